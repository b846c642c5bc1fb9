"""The passages as vectors of weighted terms, and the postings of the terms: sparse, in flat arrays.

Terms are stems, groups of related words and pairs of words that stand together. Weights are TF-IDF with
logarithmic frequency, as in G. Salton and C. Buckley, "Term-weighting approaches in automatic text retrieval"
(1988); each kind of term has a vector of length 1 of its own, so that the product of two passages is the sum
of their cosines.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

import numpy as np

from corpus.index.counting import Counts, Pairs, Words, code_of
from corpus.index.joined_terms import Ints, Joined, Numbers, Reals
from corpus.index.lexicon import Lexicon

RICH: Final = 20_000
"""Up to so many passages all that is known of them is compared; of more, what tells most."""
HEAVIEST: Final = 32
"""Terms that are kept of a passage where there are more."""
_GENERAL: Final = 0.7
"""What words of which any argument is made are worth beside others."""
_RELATED: Final = 0.8
"""What a group of related words is worth beside a word."""
_COMMON: Final = 0.4
"""A word or group in a larger share of the passages tells none apart."""
_COMMON_PAIR: Final = 0.25
"""The same for pairs of words."""
_PAIRS: Final = 0.35
"""What the cosine of pairs of words counts beside that of words, for each kind of pair."""


class VectorArrays(NamedTuple):
    """What vectors consist of."""

    bounds: Ints
    places: Numbers
    lengths: Numbers
    starts: Ints
    terms: Numbers
    weights: Reals
    begins: Ints
    rows: Numbers
    row_weights: Reals
    with_stem: Ints
    """In how many rows each stem stands;"""
    pairs: Ints
    """pairs of stems, in order, and"""
    with_pair: Ints
    """in how many rows each stands."""


class TfidfVectors:
    """The vectors of all passages. A row is a passage.

    Attributes:
        count: how many rows there are.
        rich: whether there are so few that all terms are kept.
        bounds: where the rows of each report begin, and where the last ends.
        report_of: a row's report.
        places: a row's index in its report's ``reading``.
        lengths: how many words that say something a row has.
        starts, terms, weights: the vectors: ``terms[starts[row] : starts[row + 1]]``, heaviest first.
        begins, rows, row_weights: the postings: ``rows[begins[term] : begins[term + 1]]``, heaviest first.
    """

    def __init__(self, stems: Sequence[str], arrays: VectorArrays) -> None:
        """Take them as they were laid out.

        Args:
            stems: the stems, in the order of their numbers.
            arrays: the vectors.
        """
        self._stems = {stem: number for number, stem in enumerate(stems)}
        self.arrays: Final = arrays
        self.bounds, self.places, self.lengths = arrays.bounds, arrays.places, arrays.lengths
        self.starts, self.terms, self.weights = arrays.starts, arrays.terms, arrays.weights
        self.begins, self.rows, self.row_weights = arrays.begins, arrays.rows, arrays.row_weights
        self.count = len(self.places)
        self.rich = self.count <= RICH
        reports = np.arange(len(self.bounds) - 1, dtype=np.int32)
        self.report_of: Numbers = np.repeat(reports, np.diff(self.bounds))

    @staticmethod
    def of(joined: Joined, lexicon: Lexicon) -> TfidfVectors:
        """Weigh the words of reports.

        Args:
            joined: the words.
            lexicon: what is known of words beforehand.
        """
        count = len(joined.places)
        rich = count <= RICH
        chunks = [(first, min(first + RICH, count)) for first in range(0, count, RICH)]
        stop = joined.marked(lexicon.stop)
        worth = np.where(joined.marked(lexicon.general), _GENERAL, 1.0).astype(np.float32)
        words = Words(joined, lexicon, stop)
        unordered = Pairs(joined, stop, (1, 2) if rich else (1,), chunks, ordered=False)
        groups_worth = np.full(lexicon.groups, _RELATED, np.float32)
        weighing = [_Weighing(words, np.concatenate([worth, groups_worth]), _COMMON, 1.0, count)]
        kinds = [unordered]
        if rich:
            kinds.append(Pairs(joined, np.zeros_like(stop), (1,), chunks, ordered=True))
        for pairs in kinds:
            one, other = pairs.stems()
            weighing.append(_Weighing(pairs, worth[one] * worth[other], _COMMON_PAIR, _PAIRS, count))
        lengths: Numbers = np.zeros(count, np.int32)
        for first, end in chunks:
            own = joined.words(first, end)
            lengths[first:end] = np.bincount(own.rows[~stop[own.stems]] - first, minlength=end - first)
            for each in weighing:
                each.count(first, end)
        with_stem, with_pair = weighing[0].passages, weighing[1].passages
        laid = _laid(weighing, chunks, count, rich=rich)
        arrays = VectorArrays(
            joined.bounds, joined.places, lengths, *laid, with_stem, unordered.codes, with_pair
        )
        return TfidfVectors(joined.stems, arrays)

    def passages_with(self, stem: str) -> int:
        """In how many passages a stem stands; 0 for one that says nothing."""
        number = self._stems.get(stem)
        return 0 if number is None else int(self.arrays.with_stem[number])

    def passages_with_pair(self, first: str, second: str) -> int:
        """In how many passages two stems stand together, in either order; 0 where in one only."""
        one, other = self._stems.get(first), self._stems.get(second)
        if one is None or other is None:
            return 0
        code, pairs = code_of(one, other), self.arrays.pairs
        at = int(np.searchsorted(pairs, code))
        return int(self.arrays.with_pair[at]) if at < len(pairs) and pairs[at] == code else 0

    def weight(self, row: int, stem: str) -> float:
        """What a stem weighs in a row; 0 where it tells nothing there."""
        own = slice(*self.starts[row : row + 2].tolist())
        at = np.flatnonzero(self.terms[own] == self._stems.get(stem, -1))
        return float(self.weights[own][at[0]]) if len(at) else 0.0

    def rows_with(self, stem: str, most: int) -> Numbers:
        """The rows in which a stem weighs most, at most so many."""
        number = self._stems.get(stem)
        if number is None:
            return self.rows[:0]
        first, end = self.begins[number : number + 2].tolist()
        return self.rows[first : min(end, first + most)]


def _laid(
    weighing: list[_Weighing], chunks: list[tuple[int, int]], count: int, *, rich: bool
) -> tuple[Ints, Numbers, Reals, Ints, Numbers, Reals]:
    """Weigh the terms, keep the heaviest, and lay them out by row and by term."""
    parts: list[tuple[Numbers, Numbers, Reals]] = [_NOTHING]
    for number, (first, end) in enumerate(chunks):
        offset, blocks = 0, []
        for each in weighing:
            weighed = each.weighed(number, first, end)
            blocks.append((weighed.rows, weighed.terms + np.int32(offset), weighed.counts))
            offset += each.size
        rows, terms, weights = (np.concatenate(part) for part in zip(*blocks, strict=True))
        order = _heaviest_first(rows, weights)
        if not rich:
            begins = np.searchsorted(rows[order], np.arange(first, end + 1))
            rank = np.arange(len(order)) - np.repeat(begins[:-1], np.diff(begins))
            order = order[rank < HEAVIEST]
        parts.append((rows[order], terms[order], weights[order]))
    rows, terms, weights = (np.concatenate(part) for part in zip(*parts, strict=True))
    del parts
    starts: Ints = np.searchsorted(rows, np.arange(count + 1))
    order = _heaviest_first(terms, weights)
    size = sum(each.size for each in weighing)
    begins = np.searchsorted(terms[order], np.arange(size + 1))
    return starts, terms, weights, begins, rows[order], weights[order]


class _Weighing:
    """One kind of terms: first all are counted, then weighed by what was counted."""

    def __init__(self, source: Words | Pairs, worth: Reals, common: float, share: float, count: int) -> None:
        self._source, self._worth, self._share = source, worth, share
        self._most, self._count = max(2.0, common * count), count
        self.size = source.size
        self.passages: Ints = np.zeros(source.size, np.int64)
        """In how many rows each term stands."""
        self._chunks: list[Counts] = []

    def count(self, first: int, end: int) -> None:
        """Count the terms of the rows from ``first`` to ``end``."""
        counts = self._source.counted(first, end)
        self.passages += np.bincount(counts.terms, minlength=self.size)
        self._chunks.append(counts)

    def weighed(self, number: int, first: int, end: int) -> Counts:
        """The weights of the chunk that was counted as this number, which is let go.

        Terms in one row, or in very many, are left out.
        """
        found, self._chunks[number] = self._chunks[number], Counts(*_NOTHING)
        passages = self.passages[found.terms]
        kept = (passages >= 2) & (passages <= self._most)
        rows, terms, passages = found.rows[kept], found.terms[kept], passages[kept]
        weights = (np.log(self._count / passages) + 1).astype(np.float32)
        weights *= np.log2(1 + found.counts[kept]) * self._worth[terms]
        norms = np.sqrt(np.bincount(rows - first, weights * weights, end - first))
        weights *= (np.sqrt(self._share) / np.maximum(norms, 1e-9)).astype(np.float32)[rows - first]
        return Counts(rows, terms, weights)


_NOTHING: Final = (np.zeros(0, np.int32), np.zeros(0, np.int32), np.zeros(0, np.float32))


def _heaviest_first(keys: Numbers, weights: Reals) -> Ints:
    """The order by key, in it by weight, the heaviest first."""
    falling = np.uint32(0xFFFFFFFF) - weights.view(np.uint32)  # positive numbers are ordered like their bits
    return np.argsort((keys.astype(np.int64) << 32) | falling, kind="stable")
