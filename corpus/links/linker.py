"""Links between the passages of reports."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from functools import cached_property
from itertools import pairwise
from threading import RLock
from typing import Final

from corpus.index.tokens import Token, tokens
from corpus.links.model import LINKED, Link, ThemeWeights
from corpus.links.reasons import Side, reasons
from corpus.model import Passage, Report, in_date_order
from corpus.search.words import STOP_WORDS, Stemmer

_GENERIC: Final = 0.25
"""A term in a larger share of the passages tells none apart."""
_NEEDED: Final = 2
"""Reasons without which nothing is offered."""

Pair = frozenset[tuple[str, str]]
"""Two passages, each a report's id and a passage's."""


class Linker:
    """Finds the passages of other reports that belong beside a passage.

    What it needs is built when it is first asked; any thread may ask, one at a time.
    """

    def __init__(self, reports: Sequence[Report], themes: ThemeWeights | None = None) -> None:
        self._reports = in_date_order(reports)
        self._themes = themes
        self._lock = RLock()

    def related(
        self,
        report_id: str,
        passage_id: str,
        limit: int = 10,
        *,
        accepted: Collection[Pair] = (),
        rejected: Collection[Pair] = (),
    ) -> tuple[Link, ...]:
        """The passages of other reports that belong beside a passage, best first.

        Args:
            report_id: the report.
            passage_id: the passage; one that is not linked, such as a heading, has none.
            limit: how many links at most.
            accepted: pairs that the reader made links: these come first.
            rejected: pairs that are never offered.
        """
        with self._lock:
            at = self._built.places.get((report_id, passage_id))
            if at is None:
                return ()
            return tuple(self._links(at, limit, accepted, rejected))

    def all(self, limit: int = 10) -> Iterator[tuple[str, Passage, tuple[Link, ...]]]:
        """Every passage that is linked, in reading order, with its links."""
        for report in self._reports:
            for passage in report.reading:
                if passage.kind in LINKED:
                    yield report.id, passage, self.related(report.id, passage.id, limit)

    def strength(self, report_id: str) -> tuple[float, ...]:
        """For each passage in a report's ``reading``, how strong its best link is, 0 to 1."""
        report = next(report for report in self._reports if report.id == report_id)
        best = (self.related(report_id, passage.id, 1) for passage in report.reading)
        return tuple(links[0].score if links else 0.0 for links in best)

    @cached_property
    def _built(self) -> _Vectors:
        return _Vectors(self._reports)

    def _links(
        self, at: int, limit: int, accepted: Collection[Pair], rejected: Collection[Pair]
    ) -> Iterator[Link]:
        built = self._built
        here = built.side(at)
        key = built.keys[at]
        scores = built.scores(at)
        for other in accepted:
            if key in other and len(other) == _NEEDED:
                (there,) = other - {key}
                if there in built.places:
                    scores[built.places[there]] = scores.get(built.places[there], 0.0) + 2
        left = limit
        for other_at, score in sorted(scores.items(), key=lambda s: (-s[1], s[0])):
            if not left:
                return
            if frozenset((key, built.keys[other_at])) in rejected:
                continue
            why = reasons(here, built.side(other_at), built.weigh)
            if len(why) >= _NEEDED or score >= _NEEDED:
                left -= 1
                yield Link(built.keys[other_at][0], built.passages[other_at], min(1.0, score), why)


class _Vectors:
    """The passages as vectors of weighted terms."""

    def __init__(self, reports: Sequence[Report]) -> None:
        self.keys: list[tuple[str, str]] = []
        self.passages: list[Passage] = []
        self.tokens: list[list[Token]] = []
        stemmer = Stemmer()
        for report in reports:
            for passage in report.reading:
                if passage.kind in LINKED:
                    self.keys.append((report.id, passage.id))
                    self.passages.append(passage)
                    self.tokens.append(tokens(passage, stemmer))
        self.places = {key: at for at, key in enumerate(self.keys)}
        counted = [_terms(t) for t in self.tokens]
        self.df = Counter(term for terms in counted for term in terms)
        most = max(2, _GENERIC * len(self.keys))
        self.idf = {
            term: math.log(len(self.keys) / df) + 1 for term, df in self.df.items() if 2 <= df <= most
        }
        self.vectors: list[dict[str, float]] = []
        self.postings: dict[str, list[int]] = {}
        for at, terms in enumerate(counted):
            vector = {t: (1 + math.log(n)) * self.idf[t] for t, n in terms.items() if t in self.idf}
            norm = math.sqrt(sum(w * w for w in vector.values())) or 1.0
            self.vectors.append({t: w / norm for t, w in vector.items()})
            for term in vector:
                self.postings.setdefault(term, []).append(at)

    def side(self, at: int) -> Side:
        """A passage as reasons are found in it."""
        return Side(self.passages[at].text, self.tokens[at])

    def weigh(self, term: str) -> float:
        """How telling a term is: 0 for a generic one."""
        return self.idf.get(term, 0.0) if term not in STOP_WORDS else 0.0

    def scores(self, at: int) -> dict[int, float]:
        """The cosine with each passage of another report that shares a term."""
        report = self.keys[at][0]
        found: dict[int, float] = {}
        for term, weight in self.vectors[at].items():
            for other in self.postings[term]:
                if self.keys[other][0] != report:
                    found[other] = found.get(other, 0.0) + weight * self.vectors[other][term]
        return found


def _terms(tokens: Sequence[Token]) -> Counter[str]:
    content = [token.stem for token in tokens if token.stem not in STOP_WORDS]
    return Counter([*content, *(f"{a} {b}" for a, b in pairwise(content))])
