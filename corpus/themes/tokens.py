"""A passage's words as names are looked for in them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from corpus.model import Ref
from corpus.text.folding import fold
from corpus.text.stemmer import stem as plain_stem
from corpus.text.tokenizer import STOP_WORDS, WORD, compounds, plain

if TYPE_CHECKING:
    from corpus.search.index import Index

_BREAK: Final = re.compile(r"[.;:!?()](?:\s|$)|\n")
"""What no name goes across."""
_OF: Final = frozenset({"of"})
"""What turns a name round: "enlargement of NATO" is "NATO enlargement", "Russia in NATO" no "NATO Russia"."""


class NameToken(NamedTuple):
    """A word that says something: words like "the" only stand between tokens."""

    stem: str
    start: int
    """Where it begins in the source."""
    end: int
    capitals: int
    """How many of its letters are capitals."""
    joined: bool
    """Whether only words like "the" stand between it and the token before, and no stop."""
    turned: bool
    """Whether a word like "of" stands there."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a text, and the hyphenated words among them taken whole."""

    row: tuple[NameToken, ...]
    wholes: dict[int, tuple[NameToken, int]]
    """From the index of a hyphenated word's first token to the word taken whole, and the index behind it."""


def tokens(text: str, stem: Callable[[str], str], refs: Sequence[Ref] = ()) -> Tokens:
    """Take a text apart.

    Args:
        text: a passage's text or a name.
        stem: gives a word's stem.
        refs: note references, which are left out.
    """
    folded = fold(text, refs)
    even = folded.is_even
    row: list[NameToken] = []
    at: dict[int, int] = {}
    before, turned = 0, False
    for match in WORD.finditer(folded.text):
        word = match[0]
        begin, finish = match.span()
        if not word.isalnum():
            word = plain(word)
        start, end = (begin, finish) if even else folded.source(begin, finish)
        capitals = _capitals(text[start:end])
        if word in STOP_WORDS and capitals < 2:
            turned |= word in _OF
            continue
        blank = begin - before == 1 and folded.text[before] == " "  # as between most words
        joined = blank or not _BREAK.search(folded.text, before, begin)
        at[begin] = len(row)
        row.append(NameToken(stem(word), start, end, capitals, joined, turned))
        before, turned = finish, False
    wholes = {}
    for begin, finish, whole in compounds(folded.text):
        first = at.get(begin)
        if first is None:
            continue
        start, end = folded.source(begin, finish)
        behind = next((i for i in range(first, len(row)) if row[i].start >= end), len(row))
        capitals = _capitals(text[start:end])
        wholes[first] = (
            NameToken(stem(whole), start, end, capitals, row[first].joined, row[first].turned),
            behind,
        )
    return Tokens(tuple(row), wholes)


def stem_of(index: Index | None) -> Callable[[str], str]:
    """What gives the stems by which an index has words."""
    return plain_stem if index is None else index.stem


def _capitals(word: str) -> int:
    """How many of its letters are capitals."""
    return 0 if word.islower() else sum(map(str.isupper, word))
