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

from corpus.cleaning.lines import Line, continues, first_word
from corpus.decoding import SOFT_HYPHEN

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


class Widths:
    """The widths of a document's lines."""

    def __init__(self, lines: Sequence[Line]):
        self._lines = lines[:_LEARNT]
        found: list[tuple[float, Callable[[str], float]]] = []
        ways: tuple[Callable[[str], float], ...] = (letters, characters)
        for width in ways:
            self._measure(width)
            shares = sorted(share for share in self._shares() if share > _LEAST)
            found.append((shares[len(shares) // _MISTAKEN] if len(shares) >= _SURE else _SLACK, width))
        self._slack, best = max(found, key=lambda way: way[0])
        self._measure(best)
        if self._has_blanks():
            self._slack -= _SURER
        if len(lines) > _LEARNT:
            self._lines = lines
            self._measure(best)

    def _measure(self, width: Callable[[str], float]) -> None:
        self._width = width
        self._of = [width(line.text[line.text.find(SOFT_HYPHEN, 0, -1) + 1 :]) for line in self._lines]
        self._usual = self._typical()

    def _typical(self) -> float:
        widths = sorted(self._of)
        full = widths[bisect_left(widths, widths[(len(widths) * 9) // 10] / 2) :] if widths else [0.0]
        return full[len(full) // 2]

    def _has_blanks(self) -> bool:
        """Whether blank lines part paragraphs: most of those that end on a short line have one below."""
        ends = [i for i in range(len(self._lines) - 1) if self._lines[i].ended and self.is_short(i)]
        return sum(self._lines[i + 1].blanks > 0 for i in ends) > 0.75 * len(ends)

    def _shares(self) -> Iterator[float]:
        """Of lines that surely go on, how much of the measure they take with the next word."""
        for i, line in enumerate(self._lines[1:]):
            if not line.blanks and continues(line.text):
                around = self.around(i)
                if around:
                    yield self._with_next(i) / around

    def _with_next(self, i: int) -> float:
        width = self._of[i] - self._usual if self._is_two(i) else self._of[i]
        return width + self._width(" " + first_word(self._lines[i + 1].text))

    def around(self, i: int) -> float:
        """The measure at line ``i``, from lines of its block before and after; the narrower of the two."""
        before = [self._single(j) for j in range(max(0, i - _NEAR), i)]
        after = [] if i + 1 < len(self._lines) and self._lines[i + 1].blanks else self.below(i)
        return min(max(before), max(after)) if before and after else max([*before, *after], default=0.0)

    def below(self, i: int) -> list[float]:
        """Widths of the next lines of the block after line ``i``."""
        found = []
        for j in range(i + 1, min(i + 1 + _NEAR, len(self._lines))):
            if self._lines[j].blanks and j > i + 1:
                break
            found.append(self._single(j))
        return found

    def _is_two(self, i: int) -> bool:
        return self._of[i] > _TWO_IN_ONE * self._usual

    def _single(self, i: int) -> float:
        return self._usual if self._is_two(i) else self._of[i]

    def of(self, i: int) -> float:
        """The width of line ``i``."""
        return self._of[i]

    def is_short(self, i: int) -> bool:
        """Whether the first word of the line below line ``i`` would have fitted on it."""
        measure = self.around(i)
        return self._with_next(i) < self._slack * measure and not self._is_torn(i, measure)

    def _is_torn(self, i: int, measure: float) -> bool:
        """Whether a raised number tore one line into line ``i``, which it ends, and the next."""
        both = self._of[i] + self._of[i + 1]
        raised = _RAISED.search(self._lines[i].text[-4:])
        return raised is not None and _TORN < both / max(measure, 1.0) < 1 / _TORN

    def widens(self, first: int, i: int) -> bool:
        """Whether line ``i`` and the next are wider than all from ``first`` to there: an item ended."""
        below = self.below(i - 1)
        return len(below) > 1 and min(below[:2]) > _WIDER * max(self._of[first:i])

    def jumps(self, i: int) -> bool:
        """Whether the block goes on much narrower or wider from line ``i``: a pull quote begins or ends."""
        before, after = self._of[max(0, i - _NEAR) : i], self.below(i - 1)
        if len(before) < _NEAR or len(after) < _NEAR or any(self._lines[j].blanks for j in range(i - 1, i)):
            return False
        return max(after) < _NARROW_SET * min(before[:-1]) or max(before) < _NARROW_SET * min(after[:-1])
