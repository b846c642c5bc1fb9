"""Where in a long text a short one may stand, damaged: the diagonals on which the two share most.

Words of a fixed number of letters (grams) of the text are indexed, those of the pattern looked up. Each one
found lies on a diagonal, its place in the text less its place in the pattern. What stands in both texts
gathers on one diagonal or on few that lie close together, whatever was changed in between.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Final, NamedTuple

LENGTH: Final = 7
"""Letters of a gram."""
STEP: Final = 3
"""Every so manieth gram of the text is indexed: nine shared letters in a row are surely seen."""
COMMON: Final = 12
"""A gram that stands in more places than this says nothing about where."""
WIDTH: Final = 128
"""Letters that may have come in or gone between two parts of what belongs together."""
FINE: Final = 16
"""The same where little has."""
LEAST: Final = 1.5
SHARE: Final = 0.02
"""What must be shared, in grams that stand nowhere else: at least, and for each letter of the pattern."""
SLACK: Final = 24
"""Letters on both sides of where a pattern would lie if nothing had come in or gone."""


class Window(NamedTuple):
    """A stretch of the text, half-open."""

    begin: int
    end: int


class Grams:
    """The index of a text's grams."""

    def __init__(self, letters: str) -> None:
        self._length = len(letters)
        self._places: dict[str, list[int]] = {}
        for place in range(0, len(letters) - LENGTH + 1, STEP):
            self._places.setdefault(letters[place : place + LENGTH], []).append(place)

    def windows(self, pattern: str, most: int) -> Iterator[Window]:
        """The stretches of the text in which the pattern may stand, the likeliest first.

        Args:
            pattern: what is looked for.
            most: at how many places.
        """
        hits: list[tuple[int, int]] = []
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
                begin, end = column * WIDTH, (column + 2) * WIDTH
                yield from self._windows([hit for hit in hits if begin <= hit[1] < end], len(pattern))
                if len(taken) == most:
                    return

    def _windows(self, hits: list[tuple[int, int]], length: int) -> Iterator[Window]:
        """Where the pattern would lie by most of the hits (offset, diagonal), then by all of them."""
        usual = Counter(diagonal // FINE for _, diagonal in hits).most_common(1)[0][0] * FINE
        tight = self._window(usual - SLACK, usual + FINE + length + SLACK)
        yield tight
        begin = min(diagonal for _, diagonal in hits[:4])
        end = max(diagonal for _, diagonal in hits[-4:]) + length
        wide = self._window(min(begin, tight.begin), max(end, tight.end))
        if wide != tight:
            yield wide

    def _window(self, begin: int, end: int) -> Window:
        return Window(max(0, begin), min(self._length, end))
