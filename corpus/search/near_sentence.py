"""The sentences of passages that come nearest to a query in meaning."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

from corpus.index.joined_terms import runs
from corpus.meaning import PassageVectors
from corpus.meaning.passage_vectors import WordSums, products
from corpus.meaning.word_pieces import Reals
from corpus.search.index import Index
from corpus.search.postings import Ints


def nearest_sentences(index: Index, rows: Sequence[int], said: WordSums, aim: Reals) -> list[tuple[int, int]]:
    """Of each passage the bounds of the sentence nearest to where a query points, trailing blanks left out.

    No text is read: the index knows the passages' words and where their sentences begin.

    Args:
        index: the passages.
        rows: which of them.
        said: what their words add, as ``words_of`` has it.
        aim: where the query points.
    """
    if not rows:
        return []
    post = index.postings
    starts = [_starts(index, row) for row in rows]
    firsts = np.concatenate(starts)
    ends = np.concatenate(
        [np.append(own[1:], post.text_ends[row]) for own, row in zip(starts, rows, strict=True)]
    )
    pointing = said.of_stretches(post.tokens, firsts, ends - firsts)
    closeness = np.where(pointing.any(axis=1), products(pointing, aim), -1)
    found = []
    for row, near in zip(
        rows, np.split(closeness, np.cumsum([len(own) for own in starts])[:-1]), strict=True
    ):
        at = int(post.sentence_bounds[row]) + int(near.argmax())
        start = int(post.sentence_starts[at])
        if near.max() > -1:
            found.append((start, start + int(post.sentence_sizes[at])))
        else:
            found.append((0, len(index.entries[row].passage.text)))
    return found


def words_of(index: Index, rows: Sequence[int], vectors: PassageVectors) -> WordSums:
    """What the words of passages add to where a text points."""
    post = index.postings
    return vectors.of_words(post.words, post.tokens[runs(*text_words(index, rows))])


def text_words(index: Index, rows: Sequence[int]) -> tuple[Ints, Ints]:
    """Where the words of passages begin among all words, and how many they are."""
    starts = index.postings.starts[list(rows)]
    return starts, index.postings.text_ends[list(rows)] - starts


def word_at(index: Index, row: int, offsets: ArrayLike) -> Ints:
    """Where among all words those of a passage begin that stand at offsets of its text, or next behind."""
    post = index.postings
    first, end = int(post.starts[row]), int(post.text_ends[row])
    found: Ints = first + np.searchsorted(post.offsets[first:end], offsets)
    return found


def _starts(index: Index, row: int) -> Ints:
    """Where the words of a passage's sentences begin among all words."""
    post = index.postings
    places = word_at(index, row, post.sentence_starts[slice(*post.sentence_bounds[row : row + 2].tolist())])
    places[:1] = post.starts[row]
    return places
