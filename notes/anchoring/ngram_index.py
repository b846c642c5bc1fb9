"""Where in a long text a short one may stand, damaged: the diagonals on which the two share most.

Words of a fixed number of letters (grams) of the text are indexed, those of the pattern looked up. Each one
found lies on a diagonal, its place in the text less its place in the pattern. What stands in both texts
gathers on one diagonal or on few that lie close together, whatever was changed in between.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from statistics import median
from typing import Final, NamedTuple

# How these were set: notes/anchoring/__init__.py.
LENGTH: Final = 7
"""Letters of a gram."""
STEP: Final = 3
"""Every so manieth gram of the text is indexed: nine shared letters in a row are surely seen."""
COMMON: Final = 12
"""A gram that stands in more places than this says nothing about where."""
WIDTH: Final = 128
"""Letters that diagonals may lie apart and still be counted together."""
FINE: Final = 16
"""Width of a strip of diagonals that are one, small edits apart."""
FAR: Final = 1200
"""Letters of what a page turn may put into the middle of a quote: notes, a running head."""
TORN: Final = 3
"""Grams that a piece must share to be taken for one that was torn off."""
LEAST: Final = 1.5
SHARE: Final = 0.02
"""What must be shared, in grams that stand nowhere else: at least, and for each letter of the pattern."""
SLACK: Final = 24
"""Letters on both sides of where a pattern would lie if nothing had come in or gone."""


class Window(NamedTuple):
    """A stretch of the text, half-open."""

    begin: int
    end: int


class Windows(NamedTuple):
    """Where a pattern may begin and where it may end: mostly the same stretch."""

    head: Window
    tail: Window


Hit = tuple[int, int]
"""A gram that both texts share: its offset in the pattern, and the diagonal that it lies on."""


class NgramIndex:
    """The index of a text's grams."""

    def __init__(self, letters: str) -> None:
        self._length = len(letters)
        self._places: dict[str, list[int]] = {}
        for place in range(0, len(letters) - LENGTH + 1, STEP):
            self._places.setdefault(letters[place : place + LENGTH], []).append(place)

    def windows(self, pattern: str, most: int) -> Iterator[Windows]:
        """The stretches of the text in which the pattern may stand, the likeliest first.

        Args:
            pattern: what is looked for.
            most: at how many places.
        """
        hits: list[Hit] = []
        weights: defaultdict[int, float] = defaultdict(float)
        lookup = self._places.get
        for offset in range(len(pattern) - LENGTH + 1):
            places = lookup(pattern[offset : offset + LENGTH])
            if places and len(places) <= COMMON:
                weight = 1 / len(places)
                for place in places:
                    hits.append((offset, place - offset))
                    column = (place - offset) // WIDTH
                    weights[column] += weight
                    weights[column - 1] += weight
        least = max(LEAST, SHARE * len(pattern))
        likely = sorted(
            ((weight, column) for column, weight in weights.items() if weight >= least), reverse=True
        )
        taken: list[int] = []
        for _, column in likely:
            if all(abs(column - other) > 1 for other in taken):
                taken.append(column)
                yield from self._windows(hits, column, len(pattern))
                if len(taken) == most:
                    return

    def _windows(self, hits: list[Hit], column: int, length: int) -> Iterator[Windows]:
        """Where the pattern would lie if little had come in or gone; then, if much came into its middle."""
        first, last = (column + 1) * WIDTH - FAR, (column + 1) * WIDTH + FAR
        near = [(offset, diagonal // FINE) for offset, diagonal in hits if first <= diagonal <= last]
        strips = Counter(strip for _, strip in near)
        usual = max(range(column * WIDTH // FINE, (column + 2) * WIDTH // FINE), key=lambda s: strips[s])
        whole = self._window(usual, length)
        yield Windows(whole, whole)
        middle = median(offset for offset, strip in near if strip == usual)
        before = Counter(strip for offset, strip in near if offset < middle and strip < usual)
        behind = Counter(strip for offset, strip in near if offset > middle and strip > usual)
        for strip, count in before.most_common(1):
            if count >= TORN:
                yield Windows(self._window(strip, length), whole)
        for strip, count in behind.most_common(1):
            if count >= TORN:
                yield Windows(whole, self._window(strip, length))

    def _window(self, strip: int, length: int) -> Window:
        """Where a pattern lies on a strip of diagonals."""
        begin, end = strip * FINE - SLACK, (strip + 1) * FINE + length + SLACK
        return Window(max(0, begin), min(self._length, end))
