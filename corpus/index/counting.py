"""Which terms stand in which passages, and how often: counted a stretch of passages at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from corpus.index.joined_terms import Ints, Joined, Marks, Numbers, Reals, Stretch, runs
from corpus.index.lexicon import Lexicon

_NOTE: Final = 0.25
"""What a word of a footnote counts in the passage that cites it."""
_SHIFT: Final = 1 << 31
"""Stem numbers are smaller."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How often which terms stand in which rows, in order of the rows."""

    rows: Numbers
    terms: Numbers
    counts: Reals


class Words:
    """Counts words that say something, and groups of related words, numbered behind them."""

    def __init__(self, joined: Joined, lexicon: Lexicon, stop: Marks) -> None:
        self._joined, self._stop = joined, stop
        self._begins, self._groups, self._shares = joined.groups(lexicon)
        self.words, self.groups = len(joined.stems), lexicon.groups
        self.size = self.words + self.groups
        """How many terms there are."""

    def counted(self, first: int, end: int) -> Counts:
        """The counts of the rows from ``first`` to ``end``."""
        own, noted = self._joined.words(first, end), self._joined.noted(first, end)
        own, noted = telling(own, self._stop), telling(noted, self._stop)
        rows, stems = np.concatenate([own.rows, noted.rows]), np.concatenate([own.stems, noted.stems])
        counts = np.ones(len(rows), np.float32)
        counts[len(own.rows) :] = _NOTE
        sizes = (self._begins[1:] - self._begins[:-1])[stems]
        at = runs(self._begins[stems], sizes)
        all_rows = np.concatenate([rows, np.repeat(rows, sizes)])
        terms = np.concatenate([stems, self._groups[at] + self.words])
        return _counted(
            all_rows, terms, np.concatenate([counts, np.repeat(counts, sizes) * self._shares[at]]), self.size
        )


class Pairs:
    """Counts pairs of words that stand so many steps apart, in as far as two passages have them.

    Attributes:
        codes: the pairs, in order; a term is an index into these.
    """

    def __init__(self, joined: Joined, skip: Marks, steps: Sequence[int], chunks: Sequence[tuple[int, int]],
                 *, ordered: bool) -> None:  # fmt: skip
        """Find the pairs that occur more than once.

        Args:
            joined: the words.
            skip: stems that are passed over.
            steps: how far apart.
            chunks: stretches of rows that are worked on at once.
            ordered: keep "a b" apart from "b a".
        """
        self._joined, self._skip, self._steps, self._ordered = joined, skip, steps, ordered
        codes = np.concatenate(
            [np.zeros(0, np.int64), *(c for chunk in chunks for _, c in self._each(*chunk))]
        )
        codes.sort()
        first = np.flatnonzero(np.diff(codes, prepend=-1))
        self.codes: Ints = codes[first[np.diff(first, append=len(codes)) > 1]]
        self.size = len(self.codes)
        """How many terms there are."""

    def counted(self, first: int, end: int) -> Counts:
        """The counts of the rows from ``first`` to ``end``."""
        rows, codes = (np.concatenate(part) for part in zip(*self._each(first, end), strict=True))
        terms = np.searchsorted(self.codes, codes)
        terms[terms == self.size] = 0
        known = self.codes[terms] == codes if self.size else np.zeros(len(codes), bool)
        return _counted(rows[known], terms[known], np.ones(int(known.sum()), np.float32), self.size)

    def stems(self) -> tuple[Ints, Ints]:
        """The stems of which the pairs are."""
        return self.codes // _SHIFT, self.codes % _SHIFT

    def _each(self, first: int, end: int) -> Iterator[tuple[Numbers, Ints]]:
        """The rows and codes of pairs, for each distance."""
        own = telling(self._joined.words(first, end), self._skip)
        for step in self._steps:
            same = own.rows[step:] == own.rows[:-step]
            one, other = own.stems[:-step][same].astype(np.int64), own.stems[step:][same].astype(np.int64)
            if not self._ordered:
                one, other = np.minimum(one, other), np.maximum(one, other)
            yield own.rows[step:][same], one * _SHIFT + other


def code_of(first: int, second: int) -> int:
    """What stands for a pair of stems in either order."""
    return min(first, second) * _SHIFT + max(first, second)


def telling(words: Stretch, skip: Marks) -> Stretch:
    """The words that are not passed over."""
    kept = ~skip[words.stems]
    return Stretch(words.rows[kept], words.stems[kept])


def _counted(rows: Numbers, terms: NDArray[np.integer], counts: Reals, size: int) -> Counts:
    """The counts of each term in each row, added up."""
    codes = rows.astype(np.int64) * size + terms
    order = np.argsort(codes)
    codes = codes[order]
    first = np.flatnonzero(np.diff(codes, prepend=-1))
    summed = np.add.reduceat(counts[order], first) if len(first) else counts[:0]
    codes = codes[first]
    return Counts((codes // max(1, size)).astype(np.int32), (codes % max(1, size)).astype(np.int32), summed)
