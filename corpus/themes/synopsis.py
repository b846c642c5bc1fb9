"""One theme across all reports, in date order, silences shown."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.model import Report
from corpus.themes.jump import Jumper
from corpus.themes.model import SAYING, Presence, Silence, Theme
from corpus.themes.theme_index import Themes


@dataclass(frozen=True, slots=True)
class SynopsisColumn:
    """What one report says of a theme."""

    report: Report
    passages: tuple[Presence, ...]
    """Those that speak of it, best first; mentions in passing last."""
    silence: Silence | None
    """Where it says nothing."""

    @property
    def silent(self) -> bool:
        """Whether nothing was found; of an abstract that says nothing, for it leaves out so much."""
        return self.silence is not None and self.silence.nothing_found


@dataclass(frozen=True, slots=True)
class Synopsis:
    """A theme, and what each report says of it."""

    theme: Theme
    columns: tuple[SynopsisColumn, ...]
    """One for each report, in date order."""


def synopsis(themes: Themes, jumper: Jumper, theme: Theme) -> Synopsis:
    """A theme across all reports."""
    silences = {silence.report: silence for silence in jumper.silences(theme)}
    columns = []
    for report, presences in themes.spoken(theme).items():
        saying = [p for p in presences if p.passage.kind in SAYING]
        columns.append(SynopsisColumn(themes.by_id[report], tuple(saying or presences), silences.get(report)))
    return Synopsis(theme, tuple(columns))
