"""Themes by reports: how much each report says of each theme."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from corpus.themes.book import Themes
from corpus.themes.model import Theme
from corpus.themes.presence import SAYING


class Cell(NamedTuple):
    """What one report says of one theme."""

    passages: int
    """Passages that speak of it, mentions in passing left out."""
    weight: float
    """The sum of how much of each is about it: about so many passages are on it alone."""
    passing: int
    """Passages that only mention it."""


@dataclass(frozen=True, slots=True)
class Row:
    """One theme over all reports."""

    theme: Theme
    cells: tuple[Cell, ...]
    """In the order of the reports."""

    @property
    def reports(self) -> int:
        """How many reports speak of it."""
        return sum(cell.passages > 0 for cell in self.cells)


def row(themes: Themes, theme: Theme) -> Row:
    """What each report says of a theme, in date order."""
    cells = []
    for presences in themes.spoken(theme).values():
        saying = [p for p in presences if p.passage.kind in SAYING]
        spoken = [p for p in saying if not p.passing]
        cells.append(Cell(len(spoken), sum(p.weight for p in spoken), len(saying) - len(spoken)))
    return Row(theme, tuple(cells))


def matrix(themes: Themes) -> tuple[Row, ...]:
    """All themes, those first of which most reports say most."""
    rows = [row(themes, theme) for theme in themes.themes]
    return tuple(sorted(rows, key=lambda r: (-r.reports, -sum(c.weight for c in r.cells), r.theme.name)))
