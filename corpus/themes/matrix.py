"""Themes by reports: how much each report says of each theme."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from corpus.themes.model import SAYING, Theme
from corpus.themes.theme_index import Themes

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class Cell(NamedTuple):
    """What one report says of one theme."""

    passages: int
    """Passages that speak of it, mentions in passing left out."""
    weight: float
    """The sum of how much of each is about it: about so many passages are on it alone."""
    passing: int
    """Passages that only mention it."""
    beside: int = 0
    """Notes, headings and captions that speak of it: a report that has only these mentions it."""

    @property
    def mentions(self) -> int:
        """Mentions in passing as they are told: where there is nothing else, notes, headings and captions."""
        return self.passing or (0 if self.passages else self.beside)


NOTHING: Final = Cell(0, 0, 0)
"""The cell of a report that says nothing of a theme."""


@dataclass(frozen=True, slots=True)
class ThemeCounts:
    """One theme over all reports."""

    theme: Theme
    cells: Mapping[str, Cell]
    """By the ids of all reports, in date order."""

    @property
    def reports(self) -> int:
        """How many reports speak of it."""
        return sum(cell.passages > 0 for cell in self.cells.values())

    @property
    def passages(self) -> int:
        """How many passages speak of it, over all reports."""
        return sum(cell.passages for cell in self.cells.values())


def row(themes: Themes, theme: Theme) -> ThemeCounts:
    """What each report says of a theme, in date order."""
    import numpy as np

    found = themes.rows(theme)
    count = len(themes.reports)

    def sizes(rows: NDArray[np.bool_]) -> list[int]:
        counts: list[int] = np.bincount(found.reports[rows], minlength=count).tolist()
        return counts

    spoken = found.says & ~found.passing
    weights = np.bincount(found.reports[spoken], found.weights[spoken], count).tolist()
    columns = sizes(spoken), weights, sizes(found.says & found.passing), sizes(~found.says)
    cells = (
        Cell(passages, weight if passages else 0, passing, beside)
        if passages or passing or beside
        else NOTHING
        for passages, weight, passing, beside in zip(*columns, strict=True)
    )
    ids = (report.id for report in themes.reports)
    return ThemeCounts(theme, dict(zip(ids, cells, strict=True)))


def counted(themes: Themes, theme: Theme, report: str) -> tuple[str, ...]:
    """The ids of the passages that a cell counts, best first, mentions in passing left out.

    Raises:
        KeyError: there is no such report.
    """
    found = themes.presences_in(theme, report)
    return tuple(p.passage.id for p in found if p.passage.kind in SAYING and not p.passing)


def matrix(themes: Themes) -> tuple[ThemeCounts, ...]:
    """All themes, those first of which most reports say most."""
    return arranged(row(themes, theme) for theme in themes.themes)


def arranged(rows: Iterable[ThemeCounts]) -> tuple[ThemeCounts, ...]:
    """The rows, those first of which most reports say most."""
    return tuple(
        sorted(rows, key=lambda r: (-r.reports, -sum(c.weight for c in r.cells.values()), r.theme.name))
    )
