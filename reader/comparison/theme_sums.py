"""One theme over all reports, so held that the sum over any stretch of them costs the same."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from corpus.themes import Theme
    from corpus.themes.matrix import ThemeCounts


class Sum(NamedTuple):
    """What some reports that follow on each other say of a theme."""

    reports: int
    """How many of them speak of it."""
    passages: int
    """Passages that speak of it, mentions in passing left out."""
    weight: float
    """The sum of how much of each is about it."""
    passing: int
    """Passages that only mention it."""
    seen: int
    """Of the passages, how many the reader has been to."""

    @property
    def left(self) -> int:
        """How many the reader has not been to."""
        return self.passages - self.seen


class ThemeSums:
    """A theme's cells: running sums over the reports that have any, so that most of them take no room."""

    __slots__ = ("_at", "_passages", "_passing", "_reports", "_seen", "_weights", "theme")

    def __init__(self, row: ThemeCounts, seen: Mapping[str, int], reports: Iterable[str]) -> None:
        """Take the cells in.

        Args:
            row: the theme's cells.
            seen: by a report's id, how many of the passages that its cell counts the reader has been to.
            reports: the ids of the reports, in the order in which they stand.
        """
        self.theme: Theme = row.theme
        self._at = array("l")
        self._reports, self._passages, self._passing, self._seen = (array("l", [0]) for _ in range(4))
        self._weights = array("d", [0.0])
        for index, report in enumerate(reports):
            cell = row.cells.get(report)
            if cell is None:
                continue  # a report that the themes have not been looked for in yet
            if cell.passages or cell.mentions:
                self._at.append(index)
                self._reports.append(self._reports[-1] + (cell.passages > 0))
                self._passages.append(self._passages[-1] + cell.passages)
                self._passing.append(self._passing[-1] + cell.mentions)
                self._weights.append(self._weights[-1] + cell.weight)
                self._seen.append(self._seen[-1] + seen.get(report, 0))

    def over(self, first: int, last: int) -> Sum:
        """The sum over the reports from ``first`` to before ``last``."""
        a, b = bisect_left(self._at, first), bisect_left(self._at, last)
        return Sum(
            self._reports[b] - self._reports[a],
            self._passages[b] - self._passages[a],
            self._weights[b] - self._weights[a],
            self._passing[b] - self._passing[a],
            self._seen[b] - self._seen[a],
        )

    @property
    def reports(self) -> int:
        """How many reports speak of it."""
        return self._reports[-1]

    @property
    def weight(self) -> float:
        """The sum of how much of all passages is about it."""
        return self._weights[-1]

    @property
    def heaviest(self) -> float:
        """The weight of the report that says most."""
        weights = self._weights
        return max((weights[i + 1] - weights[i] for i in range(len(self._at))), default=0.0)
