"""Rows of numbers, and texts as weighted sums of rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

import numpy as np
from numpy.typing import NDArray

from corpus.index.joined_terms import runs

Reals = NDArray[np.float32]
Numbers = NDArray[np.int64]

_AT_ONCE: Final = 8192
"""Rows that are summed up at once: what a core keeps near itself."""


@dataclass(frozen=True)
class Sums:
    """Which pieces stand in which texts, each with its weight: a sparse matrix, a row for each text."""

    texts: int
    pieces: int
    text: Numbers
    """Of each piece in the texts, one after the other, in which text it stands;"""
    piece: Numbers
    """which it is;"""
    weight: Reals
    """and what it counts."""

    @classmethod
    def of(cls, numbers: Sequence[Sequence[int]], weights: Reals) -> Sums:
        """Take texts in.

        Args:
            numbers: the pieces of each text, in any order.
            weights: what a piece counts, by its number.
        """
        text = np.repeat(np.arange(len(numbers)), [len(row) for row in numbers])
        piece = np.array([number for row in numbers for number in row], np.int64)
        return cls(len(numbers), len(weights), text, piece, weights[piece])

    def worth(self, worth: Reals) -> Sums:
        """The same with other weights: those of a text together are what it is worth."""
        whole = np.bincount(self.text, self.weight, self.texts)
        share: Reals = (worth / np.maximum(whole, 1e-6)).astype(np.float32)
        return replace(self, weight=self.weight * share[self.text])

    def some(self, texts: Numbers) -> tuple[Sums, Numbers]:
        """Some texts alone, and the numbers of the pieces that stand in them, counted anew in their order."""
        sizes = np.diff(self._begins)[texts]
        at = runs(self._begins[texts], sizes)
        used, piece = np.unique(self.piece[at], return_inverse=True)
        text = np.repeat(np.arange(len(texts)), sizes)
        return Sums(len(texts), len(used), text, piece, self.weight[at]), used

    def of_texts(self, rows: Reals) -> Reals:
        """For each text the sum of its pieces' rows."""
        return _summed(self.texts, self.text, self.piece, self.weight, rows)

    def of_pieces(self, rows: Reals) -> Reals:
        """For each piece the sum of the rows of the texts that it stands in: the matrix turned."""
        order = self._by_piece
        return _summed(self.pieces, self.piece[order], self.text[order], self.weight[order], rows)

    @cached_property
    def _begins(self) -> Numbers:
        return np.searchsorted(self.text, np.arange(self.texts + 1))

    @cached_property
    def _by_piece(self) -> Numbers:
        return np.argsort(self.piece, kind="stable")


def _summed(count: int, into: Numbers, of: Numbers, weights: Reals, rows: Reals) -> Reals:
    """The sums of weighted rows; ``into`` tells for each to which sum it belongs, in order."""
    found: Reals = np.zeros((count, rows.shape[1]), np.float32)
    for first in range(0, len(into), _AT_ONCE):
        some = slice(first, first + _AT_ONCE)
        begins = np.flatnonzero(np.diff(into[some], prepend=-1))
        found[into[some][begins]] += np.add.reduceat(rows[of[some]] * weights[some, None], begins, axis=0)
    return found
