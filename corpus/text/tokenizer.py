"""The words of a text as search counts them."""

from __future__ import annotations

import re
from typing import Final, Protocol

WORD: Final = re.compile(
    r"[\u2e80-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"  # scripts without blanks: each character
    r"|(?:co|pre|re)-[a-z]+"  # "co-operation" is "cooperation"
    r"|(?:[a-z]\.){2,}(?![^\W_])"  # "U.S." is "US"
    r"|[^\W_\u2e80-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+"
)
"""A word in a folded text."""
_PIECES: Final = re.compile(f"({WORD.pattern})")
_COMPOUND: Final = re.compile(
    r"(?<![^\W_]|-)(?!(?:co|pre|re)-)[^\W_]{1,20}(?:-[^\W_]{1,20}){1,3}(?![^\W_]|-)"
)

_STOP_WORDS: Final = """
a about after all also an and any are as at be been but by can could did do does for from had has have
he her his how i if in into is it its may more most no not of on one or our s she should so some such t
than that the their them then there these they this those to was we were what when where which while
who whom whose why will with would you
"""
STOP_WORDS: Final = frozenset(_STOP_WORDS.split())
"""Words that say nothing of what a passage is about."""


class Tokenizer(Protocol):
    """What words a text has: the one seam between texts and whatever counts their words."""

    def __call__(self, folded: str) -> list[str]:
        """A folded text in pieces, by turns: what stands before its first word, that word, what follows.

        Put together they are the text, so that where each word stands need not be asked.
        """


def pieces(folded: str) -> list[str]:
    """A folded text in pieces, by turns: what stands before its first word, that word, what follows."""
    return _PIECES.split(folded)


def plain(word: str) -> str:
    """A word found by ``WORD`` as the index spells it."""
    return word.replace("-", "").replace(".", "")


def spelt(found: list[str]) -> list[str]:
    """Words as a tokenizer found them, as the index spells them."""
    whole = bytes(map(str.isalnum, found))
    at = whole.find(0)
    if at < 0:
        return found
    made = found.copy()
    while at >= 0:
        made[at] = plain(made[at])
        at = whole.find(0, at + 1)
    return made


def words(folded: str) -> list[str]:
    """The words of a folded text, in order."""
    return spelt(WORD.findall(folded))


def compounds(folded: str) -> list[tuple[int, int, str]]:
    """The hyphenated words of a folded text: bounds, and the word without its hyphens.

    They are words in their parts, and as a whole: "peace-keeping" is "peacekeeping", "G-8" is "G8".
    """
    if "-" not in folded:
        return []
    found = _COMPOUND.finditer(folded)
    return [(*match.span(), plain(match[0])) for match in found if not match[0][0].isdigit()]
