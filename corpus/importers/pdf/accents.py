"""Accents that old fonts draw by themselves: joined to the letter that they stand over."""

from __future__ import annotations

import re
from typing import Final, NamedTuple
from unicodedata import normalize

_ACCENTS: Final = {
    "´": "\u0301", "`": "\u0300", "¨": "\u0308", "ˆ": "\u0302", "^": "\u0302", "˜": "\u0303", "~": "\u0303",
    "ˇ": "\u030c", "˚": "\u030a", "¸": "\u0327", "˘": "\u0306", "¯": "\u0304", "˝": "\u030b", "˙": "\u0307",
}  # fmt: skip
"""Accents that old fonts draw by themselves, and those that join the letter before them."""
_ACCENTED: Final = re.compile(r"\s*([´`¨ˆ^˜~ˇ˚¸˘¯˝˙])\s*([^\W\d_])")


class Word(NamedTuple):
    """A word of a page, as its text has it and as its ends stand; y grows upwards."""

    start: int
    """In the page's text."""
    end: int
    left: float
    right: float
    height: float
    """Of the box of its first letter."""
    bottom: float
    end_height: float
    """Of the box of its last letter."""
    end_bottom: float


def has_accents(text: str) -> bool:
    """Whether a letter and an accent may stand apart in ``text``."""
    return bool(_ACCENTED.search(text))


def compose(text: str) -> str:
    """``text`` with every accent joined to the letter behind it."""
    return _ACCENTED.sub(lambda m: normalize("NFC", m[2] + _ACCENTS[m[1]]), text)


def with_accents(words: list[Word], text: str) -> list[Word]:
    """The words, an accent that is drawn by itself joined to the word whose letter it stands over.

    One that stands over none of the words around it was moved here from another line, and is left out.
    """
    if not any(word.end - word.start == 1 and text[word.start] in _ACCENTS for word in words):
        return words
    out: list[Word] = []
    accent: Word | None = None
    for word in words:
        if word.end - word.start == 1 and text[word.start] in _ACCENTS:
            accent = word
            continue
        if accent is not None and abs(accent.left - word.left) < 0.6 * word.height:
            glued = out and word.left - out[-1].right < 0.15 * word.height
            begun = out.pop() if glued else word
            word = word._replace(start=begun.start if glued else accent.start, left=begun.left)
        accent = None
        out.append(word)
    return out or words
