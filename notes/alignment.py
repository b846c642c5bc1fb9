"""Which stretch of a window a quote is, when the window holds the quote and its surroundings, damaged."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

STRANGERS: Final = 0.35
"""How like each other, by edit distance, texts are that have nothing to do with each other, at the most."""
FOREIGN: Final = 6
"""Letters that a stretch put into a quote counts as at most: a running head is one accident, however long."""


class Edit(NamedTuple):
    """A step from a pattern to a window, as rapidfuzz counts them."""

    tag: str
    start: int
    end: int
    into: int
    until: int


class Aligned(NamedTuple):
    """Where a quote came to stand in a window, and how much of it is there, from 0 to 1."""

    start: int
    end: int
    likeness: float


def align(pattern: str, start: int, end: int, window: str) -> Aligned:
    """Where ``pattern[start:end]`` stands in the window; what surrounds it in the pattern shows its edges."""
    edits = _edits(pattern, window)
    first = _first(edits, start, window)
    last = max(first, _last(edits, end, window))
    return Aligned(first, last, likeness(pattern[start:end], window[first:last]))


def likeness(quote: str, found: str) -> float:
    """How much of a quote is in what was found, from 0 to 1; only the same letters give 1."""
    if quote == found:
        return 1.0
    cost = 0
    for edit in _edits(quote, found):
        if edit.tag == "insert":
            cost += min(edit.until - edit.into, FOREIGN)
        elif edit.tag != "equal":
            cost += edit.end - edit.start
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


def _edits(pattern: str, window: str) -> list[Edit]:
    from rapidfuzz.distance import Levenshtein

    return [Edit._make(code) for code in Levenshtein.opcodes(pattern, window).as_list()]


def _first(edits: Sequence[Edit], start: int, window: str) -> int:
    """Where the letter at ``start`` came to stand; strays before a gap are drawn to what follows it."""
    for index, edit in enumerate(edits):
        if edit.start <= start < edit.end:
            if edit.tag == "delete":
                start = edit.end
                continue
            at = edit.into + start - edit.start
            if edit.tag == "equal" and index + 1 < len(edits) and edits[index + 1].tag == "insert":
                gap = edits[index + 1]
                size = edit.end - start
                if window[at : edit.until] == window[gap.until - size : gap.until]:
                    return gap.until - size
            return at
    return edits[-1].until if edits else 0


def _last(edits: Sequence[Edit], end: int, window: str) -> int:
    """Behind where the letter before ``end`` came to stand; strays behind a gap are drawn before it."""
    for index in range(len(edits) - 1, -1, -1):
        edit = edits[index]
        if edit.start < end <= edit.end:
            if edit.tag == "delete":
                end = edit.start
                continue
            at = edit.into + end - edit.start
            if edit.tag == "equal" and index and edits[index - 1].tag == "insert":
                gap = edits[index - 1]
                size = end - edit.start
                if window[edit.into : at] == window[gap.into : gap.into + size]:
                    return gap.into + size
            return at
    return 0
