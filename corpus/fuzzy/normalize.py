"""Names as they are compared: small letters without accents, and single words."""

from __future__ import annotations

import re
from typing import Final

from corpus.text.folding import Folded, fold

_SIGNS: Final = {code: " " for code in range(128) if not chr(code).isalnum()}
_OTHER: Final = re.compile(r"[\W_]")
_SMALL: Final = frozenset(
    ("a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "s", "the", "to", "with")
)
"""Words that abbreviations leave out: the OSCE is the Organization *for* Security *and* …"""


def plain(text: str) -> str:
    """A text in small letters without accents, each sign a blank; of ASCII as long as it was."""
    if text.isascii():
        return text.lower().translate(_SIGNS)
    return _OTHER.sub(" ", fold(text).text)


def way_back(text: str) -> Folded | None:
    """What tells where a piece of the plain text stands in the text; None where both are equally long."""
    return None if text.isascii() else fold(text)


def initials(words: list[str]) -> str:
    """The first letters of a name's words, those left out that abbreviations leave out."""
    return "".join([word[0] for word in words if word not in _SMALL])
