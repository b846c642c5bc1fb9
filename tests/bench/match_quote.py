"""The peer of anchoring: how the client of Hypothesis finds a quote, written from a description of it.

If the very quote stands in the text, those places are candidates; else the places with the fewest edits, at
most half the quote's length and never over 256. They are ranked by weights: 50 for the quote, 20 each for
prefix and suffix (32 characters each in its selectors), 2 for the position. A context that is missing
counts as found. The client searches with Myers' bit-vector algorithm (J. ACM 46, 1999); here its vectors are
Python's integers, so that the time it takes says nothing of the client's.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from notes.anchoring.selectors import Selector

CONTEXT: Final = 32
"""Characters that Hypothesis keeps on each side."""


class Match(NamedTuple):
    """A place and how many edits part it from what was looked for."""

    start: int
    end: int
    errors: int


def match_quote(text: str, selector: Selector) -> tuple[int, int] | None:
    """Where the quote stands, or None."""
    quote = selector.exact
    prefix, suffix = selector.prefix[-CONTEXT:], selector.suffix[:CONTEXT]

    def score(match: Match) -> float:
        before = text[max(0, match.start - len(prefix)) : match.start]
        after = text[match.end : match.end + len(suffix)]
        return (
            50 * (1 - match.errors / len(quote))
            + 20 * (_likeness(before, prefix) if prefix else 1.0)
            + 20 * (_likeness(after, suffix) if suffix else 1.0)
            + 2 * (1 - abs(match.start - selector.start) / len(text))
        )

    best = max(_search(text, quote, min(256, len(quote) // 2)), key=score, default=None)
    return None if best is None else (best.start, best.end)


def _search(text: str, pattern: str, most: int) -> list[Match]:
    """The places with the fewest edits."""
    exact = []
    at = text.find(pattern)
    while at >= 0:
        exact.append(Match(at, at + len(pattern), 0))
        at = text.find(pattern, at + 1)
    if exact:
        return exact
    found = []
    for end, errors in _ends(text, pattern, most):
        first = max(0, end - len(pattern) - errors)
        backwards = _ends(text[first:end][::-1], pattern[::-1], errors)
        found.append(Match(min(end - length for length, _ in backwards), end, errors))
    return found


def _likeness(text: str, pattern: str) -> float:
    """How much of a pattern is in a short text, from 0 to 1."""
    if not text:
        return 0.0
    if pattern in text:
        return 1.0
    return 1 - _ends(text, pattern, len(pattern))[0][1] / len(pattern)


def _ends(text: str, pattern: str, most: int) -> list[tuple[int, int]]:
    """Where matches with the fewest edits end, and their edits; none if there are more than ``most``."""
    found: list[tuple[int, int]] = []
    for end, errors in enumerate(_errors(text, pattern), start=1):
        if errors <= most:
            if errors < most:
                found.clear()
            found.append((end, errors))
            most = errors
    return found


def _errors(text: str, pattern: str) -> Iterator[int]:
    """For each character of the text the fewest edits of a match that ends with it."""
    size = len(pattern)
    everything, last = (1 << size) - 1, 1 << (size - 1)
    places: dict[str, int] = {}
    for index, char in enumerate(pattern):
        places[char] = places.get(char, 0) | 1 << index
    rises, falls, errors = everything, 0, size
    for char in text:
        same = places.get(char, 0)
        across = (((same & rises) + rises) ^ rises) | same
        up = falls | (everything & ~(across | rises))
        down = rises & across
        errors += bool(up & last) - bool(down & last)
        up = (up << 1) & everything
        same |= falls
        rises = ((down << 1) & everything) | (everything & ~(same | up))
        falls = up & same
        yield errors
