"""What a table of presences still knows when themes or reports have changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple, Protocol

import numpy as np

from corpus.kept import content_of
from corpus.model import Report
from corpus.search.postings import NOWHERE
from corpus.steps import Steps
from corpus.themes.model import Theme
from corpus.themes.presence import Marks, Numbers
from corpus.themes.presence_finder import PresenceFinder
from corpus.themes.report_presences import ReportPresences

if TYPE_CHECKING:
    from corpus.themes.report_presences import Flat


class Before(Protocol):
    """A table of presences, as far as it matters here."""

    @property
    def themes(self) -> Sequence[Theme]:
        """In the order of their numbers."""

    @property
    def reports(self) -> Sequence[str]:
        """Their ids, in the order in which they stand in the table."""

    @property
    def flat(self) -> Flat:
        """What was found."""

    @property
    def spelt(self) -> Mapping[str, object]:
        """By stem the other spellings of proper names."""


class Touched(NamedTuple):
    """What is known of a report, and what of it must be read again."""

    part: ReportPresences
    """What was read before, with the numbers of the themes as they are now."""
    places: set[int]
    """The passages that must be read again, for all themes."""


class Changes:
    """Compares the themes of a table with those that are wanted.

    A passage must be read again where a name of a changed theme was found or may be found, where one that
    hid a shorter name is gone, where a proper name is spelt otherwise than was known, where the heading
    names other themes, and where a theme is put on it or taken off.
    """

    def __init__(self, before: Before, themes: Sequence[Theme]) -> None:
        self._before = before
        self._number_of = {ident: number for number, ident in enumerate(before.reports)}
        by_key: dict[str, int] = {theme.key: number for number, theme in enumerate(before.themes)}
        self._new_number = np.full(len(before.themes) + 1, -1, np.int32)
        self._fresh: list[int] = []
        self._placed: dict[str, set[str]] = {}
        """By a report's id the ids of the passages that themes were put on or taken off."""
        self._respelt: set[str] = set()
        for number, theme in enumerate(themes):
            old = by_key.get(theme.key)
            if old is None or self._new_number[old] >= 0 or not _same_names(before.themes[old], theme):
                self._fresh.append(number)
                self._place(_places(theme))
            else:
                self._new_number[old] = number
                was, now = _places(before.themes[old]), _places(theme)
                self._place(at for at in was.keys() | now.keys() if was.get(at) != now.get(at))
        self._gone = self._new_number[:-1] < 0
        for old in np.flatnonzero(self._gone).tolist():
            self._place(_places(before.themes[old]))

    def rows(self, finder: PresenceFinder) -> Steps[Marks]:
        """Which rows of the index may name what was not known before."""
        marked = yield from finder.naming(self._fresh)
        old, new = self._before.spelt, finder.spelt
        self._respelt = {stem for stem in {*old, *new} if old.get(stem) != new.get(stem)}
        for stem in self._respelt:
            marked[finder.index.posted(stem)[0]] = True
        return marked

    def touched(
        self, reports: Sequence[Report], finder: PresenceFinder, marked: Marks
    ) -> list[Touched | None]:
        """What is known of each of some reports; None for one that is not the one that was read.

        Args:
            reports: the reports.
            finder: looks for the themes as they are now.
            marked: the rows of ``rows``.
        """
        olds = list(map(self._part, reports))
        renamed = bool(self._fresh or self._gone.any() or self._respelt)
        parts = [None if old is None else old.numbered(self._new_number) for old in olds]
        sections = [
            _sections(part, old.passages) if part is not None and old is not None and renamed else {}
            for part, old in zip(parts, olds, strict=True)
        ]
        named = finder.reader.named(reports, sections)
        found: list[Touched | None] = []
        for report, old, part, was, now in zip(reports, olds, parts, sections, named, strict=True):
            if old is None or part is None:
                found.append(None)
                continue
            places = set(old.passages[self._gone[old.themes]].tolist())
            if renamed:
                places |= finder.marked(report, marked) | finder.repeats(report)
                changed = [heading for heading in was if now[heading] != was[heading]]
                places |= set(np.flatnonzero(np.isin(part.under, changed)).tolist())
                part = part.naming(now)
            if report.id in self._placed:
                by_id = report.by_id
                places |= {by_id[ident] for ident in self._placed[report.id] if ident in by_id}
            found.append(Touched(part, places))
        return found

    def _part(self, report: Report) -> ReportPresences | None:
        """What was read of a report; None if that was another one."""
        number = self._number_of.get(report.id)
        content = content_of(report)
        if number is None or content is None or content != self._before.flat.contents[number]:
            return None
        return self._before.flat.part(number)

    def _place(self, changed: Iterable[tuple[str, str]]) -> None:
        for report, passage in changed:
            self._placed.setdefault(report, set()).add(passage)


def _same_names(one: Theme, other: Theme) -> bool:
    return one.names == other.names and list(one.calls.items()) == list(other.calls.items())


def _places(theme: Theme) -> dict[tuple[str, str], str]:
    """The passages that a theme is put on or taken off."""
    places = {(at.report, at.passage): "main" if at.main else "also" for at in theme.locators}
    return places | dict.fromkeys(theme.off, "off")


def _sections(part: ReportPresences, passages: Numbers) -> dict[int, set[int]]:
    """The headings of passages, with the themes that they name."""
    under = np.unique(part.under[passages]).tolist()
    named: dict[int, set[int]] = {heading: set() for heading in under if heading != NOWHERE}
    for heading, theme in zip(part.heading_of.tolist(), part.heading_themes.tolist(), strict=True):
        named.setdefault(heading, set()).add(theme)
    return named
