"""Which stretch of a window a quote is, when the window holds the quote and its surroundings, damaged."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple, cast

# How these were set: notes/anchoring/__init__.py.
STRANGERS: Final = 0.35
"""How like each other, by edit distance, texts are that have nothing to do with each other, at the most."""
FOREIGN: Final = 6
"""Letters that a stretch put into a quote counts as at most: a running head is one accident, however long."""


Edit = tuple[str, int, int, int, int]
"""A step from a pattern to a window as rapidfuzz tells it: what, from and to in the one and in the other."""


class Edges(NamedTuple):
    """Where a quote begins and ends in a window."""

    start: int
    end: int


def align(pattern: str, start: int, end: int, window: str) -> Edges:
    """Where ``pattern[start:end]`` stands in the window; what surrounds it in the pattern shows its edges."""
    edits = _edits(pattern, window)
    return Edges(_first(edits, start, window), _last(edits, end, window))


def likeness(quote: str, found: str) -> float:
    """How much of a quote is in what was found, from 0 to 1; only the same letters give 1."""
    if quote == found:
        return 1.0
    head = _same(quote, found)
    tail = _same(quote[head:][::-1], found[head:][::-1])
    cost = 0
    for what, start, end, into, until in _edits(
        quote[head : len(quote) - tail], found[head : len(found) - tail]
    ):
        if what == "insert":
            cost += min(until - into, FOREIGN)
        elif what != "equal":
            cost += end - start
    return max(0.0, 1 - cost / len(quote))


def share(quote: str, found: str, least: float) -> float:
    """The same of texts of any length, each letter put in counted; 0 where it is less than ``least``."""
    from rapidfuzz.distance import Levenshtein

    return Levenshtein.normalized_similarity(quote, found, score_cutoff=least)


def resemblance(text: str, other: str) -> float:
    """How surely a text that stands next to a place is the other that once stood there, from 0 to 1."""
    from rapidfuzz.distance import Levenshtein

    if text == other:
        return 1.0
    alike = Levenshtein.normalized_similarity(text, other)
    return max(0.0, (alike - STRANGERS) / (1 - STRANGERS))


def _same(text: str, other: str) -> int:
    """How many letters two texts begin with alike."""
    return next(
        (i for i, (a, b) in enumerate(zip(text, other, strict=False)) if a != b), min(len(text), len(other))
    )


def _edits(pattern: str, window: str) -> list[Edit]:
    from rapidfuzz.distance import Levenshtein

    steps = Levenshtein.opcodes(pattern, window).as_list()
    return cast("list[Edit]", steps)  # its stubs promise objects; what comes can be unpacked either way


def _first(edits: Sequence[Edit], place: int, window: str) -> int:
    """Where the letter at ``place`` came to stand; strays before a gap are drawn to what follows it."""
    for index, (what, start, end, into, _) in enumerate(edits):
        if start <= place < end:
            if what == "delete":
                place = end
                continue
            at = into + place - start
            if what == "equal" and index + 1 < len(edits) and edits[index + 1][0] == "insert":
                *_, gap_end = edits[index + 1]
                size = end - place
                if window[at : at + size] == window[gap_end - size : gap_end]:
                    return gap_end - size
            return at
    return edits[-1][4] if edits else 0


def _last(edits: Sequence[Edit], place: int, window: str) -> int:
    """Behind where the letter before ``place`` came to stand; strays behind a gap are drawn before it."""
    for index in range(len(edits) - 1, -1, -1):
        what, start, end, into, _ = edits[index]
        if start < place <= end:
            if what == "delete":
                place = start
                continue
            at = into + place - start
            if what == "equal" and index and edits[index - 1][0] == "insert":
                gap = edits[index - 1][3]
                size = place - start
                if window[into:at] == window[gap : gap + size]:
                    return gap + size
            return at
    return 0
