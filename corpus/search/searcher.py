"""Search over all reports: from what is typed to the passages, best first."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final, Self

from corpus.model import Report, in_date_order
from corpus.search.matches import matches
from corpus.search.query import Query
from corpus.search.result import Pair, RankedHit, Result
from corpus.search.spelling import Speller
from corpus.steps import Steps, finish

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from corpus.meaning import PassageVectors
    from corpus.search.concepts import Concepts
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
class _Built:
    """All that a search asks; it never changes."""

    index: Index
    speller: Speller
    rank: RankingMaker
    vectors: PassageVectors | None
    """Where the passages point in meaning; None where that is not asked."""

    @property
    def known(self) -> PassageVectors | None:
        """The same; None also where the language of no report is known."""
        return self.vectors if self.vectors is not None and self.vectors.any else None

    def concepts(self, query: Query) -> Concepts:
        """What the words of a query stand for."""
        from corpus.search.concepts import Concepts

        return Concepts(self.index, self.speller, query, None if self.known is None else self.known.knows)


class Searcher:
    """Searches reports, once its index is built; then any number of threads may search at once.

    Who makes a searcher builds it, before anybody else has it: a search never builds, and one before the
    index is there is an error of the program.
    """

    def __init__(
        self,
        reports: Iterable[Report],
        cache: Path | None = None,
        rank: RankingMaker | None = None,
        *,
        meaning: bool = True,
    ) -> None:
        """Take reports in; nothing is worked out yet.

        Args:
            reports: what to search.
            cache: folder in which the index is kept for the next time; None keeps none.
            rank: how passages are ranked by words; None ranks by ``Bm25Ranking``.
            meaning: whether passages are ranked by meaning too, which can be left out query by query.
        """
        self._rank = rank
        self._meaning = meaning
        self._reports = in_date_order(reports)
        self._cache = cache
        self._built: _Built | None = None

    def build(self, progress: Callable[[int, int], None] | None = None) -> Self:
        """Build the index, which takes a while, unless that is done; this searcher itself.

        Args:
            progress: is told how many reports are in it, of how many; what it raises ends the work.
        """
        finish(self.steps(progress))
        return self

    def steps(self, progress: Callable[[int, int], None] | None = None) -> Steps[None]:
        """The same in steps: the index in one, then the vectors in short ones.

        Args:
            progress: is told how many reports are in the index, of how many; what it raises ends the work.
        """
        if self._built is not None:
            return
        from corpus.search.bm25_ranking import Bm25Ranking
        from corpus.search.index import Index

        index = Index(self._reports, self._cache, progress)
        vectors = None
        if self._meaning:
            from corpus.search.vector_file import passage_vectors

            vectors = yield from passage_vectors(index, self._cache)
        speller = Speller(index.passages_with_word, index.lexicon.words)
        self._built = _Built(index, speller, self._rank or Bm25Ranking, vectors)

    def search(self, query: str, limit: int = 10, *, meaning: bool = True) -> Result:
        """Find the passages that answer a query.

        Passages with all its words come before those with some; those whose words weigh little in the
        query, or that have only related words, are found only where there are few others. Behind those with
        all words, passages are ranked by words and meaning together, and the nearest in meaning are found
        that have none of the words. Words in "quotes" must be there as they stand.

        Args:
            query: what was typed, anything.
            limit: how many hits at most.
            meaning: whether meaning is asked at all.

        Raises:
            RuntimeError: the index is not built.
        """
        whole = self._whole
        return _search(whole if meaning else replace(whole, vectors=None), query, limit)

    def points(self, query: str) -> NDArray[np.float32]:
        """By row of the index, how well it answers a query by its words; 0 for one without any of them.

        Raises:
            RuntimeError: the index is not built.
        """
        built = self._whole
        scores = built.rank(built.index, self.understood(query).all)
        scores.refine(scores.found.copy())
        return scores.points

    def understood(self, query: str) -> Concepts:
        """What the words of a query stand for.

        Raises:
            RuntimeError: the index is not built.
        """
        return self._whole.concepts(Query.parse(query))

    @property
    def index(self) -> Index:
        """The index.

        Raises:
            RuntimeError: it is not built.
        """
        return self._whole.index

    @property
    def meaning(self) -> PassageVectors | None:
        """Where the passages point in meaning; None where that is not asked.

        Raises:
            RuntimeError: the index is not built.
        """
        return self._whole.vectors

    @property
    def _whole(self) -> _Built:
        if self._built is None:
            raise RuntimeError("the searcher is asked before it is built")
        return self._built


def _search(built: _Built, typed: str, limit: int) -> Result:
    import numpy as np

    from corpus.search.fusion import fused
    from corpus.search.near_sentence import nearest_sentences, words_of
    from corpus.search.word_pairs import word_pairs

    index, speller, vectors = built.index, built.speller, built.known
    query = Query.parse(typed)
    concepts = built.concepts(query)
    scores = built.rank(index, concepts.all)
    can = scores.found.copy()
    having = np.ones_like(can)
    for phrase in query.phrases:
        with_phrase = np.zeros_like(can)
        with_phrase[list(index.with_phrase(phrase))] = True
        having &= with_phrase
    can &= having
    scores.refine(can)
    found = can & (scores.share >= _ENOUGH)
    count = int(found.sum())
    if count < _FEW:
        found[scores.best(_FEW - count, can & ~found)] = True
    complete = found & scores.complete
    aim = vectors.vector(concepts.meant.values()) if vectors is not None else None
    near, whole = 0, complete
    sentences: dict[int, tuple[int, int]] = {}
    pairs: dict[int, tuple[Pair, ...]] = {}
    if vectors is not None and aim is not None:
        if concepts.unknown:  # then no passage has all that was asked for
            whole = np.zeros_like(complete)
        both = fused(index, scores, found, whole, having if query.phrases else None, vectors, aim)
        ranked = list(zip(both.rows[:limit].tolist(), both.points[:limit].tolist(), strict=True))
        near = int(both.near.sum())
        without = [row for row, _ in ranked if not scores.found[row]]
        said = words_of(index, without, vectors)
        bounds = nearest_sentences(index, without, said, aim)
        sentences.update(zip(without, bounds, strict=True))
        words = {} if query.phrases else {query.places[word]: as_ for word, as_ in concepts.meant.items()}
        told = word_pairs(index, vectors, said, words, both, aim, without, bounds)
        pairs.update(zip(without, told, strict=True))
    else:
        rows = scores.best(limit, found).tolist()
        ranked = [(row, p / (p + 1)) for row, p in zip(rows, scores.points[rows].tolist(), strict=True)]
    hits = []
    for row, points in ranked:
        (report, passage), score, sentence = index.entries[row], points + bool(whole[row]), sentences.get(row)
        if sentence:  # it has none of the words
            hits.append(RankedHit(report, passage, score, (), near=True, sentence=sentence, pairs=pairs[row]))
        else:
            places = matches(index, row, concepts.lit(row), query.phrases)
            hits.append(RankedHit(report, passage, score, places))
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
        near=near,
        by_meaning=tuple(concepts.by_meaning) if aim is not None else (),
    )


def _nearest(speller: Speller, query: Query) -> tuple[str, ...]:
    """Words that occur, nearest to the typed ones: themselves, where they occur."""
    near = (
        [word] if speller.knows(word) else speller.nearest(word, _NEAREST) for word in query.typed[:_ASKED]
    )
    return tuple(dict.fromkeys(word for words in near for word in words))
