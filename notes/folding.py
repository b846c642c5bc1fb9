"""Folding: what of a word counts when the reader looks for it."""

from __future__ import annotations

import unicodedata


def fold(text: str) -> str:
    """A text without its capitals and accents, its quotation marks and apostrophes straight."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", text.translate(_STRAIGHT))
    return "".join(char for char in apart if not unicodedata.combining(char)).casefold()


_STRAIGHT = str.maketrans("‘’‚‛“”„‟", "''''" + '""""')
