"""The passages as vectors of weighted terms, and the postings of the terms: sparse, in flat arrays.

Terms are stems, groups of related words and pairs of words that stand together. Weights are TF-IDF with
logarithmic frequency, as in G. Salton and C. Buckley, "Term-weighting approaches in automatic text retrieval"
(1988); each kind of term has a vector of length 1 of its own, so that the product of two passages is the sum
of their cosines.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import numpy as np

from corpus.index.counting import Counts, Pairs, Words
from corpus.index.joined_terms import Ints, Joined, Numbers, Reals
from corpus.index.lexicon import Lexicon
from corpus.index.terms import ReportTerms

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

    def __init__(self, reports: Iterable[ReportTerms], lexicon: Lexicon) -> None:
        joined = Joined(reports)
        self._stems = joined.stems
        self.bounds, self.report_of, self.places = joined.bounds, joined.report_of, joined.places
        self.count = len(self.places)
        self.rich = self.count <= RICH
        chunks = [(first, min(first + RICH, self.count)) for first in range(0, self.count, RICH)]
        stop = joined.marked(lexicon.stop)
        worth = np.where(joined.marked(lexicon.general), _GENERAL, 1.0).astype(np.float32)
        words = Words(joined, lexicon, stop)
        self._pairs = Pairs(joined, stop, (1, 2) if self.rich else (1,), chunks, ordered=False)
        groups_worth = np.full(lexicon.groups, _RELATED, np.float32)
        weighing = [_Weighing(words, np.concatenate([worth, groups_worth]), _COMMON, 1.0, self.count)]
        kinds = [self._pairs]
        if self.rich:
            kinds.append(Pairs(joined, np.zeros_like(stop), (1,), chunks, ordered=True))
        for pairs in kinds:
            one, other = pairs.stems()
            weighing.append(_Weighing(pairs, worth[one] * worth[other], _COMMON_PAIR, _PAIRS, self.count))
        self.lengths: Numbers = np.zeros(self.count, np.int32)
        for first, end in chunks:
            own = joined.words(first, end)
            self.lengths[first:end] = np.bincount(own.rows[~stop[own.stems]] - first, minlength=end - first)
            for each in weighing:
                each.count(first, end)
        del joined
        self._passages_with_stem = weighing[0].passages
        self._passages_with_pair = weighing[1].passages
        self._lay(weighing, chunks)

    def passages_with(self, stem: str) -> int:
        """In how many passages a stem stands; 0 for one that says nothing."""
        number = self._stems.get(stem)
        return 0 if number is None else int(self._passages_with_stem[number])

    def passages_with_pair(self, first: str, second: str) -> int:
        """In how many passages two stems stand together, in either order; 0 where in one only."""
        one, other = self._stems.get(first), self._stems.get(second)
        number = None if one is None or other is None else self._pairs.number(one, other)
        return 0 if number is None else int(self._passages_with_pair[number])

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

    def _lay(self, weighing: list[_Weighing], chunks: list[tuple[int, int]]) -> None:
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
            if not self.rich:
                begins = np.searchsorted(rows[order], np.arange(first, end + 1))
                rank = np.arange(len(order)) - np.repeat(begins[:-1], np.diff(begins))
                order = order[rank < HEAVIEST]
            parts.append((rows[order], terms[order], weights[order]))
        rows, self.terms, self.weights = (np.concatenate(part) for part in zip(*parts, strict=True))
        del parts
        self.starts: Ints = np.searchsorted(rows, np.arange(self.count + 1))
        order = _heaviest_first(self.terms, self.weights)
        size = sum(each.size for each in weighing)
        self.begins: Ints = np.searchsorted(self.terms[order], np.arange(size + 1))
        self.rows: Numbers = rows[order]
        self.row_weights: Reals = self.weights[order]


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
