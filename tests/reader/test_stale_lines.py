"""Lines that a widget has no longer: they are asked for while the terminal changes its size."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual.geometry import Region
from textual.screen import Screen
from textual.widget import Widget

from reader.notebook import Note, on
from tests.reader.dialogs import SCREENS
from tests.reader.overviews import shelf
from tests.reader.rooms import room, settled

MORE = 7
"""Lines below the last one, and columns beside it."""


def draws_lines(kind: type[Widget]) -> bool:
    """Whether a widget of this kind draws each line itself, by code of ours."""
    return any("render_line" in vars(one) and one.__module__.startswith("reader.") for one in kind.__mro__)


def drawn_by_line(screen: Screen[Any]) -> list[Widget]:
    return [each for each in screen.walk_children(Widget) if draws_lines(type(each))]


def draw_more(widgets: list[Widget]) -> None:
    for widget in widgets:
        size = widget.size
        lines = widget.render_lines(Region(0, 0, size.width + MORE, size.height + MORE))
        assert len(lines) == size.height + MORE, widget


@pytest.mark.parametrize("kind", SCREENS)
async def test_lines_that_are_there_no_longer_are_blank(kind: type[Screen[Any]], tmp_path: Path) -> None:
    async with room(shelf=shelf(tmp_path)) as (app, pilot):
        notebook = await app.room.notebook.ready()
        report = app.room.grid.column.report
        notebook.add(Note(on(report), "one", ("eu",)))
        app.push_screen(SCREENS[kind](app.room))
        await settled(pilot)
        draw_more([*drawn_by_line(app.screen), *drawn_by_line(app.room)])


async def test_the_room_draws_by_line() -> None:
    async with room() as (app, _):
        assert app.room.grid.pane in drawn_by_line(app.room)
