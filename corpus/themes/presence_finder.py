"""Finds the presences of themes in reports: which passages must be read, and what stands in them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from corpus.model import Report
from corpus.search.index import Index
from corpus.steps import Steps
from corpus.themes.model import Theme
from corpus.themes.name_finder import NameFinder
from corpus.themes.passage_reader import PassageReader
from corpus.themes.presence import Marks
from corpus.themes.report_presences import ReportPresences
from corpus.themes.tokens import stem_of


class PresenceFinder:
    """Knows where to look for some themes in some reports."""

    def __init__(
        self, reports: Sequence[Report], themes: Sequence[Theme], index: Index, namer: NameFinder
    ) -> None:
        self.themes, self.index = tuple(themes), index
        self._total = len(reports)
        self._namer = namer
        self.reader = PassageReader(self.themes, namer, index)
        self._number_of = {report.id: number for number, report in enumerate(index.reports)}

    @staticmethod
    def steps(reports: Sequence[Report], themes: Sequence[Theme], index: Index) -> Steps[PresenceFinder]:
        """Make one.

        Args:
            reports: the corpus.
            themes: all themes: where names overlap, the longest counts.
            index: the words of these reports.
        """
        namer = yield from NameFinder.steps(themes, stem_of(index), index.passages_with_word)
        return PresenceFinder(reports, themes, index, namer)

    @property
    def spelt(self) -> Mapping[str, str]:
        """The stems by which proper names go in the texts, each with that of the name's own word."""
        return self._namer.spelt

    def naming(self, themes: Iterable[int]) -> Steps[Marks]:
        """Which rows of the index may name some themes: those with all words of a name."""
        marked = np.zeros(self.index.count, bool)
        for number in themes:
            for name in self._namer.sought(number):
                marked[self.index.with_stems(name)] = True
            yield 0, self._total
        return marked

    def places(self, report: Report, marked: Marks) -> set[int]:
        """The passages of a report that are marked in the index, listed by one, or not in it at all."""
        return self.marked(report, marked) | self.reader.placed(report) | self.repeats(report)

    def marked(self, report: Report, marked: Marks) -> set[int]:
        """The passages of a report that are marked in the index."""
        return set(self._indexed(report)[marked[self._rows(report)]].tolist())

    def repeats(self, report: Report) -> set[int]:
        """The passages that only repeat another."""
        places = self._indexed(report)
        return set() if len(places) == report.count else {*range(report.count)} - set(places.tolist())

    def read(
        self,
        reports: Sequence[Report],
        places: Sequence[Iterable[int]],
        number: int,
        *,
        theme: int | None = None,
    ) -> Steps[Sequence[ReportPresences]]:
        """Read passages of reports.

        Args:
            reports: the reports.
            places: the passages of each.
            number: how many reports were read before.
            theme: the only theme that is looked for; None looks for all.
        """
        for read in self.reader.read(reports, places, theme=theme):
            if not isinstance(read, int):
                return read
            yield number + read, self._total
        raise AssertionError("reading ends with what was found")

    def _indexed(self, report: Report) -> NDArray[np.int32]:
        return self.index.postings.places[self._rows(report)]

    def _rows(self, report: Report) -> slice:
        number = self._number_of[report.id]
        return slice(*self.index.postings.bounds[number : number + 2].tolist())
