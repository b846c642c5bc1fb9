"""The words of names, as they are looked for in passages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from corpus.index.layout import SAYS, TURNED, lay_out
from corpus.text.folding import fold
from corpus.text.stemmer import stem as plain_stem
from corpus.text.tokenizer import STOP_WORDS, words

if TYPE_CHECKING:
    from corpus.search.index import Index


class NameToken(NamedTuple):
    """A word that says something: words like "the" only stand between tokens."""

    stem: str
    start: int
    """Where it begins in the name."""
    end: int
    capitals: int
    """How many of its letters are capitals."""
    turned: bool
    """Whether a word like "of" stands between it and the token before."""
    is_empty: bool = False
    """Whether it says something only for its capitals, as IT does."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a name, and the hyphenated words among them taken whole."""

    row: tuple[NameToken, ...]
    wholes: dict[int, tuple[NameToken, int]]
    """From the index of a hyphenated word's first token to the word taken whole, and the index behind it."""


def tokens(names: Sequence[str], stem: Callable[[str], str]) -> list[Tokens]:
    """Take names apart.

    Args:
        names: the names.
        stem: gives a word's stem.
    """
    layout = lay_out([(name, ()) for name in names])
    words = zip(
        layout.words, layout.starts.tolist(), layout.sizes.tolist(), layout.marks.tolist(), strict=True
    )
    wholes = zip(layout.wholes, layout.whole_starts.tolist(), layout.whole_sizes.tolist(), strict=True)
    found = []
    ends, whole_ends = [0, *layout.ends.tolist()], [0, *layout.whole_ends.tolist()]
    for number, name in enumerate(names):
        row = []
        for _ in range(ends[number], ends[number + 1]):
            word, start, size, marks = next(words)
            if marks & SAYS:
                token = _token(name, stem(word), start, size, turned=bool(marks & TURNED))
                row.append(token._replace(is_empty=True) if word in STOP_WORDS else token)
        whole_of: dict[int, tuple[NameToken, int]] = {}
        for _ in range(whole_ends[number], whole_ends[number + 1]):
            word, start, size = next(wholes)
            first = next((at for at, token in enumerate(row) if token.start == start), None)
            if first is not None:
                end = start + size
                behind = next((at for at in range(first, len(row)) if row[at].start >= end), len(row))
                whole = _token(name, stem(word), start, size, turned=row[first].turned)
                whole_of[first] = whole, behind
        found.append(Tokens(tuple(row), whole_of))
    return found


def _token(name: str, stem: str, start: int, size: int, *, turned: bool) -> NameToken:
    end = start + size
    return NameToken(stem, start, end, sum(map(str.isupper, name[start:end])), turned)


def stem_of(index: Index | None) -> Callable[[str], str]:
    """What gives the stems by which an index has words."""
    return plain_stem if index is None else index.stem


def stems_of(name: str, stem: Callable[[str], str]) -> list[str]:
    """The stems of a name's words, but for words like "the"."""
    return [stem(word) for word in words(fold(name).text) if word not in STOP_WORDS]
