"""All themes as a list: those of the reports, then those that the reader has hidden."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from textual.content import Content

from reader.text.plain_text import cells, clip
from reader.text.printable import printable

if TYPE_CHECKING:
    from corpus.themes import Theme
    from reader.analysis.model import Analysis

NAME: Final = 34
"""Cells of a theme's name at most."""


@dataclass(frozen=True, slots=True)
class Shelved:
    """A theme in the list."""

    theme: Theme
    reports: int
    passages: int
    """Those that speak of it more than in passing."""
    hidden: bool = False

    @property
    def said(self) -> str:
        """Who named it, or that it is hidden."""
        return "hidden" if self.hidden else str(self.theme.origin)


def shelf(analysis: Analysis) -> list[Shelved]:
    """All themes, those first of which most reports say most; to be asked in the answers' lane."""
    from corpus.themes import Origin, Theme

    found = [Shelved(row.theme, row.reports, row.passages) for row in analysis.rows]
    hidden = [own for own in analysis.own_themes if own.hidden]
    return found + [
        Shelved(Theme(own.name, own.aliases, Origin.OWN, own.id), 0, 0, hidden=True) for own in hidden
    ]


def shelf_rows(shelved: Sequence[Shelved], width: int) -> list[Content]:
    """A line for each theme: its name, counts, who named it, and its other names."""
    names = [clip(printable(one.theme.name), min(NAME, max(width // 2, 8))) for one in shelved]
    widest = max(map(cells, names), default=0)
    return [_row(one, name, widest, width) for one, name in zip(shelved, names, strict=True)]


def _row(one: Shelved, name: str, widest: int, width: int) -> Content:
    padded = Content(name + " " * (widest - cells(name)))
    counts = "" if one.hidden else f"{one.reports:,} {one.passages:>4,}"
    own = "bold" if one.said == "own" else "dim"
    line = padded + Content(f" {counts:>9}  ") + Content.styled(f"{one.said:<10}", own)
    line += Content.styled(f"  {printable(', '.join(one.theme.aliases))}", "dim")
    return (line.stylize("dim italic") if one.hidden else line).truncate(width, ellipsis=True)
