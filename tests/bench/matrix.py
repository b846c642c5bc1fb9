"""Keys on a matrix of 200 themes at 5 and 5,000 reports, beside a table of Textual's with the same cells."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Sequence
from typing import Final
from unittest.mock import patch

from textual import events
from textual.app import App, ComposeResult
from textual.pilot import Pilot
from textual.widgets import DataTable

from reader.app import Syntopic
from reader.comparison.cells import pieces
from reader.comparison.grid import Grid
from reader.comparison.matrix_layout import MatrixLayout
from reader.screens.overviews.matrix import MatrixScreen
from reader.state.visited import Seen
from tests.bench.frame import Row, benchmark, medians
from tests.bench.pane import in_app, spent
from tests.reader.overviews import Many, many, rows

SIZE: Final = (200, 50)
KEY_BAR: Final = 16.0
"""Milliseconds: a frame at 60 a second."""
KEYS: Final = {
    "down": ["j"] * 40,
    "right": ["l", "h"] * 20,
    "page": ["pagedown", "pageup"] * 10,
    "end": ["G", "g"] * 10,
}
TABLE: Final = {"j": "down", "l": "right", "h": "left", "G": "ctrl+end", "g": "ctrl+home"}


class TableApp(App[None]):
    """The same cells as texts."""

    CSS = "DataTable { height: 1fr; }"

    def __init__(self, names: Sequence[str], cells: Sequence[Sequence[str]]) -> None:
        super().__init__()
        self._names, self._cells = names, cells

    def compose(self) -> ComposeResult:
        yield DataTable(fixed_columns=1)

    def on_mount(self) -> None:
        table = self.query_one(DataTable)
        table.add_columns(*self._names)
        table.add_rows(self._cells)
        table.focus()


@benchmark
def matrix() -> list[Row]:
    """The matrix: CPU a key from the key until the screen is idle; peer: a DataTable with the same cells."""
    names = ("XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME")
    with (
        tempfile.TemporaryDirectory() as folder,
        patch.dict(os.environ, dict.fromkeys(names, folder)),
        patch("reader.app.LATER", 3600.0),  # links and notes are not what is measured
    ):
        return [row for count in (5, 5_000) for row in _at(count)]


def _at(count: int) -> list[Row]:
    reports, counted = many(count), rows(count)

    def ours(keys: Sequence[str]) -> float:
        workspace = Many(reports, key=f"bench-{count}")
        workspace.given = counted

        async def work(pilot: Pilot[None]) -> float:
            await pilot.press("m")
            await pilot.app.workers.wait_for_complete()
            await pilot.pause(0.3)  # the first cell's best sentence is looked for
            await pilot.app.workers.wait_for_complete()
            await pilot.pause()
            assert isinstance(pilot.app.screen, MatrixScreen) and pilot.app.screen.sheet is not None
            return await _pressed(pilot, keys)

        return in_app(Syntopic(workspace), SIZE, work)

    names, cells = _texts(count)

    def peer(keys: Sequence[str]) -> float:
        wanted = [TABLE.get(key, key) for key in keys]
        return in_app(TableApp(names, cells), SIZE, lambda pilot: _pressed(pilot, wanted))

    measured = []
    for name, keys in KEYS.items():
        we, they = medians(lambda: ours(keys), lambda: peer(keys), times=3)  # noqa: B023
        measured.append(Row(f"{name}, {count:,} reports", we, they, "ms", most=KEY_BAR))
    return measured


async def _pressed(pilot: Pilot[None], keys: Sequence[str]) -> float:
    def press(key: str) -> None:
        pilot.app.post_message(events.Key(key, key if len(key) == 1 else None))

    return await spent(pilot, [lambda key=key: press(key) for key in keys])  # type: ignore[misc]


def _texts(count: int) -> tuple[list[str], list[list[str]]]:
    """The names of the columns, and the texts of the cells that the matrix shows."""
    grid = Grid(many(count), rows(count), lambda *_: (), Seen())
    sheet = MatrixLayout(grid)
    sheet.arrange(*SIZE)
    names = ["theme", *(f"column {column.first}" for column in sheet.columns.shown)]
    cells = [
        [line.theme.name, *("".join(text for text, _ in pieces(sheet.state(line, column), sheet.width))
                            for column in sheet.columns.shown)]
        for line in grid.lines
    ]  # fmt: skip
    return names, cells
