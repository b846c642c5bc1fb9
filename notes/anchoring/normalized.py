"""Normalized text: the letters and digits of a text, and where each of them stands in it.

Line breaks, hyphens, spaces, quotation marks, capitals and accents are what another extraction of the same
source changes. None of them is in it, so that two of one source are the same.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache
from itertools import compress
from typing import NamedTuple


class Span(NamedTuple):
    """A stretch of a text in code points, half-open."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class NormalizedText:
    """The letters and digits of a text, and where each of them stands in it."""

    letters: str
    places: list[int]

    def span(self, first: int, last: int) -> Span:
        """What the letters from ``first`` to before ``last`` cover of the text."""
        return Span(self.places[first], self.places[last - 1] + 1)

    def at(self, place: int) -> int:
        """How many letters stand before a place in the text."""
        return bisect_left(self.places, place)


def normalize(text: str) -> NormalizedText:
    """The letters and digits of ``text``: compatibility forms taken apart, accents off, case folded."""
    folded = {char: _folded(char) for char in set(text)}
    letters = "".join(map(folded.__getitem__, text))
    if all(len(parts) <= 1 for parts in folded.values()):
        places = list(compress(range(len(text)), map(folded.__getitem__, text)))
    else:
        places = [place for place, char in enumerate(text) for _ in folded[char]]
    return NormalizedText(letters, places)


def letters(text: str) -> str:
    """The letters and digits of a short text alone."""
    return "".join(map(_folded, text))


@lru_cache(maxsize=4096)
def _folded(char: str) -> str:
    """What of a character is compared: mostly one letter or nothing, "fi" for a ligature."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKD", char).casefold()))
