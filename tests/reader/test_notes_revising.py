"""The screen with all notes: what changes them, and what is copied of them."""

from __future__ import annotations

from typing import Any

from notes.opening import open_store
from reader.notebook import Notebook
from reader.state import locations
from tests.reader.noted import at, filtered, ids, listed, press, some, status_of, stored
from tests.reader.rooms import OLD, room, settled, shown, status, type_, until


async def test_e_edits_the_note():
    async with listed() as (app, pilot):
        await at(pilot, "n-00001")
        await press(pilot, "e")
        assert app.screen is app.room
        assert app.room.controllers.note_editing.now is not None
        assert app.room.controllers.note_editing.now.note.id == "n-00001"
        await press(pilot, "escape")


async def test_space_marks_and_one_key_tags_all_of_them():
    async with listed() as (app, pilot):
        await press(pilot, "space", "space")
        assert "✓ 2 marked" in shown(app)
        marked = set(app.screen.view.marked)
        await press(pilot, "#")
        assert "tags of 2 notes" in shown(app)
        await type_(pilot, "order")
        await press(pilot, "enter")
        assert {note["id"] for note in stored() if "order" in note["tags"]} == marked
        assert status_of(app) == "2 notes tagged"
        await press(pilot, "u")
        assert not any("order" in note["tags"] for note in stored())
        await press(pilot, "U")
        assert sum("order" in note["tags"] for note in stored()) == 2


async def test_tags_that_all_marked_notes_bear_can_be_taken_off():
    async with listed() as (app, pilot):
        await filtered(pilot, "tag:doubt")
        await press(pilot, "*", "#")
        assert "doubt" in shown(app)
        await press(pilot, "ctrl+u", "enter")
        assert not any("doubt" in note["tags"] for note in stored())
        assert sum("eu/law" in note["tags"] for note in stored()) == 2


async def test_esc_in_the_tags_changes_nothing():
    async with listed() as (app, pilot):
        await press(pilot, "#", "z", "escape")
        assert [note["tags"] for note in stored()] == [note["tags"] for note in some()]
        assert app.focused is app.screen.notes


async def test_d_deletes_the_marked_and_u_has_them_back():
    async with listed() as (app, pilot):
        await press(pilot, "space", "space", "d")
        assert len(stored()) == 6
        assert status_of(app) == "2 notes deleted; u takes it back"
        assert "Notes 6" in shown(app)
        assert "marked" not in shown(app)
        await press(pilot, "u")
        assert len(stored()) == 8
        assert "undone: delete 2 notes" in status_of(app)


async def test_a_deleted_note_can_be_had_back_from_the_list():
    async with listed() as (app, pilot):
        await at(pilot, "n-00001")
        await press(pilot, "d", "x")
        assert "The start of it all." in shown(app)
        await press(pilot, "enter")
        assert "n-00001" in {note["id"] for note in stored()}
        assert status_of(app) == "a deleted note is back"
        await press(pilot, "x")
        assert "no note was deleted that is still known" in shown(app)


async def test_y_copies_quote_citation_words_and_tags(monkeypatch):
    sent = []
    monkeypatch.setattr("reader.runtime.clipboard._feed", lambda command, text: sent.append(text))
    async with listed() as (app, pilot):
        await at(pilot, "n-00001")
        await press(pilot, "y")
        clips = locations.data_dir() / "clips.txt"
        text = clips.read_text()
        assert "“Paragraph 1 of adams-2001 begins. It” (Adams 2001, ¶ 1)" in text
        assert "The start of\nit all." in text
        assert "#eu #eu/law" in text
        assert status_of(app).startswith("1 note: ")


async def test_a_changed_note_is_confirmed():
    async with listed() as (app, pilot):
        await at(pilot, "n-00003")
        await press(pilot, "c")
        assert status_of(app) == "confirmed: anchored now"
        assert "changed" not in shown(app).split("\n")[0]


async def test_an_orphan_shows_its_guess_which_can_be_confirmed():
    async with listed((200, 50)) as (app, pilot):
        await at(pilot, "n-00004")
        text = shown(app)
        assert "⇢ perhaps “" in text
        assert "best guess:" in text
        assert "perhaps ¶" in text
        await press(pilot, "c")
        assert status_of(app) == "confirmed: anchored now"
        assert "∅ 1 orphan" in shown(app)


async def test_an_orphan_without_a_guess_says_what_to_do():
    async with listed() as (app, pilot):
        await at(pilot, "n-00008")
        await press(pilot, "c")
        assert "C goes to the report" in status_of(app)
        await press(pilot, "j")
        assert "n-00008" in {note["id"] for note in stored()}


async def test_a_note_is_corrected_to_the_words_that_are_selected():
    async with listed() as (app, pilot):
        await at(pilot, "n-00008")
        await press(pilot, "C")
        assert app.screen is app.room
        assert app.room.grid.pane.report.id == OLD
        assert "then = puts it there" in status(app)
        await press(pilot, "J", "J", "v", "e", "e", "=")
        assert status(app) == "the note is on these words now"
        moved = next(note for note in stored() if note["id"] == "n-00008")
        assert moved["quote"]["exact"].startswith("Paragraph")
        assert moved["text"] == "Nothing is like it."
        await press(pilot, "=")
        assert "no note waits" in status(app)


async def test_notes_of_another_program_appear_by_themselves():
    async with listed() as (app, pilot):
        store = open_store(locations.notes_file()).store
        with store.change("note") as change:
            change.add("notes", {"text": "from elsewhere", "tags": []})
        await until(pilot, lambda: "Notes 9" in shown(app))


async def test_a_change_that_cannot_be_saved_says_why(monkeypatch):
    from notes.errors import SaveError

    def full(*_: Any) -> None:
        raise SaveError("not saved: no space left")

    async with listed() as (app, pilot):
        monkeypatch.setattr(Notebook, "delete", full)
        await press(pilot, "d")
        assert status_of(app) == "not saved: no space left"
        assert len(ids(app)) == 8


async def test_a_store_that_cannot_be_used_says_why():
    path = locations.notes_file()
    path.parent.mkdir(parents=True)
    path.write_text('{"a": 1}')
    async with room() as (app, pilot):
        await press(pilot, "w")
        assert "notes cannot be changed" in status_of(app)
        await press(pilot, "x")
        assert "not saved" in status_of(app)


async def test_a_note_whose_report_is_away_can_be_edited_too():
    async with listed((80, 24)) as (app, pilot):
        await at(pilot, "n-00005")
        await press(pilot, "e")
        assert app.screen is app.room
        assert "From another shelf." in shown(app)
        await press(pilot, "X", "ctrl+s")
        await settled(pilot)
        away = next(note for note in stored() if note["id"] == "n-00005")
        assert "X" in away["text"]
        assert away["report"] == "elsewhere-1999"
        await press(pilot, "w")
        assert app.screen.notes.current.id == "n-00005"
        assert "X" in app.screen.notes.current.note.text


async def test_undo_reaches_what_was_done_in_the_text_and_back():
    async with listed() as (app, pilot):
        await press(pilot, "d", "escape", "u")
        await settled(pilot)
        assert len(stored()) == 8
        await press(pilot, "w")
        assert len(ids(app)) == 8


async def test_two_changes_in_a_row_are_made_in_their_order():
    async with listed() as (app, pilot):
        await pilot.press("d", "u", "d", "d")
        await settled(pilot)
        await settled(pilot)
        assert len(stored()) == len(ids(app)) == 6
