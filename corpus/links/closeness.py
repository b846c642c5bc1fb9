"""How near linked passages are in meaning, whatever their words.

What all passages have in common is taken away first: it says nothing of why two belong together (S. Arora
et al., "A simple but tough-to-beat baseline for sentence embeddings", 2017; their first component is near
the mean).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from corpus.index.joined_terms import Reals
from corpus.index.tfidf_vectors import TfidfVectors
from corpus.meaning.passage_vectors import long_as_one, products
from corpus.search import Searcher


class Closeness:
    """The vectors of the passages that are linked, by their rows. It never changes."""

    def __init__(self, vectors: NDArray[np.float32]) -> None:
        """Take the vectors in.

        Args:
            vectors: where each row points; zeros where that is not known.
        """
        known = vectors.any(axis=1)
        centred = vectors - vectors[known].mean(axis=0) if known.any() else vectors
        centred[~known] = 0
        self._vectors = long_as_one(centred)

    @classmethod
    def of(cls, rows: TfidfVectors, searcher: Searcher) -> Closeness | None:
        """The closeness of passages as a search over the same reports knows it; None where it knows none.

        Args:
            rows: the passages that are linked.
            searcher: search over their reports.
        """
        known, post = searcher.meaning, searcher.index.postings
        if known is None or not known.any:
            return None
        found = np.zeros((rows.count, known.vectors.shape[1]), np.float32)
        for report in range(len(rows.bounds) - 1):
            own = slice(*rows.bounds[report : report + 2].tolist())
            theirs = slice(*post.bounds[report : report + 2].tolist())
            at = np.searchsorted(post.places[theirs], rows.places[own])
            at = np.minimum(at, max(theirs.stop - theirs.start - 1, 0))
            if theirs.stop > theirs.start:
                same = post.places[theirs][at] == rows.places[own]
                found[own][same] = known.vectors[theirs][at[same]]
        return cls(found)

    def of_some(self, row: int, others: NDArray[np.integer]) -> Reals:
        """How near some rows are to a row, from 0 to 1."""
        near: Reals = np.maximum(products(self._vectors[others], self._vectors[row]), np.float32(0))
        return near
