"""Writing a note: what is kept of it, what is asked, and what becomes of it elsewhere."""

from dataclasses import replace

import pytest

from notes.errors import SaveError
from reader.notebook import Note, Notebook, on
from reader.positions.places import Place, Span
from tests.reader.rooms import OLD, room, settled, shown, status, type_
from tests.reader.test_annotating import go_to, kept, noted


async def test_a_note_is_kept_exactly_as_typed():
    async with room() as (app, pilot):
        await go_to(pilot, 4)
        await pilot.press("v", "e", "a")
        await type_(pilot, "# A *heading*")
        await pilot.press("enter", "enter")
        await type_(pilot, "- [ ] and [link](x) ")
        await pilot.press("ctrl+s")
        await settled(pilot)
        (placed,) = kept(app)
        assert placed.note.text == "# A *heading*\n\n- [ ] and [link](x) "
        assert placed.quote == "Paragraph"
        assert status(app) == "saved"
        assert app.focused is app.room.grid.pane


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (200, 50)])
async def test_the_quote_stays_in_sight_while_one_writes(size):
    async with room(size) as (app, pilot):
        await go_to(pilot, 9)
        pane = app.room.grid.pane
        pane.viewport.scroll_rows(pane.row_of(pane.cursor) - pane.size.height + 2)
        await pilot.press("a")
        await settled(pilot)
        assert "Paragraph 9 of adams-2001 begins." in shown(app)
        assert "(Adams 2001, ¶ 9)" in shown(app)
        row = pane.row_of(pane.cursor)
        assert row is not None
        assert row < pane.size.height


async def test_keys_are_letters_while_one_writes():
    async with room() as (app, pilot):
        await pilot.press("a")
        await type_(pilot, "q j ? : u")
        assert app.room.controllers.note_editing.now.editor.written.text == "q j ? : u"
        await pilot.press("ctrl+p", "ctrl+f")
        assert app.screen is app.room


async def test_tags_and_a_holder_are_entered_below_the_words_and_enter_saves():
    async with room() as (app, pilot):
        await pilot.press("a", "x", "tab")
        await type_(pilot, "order/architecture, eu")
        await pilot.press("enter")
        await settled(pilot)
        (placed,) = kept(app)
        assert placed.note.tags == ("order/architecture", "eu")
        await pilot.press("a", "tab", "tab")
        await type_(pilot, "russ")
        await pilot.press("tab", "enter")
        await settled(pilot)
        assert kept(app)[0].note.holder == "Russia"


async def test_tab_goes_round_in_the_drawer():
    async with room() as (app, pilot):
        await pilot.press("a", "tab", "tab", "tab", "x")
        assert app.room.controllers.note_editing.now.editor.written.text == "x"
        await pilot.press("shift+tab", "y", "shift+tab", "z")
        assert app.room.controllers.note_editing.now.editor.written == ("x", ("z",), "y")


async def test_what_would_drive_the_terminal_is_shown_as_pictures_and_kept_as_it_is():
    evil = "\x1b]52;c;ZXZpbA==\x07 [@click=app.quit]x[/]\u202e"
    async with room() as (app, pilot):
        target = on(app.workspace.report(OLD), Span(Place(0), Place(0, 4)))
        note = Note(target, evil, (f"t{evil}",), f"h{evil}")
        await app.room.notebook.change(lambda notebook: notebook.add(note))
        await pilot.pause()
        assert "␛]52;c;" in shown(app)
        await pilot.press("a")
        await settled(pilot)
        assert "␛]52;c;" in shown(app)
        assert not {"\x1b", "\x07", "\u202e"} & set(shown(app))
        await pilot.press("tab", "x", "enter")
        await settled(pilot)
        assert kept(app)[0].note.text == evil


async def test_a_click_on_the_text_leaves_the_drawer_and_no_other_takes_its_place():
    async with room() as (app, pilot):
        await pilot.press("a", "x")
        await pilot.click(app.room.grid.pane, offset=(20, 3))
        await pilot.press("j")
        for key in ("number_sign", "a", "r"):
            await pilot.click(app.room.grid.pane, offset=(20, 3))
            await pilot.press(key)
            assert app.room.controllers.drawer.has_keys
        await pilot.press("y")
        assert app.room.controllers.note_editing.now.editor.written.text == "xy"


async def test_escape_leaves_at_once_where_nothing_would_be_lost():
    async with room() as (app, pilot):
        await pilot.press("a", "escape")
        await settled(pilot)
        assert app.room.controllers.drawer.current is None
        assert kept(app) == ()


@pytest.mark.parametrize(
    ("key", "left", "words"), [("s", True, ["x"]), ("d", True, []), ("escape", False, [])]
)
async def test_escape_asks_where_something_would_be_lost(key, left, words):
    async with room() as (app, pilot):
        await pilot.press("a", "x", "escape")
        assert "not saved:" in shown(app)
        await pilot.press(key)
        await settled(pilot)
        assert (app.room.controllers.drawer.current is None) == left
        assert [placed.note.text for placed in kept(app)] == words
        if not left:
            await pilot.press("y")
            assert app.room.controllers.note_editing.now.editor.written.text == "xy"


async def test_nothing_written_is_no_note():
    async with room() as (app, pilot):
        await pilot.press("a", "ctrl+s")
        await settled(pilot)
        assert "nothing is written yet" in shown(app)
        assert kept(app) == ()


async def test_a_failure_keeps_the_words_in_the_drawer_and_says_why(monkeypatch):
    def refuse(*_):
        raise SaveError("not saved: the disk is full")

    async with room() as (app, pilot):
        await settled(pilot)
        monkeypatch.setattr(Notebook, "add", refuse)
        await noted(pilot, "precious")
        assert "the disk is full" in shown(app)
        assert app.room.controllers.note_editing.now.editor.written.text == "precious"
        monkeypatch.undo()
        await pilot.press("!", "ctrl+s")
        await settled(pilot)
        assert [placed.note.text for placed in kept(app)] == ["precious!"]


async def test_what_somebody_else_changed_meanwhile_stays_beside_ours_and_it_is_said():
    async with room() as (app, pilot):
        await noted(pilot, "ours")
        await pilot.press("a")
        other = Notebook(app.workspace.notes_file, app.workspace.reports)
        (placed,) = other.contents.notes
        other.edit(placed.note, replace(placed.note, text="theirs"))
        await type_(pilot, "!")
        await pilot.press("ctrl+s")
        await settled(pilot)
        assert sorted(placed.note.text for placed in kept(app)) == ["ours!", "theirs"]
        assert "both are kept" in status(app)
