"""The columns of the matrix: reports, or bins of years where there are more reports than fit."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Final, NamedTuple

SPANS: Final = (1, 2, 5, 10, 20, 25, 50, 100, 1000)
"""Years that a bin may hold; it begins with one that the number divides."""
UNDATED: Final = "n.d."


class MatrixColumn(NamedTuple):
    """Some reports that follow on each other in date order."""

    first: int
    last: int
    """Half-open."""

    @property
    def size(self) -> int:
        """How many reports they are."""
        return self.last - self.first

    @property
    def single(self) -> bool:
        """Whether it is one report."""
        return self.size == 1

    def holds(self, other: MatrixColumn) -> bool:
        """Whether another column lies within this one and is not it."""
        return self != other and self.first <= other.first and other.last <= self.last


def fold(years: Sequence[str], first: int, last: int, most: int) -> list[MatrixColumn]:
    """A stretch of reports in columns, at most ``most`` of them if years allow.

    As many as fit stand for themselves, and so do those of one year; else years are put together, one, two,
    five, ten and so on, as few as will do.

    Args:
        years: of every report of the corpus, ascending, "" for undated ones, which come last.
        first: the first report.
        last: behind the last one.
        most: how many columns fit.
    """
    singly = [MatrixColumn(index, index + 1) for index in range(first, last)]
    runs = _runs(years, first, last, 1)
    if last - first <= most or len(runs) == 1:
        return singly
    for span in SPANS:
        bins = _runs(years, first, last, span)
        if len(bins) <= most:
            break
    return bins if len(bins) > 1 else runs


def _runs(years: Sequence[str], first: int, last: int, span: int) -> list[MatrixColumn]:
    def bin_of(index: int) -> int | None:
        return int(years[index]) // span if years[index].isdecimal() else None

    runs = []
    for _, group in groupby(range(first, last), bin_of):
        indexes = list(group)
        runs.append(MatrixColumn(indexes[0], indexes[-1] + 1))
    return runs


def name_of(years: Sequence[str], column: MatrixColumn) -> str:
    """The years of a bin: "1990–94", "1998–2003", "2010", "n.d."."""
    one, other = years[column.first], years[column.last - 1]
    if not one or one == other:
        return one or UNDATED
    return f"{one}–{other[2:] if one[:2] == other[:2] else other}"


class Columns:
    """The columns as they are folded and unfolded."""

    def __init__(self, years: Sequence[str], most: int, unfolded: set[MatrixColumn] | None = None) -> None:
        self._years = years
        self._most = most
        self.unfolded = unfolded if unfolded is not None else set()
        """Bins in whose place stand what they hold."""
        self.shown: list[MatrixColumn] = []
        self.set_most(most)

    def set_most(self, most: int) -> None:
        """Have other bins, where another number of them fits."""
        self._most = max(most, 2)
        self.shown = self._expanded(fold(self._years, 0, len(self._years), self._most))

    def _expanded(self, columns: list[MatrixColumn]) -> list[MatrixColumn]:
        shown = []
        for column in columns:
            if column in self.unfolded and not column.single:
                shown += self._expanded(fold(self._years, column.first, column.last, self._most))
            else:
                shown.append(column)
        return shown

    def unfold(self, column: MatrixColumn) -> None:
        """Put in a bin's place what it holds."""
        self.unfolded.add(column)
        self.set_most(self._most)

    def fold(self, column: MatrixColumn) -> MatrixColumn | None:
        """Fold the innermost bin that a column came out of; that bin, or None where it came out of none."""
        around = [other for other in self.unfolded if other.holds(column)]
        if not around:
            return None
        bin_ = min(around, key=lambda other: other.size)
        self.unfolded.difference_update([b for b in self.unfolded if b == bin_ or bin_.holds(b)])
        self.set_most(self._most)
        return bin_

    def index_of(self, report: int) -> int:
        """Which column holds a report."""
        return next((i for i, c in enumerate(self.shown) if c.first <= report < c.last), 0)
