"""The words of passages that say something, as numbers: taken from the index, or out of a text."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from corpus.index.joined_terms import runs
from corpus.index.layout import CAPITAL, JOINED, SAYS, Ints, Small, lay_out
from corpus.model import Ref
from corpus.text.sentences import sentences
from corpus.themes.presence import Numbers
from corpus.themes.symbols import UNKNOWN, Symbols

if TYPE_CHECKING:
    from corpus.search.index import Index


class Whole(NamedTuple):
    """A hyphenated word taken whole."""

    known: int
    """By its symbol,"""
    marks: int
    """with what is told of it;"""
    end: int
    """where it ends in the passage,"""
    behind: int
    """and the first word behind it."""


class PassageWords(NamedTuple):
    """Some passages, one after the other. Offsets count into the text of the passage."""

    lengths: Ints
    """How many words each has."""
    passages: Ints
    """Of each word the passage, counted from 0;"""
    own: Numbers
    """the symbol of its stem,"""
    known: Numbers
    """and the one that it is known by, which may be another spelling's;"""
    starts: Ints
    """where it begins, and"""
    ends: Ints
    """where it ends;"""
    marks: Small
    """what is told of it: see ``corpus.index.layout``. The first word of a passage is joined to none."""
    wholes: dict[int, Whole]
    """From the first word of a hyphenated one to all of it, where a name has it."""
    sentence_bounds: Ints
    """Where each passage's sentences begin among these two, and where the last end:"""
    sentence_starts: Ints
    """where each begins, and"""
    sentence_ends: Ints
    """where it ends, trailing blanks left out."""

    def sentence(self, passages: Ints, offsets: Ints) -> Ints:
        """The sentence at an offset of a passage, counted from the passage's first."""
        counts = np.diff(self.sentence_bounds)
        keys = _key(np.repeat(np.arange(len(counts)), counts), self.sentence_starts)
        found = np.searchsorted(keys, _key(passages, offsets), "right") - 1
        local: Ints = found - self.sentence_bounds[passages]
        return local


def indexed(index: Index, rows: Ints, symbols: tuple[Numbers, Numbers]) -> PassageWords:
    """The words of passages in an index.

    Args:
        index: the index.
        rows: the passages.
        symbols: those of each of its words: its own, and the one it is known by in capitals.
    """
    post = index.postings
    begins, ends, last = post.starts[rows], post.text_ends[rows], post.starts[rows + 1]
    at = runs(begins, ends - begins)
    passages = np.repeat(np.arange(len(rows)), ends - begins)
    whole_at = runs(ends, last - ends)
    whole_passages = np.repeat(np.arange(len(rows)), last - ends)
    sizes = post.sentence_bounds[rows + 1] - post.sentence_bounds[rows]
    sentences = runs(post.sentence_bounds[rows], sizes)
    bounds = np.concatenate([np.zeros(1, np.int64), np.cumsum(sizes)])
    starts = post.sentence_starts[sentences].astype(np.int64)
    return _put(
        len(rows),
        _Found(passages, post.tokens[at], post.offsets[at], post.sizes[at], post.marks[at]),
        _Found(
            whole_passages, post.tokens[whole_at], post.offsets[whole_at], post.sizes[whole_at],
            post.marks[whole_at],
        ),
        symbols,
        (bounds, starts, starts + post.sentence_sizes[sentences]),
    )  # fmt: skip


def taken_apart(
    texts: Sequence[tuple[str, Sequence[Ref]]], stem: Callable[[str], str], symbols: Symbols
) -> PassageWords:
    """The words of texts that no index has: of passages that only repeat another, of headings.

    Args:
        texts: each with its note references, which are left out.
        stem: gives a word's stem.
        symbols: those of the names.
    """
    layout = lay_out(texts)
    number: dict[str, int] = {}
    words = [number.setdefault(word, len(number)) for word in layout.words]
    wholes = [number.setdefault(word, len(number)) for word in layout.wholes]
    counts, whole_counts = np.diff(layout.ends, prepend=0), np.diff(layout.whole_ends, prepend=0)
    bounds, starts, ends = [0], [], []
    for text, refs in texts:
        for start, end in sentences(text, refs) or [(0, 0)]:
            starts.append(start)
            ends.append(start + len(text[start:end].rstrip()))
        bounds.append(len(starts))
    return _put(
        len(texts),
        _Found(
            np.repeat(np.arange(len(texts)), counts), np.array(words, np.int64), layout.starts, layout.sizes,
            layout.marks,
        ),
        _Found(
            np.repeat(np.arange(len(texts)), whole_counts), np.array(wholes, np.int64), layout.whole_starts,
            layout.whole_sizes, layout.whole_marks,
        ),
        symbols.of(map(stem, number)),
        (np.array(bounds, np.int64), np.array(starts, np.int64), np.array(ends, np.int64)),
    )  # fmt: skip


class _Found(NamedTuple):
    """Words as they were found: of each the passage, a number, where it begins, its size, and its marks."""

    passages: Ints
    words: NDArray[np.integer]
    starts: NDArray[np.integer]
    sizes: NDArray[np.integer]
    marks: Small


def _put(
    count: int,
    words: _Found,
    wholes: _Found,
    symbols: tuple[Numbers, Numbers],
    sentences: tuple[Ints, Ints, Ints],
) -> PassageWords:
    says = (words.marks & SAYS) > 0
    passages, marks = words.passages[says], words.marks[says]
    own, known = _symbols(words.words[says], marks, symbols)
    starts = words.starts[says].astype(np.int64)
    marks[np.diff(passages, prepend=-1) > 0] &= 0xFF - JOINED
    return PassageWords(
        np.bincount(passages, minlength=count),
        passages,
        own,
        known,
        starts,
        starts + words.sizes[says],
        marks,
        _wholes(wholes, passages, starts, symbols),
        *sentences,
    )


def _symbols(
    words: NDArray[np.integer], marks: Small, symbols: tuple[Numbers, Numbers]
) -> tuple[Numbers, Numbers]:
    own, spelt = symbols
    return own[words], np.where((marks & CAPITAL) > 0, spelt[words], own[words])


def _wholes(
    found: _Found, passages: Ints, starts: Ints, symbols: tuple[Numbers, Numbers]
) -> dict[int, Whole]:
    """The hyphenated words that names have, by the first of their words that says something."""
    _, known = _symbols(found.words, found.marks, symbols)
    keys: Ints | None = None
    wholes = {}
    for at in np.flatnonzero(known != UNKNOWN).tolist():
        if keys is None:
            keys = _key(passages, starts)
        passage, start = found.passages[at : at + 1], found.starts[at : at + 1].astype(np.int64)
        end = start + found.sizes[at]
        first, behind = np.searchsorted(keys, np.concatenate([_key(passage, start), _key(passage, end)]))
        if first < len(keys) and keys[first] == _key(passage, start)[0]:
            wholes[int(first)] = Whole(
                int(known[at]), int(found.marks[at]), int(end[0]), max(int(behind), int(first))
            )
    return wholes


def _key(passages: Ints, offsets: Ints) -> Ints:
    """Places in passages as single numbers in the same order."""
    found: Ints = (passages << 32) | offsets
    return found
