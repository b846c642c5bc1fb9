"""The scores of all passages for a query at once.

BM25 with weighted fields (S. Robertson and H. Zaragoza, "The Probabilistic Relevance Framework: BM25 and
Beyond", 2009): a passage's own words, and fainter those of its section's heading, of its report's title and
of the footnotes it cites. Words that follow each other in the query are worth more where they stand close.
Then the words that tell most of the best passages are counted too (relevance feedback as in V. Lavrenko and
W. B. Croft, "Relevance-based language models", 2001): they put passages on the same subject first.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

from corpus.model import Kind
from corpus.search.bm25_parameters import (
    CLOSE,
    HEADING,
    LENGTH,
    NOTE,
    SATURATION,
    SHORTEST,
    TITLE,
    WORTH,
    rarity,
)
from corpus.search.concepts import Concept
from corpus.search.index import APART, Index
from corpus.search.terms import KINDS

Reals = NDArray[np.float32]
Marks = NDArray[np.bool_]

_POOL: Final = 100
"""How many passages are looked at for words that stand close."""
_MODELS: Final = 6
"""From how many of the best passages telling words are taken,"""
_TELLING: Final = 20
"""how many of them,"""
_FEEDBACK: Final = 0.5
"""what they count together beside the words of the query,"""
_COMMON: Final = 0.25
"""and in how large a share of the passages they may stand."""
KIND_WORTH: Final[Reals] = np.array([WORTH.get(kind, 1.0) for kind in KINDS], np.float32)
"""What passages of each kind are worth, by the kind's place in ``KINDS``."""

WHOLE: Final[Marks] = np.array([k not in (Kind.HEADING, Kind.TITLE, Kind.BYLINE) for k in KINDS], bool)
"""Which kinds say something by themselves: the others only name what follows."""


class Bm25Ranking:
    """The scores of one query.

    Attributes:
        found: the rows that have any word of the query in their text.
        share: by row, what part of the query's weight its own words carry.
        complete: by row, whether it has all the words, in its text, its section's heading or its report's
            title, and is itself neither heading, title nor byline.
        points: by row, its score.
    """

    def __init__(self, index: Index, concepts: Sequence[Concept]) -> None:
        """Score all passages.

        Args:
            index: the passages.
            concepts: what to look for, in the order of the query.
        """
        self._index, self._concepts = index, concepts
        size = index.count
        self.found: Marks = np.zeros(size, bool)
        self.share: Reals = np.zeros(size, np.float32)
        self.complete: Marks = WHOLE[index.postings.kinds]
        self.points: Reals = np.zeros(size, np.float32)
        length = np.maximum(index.lengths, np.float32(SHORTEST))
        self._drag: Reals = np.float32(SATURATION) * (np.float32(1 - LENGTH) + np.float32(LENGTH) * length)
        whole = sum(concept.weight for concept in concepts)
        for concept in concepts:
            self._add(concept, concept.weight / whole)
        self._worth: Reals = KIND_WORTH[index.postings.kinds]
        self.points *= self._worth * self.found

    def refine(self, among: Marks) -> None:
        """Heed what stands close, and the words of the best passages.

        Args:
            among: the rows that can be found at all.
        """
        self.points *= among
        self.complete &= among
        self._close()
        self._feed_back()

    def best(self, limit: int, among: Marks) -> NDArray[np.int64]:
        """The best rows of some, best first: those with all words, then by score, then in reading order."""
        rows = np.flatnonzero(among)
        order = self.points[rows] + self.complete[rows] * np.float32(1e6)
        if len(rows) > limit:
            least = np.partition(order, len(rows) - limit)[len(rows) - limit]
            rows, order = rows[order >= least], order[order >= least]
        return rows[np.lexsort((rows, -self.points[rows], ~self.complete[rows]))][:limit]

    def _add(self, concept: Concept, share: float) -> None:
        """Add what a concept is worth in each row."""
        index, post = self._index, self._index.postings
        rows, counts = index.posted(concept.stem)
        has = np.zeros(index.count + 1, bool)  # one more: the heading of what has none
        has[rows] = True
        self.found |= has[:-1]
        worth: Reals = np.zeros(index.count, np.float32)
        part_of: Reals = np.zeros(index.count, np.float32)
        if len(rows):
            often: Reals = np.zeros(index.count, np.float32)
            often[rows] = counts
            under = has[post.headings]
            noted = has[post.cited]
            np.add.at(often, post.citing[noted], np.float32(NOTE))
            often += np.float32(HEADING) * under
            for number in index.titled.get(concept.stem, ()):
                often[post.bounds[number] : post.bounds[number + 1]] += np.float32(TITLE)
                under[post.bounds[number] : post.bounds[number + 1]] = True
            worth = often / (often + self._drag)
            worth *= np.float32(concept.weight * (SATURATION + 1))
            part_of[rows] = 1
            has[:-1] |= under
        for stem, part in concept.relations.items():
            rows, counts = index.posted(stem)
            weight = part * min(concept.weight, rarity(len(rows), index.count))
            points = counts * np.float32(weight * (SATURATION + 1)) / (counts + self._drag[rows])
            worth[rows] = np.maximum(worth[rows], points)
            self.found[rows] = True
            part_of[rows] = np.maximum(part_of[rows], np.float32(part))
            if not index.passages_with_stem.get(concept.stem):
                has[rows] = True
        self.complete &= has[:-1]
        self.points += worth
        self.share += part_of * np.float32(share)

    def _close(self) -> None:
        """Raise rows in which words that follow each other in the query stand close."""
        wanted = [(a, b) for a, b in pairwise(self._concepts) if a.weight and b.weight]
        if not wanted:
            return
        pool = self.best(_POOL, self.points > 0)
        at, stems = self._index.laid(pool)
        bonus = np.zeros(len(pool), np.float32)
        for first, second in wanted:
            one = at[stems == self._index.number(first.stem)]
            other = at[stems == self._index.number(second.stem)]
            if len(one) and len(other):
                places, steps = nearest(one, other)
                near: Reals = np.zeros(len(pool), np.float32)
                weight = CLOSE * min(first.weight, second.weight)
                np.maximum.at(near, places // APART, np.float32(weight) / steps)
                bonus += near
        self.points[pool] += bonus * self._worth[pool]

    def _feed_back(self) -> None:
        """Count the words that tell most of the best passages."""
        models = [row for row in self._most(_MODELS) if self.points[row] > 0]
        if not models:
            return
        index = self._index
        whole = float(self.points[models].sum())
        telling: dict[int, float] = {}
        for row in models:
            stems, often = np.unique(index.row(row), return_counts=True)
            sized = index.sizes[stems]
            kept = (sized >= 2) & (sized < max(3, _COMMON * index.count)) & index.says[stems]
            stems, often = stems[kept], often[kept]
            worth = often / (often + self._drag[row]) * index.rarities[stems] * (self.points[row] / whole)
            for stem, value in zip(stems.tolist(), worth.tolist(), strict=True):
                telling[stem] = telling.get(stem, 0.0) + value
        best = sorted(telling, key=lambda stem: (-telling[stem], stem))[:_TELLING]
        if not best:
            return
        added: Reals = np.zeros(index.count, np.float32)
        for stem in best:
            rows, counts = index.numbered(stem)
            added[rows] += (
                counts / (counts + self._drag[rows]) * np.float32(telling[stem] * index.rarities[stem])
            )
        added *= self._worth * (self.points > 0)
        self.points += added * np.float32(
            _FEEDBACK * float(self.points.max()) / max(float(added.max()), 1e-9)
        )

    def _most(self, count: int) -> Iterable[int]:
        """The rows with most points, all words or not."""
        rows = np.argpartition(-self.points, min(count, len(self.points) - 1))[:count]
        return list(map(int, rows[np.lexsort((rows, -self.points[rows]))]))


def nearest(one: NDArray[np.int64], other: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """For each place of a word how far the nearest place of another lies; a step more if that is before it.

    Args:
        one: places of a word, in order.
        other: places of the other, in order, at least one.

    Returns:
        The places of the first, and the steps; ``APART`` or more where the other is in another passage.
    """
    after = np.searchsorted(other, one, side="right")
    ahead = other[np.minimum(after, len(other) - 1)] - one
    ahead[ahead <= 0] = APART
    behind = one - other[np.maximum(after - 1, 0)] + 1
    behind[behind <= 0] = APART
    return one, np.minimum(ahead, behind)
