"""The words of a passage with their stems and where they stand."""

from __future__ import annotations

from typing import NamedTuple

from corpus.model import Passage
from corpus.text.folding import fold
from corpus.text.stemmer import stem
from corpus.text.tokenizer import WORD, plain


class TermPosition(NamedTuple):
    """A word of a passage."""

    stem: str
    start: int
    """Where it stands in the passage's text."""
    end: int


def tokens(passage: Passage) -> list[TermPosition]:
    """The words of a passage in order, those of its references left out."""
    folded = fold(passage.text, passage.refs)
    found = WORD.finditer(folded.text)
    return [TermPosition(stem(plain(match[0])), *folded.source(*match.span())) for match in found]
