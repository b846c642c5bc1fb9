"""Search over all reports: from what is typed to the passages, best first."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, Self

from corpus.model import Passage, Report, in_date_order
from corpus.search.matches import matches
from corpus.search.query import Query
from corpus.search.spelling import Speller

if TYPE_CHECKING:
    from corpus.search.index import Index
    from corpus.search.ranking import RankingMaker

_ENOUGH: Final = 0.3
"""The share of the query's weight that a passage's words must carry for it to count as found."""
_FEW: Final = 20
"""Where fewer passages are found, the best of the others make up this number."""
_ASKED: Final = 16
"""For how many words of a query others are offered."""
_NEAREST: Final = 3
"""How many words are offered for one that occurs nowhere, when nothing was found."""


@dataclass(frozen=True, slots=True)
class RankedHit:
    """A passage that answers a query."""

    report: str
    """The report's id."""
    passage: Passage
    score: float
    """Higher is better, within one result; above 1 where the passage has all the words."""
    matches: tuple[tuple[int, int], ...]
    """Where the words stand: half-open bounds in the passage's text, in order, never in a reference."""


@dataclass(frozen=True, slots=True)
class Result:
    """The answer to a query."""

    query: str
    """As it was typed."""
    corrected: tuple[tuple[str, str], ...]
    """Words that occur nowhere, each with the one it was taken as."""
    unknown: tuple[str, ...]
    """Words that occur nowhere and are like none that does: searched without them."""
    total: int
    """How many passages were found."""
    complete: int
    """How many of them have all the words that occur, words like "the" aside."""
    by_report: dict[str, int]
    """How many in each report, in date order, also where none."""
    complete_by_report: dict[str, int]
    """How many of those have all the words that occur, in the same order, also where none."""
    hits: tuple[RankedHit, ...]
    """The best of them, best first."""
    nearest: tuple[str, ...]
    """Where nothing was found: words that do occur, nearest to the typed ones."""


@dataclass(frozen=True, slots=True)
class _Built:
    """All that a search asks; it never changes."""

    index: Index
    speller: Speller
    rank: RankingMaker


class Searcher:
    """Searches reports, once its index is built; then any number of threads may search at once.

    Who makes a searcher builds it, before anybody else has it: a search never builds, and one before the
    index is there is an error of the program.
    """

    def __init__(
        self, reports: Iterable[Report], cache: Path | None = None, rank: RankingMaker | None = None
    ) -> None:
        """Take reports in; nothing is worked out yet.

        Args:
            reports: what to search.
            cache: folder in which the index of a large corpus is kept for the next time; None keeps none.
            rank: how passages are ranked; None ranks by ``Bm25Ranking``.
        """
        self._rank = rank
        self._reports = in_date_order(reports)
        self._cache = cache
        self._built: _Built | None = None

    def build(self, progress: Callable[[int, int], None] | None = None) -> Self:
        """Build the index, which takes a while, unless that is done; this searcher itself.

        Args:
            progress: is told how many reports are in it, of how many; what it raises ends the work.
        """
        if self._built is None:
            from corpus.search.bm25_ranking import Bm25Ranking
            from corpus.search.index import Index

            index = Index(self._reports, self._cache, progress)
            speller = Speller(index.passages_with_word, index.lexicon.words)
            self._built = _Built(index, speller, self._rank or Bm25Ranking)
        return self

    def search(self, query: str, limit: int = 10) -> Result:
        """Find the passages that answer a query.

        Passages with all its words come before those with some; those whose words weigh little in the
        query, or that have only related words, are found only where there are few others. Words in "quotes"
        must be there as they stand.

        Args:
            query: what was typed, anything.
            limit: how many hits at most.

        Raises:
            RuntimeError: the index is not built.
        """
        whole = self._whole
        return _search(whole.index, whole.speller, whole.rank, query, limit)

    @property
    def index(self) -> Index:
        """The index.

        Raises:
            RuntimeError: it is not built.
        """
        return self._whole.index

    @property
    def _whole(self) -> _Built:
        if self._built is None:
            raise RuntimeError("the searcher is asked before it is built")
        return self._built


def _search(index: Index, speller: Speller, rank: RankingMaker, typed: str, limit: int) -> Result:
    import numpy as np

    from corpus.search.concepts import Concepts

    query = Query.parse(typed)
    concepts = Concepts(index, speller, query)
    scores = rank(index, concepts.all)
    can = scores.found.copy()
    for phrase in query.phrases:
        having = np.zeros_like(can)
        having[list(index.with_phrase(phrase))] = True
        can &= having
    scores.refine(can)
    found = can & (scores.share >= _ENOUGH)
    count = int(found.sum())
    if count < _FEW:
        found[scores.best(_FEW - count, can & ~found)] = True
    complete = found & scores.complete
    hits = []
    for row in scores.best(limit, found).tolist():
        entry = index.entries[row]
        points = float(scores.points[row])
        places = matches(entry.passage, concepts.lit(row), query.phrases, index.stem)
        hits.append(
            RankedHit(entry.report, entry.passage, points / (points + 1) + bool(complete[row]), places)
        )
    total = int(found.sum())
    return Result(
        query=typed,
        corrected=tuple(concepts.corrected.items()),
        unknown=tuple(concepts.unknown),
        total=total,
        complete=int(complete.sum()),
        by_report=index.by_report(found),
        complete_by_report=index.by_report(complete),
        hits=tuple(hits),
        nearest=() if total else _nearest(speller, query),
    )


def _nearest(speller: Speller, query: Query) -> tuple[str, ...]:
    """Words that occur, nearest to the typed ones: themselves, where they occur."""
    near = (
        [word] if speller.knows(word) else speller.nearest(word, _NEAREST) for word in query.typed[:_ASKED]
    )
    return tuple(dict.fromkeys(word for words in near for word in words))
