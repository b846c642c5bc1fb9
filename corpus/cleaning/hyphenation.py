"""Joining lines: which hyphens at line ends broke a word, and which belong to it.

Decided by the document's own vocabulary: how often it prints the word whole, and how often with a hyphen.
Where neither occurs, the document's habit decides: a text that breaks words at line ends breaks many.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final, Protocol

from corpus.text.decoding import SOFT_HYPHEN

HYPHENS: Final = "-\u2010\u2011"
_BREAKS: Final = frozenset(HYPHENS + SOFT_HYPHEN)
_UNLIKE: Final = frozenset(f"{HYPHENS}{SOFT_HYPHEN}/—")
"""What a line ends in that is not always joined to the next with a space."""
_TORN: Final = "\0"
"""What stands, while words are counted, for a hyphen that ends a line: no text has it."""
_WORD: Final = re.compile(rf"(?<![^\W\d_])(?>[^\W\d_]+(?:[-\u2010\u2011'’][^\W\d_]+)*)(?!{_TORN})")
"""A whole word; not the first part of one that a line end broke."""
_HYPHEN: Final = re.compile("[-\u2010\u2011]")
_LAST: Final = re.compile(r"([^\W_]+)[-\u2010\u2011\u00ad]$")
_FIRST: Final = re.compile(r"[^\W\d_]+")
_ADDRESS: Final = re.compile(r"(?:https?://|www\.)\S*$")
_ADDRESS_GOES_ON: Final = re.compile(r"(?=\S*[/_=%?&.\d])[\w/%?&=.#~_-]{4,}")
_UNSPACED: Final = re.compile("[\u3000-\u30ff\u3400-\u9fff\uff00-\uff65]")
"""Chinese and Japanese, which set no spaces between words."""
_SPACES: Final = re.compile(r"\s+")


class Worded(Protocol):
    """A line of any source."""

    @property
    def text(self) -> str:
        """Its words, without the white space around them."""


class Joiner:
    """Joins the lines of one document."""

    def __init__(self, lines: Sequence[Worded]):
        self._whole: Counter[str] = Counter()
        self._hyphened: Counter[tuple[str, str]] = Counter()
        text = "\n".join([*(line.text for line in lines), ""]).casefold()
        for hyphen in _BREAKS:
            text = text.replace(f"{hyphen}\n", f"{_TORN}\n")
        # first what blanks part, for most of that is a word as it stands, or has been looked at before
        counts = Counter(text.split())
        self._whole.update({piece: times for piece, times in counts.items() if piece.isalpha()})
        for piece in counts.keys() - self._whole.keys():
            for word in _WORD.findall(piece):
                self._count(word, counts[piece])
        self._breaks_words = self._habit(lines)

    def _count(self, word: str, times: int) -> None:
        if word.isalpha():
            self._whole[word] += times
            return
        parts = _HYPHEN.split(word)
        for part in parts:
            self._whole[part] += times
        for pair in pairwise(parts):
            self._hyphened[pair] += times

    def _habit(self, lines: Sequence[Worded]) -> bool:
        """Whether line-end hyphens of this document are word breaks more often than not."""
        breaks = real = 0
        for line, after in pairwise(lines):
            sides = _sides(line.text, after.text) if line.text[-1] in _BREAKS else None
            if sides:
                whole, hyphened = self._evidence(*sides)
                breaks += whole > hyphened
                real += hyphened > whole
        return breaks > real

    def _evidence(self, left: str, right: str) -> tuple[int, int]:
        left, right = left.casefold(), right.casefold()
        return self._whole[left + right], self._hyphened[left, right]

    def knows(self, word: str, times: int = 1) -> bool:
        """Whether the document prints ``word`` whole, at least so many times."""
        return self._whole[word.casefold()] >= times

    def is_break(self, before: str, after: str) -> bool:
        """Whether the hyphen that ends ``before`` only broke a word that goes on in ``after``."""
        if before.endswith(SOFT_HYPHEN):
            return True
        sides = _sides(before, after)
        if not sides:
            return False
        left, right = sides
        if right[0].isupper() or (left.isupper() and len(left) > 1) or left[-1].isdigit():
            return False
        whole, hyphened = self._evidence(left, right)
        if whole != hyphened:
            return whole > hyphened
        if len(left) < 5 and left[-1] in "aeio" and left[-1].casefold() == right[0]:
            return False  # pre-emptive, co-operate: a prefix keeps its hyphen before its own vowel
        if self._whole[left.casefold()] and self._whole[right.casefold()] and len(left) > 3:
            return False
        return self._breaks_words

    def join(self, texts: Iterable[str]) -> tuple[str, list[int]]:
        """The lines as one text with single spaces, and where in it each of them begins."""
        out, starts = "", []
        parts: list[str] = []
        length = 0
        for raw in texts:
            text = raw if raw.isprintable() and "  " not in raw else _SPACES.sub(" ", raw)
            if out:
                glue = self._glue(out, text)
                if glue is None:
                    parts[-1] = parts[-1][:-1]
                    length -= 1
                elif glue:
                    parts.append(glue)
                    length += 1
            starts.append(length)
            parts.append(text)
            length += len(text)
            out = text
        joined = "".join(parts)
        if SOFT_HYPHEN in joined:
            soft = [i for i, c in enumerate(joined) if c == SOFT_HYPHEN]
            starts = [start - bisect_left(soft, start) for start in starts]
            joined = joined.replace(SOFT_HYPHEN, "")
        return joined, starts

    def _glue(self, before: str, after: str) -> str | None:
        """What stands between two lines: a space, nothing, or None where the hyphen goes too."""
        last = before[-1]
        if last.isascii() and last not in _UNLIKE and "://" not in before and "www." not in before:
            return " "
        if last == SOFT_HYPHEN or (last in HYPHENS and len(before) > 1 and before[-2].isalnum()):
            return None if self.is_break(before, after) else ""
        if _UNSPACED.match(last) and _UNSPACED.match(after):
            return ""
        if last in "/—" and before[-2:-1].strip() and after[0].isalnum():
            return ""
        if _ADDRESS.search(before) and _ADDRESS_GOES_ON.match(after):
            return ""
        return " "


def _sides(before: str, after: str) -> tuple[str, str] | None:
    """The letters on both sides of a line-end hyphen, or None where it parts no word."""
    left, right = _LAST.search(before), _FIRST.match(after)
    return (left[1], right[0]) if left and right else None
