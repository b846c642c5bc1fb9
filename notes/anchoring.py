"""Finding a quote again in a text that has changed, and saying how sure that is.

Letters and digits alone are compared (`notes/skeleton.py`). The quote amid its surroundings is looked for
first, then the quote alone; where the surroundings do not confirm a place, places are proposed by the grams
that quote and surroundings share with the text (`notes/grams.py`), and the quote's edges follow from an
alignment (`notes/alignment.py`). Of all places the one with the highest score is meant: 50 for the quote, 40
for what surrounds it, 4 for the position. That the words count most, then both sides, then the position is
how Hypothesis' client ranks; what counts as the same is not.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property, lru_cache
from typing import Final

from notes.alignment import FOREIGN, Edges, align, likeness, share
from notes.edges import same_words, with_marks
from notes.grams import Grams, Window
from notes.selectors import CONTEXT, Selector
from notes.skeleton import Skeleton, letters, skeleton
from notes.surroundings import Surroundings

QUOTE: Final = 50
SURROUNDINGS: Final = 40
POSITION: Final = 4

SURE: Final = 0.8
"""Surroundings that are this much the same need no comparing with other places."""
CONFIRMED: Final = 0.35
"""Surroundings of a quote that is held to be the same one."""
LIKELY: Final = 0.7
"""How much of a quote must be there, whatever surrounds it."""
LEAST: Final = 0.45
"""How much must be there amid the confirmed surroundings."""
GAIN: Final = 0.02
"""How much more of a quote must be there if it is taken to be torn in two."""
DOUBT: Final = 1.5
"""Points by which the best place must lead, its position apart, or the reader is to confirm it."""
GUESS: Final = 25.0
"""Points below which a place is no guess worth showing."""

PLACES: Final = 4
"""Places that are compared letter by letter."""
TWINS: Final = 64
"""Places with the very words that are compared, on each side of the old position."""
LONG: Final = 1000
"""Letters from which on a changed quote is found by its two ends: aligning all of it would be quadratic."""
END: Final = 400
"""Characters of such an end."""


class State(StrEnum):
    """How a note holds on to its quote in a text that is open."""

    ANCHORED = "anchored"
    """The same words amid the same surroundings."""
    CHANGED = "changed"
    """Found, but words or surroundings differ: the reader is to confirm."""
    ORPHAN = "orphan"
    """Not found. The span is the best guess."""


@dataclass(frozen=True, slots=True)
class Anchored:
    """What came of looking for a quote: a span of the text, and how sure it is, from 0 to 100.

    An orphan without a guess has an empty span.
    """

    state: State
    start: int
    end: int
    score: float


def anchor(text: str, selector: Selector) -> Anchored:
    """Find one quote in a text. Texts asked for lately are kept prepared."""
    if selector.stands_in(text):
        return Anchored(State.ANCHORED, selector.start, selector.end, 100.0)
    return _target(text).anchor(selector)


@dataclass(frozen=True, slots=True)
class _Pattern:
    """What is looked for: the letters of a prefix, a quote and a suffix."""

    letters: str
    start: int
    end: int
    surroundings: Surroundings

    @classmethod
    def of(cls, selector: Selector) -> _Pattern:
        around = Surroundings.of(selector.prefix[-2 * CONTEXT :], selector.suffix[: 2 * CONTEXT])
        prefix, quote = around.before.far + around.before.near, letters(selector.exact)
        whole = prefix + quote + around.after.near + around.after.far
        return cls(whole, len(prefix), len(prefix) + len(quote), around)

    @property
    def quote(self) -> str:
        return self.letters[self.start : self.end]


@dataclass(frozen=True, slots=True)
class _Place:
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

    def apart_from(self, other: _Place) -> bool:
        """Whether they have no letter in common."""
        return other.end <= self.start or self.end <= other.start


class Target:
    """A text in which many quotes are looked for: what that takes is made once, when it is first needed."""

    def __init__(self, text: str) -> None:
        self.text = text

    def anchor(self, selector: Selector) -> Anchored:
        """Where the quote of a selector stands, and how sure that is."""
        if selector.stands_in(self.text):
            return Anchored(State.ANCHORED, selector.start, selector.end, 100.0)
        pattern = _Pattern.of(selector)
        if not pattern.quote or not self._bones.letters:
            return self._without_letters(selector)
        expected = self._bones.at(selector.start)
        places = self._verbatim(pattern, expected)
        if not any(place.around >= SURE for place in places):
            long = len(pattern.quote) > LONG
            places += self._by_ends(selector, pattern, expected) if long else self._alike(pattern, expected)
        places.sort(key=lambda place: place.score, reverse=True)
        if not places or places[0].score < GUESS:
            return self._lost(selector)
        return self._answer(places, selector)

    @cached_property
    def _bones(self) -> Skeleton:
        return skeleton(self.text)

    @cached_property
    def _backwards(self) -> str:
        """The letters from last to first: str.find never takes quadratic time, str.rfind may."""
        return self._bones.letters[::-1]

    @cached_property
    def _grams(self) -> Grams:
        return Grams(self._bones.letters)

    def _verbatim(self, pattern: _Pattern, expected: int) -> list[_Place]:
        """Places with the very letters of the quote; those amid the very surroundings, if there are any."""
        size = len(pattern.quote)
        whole = self._near(pattern.letters, expected - pattern.start, 1)
        starts = [at + pattern.start for at in whole] or self._near(pattern.quote, expected, TWINS)
        return [self._place(pattern, Edges(start, start + size), 1.0, expected) for start in starts]

    def _near(self, needle: str, expected: int, most: int) -> list[int]:
        """Where the needle stands among the letters: the nearest places, at most ``most`` on each side."""
        expected = max(0, expected)
        last = len(self._bones.letters) - len(needle)
        behind = _occurrences(self._bones.letters, needle, expected, most)
        before = _occurrences(self._backwards, needle[::-1], max(0, last - expected + 1), most)
        return behind + [last - at for at in before]

    def _alike(self, pattern: _Pattern, expected: int) -> list[_Place]:
        """Places whose letters are like the quote amid its surroundings."""
        places = []
        for head, tail in self._grams.windows(pattern.letters, PLACES):
            edges = self._edges(pattern, head) if head == tail else self._torn(pattern, head, tail)
            if edges and edges.start < edges.end:
                places.append(self._place(pattern, edges, self._likeness(pattern, edges), expected))
                if places[-1].quote >= LIKELY and places[-1].around >= SURE:
                    break
        return places

    def _edges(self, pattern: _Pattern, window: Window) -> Edges:
        """Where the quote begins and ends if the pattern lies in a window."""
        found = align(pattern.letters, pattern.start, pattern.end, self._bones.letters[slice(*window)])
        return Edges(window.begin + found.start, window.begin + found.end)

    def _torn(self, pattern: _Pattern, head: Window, tail: Window) -> Edges | None:
        """The same if the pattern begins in one window and ends in another; None if either holds it."""
        first, last = self._edges(pattern, head), self._edges(pattern, tail)
        torn = Edges(first.start, last.end)
        whole = self._likeness(pattern, torn) + FOREIGN / len(pattern.quote)
        alone = max(self._likeness(pattern, first), self._likeness(pattern, last))
        return torn if whole > alone + GAIN else None

    def _likeness(self, pattern: _Pattern, edges: Edges) -> float:
        return likeness(pattern.quote, self._bones.letters[slice(*edges)])

    def _by_ends(self, selector: Selector, pattern: _Pattern, expected: int) -> list[_Place]:
        """The stretch between the places of a long quote's first and last words."""
        exact = selector.exact
        head = Selector(exact[:END], selector.prefix, exact[END : END + CONTEXT], selector.start)
        tail = Selector(exact[-END:], exact[-END - CONTEXT : -END], selector.suffix, selector.end - END)
        first, last = self.anchor(head), self.anchor(tail)
        edges = Edges(self._bones.at(first.start), self._bones.at(last.end))
        if edges.start >= edges.end:
            return []
        like = share(pattern.quote, self._bones.letters[slice(*edges)], LEAST)
        return [self._place(pattern, edges, like, expected)]

    def _place(self, pattern: _Pattern, edges: Edges, quote: float, expected: int) -> _Place:
        """A stretch of letters and what speaks for it."""
        around = pattern.surroundings.around(self.text, self._bones, *edges)
        near = 1 - abs(edges.start - expected) / len(self._bones.letters)
        return _Place(*edges, quote, around, near)

    def _answer(self, places: list[_Place], selector: Selector) -> Anchored:
        """What is to be said where these places are the best, the likeliest first."""
        best = places[0]
        span = with_marks(self.text, self._bones, best.start, best.end, selector.exact)
        doubt = any(rival.points > best.points - DOUBT and rival.apart_from(best) for rival in places[1:])
        if best.quote < LEAST or (best.quote < LIKELY and best.around < CONFIRMED):
            state = State.ORPHAN
        elif best.around < CONFIRMED or doubt:
            state = State.CHANGED
        elif best.quote == 1.0 or same_words(self.text[slice(*span)], selector.exact):
            state = State.ANCHORED
        else:
            state = State.CHANGED
        return Anchored(state, *span, best.score)

    def _without_letters(self, selector: Selector) -> Anchored:
        """Where a quote without letters stands, by the very text on both sides of it."""
        amid = selector.prefix + selector.exact + selector.suffix
        at = self.text.find(amid) if selector.exact and amid != selector.exact else -1
        if at < 0:
            return self._lost(selector)
        start = at + len(selector.prefix)
        return Anchored(State.ANCHORED, start, start + len(selector.exact), 100.0)

    def _lost(self, selector: Selector) -> Anchored:
        at = min(max(0, selector.start), len(self.text))
        return Anchored(State.ORPHAN, at, at, 0.0)


_target = lru_cache(maxsize=8)(Target)


def _occurrences(text: str, needle: str, start: int, most: int) -> list[int]:
    """Where the needle stands in a text from ``start`` on: the first ``most`` places."""
    found: list[int] = []
    at = text.find(needle, start)
    while at >= 0 and len(found) < most:
        found.append(at)
        at = text.find(needle, at + 1)
    return found
