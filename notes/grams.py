"""Where in a long text a short one may stand, damaged: the diagonals on which the two share most.

Words of a fixed number of letters (grams) of the text are indexed, those of the pattern looked up. Each one
found lies on a diagonal, its place in the text less its place in the pattern. What stands in both texts
gathers on one diagonal or on few that lie close together, whatever was changed in between.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Final, NamedTuple

LENGTH: Final = 7
"""Letters of a gram."""
STEP: Final = 3
"""Every so manieth gram of the text is indexed: nine letters in a row that both texts share are surely seen."""
COMMON: Final = 64
"""A gram that stands in more places than this says nothing about where."""
WIDTH: Final = 128
"""Letters that may have come in or gone between two parts of what belongs together."""


class Hit(NamedTuple):
    """A gram that both texts share."""

    offset: int
    """Where it stands in the pattern."""
    place: int
    """Where it stands in the text."""


class Grams:
    """The index of a text's grams."""

    def __init__(self, letters: str) -> None:
        self._length = len(letters)
        self._places: defaultdict[str, list[int]] = defaultdict(list)
        for place in range(0, len(letters) - LENGTH + 1, STEP):
            self._places[letters[place : place + LENGTH]].append(place)

    def windows(self, pattern: str, most: int) -> list[tuple[int, int]]:
        """The stretches of the text in which the pattern may stand, the likeliest first.

        Args:
            pattern: what is looked for.
            most: how many stretches are wanted.
        """
        diagonals: defaultdict[int, float] = defaultdict(float)
        hits: defaultdict[int, list[Hit]] = defaultdict(list)
        for offset in range(len(pattern) - LENGTH + 1):
            places = self._places.get(pattern[offset : offset + LENGTH], ())
            if len(places) > COMMON:
                continue
            for place in places:
                column = (place - offset) // WIDTH
                diagonals[column] += 1 / len(places)
                hits[column].append(Hit(offset, place))
        weights = {column: weight + diagonals.get(column + 1, 0.0) for column, weight in diagonals.items()}
        weights |= {
            column - 1: weight + weights.get(column - 1, 0.0)
            for column, weight in diagonals.items()
            if column - 1 not in diagonals
        }
        taken: list[int] = []
        for column in sorted(weights, key=lambda c: (-weights[c], c)):
            if all(abs(column - other) > 1 for other in taken):
                taken.append(column)
                if len(taken) == most:
                    break
        return [self._window(sorted(hits.get(c, []) + hits.get(c + 1, [])), len(pattern)) for c in taken]

    def _window(self, hits: list[Hit], length: int) -> tuple[int, int]:
        """From where the pattern would begin by its first gram to where it would end by its last."""
        begin = min(hit.place - hit.offset for hit in hits[:4])
        end = max(hit.place - hit.offset for hit in hits[-4:]) + length
        return max(0, min(begin, end - length)), min(self._length, max(end, begin + length))
