"""The matrix as it is looked at: its themes, in an order, narrowed down, and what the reader made of them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING

from notes.folding import fold
from notes.kinds import FINDING
from reader.citation import year
from reader.comparison.columns import MatrixColumn
from reader.comparison.theme_sums import ThemeSums

if TYPE_CHECKING:
    from corpus.model import Report
    from corpus.themes import Theme
    from corpus.themes.matrix import ThemeCounts
    from notes.records.silences import ConfirmedSilence
    from reader.notebook import Contents
    from reader.state.visited import Seen


class ThemeOrder(Enum):
    """In which order the themes stand."""

    REPORTS = "most reports first"
    WEIGHT = "most said first"
    NAME = "by name"

    @property
    def next(self) -> ThemeOrder:
        """The one after it, round and round."""
        orders = list(ThemeOrder)
        return orders[(orders.index(self) + 1) % len(orders)]


class Grid:
    """All themes by all reports. It never changes; making it belongs off the screen's thread."""

    def __init__(
        self,
        reports: Sequence[Report],
        rows: Sequence[ThemeCounts],
        counted: Callable[[Theme, str], Iterable[str]],
        seen: Seen,
        replaced_by: Mapping[str, str] | None = None,
        words: ThemeCounts | None = None,
    ) -> None:
        """Take the matrix in.

        Args:
            reports: in date order.
            rows: their themes, those first of which most reports say most.
            counted: tells the ids of the passages that the cell of a theme and a report's id counts.
            seen: what the reader has been to.
            replaced_by: from the keys of themes that were changed to those of the themes that came of them.
            words: the theme made of the reader's words, which stands before all others.
        """
        self.replaced_by = replaced_by or {}
        self.rows = rows
        self.reports = tuple(reports)
        self.years = [report.about.date[:4] if report.about.date else "" for report in reports]
        self.stated = [year(report) for report in reports]
        """The years as they are cited."""
        ids = [report.id for report in reports]
        self.words = words.theme.key if words else ""
        """The key of the theme made of the reader's words; "" where there is none."""
        shown = (words, *rows) if words else rows
        self.lines = tuple(ThemeSums(row, _seen(row, counted, seen), ids) for row in shown)
        self.heaviest = max((line.heaviest for line in self.lines), default=0.0)
        self.abstracts = [index for index, report in enumerate(reports) if report.about.extent == "abstract"]
        self._index = {ident: index for index, ident in enumerate(ids)}
        self._names = {line.theme.key: "\n".join(map(fold, line.theme.all_names)) for line in self.lines}
        self._keys: dict[str, str] = {}
        for line in self.lines:
            for name in line.theme.names:
                self._keys.setdefault(fold(name), line.theme.key)

    def arranged(self, order: ThemeOrder, pinned: Sequence[str], query: str) -> list[ThemeSums]:
        """The themes that one looks at.

        Args:
            order: in which they stand.
            pinned: the keys of those that stand before the others.
            query: words, each of which must stand in one of a theme's names.
        """
        wanted = fold(query).split()
        fitting = [line for line in self.lines if all(word in self._names[line.theme.key] for word in wanted)]
        if order is ThemeOrder.WEIGHT:
            fitting.sort(key=lambda line: -line.weight)
        elif order is ThemeOrder.NAME:
            fitting.sort(key=lambda line: fold(line.theme.name))
        if pinned or self.words:
            rank = {key: index for index, key in enumerate((self.words, *pinned))}
            fitting.sort(key=lambda line: rank.get(line.theme.key, len(rank)))
        return fitting

    def marks(self, contents: Contents) -> Marks:
        """What the reader has written into the cells."""
        words: dict[tuple[str, int], str] = {}
        for placed in contents.notes:
            if placed.note.theme and placed.note.kind is FINDING:
                place = self._place(placed.note.theme, placed.report_id or "")
                if place is not None:
                    words.setdefault(place, placed.note.text)
        silences = {}
        for (name, report), kept in contents.silences.items():
            place = self._place(name, report)
            if place is not None:
                silences[place] = kept
        return Marks(_ascending(words), words, silences)

    def _place(self, theme: str, report: str) -> tuple[str, int] | None:
        """The cell of a theme, by any of its names, and a report: the theme's key, the report's index."""
        key, index = self._keys.get(fold(theme)), self._index.get(report)
        return None if key is None or index is None else (key, index)


@dataclass(frozen=True)
class Marks:
    """What the reader has made of cells: by a theme's key the indexes of the reports, ascending."""

    findings: Mapping[str, Sequence[int]] = field(default_factory=dict)
    """Of those that say what the reader found."""
    words: Mapping[tuple[str, int], str] = field(default_factory=dict)
    """By key and index what the reader found;"""
    silences: Mapping[tuple[str, int], ConfirmedSilence] = field(default_factory=dict)
    """and what was kept when confirming that a report is silent."""


def _seen(row: ThemeCounts, counted: Callable[[Theme, str], Iterable[str]], seen: Seen) -> dict[str, int]:
    """How many of the passages that a theme's cells count the reader has been to, by report."""
    return {
        report: sum(passage in passages for passage in counted(row.theme, report))
        for report, passages in seen.passages.items()
        if report in row.cells and row.cells[report].passages
    }


def within(indexes: Sequence[int], column: MatrixColumn) -> int:
    """How many of some indexes lie in a column."""
    return bisect_left(indexes, column.last) - bisect_left(indexes, column.first)


def _ascending(places: Iterable[tuple[str, int]]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for key, index in sorted(set(places)):
        found.setdefault(key, []).append(index)
    return found
