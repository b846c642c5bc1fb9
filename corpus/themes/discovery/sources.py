"""What in a text only names sources: addresses, entries of a bibliography, citations in brackets."""

from __future__ import annotations

import re
from typing import Final

_ADDRESS: Final = re.compile(
    r"\b\w{1,16}://\S+|\bwww\.\S+|[^\s@]{1,64}@\S+"
    r"|(?<![\w.-])(?:[\w-]{1,63}\.){1,4}(?:com|org|net|edu|gov|mil|int|info|io|eu|uk)\b(?:/\S*)?"
)
"""Bounded, so that a word of a million letters costs no more than its length."""
_MAY_BE_ADDRESS: Final = re.compile(r"://|@|\w\.[a-z]")
_YEAR: Final = re.compile(r"\b(?:1[89]|20)\d\d[a-z]?\b")
_BRACKETS: Final = re.compile(r"\(([^()]{4,120})\)")
_CITING: Final = re.compile(r"\b(?!(?:and|et|al|see|also|cf|in|e|g|p|pp|of|the)\b)[a-z]\w*")
"""A word that does not stand in a citation such as "(see Fecher & Friesike, 2013)"."""
_ENTRY: Final = re.compile(r"\b(?:et al|doi|pp?\. ?\d|vol\. ?\d|ISBN|retrieved|accessed)\b", re.IGNORECASE)
_LONGEST: Final = 300
"""Characters of an entry; a longer passage says something of its own."""


def plain(text: str) -> str:
    """A text without addresses and citations; empty where it is nothing but the entry of a source."""
    addressed = bool(_MAY_BE_ADDRESS.search(text))
    dated = _YEAR.search(text)
    if addressed:
        bare = _ADDRESS.sub(" . ", text)
        addressed, text = bare != text, bare
    if dated:
        if len(text) < _LONGEST and (addressed or _ENTRY.search(text)):
            return ""
        if "(" in text:
            text = _BRACKETS.sub(_uncited, text)
    return text


def _uncited(match: re.Match[str]) -> str:
    cited = _YEAR.search(match[1]) and not _CITING.search(match[1])
    return " " if cited else match[0]
