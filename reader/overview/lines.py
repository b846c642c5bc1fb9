"""One theme over all reports, so held that the sum over any stretch of them costs the same."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from corpus.themes import SAYING

if TYPE_CHECKING:
    from corpus.themes import Presence, Theme
    from corpus.themes.matrix import Row
    from reader.seen import Seen


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


class Line:
    """A theme's cells: running sums over the reports that have any, so that most of them take no room."""

    __slots__ = ("_at", "_passages", "_passing", "_reports", "_seen", "_weights", "theme")

    def __init__(self, row: Row, found: Tally, reports: Iterable[str]) -> None:
        """Take the cells in.

        Args:
            row: the theme's cells, in the order of the reports.
            found: what the cells do not say.
            reports: the ids of the reports in that order.
        """
        self.theme: Theme = row.theme
        self._at = array("l")
        self._reports, self._passages, self._passing, self._seen = (array("l", [0]) for _ in range(4))
        self._weights = array("d", [0.0])
        for index, (report, cell) in enumerate(zip(reports, row.cells, strict=True)):
            passing = cell.passing or (0 if cell.passages else found.beside[report])
            if cell.passages or passing:
                self._at.append(index)
                self._reports.append(self._reports[-1] + (cell.passages > 0))
                self._passages.append(self._passages[-1] + cell.passages)
                self._passing.append(self._passing[-1] + passing)
                self._weights.append(self._weights[-1] + cell.weight)
                self._seen.append(self._seen[-1] + found.seen[report])

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


class Tally(NamedTuple):
    """What the cells of a theme do not say, by a report's id."""

    seen: Counter[str]
    """Of the passages that its cell counts, how many the reader has been to."""
    beside: Counter[str]
    """Notes, headings and captions that speak of it: a report that has only these mentions it."""


def tally(presences: Iterable[Presence], seen: Seen) -> Tally:
    """What the passages on a theme say that its cells do not."""
    found = Tally(Counter(), Counter())
    for presence in presences:
        if presence.passage.kind not in SAYING:
            found.beside[presence.report] += 1
        elif not presence.passing and seen.has(presence.report, presence.passage.id):
            found.seen[presence.report] += 1
    return found
