"""How wide lines are, and which of them end a paragraph because the next word would have fitted.

Extracted text has lost its type. Counting characters is exact for typed text and off by a seventh for
printed one; adding up usual widths of letters is the other way round. What this text was set in, and how
sure a short line is, is learnt from lines that surely go on: the next one begins in lower case.
"""

from __future__ import annotations

import re
import string
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate
from typing import Final

from corpus.cleaning.lines import TextLine, continues, ended, first_word
from corpus.text.decoding import SOFT_HYPHEN

_NARROW, _WIDE, _SMALL = "iljtfrI.,;:'’‘!|()[]- ", "mwMW—…" + string.ascii_uppercase.replace("I", ""), "acesz"
_CODE: Final = "cp1252"
"""It has a byte for each letter of these classes; all others, those it has none for too, are usual."""
_CLASSES: Final = bytes.maketrans(
    f"{_NARROW}{_WIDE}{_SMALL}".encode(_CODE), b"\0" * len(_NARROW) + b"\1" * len(_WIDE) + b"\2" * len(_SMALL)
)

_NEAR: Final = 3
"""Lines before and after that show a line's measure: columns change width around pictures."""
_LEARNT: Final = 5_000
"""Lines at the start of the text that are learnt from."""
_SURE: Final = 30
"""Pairs of lines from which there is something to learn."""
_SLACK: Final = 0.85
"""Where there is nothing to learn from: share of the measure within which the next word would have fitted."""
_LEAST: Final = 0.8
"""What is shorter was cut off by a page, a picture or another column."""
_SURER: Final = 0.1
"""How much shorter a line must be to end a paragraph where blank lines do that already."""
_TWO_IN_ONE: Final = 1.3
"""Times the usual width beyond which a line is two that the extractor made one."""
_TORN: Final = 0.91
"""Two lines that add up to the measure, from this share of it, may be one."""
_NARROW_SET: Final = 0.75
_RAISED: Final = re.compile(r"\d$|[.,;:!?”’)][a-z*]$")
_WIDER: Final = 1.02
_MISTAKEN: Final = 50
"""One in so many lines that go on may look as if it did not: words that cannot be parted, pictures."""


def characters(texts: Sequence[str]) -> list[float]:
    """Widths in typed characters."""
    return [len(text) for text in texts]


def letters(texts: Sequence[str]) -> list[float]:
    """Widths in ens of usual type, from four classes of letters."""
    joined = "\n".join(texts)
    coded = joined.encode() if joined.isascii() else joined.encode(_CODE, "replace")
    classes = coded.translate(_CLASSES).split(b"\n")[: len(texts)]
    return [
        len(of) - 0.42 * of.count(b"\0") + 0.4 * of.count(b"\1") - 0.14 * of.count(b"\2") for of in classes
    ]


class _Set:
    """Lines as set in one kind of type."""

    def __init__(
        self, lines: Sequence[TextLine], firsts: Sequence[str], widths: Callable[[Sequence[str]], list[float]]
    ):
        self.widths = widths
        self.of = widths([line.text[line.text.find(SOFT_HYPHEN, 0, -1) + 1 :] for line in lines])
        self.usual = self._typical()
        limit = _TWO_IN_ONE * self.usual
        self.single = [self.usual if of > limit else of for of in self.of]
        """Their widths, two that an extractor made one counted as one."""
        self.above = [*accumulate(self.single[: _NEAR - 1], max, initial=0.0)]
        """Of each line, and of the end, how wide the widest of the few above it is."""
        self.above += map(max, *(self.single[at:] for at in range(_NEAR)))
        words = list(dict.fromkeys(firsts))
        of_word = dict(zip(words, widths([f" {word}" for word in words]), strict=True))
        self.with_next = [
            (of - self.usual if of > limit else of) + of_word[word]
            for of, word in zip(self.of, firsts, strict=False)
        ]
        """Of each line but the last, how wide it is with the first word of the line below it."""

    def _typical(self) -> float:
        widths = sorted(self.of)
        full = widths[bisect_left(widths, widths[(len(widths) * 9) // 10] / 2) :] if widths else [0.0]
        return full[len(full) // 2]


class Widths:
    """The widths of a document's lines."""

    def __init__(self, lines: Sequence[TextLine]):
        self._take(lines[:_LEARNT])
        going_on = [i for i, line in enumerate(self._lines[1:]) if not line.blanks and continues(line.text)]
        ways: list[tuple[float, _Set]] = []
        for width in (letters, characters):
            self._set = _Set(self._lines, self._next, width)
            shares = sorted(share for share in self._shares(going_on) if share > _LEAST)
            ways.append((shares[len(shares) // _MISTAKEN] if len(shares) >= _SURE else _SLACK, self._set))
        self._slack, self._set = max(ways, key=lambda way: way[0])
        if self._has_blanks():
            self._slack -= _SURER
        if len(lines) > _LEARNT:
            self._take(lines)
            self._set = _Set(lines, self._next, self._set.widths)

    def _take(self, lines: Sequence[TextLine]) -> None:
        self._lines = lines
        self._next = [first_word(line.text) for line in lines[1:]]
        """The first word of the line below each line."""
        self._blank = blank = [line.blanks > 0 for line in lines]
        self._ends = [0] * (len(lines) + 1)
        """Of each line, and last of the one before the first, where the few of its block below it end."""
        stop = len(lines)
        for i in range(len(lines) - 1, -2, -1):
            if i + 2 < len(lines) and blank[i + 2]:
                stop = i + 2
            self._ends[i] = min(stop, i + 1 + _NEAR)

    def _has_blanks(self) -> bool:
        """Whether blank lines part paragraphs: most of those that end on a short line have one below."""
        lines = self._lines
        ends = [i for i in range(len(lines) - 1) if ended(lines[i].text) and self.is_short(i)]
        return sum(self._blank[i + 1] for i in ends) > 0.75 * len(ends)

    def _shares(self, going_on: Sequence[int]) -> Iterator[float]:
        """Of lines that surely go on, how much of the measure they take with the next word."""
        for i in going_on:
            around = self.around(i)
            if around:
                yield self._set.with_next[i] / around

    def around(self, i: int) -> float:
        """The measure at line ``i``, from lines of its block before and after; the narrower of the two."""
        above, end = self._set.above, self._ends[i]
        if i + 1 >= end or self._blank[i + 1]:
            return above[i]
        after = above[end] if end == i + 1 + _NEAR else max(self._set.single[i + 1 : end])
        return min(above[i], after) if i else after

    def below(self, i: int) -> list[float]:
        """Widths of the next lines of the block after line ``i``."""
        return self._set.single[i + 1 : self._ends[i]]

    def of(self, i: int) -> float:
        """The width of line ``i``."""
        return self._set.of[i]

    def is_short(self, i: int) -> bool:
        """Whether the first word of the line below line ``i`` would have fitted on it."""
        measure = self.around(i)
        return self._set.with_next[i] < self._slack * measure and not self._is_torn(i, measure)

    def _is_torn(self, i: int, measure: float) -> bool:
        """Whether a raised number tore one line into line ``i``, which it ends, and the next."""
        both = self._set.of[i] + self._set.of[i + 1]
        raised = _RAISED.search(self._lines[i].text[-4:])
        return raised is not None and _TORN < both / max(measure, 1.0) < 1 / _TORN

    def widens(self, first: int, i: int) -> bool:
        """Whether line ``i`` and the next are wider than all from ``first`` to there: an item ended."""
        below = self.below(i - 1)
        return len(below) > 1 and min(below[:2]) > _WIDER * max(self._set.of[first:i])

    def jumps(self, i: int) -> bool:
        """Whether the block goes on much narrower or wider from line ``i``: a pull quote begins or ends."""
        before, after = self._set.of[max(0, i - _NEAR) : i], self.below(i - 1)
        if len(before) < _NEAR or len(after) < _NEAR or self._blank[i - 1]:
            return False
        return max(after) < _NARROW_SET * min(before[:-1]) or max(before) < _NARROW_SET * min(after[:-1])
