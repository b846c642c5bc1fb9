"""What links are told from: the vectors of the passages, their ranking, and the reasons."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import Final

import numpy as np

from corpus.index.cache import TermCache
from corpus.index.lexicon import Lexicon
from corpus.index.store import IndexStore
from corpus.index.term_positions import tokens
from corpus.index.terms import ReportTerms, report_terms
from corpus.index.tfidf_vectors import RICH, TfidfVectors
from corpus.links.closeness import Closeness
from corpus.links.link_scoring import LinkRanking
from corpus.links.model import LINKED, Reason, ThemeWeights
from corpus.links.name_senses import NameSenses
from corpus.links.passage_terms import PassageTerms
from corpus.links.reason_weights import ReasonWeights
from corpus.links.reasons import NEEDED, THEMES, reasons
from corpus.links.shared_themes import SharedThemes
from corpus.model import Passage, Report
from corpus.search import Searcher
from corpus.steps import Steps

_SIDES: Final = 2_000
"""Passages whose words are kept as reasons are looked for in them."""


class LinkIndex:
    """What is worked out of the words of some reports, whatever their themes. It never changes.

    Attributes:
        vectors: their passages. A row is a passage that is linked.
        weigher: tells how telling words are.
    """

    def __init__(self, terms: Iterable[ReportTerms], lexicon: Lexicon) -> None:
        """Lay the words of the reports out.

        Args:
            terms: the words of each report, in date order.
            lexicon: what is known of words beforehand.
        """
        self.vectors = TfidfVectors(terms, lexicon)
        self.weigher = ReasonWeights(self.vectors, lexicon)

    @staticmethod
    def steps(reports: Sequence[Report], cache: Path | None) -> Steps[LinkIndex]:
        """Read the words of the reports, one a step, and lay them out, which is the last and longest step.

        Args:
            reports: in date order.
            cache: folder in which the reports' words are kept for the next time; None keeps none.
        """
        terms = yield from _terms(reports, cache)
        return LinkIndex(terms, Lexicon.load())


def _terms(reports: Sequence[Report], cache: Path | None) -> Steps[list[ReportTerms]]:
    """The words of each report: kept ones, else worked out and kept."""
    store: IndexStore[ReportTerms] = TermCache(cache, ReportTerms)
    found = []
    try:
        for number, report in enumerate(reports):
            yield number, len(reports)
            terms = store.load(report)
            if terms is None:
                terms = report_terms(report, LINKED)
                store.save(report, terms)
            found.append(terms)
    finally:
        store.close()
    return found


class Built:
    """What links are told from: the words, the themes, and what was worked out of both.

    It keeps what it works out, so it belongs to one thread; the index may be shared.
    """

    def __init__(
        self,
        reports: Sequence[Report],
        index: LinkIndex,
        themes: ThemeWeights | None,
        searcher: Searcher | None = None,
        *,
        by_meaning: bool = True,
    ) -> None:
        self._reports = reports
        self._closeness = Closeness.of(index.vectors, searcher) if searcher and by_meaning else None
        self._sides: dict[int, PassageTerms] = {}
        self.vectors = index.vectors
        self._weigher = index.weigher
        meaning = None if searcher is None else searcher.meaning
        self._senses = NameSenses(self.vectors, self._side, self._weigher, meaning)
        self.take_themes(themes)

    def take_themes(self, themes: ThemeWeights | None) -> None:
        """Rank by these themes, and by none that were told before."""
        self._theme_weights = themes
        self._shared: SharedThemes | None = None
        if themes is not None:
            few = self.vectors.count <= RICH
            weights = partial(self._weights, themes)
            self._shared = SharedThemes(weights, self.vectors.count, all_at_hand=few)
        self.ranking = LinkRanking(self.vectors, self._shared, self._closeness, self._senses)

    def row(self, number: int, place: int) -> int | None:
        """The row of a passage: a report's number and an index into its ``reading``; None if not linked."""
        first, end = self.vectors.bounds[number : number + 2]
        at = first + np.searchsorted(self.vectors.places[first:end], place)
        return int(at) if at < end and self.vectors.places[at] == place else None

    def passage(self, row: int) -> tuple[Report, Passage]:
        """The passage of a row, with its report."""
        report = self._reports[self.vectors.report_of[row]]
        return report, report.reading[self.vectors.places[row]]

    def reasons(self, row: int, other: int) -> tuple[Reason, ...]:
        """Why two rows belong together."""
        (report, here), (other_report, there) = self.passage(row), self.passage(other)
        found: list[Reason] = []
        if self._shared is not None and self._theme_weights is not None:
            for name, _ in self._shared.both(row, other):
                if len(found) == THEMES:
                    break
                spans = tuple(self._theme_weights.places(name, report.id, here.id))
                others = tuple(self._theme_weights.places(name, other_report.id, there.id))
                if spans and others:
                    found.append(Reason("theme", name, spans, others))
        differ = partial(self._senses.differ, row, other)
        return reasons(self._side(row), self._side(other), self._weigher, found, differ)

    @staticmethod
    def enough(found: Sequence[Reason]) -> bool:
        """Whether so many reasons make a link that can be offered."""
        return len(found) >= NEEDED

    def _side(self, row: int) -> PassageTerms:
        """A passage as reasons are looked for in it; those asked for lately are kept."""
        if row not in self._sides:
            if len(self._sides) == _SIDES:
                self._sides.clear()
            _, passage = self.passage(row)
            self._sides[row] = PassageTerms(passage.text, tokens(passage), self._weigher.says_nothing)
        return self._sides[row]

    def _weights(self, themes: ThemeWeights, row: int) -> dict[str, float]:
        report, passage = self.passage(row)
        return dict(themes.weights(report.id, passage.id))
