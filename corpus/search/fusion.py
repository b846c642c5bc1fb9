"""The ranking by words and the one by meaning, made one.

Reciprocal rank fusion (G. Cormack, C. Clarke and S. Büttcher, "Reciprocal rank fusion outperforms Condorcet
and individual rank learning methods", 2009). Passages that have all the words stay before the others. What is
nearest in meaning is looked for once more from where the query and its best answers point together
(J. Rocchio, "Relevance feedback in information retrieval", 1971).
"""

from __future__ import annotations

from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from corpus.meaning import PassageVectors
from corpus.meaning.word_pieces import Reals
from corpus.search.index import Index
from corpus.search.nearest import DEEP, Nearest, QuerySurroundings
from corpus.search.ranking import Ranking

Marks = NDArray[np.bool_]
Rows = NDArray[np.int64]

_EARLY: Final = 10
"""How much first places count before later ones: the constant of the fusion. nDCG@10 with 10, 20, 60 in a
folder that nobody prepared: 73, 73, 72; in one whose related words were found by reading it: 71, 70, 70."""
_MEANING: Final = 0.5
"""What a place by meaning counts beside one by words. In the same folders, with 0.5 and 1: 73, 74; 71, 70."""
_UNSURE: Final = 0.5
"""What a place by words counts where no passage has all. With 1, 0.5, 0.25: 72, 74, 74; 71, 71, 71."""
_SHARE: Final = 0.4
"""How much it counts there what part of the query's weight a passage's own words carry: the power of that
share. Chosen on either of two folders, the other gains: with 0, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7 one that nobody
prepared has 74.4, 74.8, 75.4, 75.4, 75.4, 75.4, 75.4, the bundled reports 71.9, 71.8, 72.0, 72.0, 72.0, 71.9,
71.4; and both gain with 0.002, 0.01 and 0.03 in place of what ``corpus.meaning`` takes for rare."""
_FEEDBACK: Final = 0.3
"""What the best answers count beside the query at the second look (0, 0.3, 0.6: 73, 74, 73; 71, 71, 72),"""
_MODELS: Final = 3
"""and how many of them do."""


class Fused(NamedTuple):
    """The answer of both rankings."""

    rows: Rows
    """Best first."""
    points: NDArray[np.float64]
    """What each is worth, from 0 to 1, beside the others."""
    near: Marks
    """By row of the index, whether it was found by its meaning only."""
    around: QuerySurroundings
    """Among what the nearest were looked for,"""
    aim: Reals
    """from where in the end,"""
    nearest: Nearest
    """and which they are."""


def fused(
    index: Index,
    words: Ranking,
    found: Marks,
    complete: Marks,
    allowed: Marks | None,
    vectors: PassageVectors,
    query: Reals,
) -> Fused:
    """Rank what was found by words, and what is near in meaning.

    Args:
        index: the passages.
        words: the ranking by words.
        found: the rows that it found.
        complete: those of them that have all the words, and stay before the others.
        allowed: the rows that may be found at all; None allows all.
        vectors: where the passages point.
        query: where the query points.
    """
    by_words = words.best(DEEP, found)
    sure = 1.0 if complete.any() else _UNSURE
    worth = sure * words.share[by_words] ** _SHARE * rank_points(len(by_words))
    around = QuerySurroundings(index, vectors, query, allowed)
    nearest, aim = around.nearest, query
    first = _points(index.count, by_words, worth, nearest.rows)
    ranked = np.union1d(by_words, nearest.rows)
    models = ranked[np.argsort(-first[ranked], kind="stable")[:_MODELS]]
    if len(models):
        aim = query + np.float32(_FEEDBACK) * vectors.vectors[models].mean(axis=0)
        nearest = around.nearest_to(aim)
    points = _points(index.count, by_words, worth, nearest.rows)
    by_meaning = np.zeros(index.count, bool)
    by_meaning[nearest.found(index.report_of)] = True
    by_meaning &= ~found
    rows = np.flatnonzero(found | by_meaning)
    order = np.lexsort((rows, -points[rows], ~complete[rows]))
    rows = rows[order]
    highest = (sure + _MEANING) / (_EARLY + 1)
    return Fused(rows, points[rows] / highest, by_meaning, around, aim, nearest)


def _points(count: int, by_words: Rows, worth: NDArray[np.float64], near: Rows) -> NDArray[np.float64]:
    """What each of so many rows is worth by its places in both rankings; by words that is told."""
    points = np.zeros(count)
    points[by_words] += worth
    points[near] += _MEANING * rank_points(len(near))
    return points


def rank_points(count: int) -> NDArray[np.float64]:
    """What the first places of a ranking are worth where several are fused, the first one's first."""
    return 1 / (_EARLY + 1 + np.arange(count))
