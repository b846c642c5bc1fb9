"""Moving and going to places by key."""

import pytest
from textual import events

from reader.positions.places import Place
from tests.reader.rooms import MIDDLE, OLD, room, settled, shown, status, type_, until, workspace


def here(app) -> str:
    """The beginning of the passage that the cursor is in."""
    pane = app.room.grid.pane
    return pane.report.reading[pane.cursor.passage].text[:24]


@pytest.mark.parametrize(
    ("keys", "there", "back"),
    [
        ("j", "down", ("k", "up")),
        ("J", None, ("K", None)),
        ("space", "pagedown", ("b", "pageup")),
        ("G", "end", ("g", "home")),
    ],
)
async def test_moves_and_their_opposites(keys, there, back):
    async with room() as (app, pilot):
        pane = app.room.grid.pane
        for key, opposite in ((keys, back[0]), (there, back[1])):
            if key is None:
                continue
            await pilot.press(key)
            assert pane.cursor > Place(0)
            await pilot.press(opposite)
            assert pane.cursor == Place(0)


async def test_a_held_key_is_followed_by_the_title_once():
    async with room() as (app, pilot):
        column = app.room.grid.column
        await pilot.press(*"j" * 40)
        number = column.pane.report.reading[column.pane.cursor.passage].number
        await until(pilot, lambda: f"¶ {number}" in shown(app).splitlines()[0])


@pytest.mark.parametrize(
    ("typed", "text"), [("12", "Paragraph 12"), ("p 103", "Paragraph 15"), (f"{OLD}-7", "Paragraph 7")]
)
async def test_go_to_an_address(typed, text):
    async with room() as (app, pilot):
        await pilot.press(".")
        await type_(pilot, typed)
        await pilot.press("enter")
        assert here(app).startswith(text)
        assert app.focused is app.room.grid.pane


async def test_an_address_that_leads_nowhere_is_said_and_can_be_mended():
    async with room() as (app, pilot):
        await pilot.press(".")
        await type_(pilot, "99")
        await pilot.press("enter")
        await pilot.pause()
        assert "go from 1 to 30" in shown(app)
        await pilot.press("backspace", "enter")
        assert here(app).startswith("Paragraph 9 ")


async def test_escape_from_a_question_changes_nothing():
    async with room() as (app, pilot):
        await pilot.press("j", "j", ".", "1", "2", "escape")
        await pilot.pause()
        assert here(app).startswith("Paragraph 1 ")
        assert app.focused is app.room.grid.pane


async def test_back_and_forward_over_jumps():
    async with room() as (app, pilot):
        for number in ("12", "25"):
            await pilot.press(".")
            await type_(pilot, number)
            await pilot.press("enter")
        await pilot.press("H")
        assert here(app).startswith("Paragraph 12")
        await pilot.press("H")
        assert app.room.grid.pane.cursor == Place(0)
        await pilot.press("H")
        assert "no place to go back to" in status(app)
        await pilot.press("L", "L")
        assert here(app).startswith("Paragraph 25")
        await pilot.press("L")
        assert "no place to go forward to" in status(app)


async def test_back_leads_into_the_report_one_came_from():
    async with room() as (app, pilot):
        await pilot.press(*"jjj", "o")
        await type_(pilot, "baker")
        await pilot.press("enter")
        await pilot.pause()
        assert app.room.grid.pane.report.id == MIDDLE
        await pilot.press("H")
        await pilot.pause()
        assert app.room.grid.pane.report.id == OLD
        assert app.room.grid.pane.cursor != Place(0)


async def test_contents_lists_the_headings_and_goes_there():
    async with room() as (app, pilot):
        await pilot.press("c")
        await pilot.pause()
        assert "The middle" in shown(app)
        await type_(pilot, "end")
        assert "The middle" not in app.screen.query_one("OptionList").get_option_at_index(0).prompt.plain
        await pilot.press("enter")
        await pilot.pause()
        assert here(app) == "The end"
        await pilot.press("H")
        assert app.room.grid.pane.cursor == Place(0)


async def test_contents_open_at_the_heading_above_the_cursor_and_escape_stays():
    async with room() as (app, pilot):
        await pilot.press(".")
        await type_(pilot, "15")
        await pilot.press("enter", "c")
        await pilot.pause()
        options = app.screen.query_one("OptionList")
        assert "The middle" in options.highlighted_option.prompt.plain
        await type_(pilot, "nonsense")
        assert "nothing in this list has these words" in shown(app)
        await pilot.press("escape")
        await pilot.pause()
        assert here(app).startswith("Paragraph 15")


async def test_a_place_to_begin_with_is_gone_to_in_the_pane_that_has_its_report():
    shelf = workspace()
    async with room(shelf=shelf, at=shelf.resolve("clark-2021:12")) as (app, pilot):
        await settled(pilot)
        assert app.room.grid.index == 1
        assert here(app).startswith("Paragraph 12")


def type_ahead(app, *keys: str) -> None:
    """Type keys faster than anything can be done about them."""
    for key in keys:
        app.post_message(events.Key("full_stop" if key == "." else key, key if len(key) == 1 else None))


async def test_keys_that_wait_are_all_for_the_pane_they_were_typed_for():
    async with room() as (app, pilot):
        left, right = app.room.grid.columns
        type_ahead(app, "tab", ".", "1", "2")
        await settled(pilot)
        await pilot.press("enter", "j")
        assert app.room.grid.index == 1
        assert left.pane.cursor == Place(0)
        assert here(app).startswith("Paragraph 12")
        assert right.pane.cursor.offset > 0


async def test_keys_that_wait_reach_the_list_that_is_just_opening():
    async with room() as (app, pilot):
        type_ahead(app, "tab", "o", *"baker")
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        assert [column.report.id for column in app.room.grid.columns] == [OLD, MIDDLE]
