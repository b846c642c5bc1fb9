"""One theme across all reports, in date order, silences shown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from corpus.model import Report
from corpus.steps import Steps
from corpus.themes.jump import Jumper
from corpus.themes.model import SAYING, Origin, Presence, Silence, Theme
from corpus.themes.query_theme import Rule
from corpus.themes.theme_index import Themes


@dataclass(frozen=True, slots=True)
class SynopsisColumn:
    """What one report says of a theme."""

    report: Report
    passages: tuple[Presence, ...]
    """Those that speak of it, best first; mentions in passing last. Where only notes, headings or captions
    do, these are mentions in passing, as the matrix counts them."""
    silence: Silence | None
    """Where it says nothing."""
    beside: tuple[Presence, ...] = ()
    """Of a theme made of words: passages that are near and not counted, best first, also where others are."""

    @property
    def silent(self) -> bool:
        """Whether nothing was found; of an abstract that says nothing, for it leaves out so much."""
        return self.silence is not None and self.silence.nothing_found

    @property
    def not_counted(self) -> tuple[Presence, ...]:
        """The passages that have all the words of a name, where the name itself stands nowhere."""
        return self.silence.together if self.silence is not None else ()

    @property
    def near(self) -> tuple[Presence, ...]:
        """The passages that come nearest: where it says nothing, and of a theme made of words."""
        return self.beside or (self.silence.near if self.silence is not None else ())

    @property
    def to_read(self) -> tuple[Presence, ...]:
        """The passages that are not counted: those to be read before one calls it silent, and near ones."""
        return self.beside or (self.silence.to_read if self.silence is not None else ())

    @property
    def abstract_only(self) -> bool:
        """Whether nothing was found and only an abstract is at hand, from which nothing follows."""
        return self.silence is not None and self.silence.abstract_only and not self.silence.together


@dataclass(frozen=True, slots=True)
class Synopsis:
    """A theme, and what each report says of it."""

    theme: Theme
    columns: tuple[SynopsisColumn, ...]
    """One for each report, in date order."""
    rule: Rule | None = None
    """Of a theme made of words: by which rule a passage counts."""


def looked_at(columns: Sequence[SynopsisColumn]) -> Steps[None]:
    """Read what is to be read of some reports, one a step, so that it is there when it is shown."""
    for number, column in enumerate(columns, 1):
        _ = column.to_read
        yield number, len(columns)


class ReportSums(NamedTuple):
    """How many reports say what of a theme; each is counted once."""

    speak: int
    nothing_found: int
    not_counted: int
    """Those that have all the words of a name, though not the name."""
    abstracts: int
    """Those of which only an abstract is at hand, which says nothing."""


def tally(columns: Iterable[SynopsisColumn]) -> ReportSums:
    """How many reports say what of a theme."""
    found = [(bool(c.passages), c.silent, bool(c.not_counted), c.abstract_only) for c in columns]
    return ReportSums(*map(sum, zip(*found, strict=True))) if found else ReportSums(0, 0, 0, 0)


def synopsis(themes: Themes, jumper: Jumper, theme: Theme) -> Synopsis:
    """A theme across all reports."""
    query = themes.query(theme) if theme.origin is Origin.QUERY else None
    near = query.near() if query else {}
    silences = {silence.report: silence for silence in jumper.silences(theme)}
    columns = []
    for report, presences in themes.spoken(theme).items():
        saying = [p for p in presences if p.passage.kind in SAYING]
        shown = saying or [p._replace(passing=True) for p in presences]
        columns.append(
            SynopsisColumn(themes.by_id[report], tuple(shown), silences.get(report), near.get(report, ()))
        )
    return Synopsis(theme, tuple(columns), query.rule if query else None)
