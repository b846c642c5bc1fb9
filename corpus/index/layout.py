"""The words of texts, found in one pass: where each stands, and what of it matters where names are sought.

Search, links and themes count the same words. Whatever can be told of a word without knowing what is looked
for is told here, once a text, for all words together: so nobody has to take a text apart again.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from corpus.model import Ref
from corpus.text.folding import Folded, fold
from corpus.text.tokenizer import STOP_WORDS, Tokenizer, compounds, pieces, spelt

Ints = NDArray[np.int64]
Small = NDArray[np.uint8]

SAYS: Final = 1
"""The word says something: others, such as "the", only stand between words. One in capitals always does."""
JOINED: Final = 2
"""Only words that say nothing stand between it and the one before that says something, and no stop."""
TURNED: Final = 4
"""A word like "of" stands there."""
CAPITAL: Final = 8
"""It has a capital letter,"""
CAPITALS: Final = 16
"""or more than one."""

_OF: Final = "of"
"""What turns a name round: "enlargement of NATO" is "NATO enlargement", "Russia in NATO" no "NATO Russia"."""
_BETWEEN: Final = "\n"
"""Parts the texts as they are looked through; no folded text has one, and no word goes across."""
_STOPS: Final = ".;:!?()"
"""What no name goes across where a blank follows, or the next word at once."""
_LAST_CAPITAL: Final = 0x1F18A
"""No character from here on is a capital."""


class Layout(NamedTuple):
    """The words of some texts, one text after the other. Offsets count into the text that a word is of."""

    words: list[str]
    """As the index spells them."""
    ends: Ints
    """Where each text's words end."""
    starts: Ints
    """Where each word begins in its text,"""
    sizes: Ints
    """and how long it is there."""
    marks: Small
    """What is told of it: ``SAYS`` and the others."""
    wholes: list[str]
    """The hyphenated words as one, in the same way:"""
    whole_ends: Ints
    whole_starts: Ints
    whole_sizes: Ints
    whole_marks: Small


def lay_out(texts: Sequence[tuple[str, Sequence[Ref]]], tokenize: Tokenizer = pieces) -> Layout:
    """Find the words of texts.

    Args:
        texts: each with its note references, which are left out.
        tokenize: finds the words.
    """
    folded = [fold(text, refs) for text, refs in texts]
    joined = _BETWEEN.join([each.text for each in folded])
    parts = tokenize(joined)
    bounds = np.cumsum(_sizes(parts), dtype=np.int64)
    begins, finishes = bounds[0:-1:2], bounds[1::2]
    words = spelt(parts[1::2])
    bases = _bases([len(each.text) for each in folded])
    ends = np.searchsorted(begins, bases[1:])
    counts = np.diff(ends, prepend=0)
    starts = begins - np.repeat(bases[:-1], counts)
    sizes = finishes - begins
    _to_source(folded, ends, starts, sizes)
    capitals = _capitals([text for text, _ in texts])
    offsets = np.repeat(capitals.bases, counts) + starts
    marks = _marks(words, begins, finishes, ends, joined, capitals.among(offsets, sizes))
    whole_ends, wholes, spans = [], [], []
    for number, each in enumerate(folded):
        for begin, finish, whole in compounds(each.text):
            start, end = each.source(begin, finish)
            wholes.append(whole)
            spans.append((start, end - start, int(capitals.bases[number]) + start))
        whole_ends.append(len(wholes))
    whole_starts, whole_sizes, offsets = np.array(spans, np.int64).reshape(-1, 3).T
    return Layout(
        words, ends, starts, sizes, marks,
        wholes, np.array(whole_ends, np.int64), whole_starts, whole_sizes,
        _cased(capitals.among(offsets, whole_sizes)),
    )  # fmt: skip


def _sizes(parts: Sequence[str]) -> NDArray[np.integer]:
    """How long texts are; in half the time where all are short."""
    try:
        return np.frombuffer(bytes(map(len, parts)), np.uint8)
    except ValueError:
        return np.array(list(map(len, parts)))


def _bases(sizes: Sequence[int]) -> Ints:
    """Where texts of these sizes begin when they are joined, and where the next one would."""
    bases = np.zeros(len(sizes) + 1, np.int64)
    np.cumsum(np.array(sizes, np.int64) + len(_BETWEEN), out=bases[1:])
    return bases


def _to_source(folded: Sequence[Folded], ends: Ints, starts: Ints, sizes: Ints) -> None:
    """Make offsets into folded texts those into their sources."""
    for number, each in enumerate(folded):
        if each.is_even:
            continue
        own = slice(int(ends[number - 1]) if number else 0, int(ends[number]))
        at_folded, at_source, units = map(np.array, each.stretches)
        first = starts[own]
        last = first + sizes[own]
        at = np.searchsorted(at_folded, first, "right") - 1
        source = at_source[at] + np.where(units[at] > 0, 0, first - at_folded[at])
        at = np.searchsorted(at_folded, last - 1, "right") - 1
        starts[own] = source
        sizes[own] = at_source[at] + np.where(units[at] > 0, units[at], last - at_folded[at]) - source


class _Capitals(NamedTuple):
    """The capitals of some texts."""

    bases: Ints
    """Where each text begins among all."""
    before: Ints
    """How many capitals stand before each character."""

    def among(self, offsets: Ints, sizes: Ints) -> Ints:
        """How many there are in stretches."""
        found: Ints = self.before[offsets + sizes] - self.before[offsets]
        return found


def _capitals(texts: Sequence[str]) -> _Capitals:
    codes = _codes(_BETWEEN.join(texts))
    before = np.zeros(len(codes) + 1, np.int64)
    np.cumsum(_capital()[np.minimum(codes, _LAST_CAPITAL)], out=before[1:])
    return _Capitals(_bases([len(text) for text in texts])[:-1], before)


@cache  # threads that ask at once may each make it: alike
def _capital() -> NDArray[np.bool_]:
    """Of each character whether it is a capital."""
    return np.array([chr(code).isupper() for code in range(_LAST_CAPITAL)] + [False])


def _codes(text: str) -> NDArray[np.uint32]:
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)


def _cased(capitals: Ints) -> Small:
    return np.where(capitals > 1, CAPITAL | CAPITALS, np.where(capitals > 0, CAPITAL, 0)).astype(np.uint8)


def _told(question: Callable[[str], bool], words: Sequence[str]) -> NDArray[np.bool_]:
    """The answers to a question about each word; of two million, so without a step of Python for each."""
    return np.frombuffer(bytes(map(question, words)), np.bool_)


def _marks(
    words: Sequence[str], begins: Ints, finishes: Ints, ends: Ints, joined: str, capitals: Ints
) -> Small:
    """What is told of words.

    Args:
        words: the words.
        begins: where each begins in the joined texts, and
        finishes: where it ends.
        ends: where each text's words end.
        joined: the folded texts, joined.
        capitals: how many capitals each has.
    """
    marks = _cased(capitals)
    empty = _told(STOP_WORDS.__contains__, words)
    says = ~empty | (capitals > 1)
    at = np.flatnonzero(says)
    if not len(at):
        return marks
    text = np.searchsorted(ends, at, "right")
    first = np.diff(text, prepend=-1) > 0
    before = np.concatenate([at[:1], at[:-1]])  # the one before that says something
    codes = _codes(joined)
    stop = np.isin(codes[:-1], _codes(_STOPS), kind="table")
    broken = np.zeros(len(codes) + 1, np.int64)
    np.cumsum(stop & (codes[1:] == ord(" ")), out=broken[1:-1])
    begin, finish = begins[at], finishes[before]
    begins_of_texts = np.concatenate([np.zeros(1, np.int64), ends[:-1]])[text]
    apart = first | (broken[begin] > broken[finish])
    stop_before = np.zeros(len(at), bool)
    near = begin - 1 >= finish
    stop_before[near] = stop[begin[near] - 1]
    of = np.zeros(len(words) + 1, np.int64)
    np.cumsum(_told(_OF.__eq__, words) & ~says, out=of[1:])
    turned = of[at] > of[np.where(first, begins_of_texts, before)]
    marks[at] |= SAYS
    marks[at] |= np.where(apart | stop_before, 0, JOINED).astype(np.uint8)
    marks[at] |= np.where(turned, TURNED, 0).astype(np.uint8)
    return marks
