"""The passages that are like a passage: by their words, and by what stands around both.

True parallels come in the same order, so a passage of few words is judged by its neighbours too: what
precedes and follows it should be like what precedes and follows the other.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np

from corpus.index.joined_terms import Ints, Reals, runs
from corpus.index.tfidf_vectors import TfidfVectors

_LONGEST: Final = 64
"""Passages of a term that are looked at where there are very many."""
_LEADING: Final = 40
"""There, so many of the passages that are like one by their own words are looked at more closely."""
_CHUNK: Final = 128
"""Passages that are worked on at once."""
_DENSE: Final = 30_000
"""Up to so many passages a row of likenesses with all of them is no waste."""
_AROUND: Final = 0.35
"""What the neighbours' likeness counts beside the passage's own, in passages without words of their own."""
_SHORT: Final = 20
"""Words: a passage with so many counts its neighbours half."""
_BLIND: Final = 2
"""How far neighbours are looked at."""
_FAR: Final = 0.75
"""What neighbours at that distance count beside the next ones."""


def _kernel() -> list[tuple[int, int, float]]:
    """What counts of whom: steps here, steps there, and a factor. The same direction, or one stands still."""
    found = []
    for here in range(-_BLIND, _BLIND + 1):
        for there in range(-_BLIND, _BLIND + 1):
            steps = max(abs(here), abs(there))
            if here * there > 0 or abs(here) + abs(there) == 1:
                found.append((here, there, _FAR ** (steps - 1)))
    return found


_KERNEL: Final = _kernel()


@dataclass(frozen=True, slots=True)
class Likenesses:
    """Pairs of rows with how much they are alike, in order of the first, then the second."""

    here: Ints
    there: Ints
    scores: Reals

    def of(self, row: int) -> tuple[Ints, Reals]:
        """Those of one row."""
        part = slice(*np.searchsorted(self.here, [row, row + 1]))
        return self.there[part], self.scores[part]


class Similarity:
    """Finds the passages of other reports that are like a passage."""

    def __init__(self, vectors: TfidfVectors) -> None:
        self.vectors = vectors
        self.dense = vectors.count <= _DENSE
        shortness = _SHORT / (_SHORT + vectors.lengths)
        self._shortness: Reals = np.sqrt(shortness).astype(np.float32)

    def rows(self, first: int, end: int) -> Likenesses:
        """What is like the rows from ``first`` to ``end``, which are of one report."""
        bounds = self.vectors.bounds[self.vectors.report_of[first] :][:2]
        parts = []
        for begin in range(first, end, _CHUNK):
            stop = min(begin + _CHUNK, end)
            low, high = max(bounds[0], begin - _BLIND), min(bounds[1], stop + _BLIND)
            keys, scores = self._alone(int(low), int(high))
            keys, scores = self._around(keys, scores, int(low), int(high))
            here = keys // self.vectors.count
            inside = slice(*np.searchsorted(here, [begin - low, stop - low]))
            parts.append((here[inside] + low, keys[inside] % self.vectors.count, scores[inside]))
        return Likenesses(*(np.concatenate(part) for part in zip(*parts, strict=True)))

    def _alone(self, low: int, high: int) -> tuple[Ints, Reals]:
        """The products of rows with all of other reports: codes of pairs, in order, and their values."""
        v = self.vectors
        sizes = np.diff(v.starts[low : high + 1])
        at = runs(v.starts[low:high], sizes)
        terms, weights = v.terms[at], v.weights[at]
        rows = np.repeat(np.arange(high - low), sizes)
        found = v.begins[terms + 1] - v.begins[terms]
        if not v.rich:
            found = np.minimum(found, _LONGEST)
        places = runs(v.begins[terms], found)
        others = v.rows[places]
        values = v.row_weights[places] * np.repeat(weights, found)
        return self._summed(np.repeat(rows, found) * v.count + others, values, low, high)

    def _summed(self, keys: Ints, values: Reals, low: int, high: int) -> tuple[Ints, Reals]:
        """Values added up by key; those within the report itself are left out."""
        count = self.vectors.count
        if self.dense:
            table = np.bincount(keys, values, (high - low) * count).astype(np.float32)
            keys = np.flatnonzero(table)
            values = table[keys]
        else:
            packed = (keys << 32) | values.astype(np.float32).view(np.uint32)
            packed.sort()  # keys and values in one number: several times as fast as sorting keys by index
            keys = packed >> 32
            first = np.flatnonzero(np.diff(keys, prepend=-1))
            values = (packed & 0xFFFFFFFF).astype(np.uint32).view(np.float32)
            values = np.add.reduceat(values, first) if len(first) else values
            keys = keys[first]
        own = self.vectors.report_of[low]
        apart = self.vectors.report_of[keys % count] != own
        return keys[apart], values[apart]

    def _around(self, keys: Ints, scores: Reals, low: int, high: int) -> tuple[Ints, Reals]:
        """The likenesses with what the neighbours' add to them."""
        v = self.vectors
        here, there = keys // v.count, keys % v.count
        if not self.dense:
            kept = _leading(here, scores)
            here, there, scores = here[kept], there[kept], scores[kept]
        all_keys, all_scores = [here * v.count + there], [scores]
        for step_here, step_there, factor in _KERNEL:
            one, other = here + step_here, there + step_there
            inside = (one >= 0) & (one < high - low) & (other >= 0) & (other < v.count)
            one, other = one[inside], other[inside]
            same = v.report_of[other] == v.report_of[there[inside]]
            one, other = one[same], other[same]
            short = self._shortness[one + low] * self._shortness[other]
            all_keys.append(one * v.count + other)
            all_scores.append(scores[inside][same] * short * np.float32(_AROUND * factor))
        return self._summed(np.concatenate(all_keys), np.concatenate(all_scores), low, high)


def _leading(here: Ints, scores: Reals) -> Ints:
    """Where the best of each row stand; ``here`` has the rows in order."""
    parts = []
    bounds = np.flatnonzero(np.diff(here, prepend=-1, append=-1)).tolist()
    for start, end in pairwise(bounds):
        if end - start > _LEADING:
            best = np.argpartition(scores[start:end], end - start - _LEADING)[-_LEADING:]
            parts.append(np.sort(best) + start)
        else:
            parts.append(np.arange(start, end))
    return np.concatenate(parts) if parts else np.zeros(0, np.int64)
