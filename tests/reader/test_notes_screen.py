"""The screen with all notes: every key of it, and every way out of it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest

from notes.opening import open_store
from reader import locations
from reader.notebook.orders import Order
from reader.screens.notes import PATIENCE, NotesScreen
from reader.widgets.noted.note_list import NoteList
from tests.reader.noted import kept, record, some
from tests.reader.rooms import MIDDLE, NEW, OLD, room, settled, shown, status, type_


@asynccontextmanager
async def listed(size: tuple[int, int] = (120, 36), **more: Any) -> AsyncIterator[tuple[Any, Any]]:
    """The notes screen on notes of every state."""
    kept(**more)
    async with room(size) as (app, pilot):
        await press(pilot, "w")
        yield app, pilot


async def press(pilot: Any, *keys: str) -> None:
    """Press keys and wait until what they ask for is done."""
    for key in keys:
        await pilot.press(key)
        await settled(pilot)
        await settled(pilot)  # an answer begins its work when its question is gone


async def filtered(pilot: Any, query: str) -> None:
    await press(pilot, "/")
    await type_(pilot, query)
    await press(pilot, "enter")


async def at(pilot: Any, ident: str) -> None:
    """Stand on a note."""
    screen = pilot.app.screen
    ids = [placed.id for placed in screen.notes.shown]
    screen.notes.go_to(ids.index(ident))
    await pilot.pause(2 * PATIENCE)  # the whole note follows
    await settled(pilot)


def ids(app: Any) -> list[int]:
    return [int(placed.id[2:]) for placed in app.screen.notes.shown]


def stored() -> list[Any]:
    """The notes that are in the file."""
    return open_store(locations.notes_file()).store.all("notes")


async def test_w_shows_every_note_by_report():
    async with listed((200, 50)) as (app, _):
        assert isinstance(app.screen, NotesScreen)
        assert ids(app) == [1, 2, 8, 3, 6, 4, 5, 7]
        text = shown(app)
        for said in ("Adams 2001, ¶ 1", "The beginning", "Russia", "eu/law", "The start of it all.",
                     "“Paragraph 1 of adams-2001 begins", "Notes 8 · by report", "≈ 1 changed",
                     "∅ 2 orphan", "○ 1 away", "the whole report", "on common strategy",
                     "A report that is elsewhere"):  # fmt: skip
            assert said in text, said


async def test_an_empty_list_says_how_to_begin():
    async with room() as (app, pilot):
        await press(pilot, "w")
        assert "none yet: a on a passage or a selection makes one" in shown(app)
        await press(pilot, "enter", "d", "space", "e", "y", "c", "C", "#", "i", "s", "j", "G")
        assert isinstance(app.screen, NotesScreen)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("tag:doubt", {3, 4}),
        ("tag:law", {1, 4}),
        ("holder:russia", {1}),
        ("report:baker", {3}),
        ("state:orphan", {4, 8}),
        ("theme:common", {7}),
        ("date:2026-11-04", {3}),
        ("herons", {4, 8}),
        ("nothing fits this", set()),
    ],
)
async def test_the_filter_narrows_down_as_one_types(query, found):
    async with listed() as (app, pilot):
        await filtered(pilot, query)
        assert set(ids(app)) == found
        assert f"{len(found)} of 8" in shown(app)
        await press(pilot, "escape")
        assert len(ids(app)) == 8
        assert isinstance(app.screen, NotesScreen)


async def test_the_filter_is_applied_with_every_letter_and_esc_shows_all():
    async with listed() as (app, pilot):
        await press(pilot, "/", *"herons")
        assert set(ids(app)) == {4, 8}
        assert "tag:eu" in shown(app)
        await press(pilot, "backspace", *"x")
        assert ids(app) == []
        await press(pilot, "escape")
        assert len(ids(app)) == 8
        assert app.focused is app.screen.notes


async def test_letters_in_the_filter_are_no_commands():
    async with listed() as (app, pilot):
        await press(pilot, "/", *"wqdx?")
        assert app.screen.line.value == "wqdx?"
        await press(pilot, "down")
        assert app.focused is app.screen.notes


async def test_s_sorts_in_three_ways():
    async with listed() as (app, pilot):
        by_report = ids(app)
        assert app.screen.view.order is Order.REPORT
        await press(pilot, "s")
        assert ids(app) == sorted(by_report, reverse=True)
        assert "newest first" in shown(app)
        await press(pilot, "s")
        assert ids(app)[:2] == [3, 4]
        assert set(ids(app)[-2:]) == {2, 7}
        await press(pilot, "s")
        assert ids(app) == by_report


async def test_enter_opens_the_note_at_its_place_in_the_pane_with_its_report():
    async with listed() as (app, pilot):
        await at(pilot, "n-00003")
        span = app.screen.notes.current.span
        await press(pilot, "enter")
        assert app.screen is app.room
        assert app.room.desk.pane.report.id == MIDDLE
        assert app.room.desk.pane.cursor == span.start
        await press(pilot, "H")
        assert app.room.desk.pane.report.id == OLD


async def test_enter_opens_a_report_that_no_pane_has():
    async with listed((80, 24)) as (app, pilot):
        await at(pilot, "n-00004")
        await press(pilot, "enter")
        assert app.room.desk.pane.report.id == NEW
        assert "perhaps they stood here" in status(app)


async def test_a_note_that_is_away_or_on_a_theme_says_why_it_does_not_open():
    async with listed() as (app, pilot):
        await at(pilot, "n-00005")
        await press(pilot, "enter")
        assert status_of(app) == "its report is not open: A report that is elsewhere"
        await at(pilot, "n-00007")
        await press(pilot, "enter")
        assert status_of(app) == "a note on a theme has no place in a report"
        assert isinstance(app.screen, NotesScreen)


def status_of(app: Any) -> str:
    return app.screen.bar.text


async def test_e_edits_the_note():
    async with listed() as (app, pilot):
        await at(pilot, "n-00001")
        await press(pilot, "e")
        assert app.screen is app.room
        assert app.room.annotating.writing is not None
        assert app.room.annotating.writing.note.id == "n-00001"
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
    monkeypatch.setattr("reader.clipboard._feed", lambda command, text: sent.append(text))
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
        assert app.room.desk.pane.report.id == OLD
        assert "then = puts it there" in status(app)
        await press(pilot, "J", "J", "v", "e", "e", "=")
        assert status(app) == "the note is on these words now"
        moved = next(note for note in stored() if note["id"] == "n-00008")
        assert moved["quote"]["exact"].startswith("Paragraph")
        assert moved["text"] == "Nothing is like it."
        await press(pilot, "=")
        assert "no note waits" in status(app)


async def test_the_place_and_the_filter_are_there_again():
    async with listed() as (app, pilot):
        await filtered(pilot, "tag:doubt")
        await press(pilot, "j", "enter", "w")
        assert set(ids(app)) == {3, 4}
        assert app.screen.notes.current.id == "n-00004"


async def test_esc_leaves_marks_filter_and_screen_in_this_order():
    async with listed() as (app, pilot):
        await filtered(pilot, "tag:doubt")
        await press(pilot, "space", "escape")
        assert not app.screen.view.marked
        await press(pilot, "escape")
        assert len(ids(app)) == 8
        await press(pilot, "escape")
        assert app.screen is app.room


async def test_in_a_narrow_window_i_shows_the_whole_note():
    async with listed((80, 24)) as (app, pilot):
        assert not app.screen.query_one("NoteSheet").display
        await press(pilot, "i")
        assert "The start of\n" not in shown(app)
        assert "anchored" in shown(app)
        assert not app.screen.notes.display
        await press(pilot, "escape")
        assert app.screen.notes.display


async def test_notes_of_another_program_appear_by_themselves():
    async with listed() as (app, pilot):
        store = open_store(locations.notes_file()).store
        with store.change("note") as change:
            change.add("notes", {"text": "from elsewhere", "tags": []})
        await pilot.pause(2.5)
        assert "Notes 9" in shown(app)


async def test_what_is_hostile_in_notes_is_only_shown():
    evil = record(1, some_note("[@click=app.quit]x[/] \x1b]52;c;aGk=\x07 \u202e abc [/nope]"))
    async with listed((200, 50), records=[evil]) as (app, _):
        assert "[@click=app.quit]x[/]" in shown(app)
        assert "\x1b" not in shown(app) and "\u202e" not in shown(app)


def some_note(text: str) -> Any:
    from reader.notebook import Note

    return Note(None, text, ("[b]tag[/b]",), "[/holder]", "[theme]")


async def test_a_change_that_cannot_be_saved_says_why(monkeypatch):
    from notes.errors import SaveError
    from reader.notebook import Notebook

    def full(*_: Any) -> None:
        raise SaveError("not saved: no space left")

    async with listed() as (app, pilot):
        monkeypatch.setattr(Notebook, "delete", full)
        await press(pilot, "d")
        assert status_of(app) == "not saved: no space left"
        assert len(ids(app)) == 8


async def test_ten_thousand_notes_are_filtered_and_only_those_in_sight_are_drawn():
    many = [record(n, some_note(f"Word {n} of many.")) for n in range(10_000)]
    async with listed((120, 36), records=many) as (app, pilot):
        screen = app.screen
        assert "Notes 10,000" in shown(app)
        drawn = []
        draw = screen.notes._drawn
        screen.notes._drawn = lambda *args, **more: drawn.append(args[0].id) or draw(*args, **more)
        await press(pilot, "/", *"word", "space", *"77")
        assert len(ids(app)) == sum("77" in str(n) for n in range(10_000))
        assert "Word 77 of many." in shown(app)
        await press(pilot, *"77")
        assert ids(app) == [7777]
        assert len(drawn) < 100
        await press(pilot, "escape", "G")
        assert screen.notes.index == 9_999
        assert "Word 9999 of many." in shown(app)
        await press(pilot, "g", "pagedown")
        assert 5 <= screen.notes.index <= 8


async def test_without_colour_no_colour_is_drawn(monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    async with listed() as (app, _):
        styles = [s.style for y in range(20) for s in app.screen.notes.render_line(y) if s.style]
        assert not any(c and c.triplet for style in styles for c in (style.color, style.bgcolor))


async def test_a_click_goes_to_a_note_and_a_second_one_opens_it():
    async with listed() as (app, pilot):
        await pilot.click(NoteList, offset=(10, 4))
        await settled(pilot)
        assert app.screen.notes.index == 1
        await pilot.click(NoteList, offset=(10, 4))
        await settled(pilot)
        assert app.screen is app.room
        assert app.room.desk.pane.cursor == (3, 0)


async def test_another_size_keeps_the_note_in_sight():
    async with listed((200, 50)) as (app, pilot):
        await press(pilot, "G")
        await pilot.resize_terminal(80, 12)
        await settled(pilot)
        assert "Wherever it stands." in shown(app)


async def test_a_store_that_cannot_be_used_says_why():
    path = locations.notes_file()
    path.parent.mkdir(parents=True)
    path.write_text('{"a": 1}')
    async with room() as (app, pilot):
        await press(pilot, "w")
        assert "notes cannot be changed" in status_of(app)
        await press(pilot, "x")
        assert "not saved" in status_of(app)
