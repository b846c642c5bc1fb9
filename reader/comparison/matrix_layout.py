"""How the matrix lies on a screen: how wide its columns are, what is in sight, and where one stands."""

from __future__ import annotations

from typing import Final

from reader.comparison.cells import LEAST, MOST, CellState
from reader.comparison.columns import Columns, MatrixColumn
from reader.comparison.grid import Grid, Marks, within
from reader.comparison.theme_sums import ThemeSums

NAME: Final = (20, 40)
"""Cells of a theme's name, at least and at most, where columns do not leave more."""
WIDEST: Final = 64
"""Cells of a theme's name at most."""
HEADS: Final = 2
"""Rows above the first theme."""


class MatrixLayout:
    """The part of a grid that is in sight, by rows and columns."""

    def __init__(self, grid: Grid, unfolded: set[MatrixColumn] | None = None) -> None:
        self.grid = grid
        self.columns = Columns(grid.years, 2, unfolded)
        self.lines: list[ThemeSums] = []
        self.marks = Marks()
        self.pinned: tuple[str, ...] = ()
        """The keys of the themes that stand first."""
        self.row = self.column = self.top = self.left = 0
        self.version = 0
        """Counts what makes other cells of the same place."""
        self._height = self.most = self.fit = 1
        self.name_width = self.width = LEAST
        """Cells of a name, and of a column."""
        self._scale = 1.0

    # -- the room there is

    def arrange(self, width: int, height: int) -> None:
        """Take the room there is, the cell that one stands on in sight."""
        least, most = NAME
        name = min(max(width * 3 // 10, least), most)
        room = max(width - name - 1, LEAST)
        report = self.current_column.first
        self.most = room // LEAST
        self.columns.set_most(self.most)
        count = max(len(self.columns.shown), 1)
        self.width = min(max(room // count, LEAST), MOST)
        self.name_width = min(width - 1 - self.width * min(count, room // self.width), WIDEST)
        self.fit = max((width - 1 - self.name_width) // self.width, 1)
        self._height = max(height - HEADS, 1)
        self.column = self.columns.index_of(report)
        self._scale = self._heaviest_bin()
        self.version += 1
        self.reveal()

    def _heaviest_bin(self) -> float:
        """The most that the reports of a bin say of any theme, each on average."""
        bins = [column for column in self.columns.shown if not column.single]
        means = (line.over(b.first, b.last).weight / b.size for line in self.grid.lines for b in bins)
        return max(means, default=0.0) or 1.0

    @property
    def height(self) -> int:
        """Themes in sight."""
        return self._height

    @property
    def current_column(self) -> MatrixColumn:
        """The column that one stands on."""
        shown = self.columns.shown
        return shown[min(self.column, len(shown) - 1)] if shown else MatrixColumn(0, 0)

    @property
    def current_line(self) -> ThemeSums | None:
        """The theme that one stands on."""
        return self.lines[self.row] if self.lines else None

    @property
    def in_sight(self) -> list[MatrixColumn]:
        """The columns in sight."""
        return self.columns.shown[self.left : self.left + self.fit]

    # -- where one stands

    def show(self, lines: list[ThemeSums], row: int) -> None:
        """Look at these themes, from one of them."""
        self.lines = lines
        self.row = max(0, min(row, len(lines) - 1))
        self.reveal()

    def go_to(self, row: int, column: int) -> None:
        """Stand on another cell, or on the nearest there is."""
        self.row = max(0, min(row, len(self.lines) - 1))
        self.column = max(0, min(column, len(self.columns.shown) - 1))
        self.reveal()

    def reveal(self) -> None:
        """Bring the cell that one stands on in sight, and waste no room."""
        self.top = max(0, min(max(self.top, self.row - self._height + 1), self.row))
        self.top = max(0, min(self.top, len(self.lines) - self._height))
        self.left = max(0, min(max(self.left, self.column - self.fit + 1), self.column))
        self.left = max(0, min(self.left, len(self.columns.shown) - self.fit))

    # -- bins

    def unfold(self) -> bool:
        """Put in the place of the bin that one stands on what it holds; whether it is a bin."""
        column = self.current_column
        if column.size < 2:
            return False
        self.columns.unfold(column)
        self._folded(column.first)
        return True

    def fold(self) -> bool:
        """Fold the bin again that the column came out of; whether it came out of one."""
        bin_ = self.columns.fold(self.current_column)
        if bin_ is not None:
            self._folded(bin_.first)
        return bin_ is not None

    def _folded(self, report: int) -> None:
        self.version += 1
        self.column = self.columns.index_of(report)
        self.reveal()

    # -- cells

    def state(self, line: ThemeSums, column: MatrixColumn) -> CellState:
        """What the cell of a theme shows."""
        found = line.over(column.first, column.last)
        key = line.theme.key
        share = found.weight / self.grid.heaviest if self.grid.heaviest else 0.0
        if not column.single:
            share = found.weight / column.size / self._scale
        return CellState(
            found,
            share,
            finding=within(self.marks.findings.get(key, ()), column) > 0,
            confirmed=column.single and (key, column.first) in self.marks.silences,
            abstract=column.single and within(self.grid.abstracts, column) > 0,
        )
