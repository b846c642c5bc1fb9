"""Which passages are nearest in meaning to where a query points."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from corpus.meaning import PassageVectors
from corpus.meaning.passage_vectors import products
from corpus.meaning.word_pieces import Reals
from corpus.search.bm25_ranking import KIND_WORTH
from corpus.search.index import Index
from corpus.search.postings import Ints, Numbers

Marks = NDArray[np.bool_]

DEEP: Final = 200
"""So many of the nearest are ranked."""
_AROUND: Final = 2_000
"""Among so many of the nearest one looks once more. Of 483 queries in 38,000 passages 481 had the same first
ten answers as with a second look at all passages, and 472 the same first 60; with 8,000 all had."""
_NEAR: Final = 50
"""So many of the nearest are found by their meaning,"""
_EACH: Final = 10
"""and so many in a report."""
_HEADING: Final = 0.3
"""What the nearness of its section's heading counts in a passage. With 0, 0.3: 71, 72; 70, 71."""
_LEAST: Final = 0.2
"""How near they must be. It keeps what has nothing to do with the query out of small corpora, and no more:
what stands on a subject and what does not overlap far above it."""


class Nearest(NamedTuple):
    """The passages nearest to where a text points."""

    rows: Ints
    """The nearest first."""
    points: Reals
    """How near each is, its section's heading and its kind considered."""

    def found(self, report_of: Numbers) -> list[int]:
        """Those that are found by their meaning: the first, a few of each report.

        Args:
            report_of: a row's report, as a number.
        """
        taken: dict[int, int] = {}
        kept = []
        for row, report in zip(
            self.rows[:_NEAR].tolist(), report_of[self.rows[:_NEAR]].tolist(), strict=True
        ):
            taken[report] = taken.get(report, 0) + 1
            if taken[report] <= _EACH:
                kept.append(row)
        return kept

    def least(self, report_of: Numbers, row: int) -> float:
        """With fewer points than this one that is found would not be; 0 where there are too few others."""
        own = self.points[report_of[self.rows] == report_of[row]]
        return max(float(points[most]) if len(points) > most else 0.0
                   for points, most in ((self.points, _NEAR), (own, _EACH)))  # fmt: skip


class QuerySurroundings:
    """The passages around a query: all that may be found, or some thousands of them.

    Attributes:
        nearest: those nearest to the query.
    """

    def __init__(self, index: Index, vectors: PassageVectors, query: Reals, allowed: Marks | None) -> None:
        """Look at all passages once.

        Args:
            index: the passages.
            vectors: where they point.
            query: where the query points.
            allowed: the rows that may be found at all; None allows all.
        """
        post = index.postings
        worth = KIND_WORTH[post.kinds]
        if allowed is not None:
            worth *= allowed
        # One more: the heading of what has none.
        closeness = np.append(vectors.nearness(query), np.float32(0))
        points = (closeness[:-1] + np.float32(_HEADING) * closeness[post.headings]) * worth
        rows = np.arange(index.count)
        if index.count > _AROUND:
            rows = np.sort(np.argpartition(-points, _AROUND)[:_AROUND])
        self.nearest = _nearest(rows, np.where(closeness[rows] < _LEAST, 0, points[rows]))
        self._rows, self._worth = rows, worth[rows]
        self._pointing = vectors.vectors[rows]
        heads, self._under = np.unique(post.headings[rows], return_inverse=True)
        self._heads = np.zeros((len(heads), self._pointing.shape[1]), np.float32)
        headed = heads < index.count
        self._heads[headed] = vectors.vectors[heads[headed]]

    def points(self, rows: Sequence[int], closeness: Reals, aim: Reals, of: Ints) -> Reals:
        """The points of some of them, were their texts as near as told and their headings as they are.

        Args:
            rows: which of the index.
            closeness: how near texts in their place are,
            aim: and to where.
            of: for each of these, the place of its row among ``rows``.
        """
        at = np.searchsorted(self._rows, np.asarray(rows, np.int64))
        over = products(self._heads[self._under[at]], aim)
        return _points(closeness, over[of], self._worth[at][of])

    def nearest_to(self, aim: Reals) -> Nearest:
        """Those of them that are nearest to where a text points."""
        over = products(self._heads, aim)[self._under]
        return _nearest(self._rows, _points(products(self._pointing, aim), over, self._worth))


def _points(closeness: Reals, over: Reals, worth: Reals) -> Reals:
    """What passages are worth by how near they are, and the headings over them."""
    points = (closeness + np.float32(_HEADING) * over) * worth
    points[closeness < _LEAST] = 0
    return points


def _nearest(rows: Ints, points: Reals) -> Nearest:
    """The first of some rows, each of which has points."""
    best = np.arange(len(rows))
    if len(rows) > DEEP:
        best = np.argpartition(-points, DEEP - 1)[:DEEP]
    best = best[points[best] > 0]
    best = best[np.lexsort((best, -points[best]))]
    return Nearest(rows[best], points[best])
