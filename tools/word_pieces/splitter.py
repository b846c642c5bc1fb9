"""Texts as the numbers of their pieces, as the teacher takes them apart: signs are words, too."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from corpus.meaning import WordPieces

_WORD: Final = re.compile(r"[^\W_]+|[^\w\s]|_")


class Splitter:
    """Takes texts apart; what a word comes apart into is kept."""

    def __init__(self, pieces: WordPieces) -> None:
        self._pieces = pieces
        self._known: dict[str, list[int]] = {}

    def numbers(self, text: str) -> list[int]:
        """The numbers of all pieces of a text, in order: small letters, accents left out."""
        plain = text.lower()
        if not plain.isascii():
            signs = unicodedata.normalize("NFD", plain)
            plain = "".join(sign for sign in signs if unicodedata.category(sign) != "Mn")
        return [number for word in _WORD.findall(plain) for number in self._of(word)]

    def _of(self, word: str) -> list[int]:
        if word not in self._known:
            self._known[word] = self._pieces.cut([word]).pieces.tolist()
        return self._known[word]
