"""All presences of all themes of a corpus in one table that never changes; a change makes a new one.

What was read of a report (``report_presences``) does not depend on the others. How much each presence
weighs and which sentence is its best does: both are worked out for all rows together.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

import numpy as np

from corpus.model import Passage, Report
from corpus.search.index import Index
from corpus.steps import Steps
from corpus.themes.model import Presence, Theme
from corpus.themes.passage_reader import name_words
from corpus.themes.presence import Marks, Numbers, Reals, Small, best, in_passing, says, strengths
from corpus.themes.presence_changes import Changes, Touched
from corpus.themes.presence_finder import PresenceFinder
from corpus.themes.related_terms import companions
from corpus.themes.report_presences import Flat, ReportPresences, joined, merged
from corpus.themes.tokens import stem_of

_SAYING: Final = 0.6
"""Words of a passage that say something, as a share of all."""
_AT_ONCE: Final = 16
"""Reports that are compared with those of an older table in one step."""
_THEMES: Final = 16
"""Themes whose words are weighed in one step."""


class Rows(NamedTuple):
    """Presences of one theme, best first, as numbers. Bounds are half-open."""

    reports: Numbers
    """Of each the report, by its number;"""
    passages: Numbers
    """the passage, an index into its ``reading``;"""
    kinds: Small
    """what it is, a place in ``KINDS``;"""
    weights: Reals
    """how much of it is about the theme, 0 to 1;"""
    passing: Marks
    """whether the theme is only mentioned;"""
    says: Marks
    """and whether the passage is one in which a report says something."""


class Weighed(NamedTuple):
    """What follows for presences from all that was read."""

    report_of: Numbers
    """Of each the report, by its number."""
    weights: Reals
    """How much of the passage is about the theme, 0 to 1."""
    passing: Marks
    """Whether the theme is only mentioned."""


@dataclass(frozen=True, slots=True)
class PresenceTable:
    """Which passages speak of which themes, and how much. Any number of threads may ask.

    Attributes:
        reports: the ids of the reports, in date order.
        themes: the themes.
        flat: what was read of the reports, one after the other. A row is a presence.
        weighed: how much each presence weighs.
        sentences: bounds of the sentence that says most of it.
        order: the rows that are shown, by theme, in each the best first.
        begins: where those of each theme begin in it, and where the last end.
        spelt: the stems by which proper names go in the texts, each with that of the name's own word.
    """

    reports: tuple[str, ...]
    themes: tuple[Theme, ...]
    flat: Flat
    weighed: Weighed
    sentences: Numbers
    order: Numbers
    begins: Numbers
    spelt: Mapping[str, str]

    @staticmethod
    def steps(
        reports: Sequence[Report],
        themes: Sequence[Theme],
        index: Index,
        before: PresenceTable | None = None,
    ) -> Steps[PresenceTable]:
        """Make a table.

        Args:
            reports: in date order.
            themes: as they are after all edits, no two with the same name.
            index: the words of these reports.
            before: a table of some of these reports and themes: only what is not in it is read. It is the
                same table that would be made without.
        """
        total = len(reports)
        yield 0, total
        finder = yield from PresenceFinder.steps(reports, themes, index)
        named = yield from finder.naming(range(len(themes)))
        known = None if before is None else Changes(before, finder.themes)
        again = None if known is None else (yield from known.rows(finder))
        parts: list[ReportPresences] = []
        for number in range(0, total, _AT_ONCE):
            yield number, total
            some = reports[number : number + _AT_ONCE]
            olds: Sequence[Touched | None] = [None] * len(some)
            if known is not None and again is not None:
                olds = known.touched(some, finder, again)
            places = [_sought(old, finder, report, named) for old, report in zip(olds, some, strict=True)]
            read = yield from finder.read(some, places, number)
            parts += map(_whole, olds, read)
        return (yield from PresenceTable.join(reports, themes, index, parts, finder.spelt))

    @staticmethod
    def join(
        reports: Sequence[Report],
        themes: Sequence[Theme],
        index: Index,
        parts: Sequence[ReportPresences],
        spelt: Mapping[str, str],
    ) -> Steps[PresenceTable]:
        """Make a table of what was read of each report.

        Args:
            reports: in date order.
            themes: the themes; the parts count into these.
            index: the words of these reports.
            parts: one of each report.
            spelt: as a table has it.
        """
        done = len(reports), len(reports)
        flat = joined(parts)
        yield done
        weighed = weigh(flat, [report.id for report in reports], themes, index)
        yield done
        worth: list[float] = []
        first = []
        for number, theme in enumerate(themes):
            first.append(len(worth))
            worth += companions(name_words(theme, stem_of(index)), index)
            if number % _THEMES == _THEMES - 1:
                yield done
        theme_of_word = np.repeat(
            np.repeat(flat.themes, np.diff(flat.sentence_begins)), np.diff(flat.word_begins)
        )
        values = np.array([*worth, 0.0])[np.array([*first, 0])[theme_of_word] + flat.words]
        yield done
        chosen = best(flat.sentence_begins, flat.sentence_names, flat.word_begins, values)
        yield done
        small = np.uint16 if len(themes) < 1 << 16 else np.int32  # numbers of 16 bits are sorted by radix
        order = np.argsort(flat.themes.astype(small), kind="stable").astype(np.int32)
        order = order[~flat.repeats[order]]
        begins = np.searchsorted(flat.themes[order], np.arange(len(themes) + 1)).astype(np.int32)
        for number in range(len(themes)):
            own = slice(*begins[number : number + 2].tolist())
            order[own] = _best_first(order[own], flat, weighed)
            yield done
        return PresenceTable(
            reports=tuple(report.id for report in reports),
            themes=tuple(themes),
            flat=flat,
            weighed=weighed,
            sentences=flat.sentences[chosen],
            order=order,
            begins=begins,
            spelt=spelt,
        )

    def rows(self, theme: int) -> Rows:
        """The presences of a theme, by its number, as numbers."""
        at = self._of_theme(theme)
        kinds, (report_of, weights, passing) = self.flat.kinds[at], self.weighed
        return Rows(report_of[at], self.flat.passages[at], kinds, weights[at], passing[at], says(kinds))

    def presences(self, theme: int, by_id: Mapping[str, Report], only: str | None = None) -> list[Presence]:
        """The passages that speak of a theme, best first; passing mentions last.

        Args:
            theme: the theme, by its number.
            by_id: the reports by their ids.
            only: the report of which they are wanted; None for all.
        """
        at = self._of_theme(theme)
        if only is not None:
            at = at[self.weighed.report_of[at] == self.reports.index(only)]
        found: list[Presence | None] = [None] * len(at)
        report_of = self.weighed.report_of[at]
        by_report = np.argsort(report_of, kind="stable")  # a text that is not at hand is read once
        reading: Sequence[Passage] = ()
        before = -1
        for place, report in zip(by_report.tolist(), report_of[by_report].tolist(), strict=True):
            ident = self.reports[report]
            if report != before:
                before, reading = report, by_id[ident].reading
            row = int(at[place])
            matches = self.flat.matches[slice(*self.flat.match_begins[row : row + 2].tolist())]
            found[place] = Presence(
                ident,
                reading[min(int(self.flat.passages[row]), len(reading) - 1)],
                float(self.weighed.weights[row]),
                bool(self.weighed.passing[row]),
                tuple(map(_pair, matches.tolist())),
                _pair(self.sentences[row].tolist()),
            )
        return [presence for presence in found if presence is not None]

    def of(self, report: str, passage: int) -> dict[int, float]:
        """The themes of a passage, each by its number with how much of the passage is about it, 0 to 1."""
        first, end = self.flat.bounds[self.reports.index(report) :][:2].tolist()
        low, high = (first + np.searchsorted(self.flat.passages[first:end], [passage, passage + 1])).tolist()
        return dict(
            zip(self.flat.themes[low:high].tolist(), self.weighed.weights[low:high].tolist(), strict=True)
        )

    def _of_theme(self, theme: int) -> Numbers:
        at: Numbers = self.order[slice(*self.begins[theme : theme + 2].tolist())]
        return at


def _sought(old: Touched | None, finder: PresenceFinder, report: Report, named: Marks) -> set[int]:
    """The passages of a report that are read, by what is known of it and which rows may name themes."""
    if old is not None and not old.places:
        return set()
    sought = finder.places(report, named)
    return sought if old is None else sought & old.places


def _whole(old: Touched | None, read: ReportPresences) -> ReportPresences:
    """What there is in a report, by what is known of it and what was read of it now."""
    if old is None:
        return read
    if not old.places:
        return old.part
    return merged([old.part.only(~np.isin(old.part.passages, [*old.places])), read])


def weigh(flat: Flat, reports: Sequence[str], themes: Sequence[Theme], index: Index) -> Weighed:
    """How much presences weigh.

    Args:
        flat: what was read.
        reports: the ids of the reports.
        themes: the themes.
        index: the words of these reports.
    """
    number_of = {ident: number for number, ident in enumerate(reports)}
    codes = [
        number * len(reports) + number_of[at.report]
        for number, theme in enumerate(themes)
        for at in theme.locators
        if at.report in number_of and at[:2] not in theme.put
    ]
    report_of = np.repeat(np.arange(len(reports), dtype=np.int32), np.diff(flat.bounds))
    elsewhere = np.isin(flat.themes.astype(np.int64) * len(reports) + report_of, np.array(codes, np.int64))
    weights = strengths(
        np.diff(flat.match_begins), flat.first, flat.section, flat.listed, flat.kinds, flat.lengths,
        elsewhere, index.mean_length * _SAYING,
    )  # fmt: skip
    return Weighed(report_of, weights, in_passing(weights, flat.listed))


def _best_first(at: Numbers, flat: Flat, weighed: Weighed) -> Numbers:
    """Rows of a theme, the best first; in reading order among equals, passing mentions last."""
    report_of, weights, passing = weighed
    order: Numbers = at[np.lexsort((flat.passages[at], report_of[at], -weights[at], passing[at]))]
    return order


def _pair(bounds: Sequence[int]) -> tuple[int, int]:
    start, end = bounds
    return start, end
