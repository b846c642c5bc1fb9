"""Selecting by key and by mouse, and copying."""

import pytest

from reader.settings.config import Config
from reader.state import locations
from tests.reader.rooms import room, settled, shown, status, type_


async def go_to(pilot, number: int) -> None:
    await pilot.press(".")
    await type_(pilot, str(number))
    await pilot.press("enter")
    await pilot.pause()


def clips() -> str:
    path = locations.clip_file()
    return path.read_text() if path.exists() else ""


def selected(app) -> str:
    from reader.citation import words

    column = app.room.grid.column
    return words(column.report, column.pane.selection.span)


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        ("", "P"),
        ("l l h", "Pa"),
        ("right right left", "Pa"),
        ("e", "Paragraph"),
        ("e e", "Paragraph 4"),
        ("w", "Paragraph"),
        ("w w", "Paragraph 4"),
        ("w w w b", "Paragraph 4"),
        ("w w e e b b", "Paragraph 4"),
        (")", "Paragraph 4 of adams-2001 begins."),
        (") )", "Paragraph 4 of adams-2001 begins. It speaks of treaties at length."),
        (") ) (", "Paragraph 4 of adams-2001 begins."),
        (") (", "P"),
    ],
)
async def test_moves_extend_what_is_selected(keys, words):
    async with room() as (app, pilot):
        await go_to(pilot, 4)
        await pilot.press("v", *keys.split())
        assert selected(app) == words


@pytest.mark.parametrize(
    ("keys", "where"),
    [
        (") ) )", "¶ 4"),
        (") ) ) )", "p. 101, ¶¶ 4–5"),
        ("(", "¶ 3"),
    ],
)
async def test_a_selection_takes_no_letter_of_what_comes_next_or_before(keys, where):
    async with room() as (_, pilot):
        await go_to(pilot, 4)
        await pilot.press("v", *keys.split(), "y")
        await settled(pilot)
        quote, _, cited = clips().strip().rpartition(" (Adams 2001, ")
        assert cited == f"{where})"
        assert quote.endswith(".”")
        assert "\n\nP”" not in quote
        assert not quote.startswith("“ ")


async def test_selecting_goes_over_lines_and_passages():
    async with room() as (app, pilot):
        await go_to(pilot, 3)
        await pilot.press("v", "J", "J")
        assert selected(app).startswith("Paragraph 3")
        assert "\n\nParagraph 4" in selected(app)
        await pilot.press("K", "K", "j")
        assert "\n" not in selected(app)


async def test_the_keys_of_selecting_have_their_other_meaning_otherwise():
    async with room() as (app, pilot):
        await pilot.press("v", "l")
        assert app.room.grid.index == 0
        assert "selecting: moves extend" in status(app)
        await pilot.press("escape")
        assert app.room.grid.pane.selection.span is None
        await pilot.press("l")
        assert app.room.grid.index == 1


async def test_copy_takes_the_quote_with_its_citation_and_leaves_references_out():
    async with room() as (app, pilot):
        await go_to(pilot, 4)
        await pilot.press("v", ")", ")", "y")
        await settled(pilot)
        quote = "“Paragraph 4 of adams-2001 begins. It speaks of treaties at length.” (Adams 2001, ¶ 4)"
        assert clips() == quote + "\n\n"
        assert app.clipboard == quote
        assert "sent to the terminal" in status(app)
        assert not app.room.grid.pane.selection.active
        assert app.room.grid.pane.selection.span is None


async def test_ctrl_c_copies_too():
    async with room() as (app, pilot):
        await go_to(pilot, 3)
        await pilot.press("v", "e", "ctrl+c")
        await settled(pilot)
        assert clips() == "“Paragraph” (Adams 2001, ¶ 3)\n\n"
        assert app.is_running


async def test_without_a_selection_copying_says_how_to_select():
    async with room() as (app, pilot):
        for key in ("y", "ctrl+c"):
            await pilot.press(key)
            assert "nothing is selected; v starts" in status(app)
        assert clips() == ""


async def test_the_citation_alone_of_the_passage_or_of_the_selection():
    async with room() as (_, pilot):
        await go_to(pilot, 3)
        await pilot.press("Y")
        await settled(pilot)
        await pilot.press("v", "J", "J", "Y")
        await settled(pilot)
        assert clips() == "(Adams 2001, ¶ 3)\n\n(Adams 2001, ¶¶ 3–4)\n\n"


async def test_a_configured_command_gets_the_text(tmp_path):
    script = f"cat > {tmp_path}/copied"
    async with room(config=Config(clipboard=("sh", "-c", script))) as (app, pilot):
        await pilot.press("v", "e", "y")
        await settled(pilot)
        assert (tmp_path / "copied").read_text() == "“What” (Adams 2001, title)"
        assert "copied, kept in" in status(app)


async def test_a_drag_selects_in_its_pane_only():
    async with room() as (app, pilot):
        left, right = (column.pane for column in app.room.grid.columns)
        await pilot.mouse_down(left, offset=(20, 0))
        await pilot.hover(right, offset=(20, 6))
        await pilot.mouse_up(right, offset=(20, 6))
        await pilot.pause()
        assert left.selection.span is not None
        assert right.selection.span is None
        await pilot.press("y")
        await settled(pilot)
        assert "(Adams 2001" in clips()
        assert "Clark" not in clips()


async def test_v_again_keeps_what_is_selected_and_escape_drops_it():
    async with room() as (app, pilot):
        await pilot.press("v", "e", "v")
        assert not app.room.grid.pane.selection.active
        assert selected(app) == "What"
        assert "selecting" not in shown(app).splitlines()[-1]
        await pilot.press("j")
        assert selected(app) == "What"
        await pilot.press("escape")
        assert app.room.grid.pane.selection.span is None


async def test_the_message_of_a_copy_closes_the_quote_that_it_cuts():
    async with room() as (app, pilot):
        await go_to(pilot, 4)
        await pilot.press("v", ")", ")", "y")
        await settled(pilot)
        assert status(app).startswith("“Paragraph 4 of adams-20…” (Adams 2001, ¶ 4): ")


async def test_another_pane_leaves_what_is_selected_and_says_so():
    async with room() as (app, pilot):
        await pilot.press("v", "e", "tab")
        assert status(app) == "what is selected in Adams 2001 stays selected"
        assert app.room.grid.columns[0].pane.selection.span is not None
