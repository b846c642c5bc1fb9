"""The screen with all notes: looking through them, and going to one."""

from __future__ import annotations

import pytest

from reader.notebook.orders import NoteOrder
from reader.screens.notes.screen import NotesScreen
from reader.widgets.notes.note_list import NoteList
from tests.reader.noted import at, filtered, ids, listed, press, record, some_note, status_of
from tests.reader.rooms import MIDDLE, NEW, OLD, room, settled, shown, status


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
        assert app.screen.view.order is NoteOrder.REPORT
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
        assert app.room.grid.pane.report.id == MIDDLE
        assert app.room.grid.pane.cursor == span.start
        await press(pilot, "H")
        assert app.room.grid.pane.report.id == OLD


async def test_enter_opens_a_report_that_no_pane_has():
    async with listed((80, 24)) as (app, pilot):
        await at(pilot, "n-00004")
        await press(pilot, "enter")
        assert app.room.grid.pane.report.id == NEW
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


async def test_what_is_hostile_in_notes_is_only_shown():
    evil = record(1, some_note("[@click=app.quit]x[/] \x1b]52;c;aGk=\x07 \u202e abc [/nope]"))
    async with listed((200, 50), records=[evil]) as (app, _):
        assert "[@click=app.quit]x[/]" in shown(app)
        assert "\x1b" not in shown(app) and "\u202e" not in shown(app)


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
        assert app.room.grid.pane.cursor == (3, 0)


async def test_another_size_keeps_the_note_in_sight():
    async with listed((200, 50)) as (app, pilot):
        await press(pilot, "G")
        await pilot.resize_terminal(80, 12)
        await settled(pilot)
        assert "Wherever it stands." in shown(app)


async def test_help_begins_with_the_keys_of_the_list():
    async with listed((80, 24)) as (app, pilot):
        await press(pilot, "?")
        text = shown(app)
        assert "In the list of notes" in text
        assert "filter as you type" in text
        await press(pilot, "escape")
        assert isinstance(app.screen, NotesScreen)
