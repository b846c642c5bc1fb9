"""Searching all reports finds what the reader wrote as well."""

from __future__ import annotations

import pytest

from reader.notebook import Notebook
from reader.notebook.search import saying
from tests.reader.noted import kept, press, record, some, some_words
from tests.reader.rooms import MIDDLE, reports, room, settled, shown, status, type_


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("start", [1]),
        ("START all", [1]),
        ('"start of"', [1]),
        ('"of start"', []),
        ("treaties", []),
        ("gone nearly", [4]),
        ("russia", [1]),
        ("law", [4, 1]),
        ("strategy", [7]),
        ("adams", []),
        ("", []),
        ('"', []),
    ],
)
def test_what_the_reader_says_is_found_and_not_what_the_reports_say(query, found):
    contents = Notebook(kept(), reports()).contents
    assert [int(placed.id[2:]) for placed in saying(contents.entries, query)] == found


async def searched(pilot, query: str) -> None:
    await settled(pilot)
    await press(pilot, "F")
    await type_(pilot, query)
    await settled(pilot)


async def test_the_notes_stand_above_the_hits_and_the_first_hit_is_chosen():
    kept([record(1, some_words("My view of security."))])
    async with room() as (app, pilot):
        await searched(pilot, "security")
        text = shown(app)
        assert "My view of security." in text
        assert text.index("notes") < text.index("My view of security.") < text.index("Baker 2010  ¶ 4")
        await press(pilot, "enter")
        assert app.room.grid.pane.report.id == MIDDLE
        assert "“security” 1 of" in status(app)


async def test_enter_on_a_note_opens_it():
    kept([record(1, some_words("My view of security."))])
    async with room() as (app, pilot):
        await searched(pilot, "security")
        await press(pilot, "up", "enter")
        assert app.screen is app.room
        assert app.room.grid.pane.cursor == (8, 0)


async def test_notes_are_found_where_no_report_says_it():
    kept()
    async with room() as (app, pilot):
        await searched(pilot, "wherever")
        assert "Wherever it stands." in shown(app)


async def test_of_many_notes_three_are_listed_and_the_rest_counted():
    kept([{**one, "text": "security again"} for one in some()])
    async with room() as (app, pilot):
        await searched(pilot, "security")
        assert "notes, w lists all 8" in shown(app)
        assert shown(app).count("security again") == 3
