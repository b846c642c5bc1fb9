"""Tells which themes are in the passages of reports, from the words that the index has of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from corpus.index.layout import Ints
from corpus.kept import content_of
from corpus.model import Report
from corpus.search.index import Index
from corpus.search.postings import NOWHERE
from corpus.search.terms import KINDS
from corpus.themes.model import Theme
from corpus.themes.name_finder import NameFinder
from corpus.themes.passage_words import PassageWords, indexed, taken_apart
from corpus.themes.presence_columns import Place, Present, ThemeWords, presences
from corpus.themes.report_presences import NONE, ReportPresences, begins, column, flat_of, merged
from corpus.themes.tokens import stem_of, stems_of

_AT_ONCE: Final = 4_000
"""Words that are looked at in one step; those of a passage in any case."""


def name_words(theme: Theme, stem: Callable[[str], str]) -> tuple[str, ...]:
    """The stems of the words of a theme's names, once each."""
    return tuple(dict.fromkeys(each for name in theme.all_names for each in stems_of(name, stem)))


class _Passages(NamedTuple):
    """Passages that are read together, in order."""

    words: PassageWords
    reports: Ints
    """Of each the report, by its number in the index;"""
    places: Ints
    """its place in the report's ``reading``;"""
    kinds: NDArray[np.uint8]
    """and what it is, a place in ``KINDS``."""
    repeats: bool
    """Whether they only repeat others."""


class PassageReader:
    """Tells which themes are in passages. It keeps what headings name, so it belongs to one thread."""

    def __init__(self, themes: Sequence[Theme], namer: NameFinder, index: Index) -> None:
        """Take the themes in.

        Args:
            themes: all of them.
            namer: knows their names.
            index: the words of the reports.
        """
        self._namer, self._index = namer, index
        self._stem = stem_of(index)
        own = [list(map(namer.symbols.number, stems)) for stems in namer.words]
        self._words = ThemeWords(own, namer.symbols.size)
        self._symbols = namer.symbols.by_word(index)
        self._number_of = {report.id: number for number, report in enumerate(index.reports)}
        self._listed: dict[str, dict[str, dict[int, bool]]] = {}
        """By report and passage the themes by which an index lists it; in the same way"""
        self._off: dict[str, dict[str, set[int]]] = {}
        for number, theme in enumerate(themes):
            for at in theme.locators:
                self._listed.setdefault(at.report, {}).setdefault(at.passage, {})[number] = at.main
            for report, passage in theme.off:
                self._off.setdefault(report, {}).setdefault(passage, set()).add(number)
        self._named: dict[Place, frozenset[int]] = {}
        """The themes that the headings of reports name."""

    def placed(self, report: Report) -> set[int]:
        """The passages of a report that some index lists, as places in its ``reading``."""
        idents = self._listed.get(report.id)
        if not idents:
            return set()
        by_id = report.by_id
        return {by_id[ident] for ident in idents if ident in by_id}

    def named(
        self, reports: Sequence[Report], headings: Sequence[Iterable[int]]
    ) -> list[dict[int, frozenset[int]]]:
        """The themes that headings of reports name.

        Args:
            reports: the reports.
            headings: those of each, as ``ReportPresences`` numbers them.
        """
        numbers = [self._number_of[report.id] for report in reports]
        keys = [[(number, one) for one in own] for number, own in zip(numbers, headings, strict=True)]
        self._look_at([key for own in keys for key in own if key not in self._named])
        return [{key[1]: self._named[key] for key in own} for own in keys]

    def read(
        self, reports: Sequence[Report], places: Sequence[Iterable[int]], *, theme: int | None = None
    ) -> Iterator[int | Sequence[ReportPresences]]:
        """Read passages of reports.

        Args:
            reports: the reports.
            places: the passages of each.
            theme: the only theme that is looked for; None looks for all.

        Yields:
            How many of the reports are done, after each step, and last what was found in each.
        """
        numbers = [self._number_of[report.id] for report in reports]
        rows, others = [np.zeros(0, np.int64)], []
        for number, own in zip(numbers, places, strict=True):
            indexed_rows, rest = self._rows(number, np.array(sorted(own), np.int64))
            rows.append(indexed_rows)
            others += [(number, place) for place in rest.tolist()]
        found: dict[int, list[ReportPresences]] = {number: [] for number in numbers}
        for part in self._parts(np.concatenate(rows)):
            self._take(self._indexed(part), theme, found)
            yield numbers.index(int(self._index.report_of[part[-1]]))
        if others:
            self._take(self._repeating(others), theme, found)
        yield [self._whole(number, parts) for number, parts in found.items()]

    # -- the passages

    def _rows(self, number: int, places: Ints) -> tuple[Ints, Ints]:
        """The rows of passages of a report, and those that are none, which only repeat others."""
        first, end = self._index.postings.bounds[number : number + 2].tolist()
        known = self._index.postings.places[first:end]
        at = np.searchsorted(known, places)
        inside = np.flatnonzero(at < len(known))
        is_row = np.zeros(len(places), bool)
        is_row[inside] = known[at[inside]] == places[inside]
        return first + at[is_row], places[~is_row]

    def _parts(self, rows: Ints) -> list[Ints]:
        """Rows in as many parts as there are steps."""
        sizes = self._index.postings.starts[rows + 1] - self._index.postings.starts[rows]
        steps = np.cumsum(sizes) // _AT_ONCE
        return np.split(rows, np.flatnonzero(np.diff(steps)) + 1) if len(rows) else []

    def _indexed(self, rows: Ints) -> _Passages:
        post = self._index.postings
        found = indexed(self._index, rows, self._symbols)
        reports = self._index.report_of[rows].astype(np.int64)
        return _Passages(found, reports, post.places[rows].astype(np.int64), post.kinds[rows], repeats=False)

    def _repeating(self, places: Sequence[Place]) -> _Passages:
        """Passages that are not in the index: their texts are read."""
        reading = [self._index.reports[number].reading[place] for number, place in places]
        found = taken_apart(
            [(passage.text, passage.refs) for passage in reading], self._stem, self._namer.symbols
        )
        kinds = np.array([KINDS.index(passage.kind) for passage in reading], np.uint8)
        numbers, at = np.array(places, np.int64).reshape(-1, 2).T
        return _Passages(found, numbers, at, kinds, repeats=True)

    # -- what is in them

    def _take(
        self, passages: _Passages, theme: int | None, found: Mapping[int, list[ReportPresences]]
    ) -> None:
        """Put what is in passages to what was found of their reports."""
        ids = [self._index.reports[number].id for number in passages.reports.tolist()]
        hits = self._namer.hits(passages.words, ids)
        listed, off = self._marked(passages)
        present = presences(passages.words, hits, listed, off, self._words, theme)
        headings, section = self._sections(passages, present)
        at = present.passages
        values: dict[str, NDArray[Any]] = {
            "passages": passages.places[at],
            "themes": present.themes,
            "kinds": passages.kinds[at],
            "lengths": passages.words.lengths[at],
            "first": present.first,
            "section": section,
            "listed": present.listed,
            "repeats": np.full(len(at), passages.repeats) & (present.listed < 0),
        }
        numbers, report = np.unique(passages.reports, return_inverse=True)
        flat = flat_of(
            [headings.get(number, {}) for number in numbers.tolist()],
            begins(np.bincount(report[at], minlength=len(numbers))),
            {name: column(name, value) for name, value in values.items()} | present.columns,
        )
        for place, number in enumerate(numbers.tolist()):
            found[number].append(flat.part(place))

    def _whole(self, number: int, parts: Sequence[ReportPresences]) -> ReportPresences:
        """All that was found in a report, with what is told of the report itself."""
        content = content_of(self._index.reports[number])
        return (merged(parts) if parts else NONE)._replace(content=content, under=self._under(number))

    def _marked(self, passages: _Passages) -> tuple[dict[Place, bool], set[Place]]:
        """The passages that themes are put on, and taken off."""
        listed: dict[Place, bool] = {}
        off: set[Place] = set()
        for at, (number, place) in enumerate(
            zip(passages.reports.tolist(), passages.places.tolist(), strict=True)
        ):
            report = self._index.reports[number]
            if report.id in self._listed or report.id in self._off:
                ident = report.reading[place].id
                of = self._listed.get(report.id, {}).get(ident, {})
                listed.update(((at, theme), main) for theme, main in of.items())
                off.update((at, theme) for theme in self._off.get(report.id, {}).get(ident, ()))
        return listed, off

    def _under(self, number: int) -> NDArray[np.int32]:
        """Of each passage of a report the heading that it stands under."""
        post = self._index.postings
        return post.sections[slice(*post.reading[number : number + 2].tolist())]

    def _sections(
        self, passages: _Passages, present: Present
    ) -> tuple[Mapping[int, Mapping[int, frozenset[int]]], NDArray[np.bool_]]:
        """What the headings above presences name, by report and heading, and which name the theme."""
        post = self._index.postings
        at = present.passages
        heading = post.sections[post.reading[passages.reports[at]] + passages.places[at]]
        keys = list(zip(passages.reports[at].tolist(), heading.tolist(), strict=True))
        wanted = dict.fromkeys(key for key in keys if key[1] != NOWHERE)
        self._look_at([key for key in wanted if key not in self._named])
        found: dict[int, dict[int, frozenset[int]]] = {}
        for number, place in wanted:
            found.setdefault(number, {})[place] = self._named[number, place]
        themes = present.themes.tolist()
        section = [
            key in wanted and theme in self._named[key] for key, theme in zip(keys, themes, strict=True)
        ]
        return found, np.array(section, bool)

    def _look_at(self, headings: Sequence[Place]) -> None:
        """Find what headings name."""
        written = [key for key in headings if key[1] >= 0]
        others = [key for key in headings if key[1] < 0]
        reports = self._index.reports
        read: list[tuple[PassageWords, Sequence[Place]]] = []
        if written:
            rows = [self._rows(number, np.array([place]))[0] for number, place in written]
            read.append((indexed(self._index, np.concatenate(rows), self._symbols), written))
        if others:
            texts = [reports[number].reading[-2 - heading].section or "" for number, heading in others]
            apart = taken_apart([(text, ()) for text in texts], self._stem, self._namer.symbols)
            read.append((apart, others))
        for found, keys in read:
            named: list[set[int]] = [set() for _ in keys]
            hits = self._namer.hits(found, [reports[number].id for number, _ in keys])
            for at, theme in zip(hits.passages.tolist(), hits.themes.tolist(), strict=True):
                named[at].add(theme)
            self._named.update(zip(keys, map(frozenset, named), strict=True))
