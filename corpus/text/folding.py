"""Text as it is compared: without what a reader doesn't type, and with a way back to the exact offsets.

Folding makes typographic quotes and dashes plain, white space one blank, leaves references out and, where
wanted, case and accents. Lengths change ("ﬁ", "e" + U+0301, two blanks), so every folded text knows which
characters of its source each of its own stands for.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

_QUOTES: Final = dict.fromkeys("‘’‚‛ʼ′`´", "'") | dict.fromkeys("“”„‟«»″", '"')
_DASHES: Final = dict.fromkeys("‐‑‒–−﹣－", "-")
_PLAIN: Final = _QUOTES | _DASHES

_MARK, _WIDE, _REF = "\x01", "\x02", "\x03"
"""What stands, one for one, for a combining mark, for a character that folds to several, for a reference."""

_UNEVEN: Final = re.compile(f" (?:{_REF}* )+|{_MARK}+|{_WIDE}|{_REF}+")
"""Where the folded text is not as long as its source."""


def _fold_char(char: str, case: bool, accents: bool) -> str:
    """One character, or a character with its combining marks, as it is compared."""
    if char.isspace():
        return " "
    char = unicodedata.normalize("NFKC" if accents else "NFKD", char)
    if not accents:
        char = "".join(c for c in char if not unicodedata.combining(c))
    if not case:
        char = char.casefold()
        if not accents:
            char = "".join(c for c in char if not unicodedata.combining(c))
    return "".join(_PLAIN.get(c, c) for c in char)


class _Table(dict[int, str]):
    """A table for ``str.translate`` that works out each character when it is first met."""

    def __init__(self, case: bool, accents: bool) -> None:
        self.case, self.accents = case, accents

    def __missing__(self, code: int) -> str:
        char = chr(code)
        folded = _fold_char(char, self.case, self.accents)
        if unicodedata.combining(char):
            folded = _MARK
        elif len(folded) != 1 or folded in (_MARK, _WIDE, _REF):
            folded = _WIDE
        self[code] = folded
        return folded


_TABLES: Final = {
    (case, accents): _Table(case, accents) for case in (False, True) for accents in (False, True)
}


_ONE: Final = [0]
"""The stretches of a text that is as long as its source."""


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text and where each part of it stands in its source."""

    text: str
    _folded: list[int] = field(repr=False)
    """Where a stretch begins in the folded text; strictly ascending, the first is 0."""
    _source: list[int] = field(repr=False)
    """Where it begins in the source."""
    _units: list[int] = field(repr=False)
    """How long it is in the source where it is one unit that folds as a whole; else 0: one for one."""

    @property
    def is_even(self) -> bool:
        """Whether each of its characters stands for the one at the same place in the source."""
        return self._folded == _ONE and self._source == _ONE and self._units == _ONE

    @property
    def stretches(self) -> tuple[list[int], list[int], list[int]]:
        """Where each stretch begins here and in the source, and how long it is there if it is one unit."""
        return self._folded, self._source, self._units

    def source(self, start: int, end: int) -> tuple[int, int]:
        """Where ``text[start:end]``, which must not be empty, stands in the source.

        A unit such as "ﬁ" is never cut: the bounds hold the whole of it.
        """
        at = bisect_right(self._folded, start) - 1
        first = self._source[at] + (0 if self._units[at] else start - self._folded[at])
        at = bisect_right(self._folded, end - 1) - 1
        last = self._source[at] + (self._units[at] or end - self._folded[at])
        return first, last


def fold(
    text: str, refs: Sequence[tuple[int, int, str | None]] = (), *, case: bool = False, accents: bool = False
) -> Folded:
    """The text as it is compared.

    Args:
        text: what to fold.
        refs: references to leave out: start, end and something more each, in order, without overlaps.
        case: keep capitals apart from small letters.
        accents: keep accented letters apart from plain ones.
    """
    even = text.translate(_TABLES[case, accents])
    if refs:
        even = _blank(even, refs)
    if not any(sign in even for sign in ("  ", _MARK, _WIDE, _REF)):
        return Folded(even, [0], [0], [0])
    parts: list[str] = []
    folded, source, units = [0], [0], [0]
    done = length = 0

    def stretch(begin: int, unit: int) -> None:
        if folded[-1] == length:  # the one before came to nothing
            source[-1], units[-1] = begin, unit
        else:
            folded.append(length)
            source.append(begin)
            units.append(unit)

    for match in _UNEVEN.finditer(even):
        begin, end = match.span()
        sign = match[0][0]
        if sign == _MARK and begin > done:
            begin -= 1  # the letter that bears it
        parts.append(even[done:begin])
        length += begin - done
        piece = "" if sign == _REF else " " if sign == " " else _fold_char(text[begin:end], case, accents)
        if piece:
            stretch(begin, end - begin)
            parts.append(piece)
            length += len(piece)
        stretch(end, 0)
        done = end
    parts.append(even[done:])
    return Folded("".join(parts), folded, source, units)


def _blank(even: str, refs: Sequence[tuple[int, int, str | None]]) -> str:
    """The text with every reference made a run of its sign, as long as before."""
    parts: list[str] = []
    done = 0
    for start, end, _ in refs:
        start, end = max(start, done), min(end, len(even))
        if start < end:
            parts += even[done:start], _REF * (end - start)
            done = end
    parts.append(even[done:])
    return "".join(parts)
