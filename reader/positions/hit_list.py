"""A search under way: its hits in reading order over the reports, and which comes next."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from reader.positions.places import Place, Span


class Find(NamedTuple):
    """One hit: a report and the words in it that were looked for."""

    report: str
    """The report's id."""
    spans: tuple[Span, ...]
    """At least one, in reading order."""
    at: Place | None = None
    """Where one goes to see it, if not to the first of them."""

    @property
    def place(self) -> Place:
        """Where one goes to see it."""
        return self.at or self.spans[0].start


@dataclass(frozen=True)
class HitList:
    """The hits of one search, to be stepped through."""

    query: str
    finds: tuple[Find, ...]
    """In reading order, reports in date order."""
    everywhere: bool = False
    """Whether all reports were searched."""
    order: tuple[str, ...] = ()
    """The ids of the reports in date order, those without hits too."""
    theme: bool = False
    """Whether they are the passages on a theme: then one is asked before another report is gone to."""

    @classmethod
    def of(
        cls,
        query: str,
        finds: Iterable[Find],
        order: Iterable[str],
        *,
        everywhere: bool = False,
        theme: bool = False,
    ) -> HitList:
        """The hits through hits that may come in any order.

        Args:
            query: what was looked for.
            finds: the hits.
            order: the ids of the reports in date order.
            everywhere: whether all reports were searched.
            theme: whether they are the passages on a theme.
        """
        ids = tuple(order)
        rank = {report: index for index, report in enumerate(ids)}
        found = sorted(finds, key=lambda f: (rank[f.report], f.place))
        return cls(query, tuple(found), everywhere, ids, theme)

    def spans(self, report: str) -> list[Span]:
        """All that is to be lit in a report."""
        return [span for find in self.of_report(report) for span in find.spans]

    def first_from(self, report: str, place: Place) -> int | None:
        """The index of the first hit at this place of a report or after it, going round, or None."""
        return bisect_left(self._keys, self._key(report, place)) % len(self.finds) if self.finds else None

    def beyond(self, report: str, place: Place, step: int) -> tuple[int, bool] | None:
        """The next hit in the direction of ``step`` (1 or -1) and whether one had to go round to it."""
        if not self.finds:
            return None
        key = self._key(report, place)
        index = bisect_right(self._keys, key) if step > 0 else bisect_left(self._keys, key) - 1
        return index % len(self.finds), not 0 <= index < len(self.finds)

    def of_report(self, report: str) -> Sequence[Find]:
        """The hits in a report, in reading order."""
        return self._of_report.get(report, ())

    @cached_property
    def _of_report(self) -> dict[str, list[Find]]:
        groups: dict[str, list[Find]] = {}
        for find in self.finds:
            groups.setdefault(find.report, []).append(find)
        return groups

    @cached_property
    def _rank(self) -> dict[str, int]:
        return {report: index for index, report in enumerate(self.order)}

    @cached_property
    def _keys(self) -> list[tuple[int, Place]]:
        return [self._key(find.report, find.place) for find in self.finds]

    def _key(self, report: str, place: Place) -> tuple[int, Place]:
        return self._rank.get(report, -1), place
