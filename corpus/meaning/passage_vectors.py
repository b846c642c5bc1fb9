"""Where passages point in meaning: vectors of length one, whose product says how near two texts are.

A vector is the sum of the rows of a text's word pieces. What stands everywhere in these reports tells nothing
of a passage, so a piece counts the less the more of all pieces it is (S. Arora et al., "A simple but
tough-to-beat baseline for sentence embeddings", 2017, section 3).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from corpus.index.joined_terms import runs
from corpus.meaning.word_pieces import WIDTH, Cut, Reals, WordPieces
from corpus.steps import Steps, finish

_RARE: Final = 5e-3
"""The share of all pieces at which one counts half."""
_APART: Final = 1.45
"""Pieces a word: a report whose words come apart into more is not in English, or no prose. Measured by
report: English strategies, papers and gospels 1.03 to 1.10; French 1.8, Spanish 1.9, Dutch 2.6, German 2.7,
Russian 6.8."""
_CHUNK: Final = 16
"""Passages that are summed up at once: what their words have of vectors, some 1 MB, stays near the processor.
38,000 passages: 1.9 s, of 256 at once 2.9 s."""
_WORDS: Final = 2_048
"""Words of a vocabulary that are summed up at once: some 10 ms."""


class WordSums(NamedTuple):
    """What words add to where a text points."""

    used: NDArray[np.integer]
    """Which words, as places in a vocabulary, in order."""
    pointing: Reals
    """Of each the sum of its pieces; zeros for one that ``PassageVectors.vector`` passes over."""

    def places(self, tokens: NDArray[np.integer]) -> NDArray[np.int64]:
        """The places of words among these."""
        return np.searchsorted(self.used, tokens)

    def of_stretches(
        self, tokens: NDArray[np.integer], starts: NDArray[np.integer], sizes: NDArray[np.int64]
    ) -> Reals:
        """Where stretches of words point, as ``PassageVectors.vector`` has it; zeros where no word is known.

        Args:
            tokens: words one after the other.
            starts: where each stretch begins among them.
            sizes: how many words it has.
        """
        return long_as_one(_summed(self.pointing, self.places(tokens[runs(starts, sizes)]), sizes))


class PassageVectors:
    """The vectors of the passages of some reports. They never change; threads may share them.

    Attributes:
        scales: what the row of each word piece is multiplied by in these reports.
        vectors: a row of length one for each passage; zeros for one without known words, and for all of a
            report that the table does not understand.
        lengths: how long the sum of its words is that each row comes from.
        understood: by report, whether its words are English ones.
    """

    def __init__(
        self,
        table: Callable[[], WordPieces],
        scales: Reals,
        vectors: Reals,
        lengths: Reals,
        understood: NDArray[np.bool_],
    ) -> None:
        """Take vectors in.

        Args:
            table: gives the word pieces, which are needed only for what is to be compared with them.
            scales: the attributes, as are
            vectors: and
            lengths: and
            understood: these.
        """
        self._table = table
        self.scales, self.vectors, self.lengths, self.understood = scales, vectors, lengths, understood

    @staticmethod
    def steps(
        table: WordPieces,
        words: Sequence[str],
        tokens: NDArray[np.integer],
        starts: NDArray[np.integer],
        ends: NDArray[np.integer],
        bounds: NDArray[np.integer],
    ) -> Steps[PassageVectors]:
        """Sum the vectors up, some passages a step; yields how many reports are done.

        Args:
            table: the word pieces.
            words: the vocabulary.
            tokens: the words of all passages, as places in the vocabulary.
            starts: where those of each passage begin.
            ends: where they end.
            bounds: where the passages of each report begin, and where the last ends.
        """
        sizes = np.maximum(ends - starts, 0).astype(np.int64)
        cut = table.cut(words)
        reports = len(bounds) - 1
        yield 0, reports
        heard = _understood(cut, words, tokens, starts, ends, bounds)
        understood_rows = np.repeat(heard, np.diff(bounds))
        sizes[~understood_rows] = 0
        often = _counts(tokens, starts, sizes, len(words))
        said = np.bincount(cut.pieces, often[cut.words], len(table.scales))
        rare = _RARE / (_RARE + said / max(1.0, float(said.sum())))
        scales: Reals = table.scales * rare.astype(np.float32)
        of_word = yield from _of_words(table, scales, cut, len(words))
        vectors: Reals = np.zeros((len(starts), WIDTH), np.float32)
        lengths: Reals = np.zeros(len(starts), np.float32)
        for first in range(0, len(starts), _CHUNK):
            last = min(first + _CHUNK, len(starts))
            own = tokens[runs(starts[first:last], sizes[first:last])]
            sums = _summed(of_word, own, sizes[first:last])
            lengths[first:last] = np.linalg.norm(sums, axis=1)
            vectors[first:last] = long_as_one(sums)
            yield int(np.searchsorted(bounds[1:], last, side="right")), reports
        return PassageVectors(lambda: table, scales, vectors, lengths, heard)

    @property
    def any(self) -> bool:
        """Whether there is any report that the table understands."""
        return bool(self.understood.any())

    def knows(self, word: str) -> bool:
        """Whether a word, in small letters, is an English one."""
        return self._table().knows(word)

    def nearness(self, aim: Reals) -> Reals:
        """How near each passage is to where a text points, from -1 to 1.

        Args:
            aim: where the text points, as ``vector`` tells it.
        """
        return products(self.vectors, aim)

    def of_words(self, words: Sequence[str], tokens: NDArray[np.integer]) -> WordSums:
        """What some words add to where a text points.

        Args:
            words: the vocabulary.
            tokens: which of it, each as often as it likes.
        """
        used = np.unique(tokens)
        said = (words[number] for number in used.tolist())
        cut = self._table().cut(word if word.isalpha() else "" for word in said)
        return WordSums(used, finish(_of_words(self._table(), self.scales, cut, len(used))))

    def vector(self, words: Iterable[str]) -> Reals | None:
        """Where words point together; None where none of them is known.

        Args:
            words: in small letters without accents. Those with figures in them are passed over: a number or
                the name of an article means nothing by its pieces.
        """
        whole = self._sum(word for word in words if word.isalpha())
        return None if whole is None else whole / np.float32(max(float(np.linalg.norm(whole)), 1e-9))

    def part(self, word: str) -> Reals | None:
        """What a word adds to where a text points, before that is brought to length one; None for nothing.

        Args:
            word: as ``vector`` has it.
        """
        return self._sum((word,)) if word.isalpha() else None

    def _sum(self, words: Iterable[str]) -> Reals | None:
        cut = self._table().cut(words)
        if not len(cut.pieces):
            return None
        whole: Reals = self.scales[cut.pieces] @ self._table().rows[cut.pieces].astype(np.float32)
        return whole


def _understood(
    cut: Cut,
    words: Sequence[str],
    tokens: NDArray[np.integer],
    starts: NDArray[np.integer],
    ends: NDArray[np.integer],
    bounds: NDArray[np.integer],
) -> NDArray[np.bool_]:
    """By report, whether words come apart as English ones do; one without pieces counts by its letters."""
    apart = np.bincount(cut.words, minlength=len(words)).astype(np.float64)
    letters = np.array([len(word) if word.isalpha() else 0 for word in words], np.float64)
    apart = np.where(apart > 0, apart, letters) * (letters > 0)
    found = np.zeros(len(bounds) - 1, bool)
    for report, (first, last) in enumerate(zip(bounds[:-1].tolist(), bounds[1:].tolist(), strict=True)):
        own = tokens[int(starts[first]) : int(ends[last - 1])] if last > first else tokens[:0]
        whole = int((letters[own] > 0).sum())
        found[report] = whole > 0 and float(apart[own].sum()) <= _APART * whole
    return found


def _counts(
    tokens: NDArray[np.integer], starts: NDArray[np.integer], sizes: NDArray[np.int64], words: int
) -> NDArray[np.int64]:
    """How often each word of the vocabulary is said in these passages."""
    return np.bincount(tokens[runs(starts, sizes)], minlength=words)


def _of_words(table: WordPieces, scales: Reals, cut: Cut, count: int) -> Steps[Reals]:
    """The sums of the pieces of each word of a vocabulary."""
    found: Reals = np.zeros((count, WIDTH), np.float32)
    begins = np.flatnonzero(np.diff(cut.words, prepend=-1))
    ends = np.append(begins[1:], len(cut.words))
    for first in range(0, len(begins), _WORDS):
        some = slice(first, first + _WORDS)
        low, high = int(begins[some][0]), int(ends[some][-1])
        pieces = cut.pieces[low:high]
        rows = table.rows[pieces] * scales[pieces][:, None]
        own, sizes = begins[some] - low, ends[some] - begins[some]
        found[cut.words[begins[some]]] = rows[own]
        several = np.flatnonzero(sizes > 1)  # few: most words are one piece, and to sum costs most
        if len(several):
            sums = _summed(rows, runs(own[several], sizes[several]), sizes[several])
            found[cut.words[begins[some][several]]] = sums
        yield 0, 1
    return found


def _summed(of_word: Reals, tokens: NDArray[np.integer], sizes: NDArray[np.int64]) -> Reals:
    """The sums of words; stretches of so many words stand one after the other."""
    found: Reals = np.zeros((len(sizes), WIDTH), np.float32)
    some = np.flatnonzero(sizes)
    if len(some):
        begins = np.cumsum(sizes[some]) - sizes[some]
        found[some] = np.add.reduceat(of_word[tokens], begins, axis=0)
    return found


def products(vectors: Reals, aim: Reals) -> Reals:
    """The product of each of some vectors with another one.

    Row by row, in this thread alone: the threads of a matrix product wait for each other where cores are
    busy (35,000 passages on two such cores: 4 ms of CPU instead of 8).
    """
    found: Reals = np.vecdot(vectors, aim)
    return found


def long_as_one(vectors: Reals) -> Reals:
    """The same vectors brought to length one; those of no length stay so."""
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    found: Reals = vectors / np.maximum(lengths, np.float32(1e-9))
    return found
