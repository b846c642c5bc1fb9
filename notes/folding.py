"""Folding: what of a word counts when the reader looks for it."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_MARKS: Final = re.compile("[\u0300-\u036f]+")
"""Accents, once they are taken apart from their letters."""
_QUOTES: Final = {"‘": "'", "’": "'", "‚": "'", "“": '"', "”": '"', "„": '"'}


def fold(text: str) -> str:
    """A text without its capitals and accents, its quotation marks and apostrophes straight."""
    if text.isascii():
        return text.lower()
    for curly, straight in _QUOTES.items():
        text = text.replace(curly, straight)
    return _MARKS.sub("", unicodedata.normalize("NFKD", text)).casefold()
