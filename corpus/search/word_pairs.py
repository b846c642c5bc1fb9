"""Why a passage that has none of a query's words is near it: words of the query and words of the passage.

Two are told only where the passage would not be found without either: the vectors are sums over words, so
leaving one out is a subtraction (J. Li, W. Monroe and D. Jurafsky, "Understanding neural networks through
representation erasure", 2016). What the best answers add to where the query points is left as it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import reduce
from typing import Final, NamedTuple

import numpy as np

from corpus.index.joined_terms import runs
from corpus.index.layout import SAYS
from corpus.meaning import PassageVectors
from corpus.meaning.passage_vectors import WordSums, long_as_one, products
from corpus.meaning.word_pieces import Reals
from corpus.search.fusion import Fused
from corpus.search.index import Index
from corpus.search.near_sentence import text_words, word_at
from corpus.search.postings import Ints, Numbers
from corpus.search.result import Pair

Span = tuple[int, int]

_LONGEST: Final = 3
"""Words of a passage that are told together."""
_ALIKE: Final = 0.3
"""How near two must be to be told together: of 3,000 pairs of words drawn from the bundled reports 98 in 100
are less near."""
_MOST: Final = 4
"""How many words of a query are left out, one at a time: those that say most."""


class _Run(NamedTuple):
    """Words of a passage that follow each other, without which it would not be found."""

    size: int
    """How many words."""
    bounds: Span
    """Half-open bounds in the passage's text."""
    pointing: Reals
    """Where they point, of length one."""


class _Word(NamedTuple):
    """A word of the query, or all of them."""

    bounds: Span
    """Half-open bounds in the query."""
    pointing: Reals
    """Where it points, of length one."""
    still: frozenset[int]
    """The rows that would be found without it."""


def word_pairs(
    index: Index,
    vectors: PassageVectors,
    said: WordSums,
    words: Mapping[Span, str],
    fused: Fused,
    query: Reals,
    rows: Sequence[int],
    sentences: Sequence[Span],
) -> list[tuple[Pair, ...]]:
    """Of each passage the pairs of words that it is found by, in the order of the query.

    Args:
        index: the passages.
        vectors: where they point.
        said: what their words add to that.
        words: by its bounds in what was typed, each word that the query's meaning was made of.
        fused: how the passages were found.
        query: where the query points.
        rows: the passages, each found by its meaning only.
        sentences: the sentence of each in which words are looked for: half-open bounds in its text.

    Returns:
        For each passage its pairs; none where no two words decide.
    """
    if not rows or not words:
        return [()] * len(rows)
    single, whole = _words(index, vectors, words, fused, query)
    runs_of = _runs(index, vectors, said, fused, [*single, *whole], rows, sentences)
    told = []
    for row, own in zip(rows, runs_of, strict=True):
        pairs = dict(_paired(single, own, row)) or dict(_paired(whole, own, row))
        told.append(tuple(Pair(there, here) for here, there in pairs.items()))
    return told


def _paired(words: Sequence[_Word], own: Sequence[_Run], row: int) -> Iterator[tuple[Span, Span]]:
    """The shortest words of a passage for each word of the query; of as short ones the nearest."""
    for word in words:
        near = [(run.size, -float(run.pointing @ word.pointing), run.bounds) for run in own]
        near = [each for each in near if -each[1] >= _ALIKE]
        if near and row not in word.still:
            yield min(near)[2], word.bounds


def _words(
    index: Index, vectors: PassageVectors, words: Mapping[Span, str], fused: Fused, query: Reals
) -> tuple[list[_Word], list[_Word]]:
    """The words of a query that say most, and all of them as one."""
    pointing = vectors.of_words(list(words.values()), np.arange(len(words))).pointing
    lengths = np.linalg.norm(pointing, axis=1)
    bounds = [each for each, length in zip(words, lengths.tolist(), strict=True) if length > 0]
    pointing, lengths = pointing[lengths > 0], lengths[lengths > 0]
    whole = _Word((bounds[0][0], bounds[-1][1]), query, frozenset())
    if len(bounds) == 1:
        return [whole], []
    single = []
    for at in sorted(np.argsort(-lengths, kind="stable")[:_MOST].tolist()):
        rest: Reals = pointing.sum(axis=0) - pointing[at]
        aim = rest / np.float32(max(float(np.linalg.norm(rest)), 1e-9)) + (fused.aim - query)
        still = frozenset(fused.around.nearest_to(aim).found(index.report_of))
        single.append(_Word(bounds[at], pointing[at] / lengths[at], still))
    return single, [whole]


def _runs(
    index: Index,
    vectors: PassageVectors,
    said: WordSums,
    fused: Fused,
    words: Sequence[_Word],
    rows: Sequence[int],
    sentences: Sequence[Span],
) -> list[list[_Run]]:
    """Of each passage the runs near words of the query, in a sentence, without which it would not be found.

    A word is left out wherever it stands in the passage.
    """
    post = index.postings
    begins, sizes = _places(index, rows, sentences)
    at = runs(begins, sizes)
    of = np.repeat(np.arange(len(rows)), sizes)
    place = said.places(post.tokens[at])
    starts, ends = post.offsets[at], post.offsets[at] + post.sizes[at]
    follows = np.append(False, starts[1:] - ends[:-1] <= 1)  # with a blank or a hyphen between, no comma
    known = (np.vecdot(said.pointing, said.pointing) > 0)[place]
    says = (post.marks[at] & SAYS) > 0
    often = _often(index, rows, of, post.tokens[at])
    whole = vectors.vectors[list(rows)] * vectors.lengths[list(rows)][:, None]
    least = np.array([fused.nearest.least(index.report_of, row) for row in rows])
    found: list[list[_Run]] = [[] for _ in rows]
    for size in range(1, _LONGEST + 1):
        first = np.arange(max(len(at) - size + 1, 0))
        fits = known[first] & says[first] & says[first + size - 1] & (of[first] == of[first + size - 1])
        for step in range(1, size):
            fits &= known[first + step] & follows[first + step]
            for before in range(step):  # none is left out twice
                fits &= place[first + step] != place[first + before]
        first = first[fits]
        parts = [said.pointing[place[first + step]] for step in range(size)]
        pointing = long_as_one(reduce(np.add, parts))
        near = np.max([products(pointing, word.pointing) for word in words], axis=0) >= _ALIKE
        first, pointing = first[near], pointing[near]
        left_out = [part[near] * often[first + step][:, None] for step, part in enumerate(parts)]
        rest = long_as_one(whole[of[first]] - reduce(np.add, left_out))
        points = fused.around.points(rows, products(rest, fused.aim), fused.aim, of[first])
        gone = (points <= 0) | (points < least[of[first]])
        for start, each in zip(first[gone].tolist(), pointing[gone], strict=True):
            found[of[start]].append(_Run(size, (int(starts[start]), int(ends[start + size - 1])), each))
    return found


def _places(index: Index, rows: Sequence[int], sentences: Sequence[Span]) -> tuple[Ints, Ints]:
    """Where the words of sentences begin among all words, and how many they are."""
    bounds = [word_at(index, row, sentence) for row, sentence in zip(rows, sentences, strict=True)]
    begins, ends = np.array(bounds, np.int64).reshape(-1, 2).T
    return begins, ends - begins


def _often(index: Index, rows: Sequence[int], of: Ints, words: Numbers) -> Reals:
    """How often words stand in their passages.

    Args:
        index: the passages.
        rows: which of them.
        of: of each word the place of its passage among these.
        words: the words.
    """
    post = index.postings
    starts, sizes = text_words(index, rows)
    keys = np.repeat(np.arange(len(rows)), sizes) * len(post.words) + post.tokens[runs(starts, sizes)]
    keys.sort()
    sought = of * len(post.words) + words
    often = np.searchsorted(keys, sought, "right") - np.searchsorted(keys, sought, "left")
    return often.astype(np.float32)
