"""The words of a passage with their stems and where they stand."""

from __future__ import annotations

from typing import NamedTuple

from corpus.folding import fold
from corpus.model import Passage
from corpus.search.words import WORD, Stemmer, plain


class Token(NamedTuple):
    """A word of a passage."""

    stem: str
    start: int
    """Where it stands in the passage's text."""
    end: int


def tokens(passage: Passage, stemmer: Stemmer) -> list[Token]:
    """The words of a passage in order, those of its references left out."""
    folded = fold(passage.text, passage.refs)
    places = [match.span() for match in WORD.finditer(folded.text)]
    found = [plain(folded.text[start:end]) for start, end in places]
    stemmer.learn(found)
    return [
        Token(stemmer.stem(word), *folded.source(start, end))
        for word, (start, end) in zip(found, places, strict=True)
    ]
