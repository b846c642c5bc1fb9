"""Places in a text that may be a quote, and what speaks for each."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Final

from notes.anchoring.alignment import FOREIGN, Edges, align, likeness
from notes.anchoring.context import Context
from notes.anchoring.ngram_index import NgramIndex, Window
from notes.anchoring.normalized import NormalizedText, letters, normalize
from notes.anchoring.selectors import CONTEXT, Selector

# How these were set: notes/anchoring/__init__.py.
QUOTE: Final = 50
SURROUNDINGS: Final = 40
POSITION: Final = 4

SURE: Final = 0.8
"""Surroundings that are this much the same need no comparing with other places."""
LIKELY: Final = 0.7
"""How much of a quote must be there, whatever surrounds it."""
GAIN: Final = 0.02
"""How much more of a quote must be there if it is taken to be torn in two."""
PLACES: Final = 4
"""Places that are compared letter by letter."""
TWINS: Final = 64
"""Places with the very words that are compared, on each side of the old position."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """What is looked for: the letters of a prefix, a quote and a suffix."""

    letters: str
    start: int
    end: int
    surroundings: Context

    @classmethod
    def of(cls, selector: Selector) -> Pattern:
        """The pattern of a selector."""
        around = Context.of(selector.prefix[-2 * CONTEXT :], selector.suffix[: 2 * CONTEXT])
        prefix, quote = around.before.far + around.before.near, letters(selector.exact)
        whole = prefix + quote + around.after.near + around.after.far
        return cls(whole, len(prefix), len(prefix) + len(quote), around)

    @property
    def quote(self) -> str:
        """The quote's letters."""
        return self.letters[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of the text's letters that may be the quote."""

    start: int
    end: int
    quote: float
    """How much of the quote is there, from 0 to 1."""
    around: float
    """How much of what surrounded the quote is there, from 0 to 1."""
    near: float
    """How near it is to the old position, from 0 to 1."""

    @property
    def points(self) -> float:
        """What words and surroundings are worth."""
        return QUOTE * self.quote + SURROUNDINGS * self.around

    @property
    def score(self) -> float:
        """From 0 to 100, the position included."""
        return 100 * (self.points + POSITION * self.near) / (QUOTE + SURROUNDINGS + POSITION)

    def apart_from(self, other: Place) -> bool:
        """Whether they have no letter in common."""
        return other.end <= self.start or self.end <= other.start


class Candidates:
    """The places that a text has to offer. Offsets are into its letters."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def normal(self) -> NormalizedText:
        """The letters of the text and their places."""
        return normalize(self.text)

    @cached_property
    def _backwards(self) -> str:
        """The letters from last to first: str.find never takes quadratic time, str.rfind may."""
        return self.normal.letters[::-1]

    @cached_property
    def _grams(self) -> NgramIndex:
        return NgramIndex(self.normal.letters)

    def verbatim(self, pattern: Pattern, expected: int) -> list[Place]:
        """Places with the very letters of the quote; those amid the very surroundings, if there are any."""
        size = len(pattern.quote)
        amid = len(pattern.letters) > size
        whole = self._near(pattern.letters, expected - pattern.start, 1) if amid else []
        starts = [at + pattern.start for at in whole] or self._near(pattern.quote, expected, TWINS)
        return [self.place(pattern, Edges(start, start + size), 1.0, expected) for start in starts]

    def _near(self, needle: str, expected: int, most: int) -> list[int]:
        """Where the needle stands among the letters: the nearest places, at most ``most`` on each side."""
        expected = max(0, expected)
        last = len(self.normal.letters) - len(needle)
        behind = _occurrences(self.normal.letters, needle, expected, most)
        before = _occurrences(self._backwards, needle[::-1], max(0, last - expected + 1), most)
        return behind + [last - at for at in before]

    def alike(self, pattern: Pattern, expected: int) -> list[Place]:
        """Places whose letters are like the quote amid its surroundings."""
        places = []
        for head, tail in self._grams.windows(pattern.letters, PLACES):
            edges = self._edges(pattern, head) if head == tail else self._torn(pattern, head, tail)
            if edges and edges.start < edges.end:
                places.append(self.place(pattern, edges, self._likeness(pattern, edges), expected))
                if places[-1].quote >= LIKELY and places[-1].around >= SURE:
                    break
        return places

    def _edges(self, pattern: Pattern, window: Window) -> Edges:
        """Where the quote begins and ends if the pattern lies in a window."""
        found = align(pattern.letters, pattern.start, pattern.end, self.normal.letters[slice(*window)])
        return Edges(window.begin + found.start, window.begin + found.end)

    def _torn(self, pattern: Pattern, head: Window, tail: Window) -> Edges | None:
        """The same if the pattern begins in one window and ends in another; None if either holds it."""
        first, last = self._edges(pattern, head), self._edges(pattern, tail)
        torn = Edges(first.start, last.end)
        whole = self._likeness(pattern, torn) + FOREIGN / len(pattern.quote)
        alone = max(self._likeness(pattern, first), self._likeness(pattern, last))
        return torn if whole > alone + GAIN else None

    def _likeness(self, pattern: Pattern, edges: Edges) -> float:
        return likeness(pattern.quote, self.normal.letters[slice(*edges)])

    def place(self, pattern: Pattern, edges: Edges, quote: float, expected: int) -> Place:
        """A stretch of letters and what speaks for it."""
        around = pattern.surroundings.around(self.text, self.normal, *edges)
        near = 1 - abs(edges.start - expected) / len(self.normal.letters)
        return Place(*edges, quote, around, near)


def _occurrences(text: str, needle: str, start: int, most: int) -> list[int]:
    """Where the needle stands in a text from ``start`` on: the first ``most`` places."""
    found: list[int] = []
    at = text.find(needle, start)
    while at >= 0 and len(found) < most:
        found.append(at)
        at = text.find(needle, at + 1)
    return found
