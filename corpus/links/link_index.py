"""What links are told from: the vectors of the passages, their ranking, and the reasons."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Final

import numpy as np

from corpus import kept
from corpus.index.joined_terms import Joined
from corpus.index.lexicon import Lexicon
from corpus.index.term_positions import tokens
from corpus.index.terms import ReportTerms, report_terms
from corpus.index.tfidf_vectors import RICH, TfidfVectors, VectorArrays
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

TERMS: Final = kept.ArrayKind("terms", "3")
"""The version is raised whenever the same passages give other terms,"""
VECTORS: Final = kept.ArrayKind("links", f"1.{TERMS.version}")
"""and this one whenever the same terms give other vectors."""
_SIDES: Final = 2_000
"""Passages whose words are kept as reasons are looked for in them."""


class LinkIndex:
    """What is worked out of the words of some reports, whatever their themes. It never changes.

    Attributes:
        vectors: their passages. A row is a passage that is linked.
        weigher: tells how telling words are.
    """

    def __init__(self, vectors: TfidfVectors, lexicon: Lexicon) -> None:
        """Take the vectors of the passages in, and what is known of words beforehand."""
        self.vectors = vectors
        self.weigher = ReasonWeights(vectors, lexicon)

    @staticmethod
    def steps(reports: Sequence[Report], cache: Path | None) -> Steps[LinkIndex]:
        """Make it, or read what is kept of it; the words of a report in one step, then all in a long one.

        Args:
            reports: in date order.
            cache: folder in which it is kept for the next time; None keeps none.
        """
        known = LinkIndex.of_cache(reports, cache)
        if known is not None:
            return known
        joined, whole = yield from _joined(reports, cache)
        lexicon = Lexicon.load(cache)
        vectors = TfidfVectors.of(joined, lexicon)
        if whole:
            kept.save(cache, VECTORS, _key(reports), {"stems": joined.stems, **vectors.arrays._asdict()})
        return LinkIndex(vectors, lexicon)

    @staticmethod
    def of_cache(reports: Sequence[Report], cache: Path | None) -> LinkIndex | None:
        """The one that is kept of just these reports; None where none is."""
        known = kept.load(cache, VECTORS, _key(reports))
        if known is None:
            return None
        arrays = VectorArrays(**{name: known[name] for name in VectorArrays._fields})
        return LinkIndex(TfidfVectors(known["stems"], arrays), Lexicon.load(cache))


def _key(reports: Sequence[Report]) -> str | None:
    contents = kept.contents_of(reports)
    return None if contents is None else kept.key_of(*contents)


def _joined(reports: Sequence[Report], cache: Path | None) -> Steps[tuple[Joined, bool]]:
    """The words of the reports: kept ones, else worked out. What is done is kept, wherever the work ends.

    Returns:
        The words, and whether all texts could be read.
    """
    near = kept.nearest(cache, TERMS, [content for content in map(kept.content_of, reports) if content])
    known: dict[str, ReportTerms] = {}
    if near is not None:
        before = Joined(**near[1])
        known = {content: before.report(number) for number, content in enumerate(near[0].contents)}
    found: list[ReportTerms] = []
    whole = True
    try:
        for number, report in enumerate(reports):
            yield number, len(reports)
            terms = known.get(kept.content_of(report) or "")
            if terms is None:
                terms = report_terms(report, LINKED)
                whole = whole and len(report.reading) == report.count
            found.append(terms)
    finally:
        contents = kept.contents_of(reports[: len(found)])
        joined = Joined.of(found)
        if whole and contents and (near is None or contents != near[0].contents):
            kept.save(cache, TERMS, kept.key_of(*contents), joined._asdict(), contents)
    return joined, whole


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
