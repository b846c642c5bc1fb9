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
from typing import Final

from corpus.cleaning.lines import TextLine, continues, ended, first_word
from corpus.text.decoding import SOFT_HYPHEN

_CLASSES: Final = {
    **dict.fromkeys(map(ord, "iljtfrI.,;:'’‘!|()[]- "), "\0"),
    **dict.fromkeys(map(ord, "mwMW—…" + string.ascii_uppercase.replace("I", "")), "\1"),
    **dict.fromkeys(map(ord, "acesz"), "\2"),
}
"""Narrow, wide and small letters, each class as one character; all others are of usual width."""

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


def characters(text: str) -> float:
    """Width in typed characters."""
    return len(text)


def letters(text: str) -> float:
    """Width in ens of usual type, from four classes of letters."""
    classes = text.translate(_CLASSES)
    narrow, wide, small = map(classes.count, "\0\1\2")
    return len(text) - 0.42 * narrow + 0.4 * wide - 0.14 * small


class _Set:
    """Lines as set in one kind of type."""

    def __init__(self, lines: Sequence[TextLine], width: Callable[[str], float]):
        self.width = width
        self.of = [width(line.text[line.text.find(SOFT_HYPHEN, 0, -1) + 1 :]) for line in lines]
        self.usual = self._typical()
        limit = _TWO_IN_ONE * self.usual
        self.single = [self.usual if of > limit else of for of in self.of]
        """Their widths, two that an extractor made one counted as one."""
        self._words: dict[str, float] = {}

    def _typical(self) -> float:
        widths = sorted(self.of)
        full = widths[bisect_left(widths, widths[(len(widths) * 9) // 10] / 2) :] if widths else [0.0]
        return full[len(full) // 2]

    def of_next(self, word: str) -> float:
        """The width of a word, with the space before it."""
        if word not in self._words:
            self._words[word] = self.width(" " + word)
        return self._words[word]


class Widths:
    """The widths of a document's lines."""

    def __init__(self, lines: Sequence[TextLine]):
        self._take(lines[:_LEARNT])
        going_on = [i for i, line in enumerate(self._lines[1:]) if not line.blanks and continues(line.text)]
        ways: list[tuple[float, _Set]] = []
        for width in (letters, characters):
            self._set = _Set(self._lines, width)
            shares = sorted(share for share in self._shares(going_on) if share > _LEAST)
            ways.append((shares[len(shares) // _MISTAKEN] if len(shares) >= _SURE else _SLACK, self._set))
        self._slack, self._set = max(ways, key=lambda way: way[0])
        if self._has_blanks():
            self._slack -= _SURER
        if len(lines) > _LEARNT:
            self._take(lines)
            self._set = _Set(lines, self._set.width)

    def _take(self, lines: Sequence[TextLine]) -> None:
        self._lines = lines
        self._next = [first_word(line.text) for line in lines[1:]]
        """The first word of the line below each line."""
        self._blank = blank = [line.blanks > 0 for line in lines]
        self._ends: list[int] = []
        """Of each line, and last of the one before the first, where the few of its block below it end."""
        for i in (*range(len(lines)), -1):
            end, stop = i + 2, min(i + 1 + _NEAR, len(lines))
            while end < stop and not blank[end]:
                end += 1
            self._ends.append(min(end, stop))

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
                yield self._with_next(i) / around

    def _with_next(self, i: int) -> float:
        of = self._set.of[i]
        width = of - self._set.usual if of > _TWO_IN_ONE * self._set.usual else of
        return width + self._set.of_next(self._next[i])

    def around(self, i: int) -> float:
        """The measure at line ``i``, from lines of its block before and after; the narrower of the two."""
        single, end = self._set.single, self._ends[i]
        before = single[max(0, i - _NEAR) : i]
        if i + 1 >= end or self._blank[i + 1]:
            return max(before, default=0.0)
        after = max(single[i + 1 : end])
        return min(max(before), after) if before else after

    def below(self, i: int) -> list[float]:
        """Widths of the next lines of the block after line ``i``."""
        return self._set.single[i + 1 : self._ends[i]]

    def of(self, i: int) -> float:
        """The width of line ``i``."""
        return self._set.of[i]

    def is_short(self, i: int) -> bool:
        """Whether the first word of the line below line ``i`` would have fitted on it."""
        measure = self.around(i)
        return self._with_next(i) < self._slack * measure and not self._is_torn(i, measure)

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
