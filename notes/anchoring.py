"""Finding a quote again in a text that has changed, and saying how sure that is.

Letters and digits alone are compared (notes/skeleton.py). The quote amid its surroundings is looked for first,
then the quote alone; where the surroundings do not confirm a place, places are proposed by the grams that
quote and surroundings share with the text, and the quote's edges follow from an alignment. Of all places the
one with the highest score is meant: 50 for the quote, 40 for what surrounds it, 4 for the position, after the
weights of Hypothesis' client.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property, lru_cache
from typing import Final

from notes.alignment import align
from notes.edges import with_marks, without_references
from notes.grams import Grams
from notes.selectors import Selector
from notes.skeleton import Skeleton, skeleton
from notes.surroundings import Surroundings

QUOTE, SURROUNDINGS, POSITION = 50, 40, 4
WINDOWS: Final = 5
"""Places that are compared letter by letter."""
TWINS: Final = 64
"""Places with the very words that are compared by what surrounds them, on each side of the old position."""
LONG: Final = 1000
"""Letters from which on a quote is held by its two ends."""
END: Final = 300
"""Letters of such an end."""
CONFIRMED: Final = 0.35
SURE: Final = 0.7
LIKELY: Final = 0.7
LEAST: Final = 0.45


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
    """The letters of a selector: prefix, quote and suffix."""

    letters: str
    start: int
    end: int
    surroundings: Surroundings

    @classmethod
    def of(cls, selector: Selector) -> _Pattern:
        bones = skeleton(selector.prefix + selector.exact + selector.suffix)
        start = bones.at(len(selector.prefix))
        end = bones.at(len(selector.prefix) + len(selector.exact))
        return cls(bones.letters, start, end, Surroundings.of(selector.prefix, selector.suffix))

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
    """How surely the likelier side is what surrounded the quote, from 0 to 1."""
    score: float


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
            return self._marks_alone(selector)
        expected = self._bones.at(selector.start)
        place = self._verbatim(pattern, expected)
        if place is None or place.around < CONFIRMED:
            rivals = self._alike(pattern, expected)
            place = max([place, *rivals] if place else rivals, key=lambda p: p.score, default=None)
        return self._answer(place, selector) if place else _lost(selector, self.text)

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

    def _verbatim(self, pattern: _Pattern, expected: int) -> _Place | None:
        """Of the places that have the very letters of the quote the likeliest; first those amid the very letters."""
        whole = self._near(pattern.letters, expected - pattern.start, 1)
        if whole:
            starts = [at + pattern.start for at in whole]
        else:
            starts = self._near(pattern.quote, expected, TWINS)
        size = len(pattern.quote)
        places = [self._place(pattern, start, start + size, 1.0, expected) for start in starts]
        return max(places, key=lambda place: place.score, default=None)

    def _near(self, needle: str, expected: int, most: int) -> list[int]:
        """Where the needle stands among the letters: the nearest places, at most ``most`` on each side."""
        size, needle_backwards = len(needle), needle[::-1]
        found: list[int] = []
        at = self._bones.letters.find(needle, max(0, expected))
        while at >= 0 and len(found) < most:
            found.append(at)
            at = self._bones.letters.find(needle, at + 1)
        end = len(self._bones.letters) - size
        most += len(found)
        at = self._backwards.find(needle_backwards, max(0, end - max(0, expected) + 1))
        while at >= 0 and len(found) < most:
            found.append(end - at)
            at = self._backwards.find(needle_backwards, at + 1)
        return found

    def _alike(self, pattern: _Pattern, expected: int) -> list[_Place]:
        """Places whose letters are like the quote amid its surroundings, likely ones only."""
        places = []
        for begin, end in self._grams.windows(pattern.letters, WINDOWS):
            window = self._bones.letters[begin:end]
            start, stop, like = align(pattern.letters, pattern.start, pattern.end, window)
            if start < stop:
                places.append(self._place(pattern, begin + start, begin + stop, like, expected))
                if like > LIKELY and places[-1].around > SURE:
                    break
        return places

    def _place(self, pattern: _Pattern, start: int, end: int, quote: float, expected: int) -> _Place:
        """The score of a stretch of letters, by the quote, what surrounds it, and the position."""
        around = pattern.surroundings.around(self.text, self._bones, start, end)
        near = 1 - abs(start - expected) / len(self._bones.letters)
        score = QUOTE * quote + SURROUNDINGS * around + POSITION * near
        return _Place(start, end, quote, around, 100 * score / (QUOTE + SURROUNDINGS + POSITION))

    def _answer(self, place: _Place, selector: Selector) -> Anchored:
        """The state of a quote that may stand at a place, and its span, marks included."""
        span = with_marks(self.text, self._bones, place.start, place.end, selector.exact)
        if place.quote < LEAST or (place.quote < LIKELY and place.around < CONFIRMED):
            state = State.ORPHAN
        elif place.around >= CONFIRMED and (place.quote == 1.0 or _same_words(self.text[slice(*span)], selector.exact)):
            state = State.ANCHORED
        else:
            state = State.CHANGED
        return Anchored(state, *span, place.score)

    def _marks_alone(self, selector: Selector) -> Anchored:
        """Where a quote without letters stands, by the very text around it."""
        for prefix, suffix in ((selector.prefix, selector.suffix), (selector.prefix, ""), ("", selector.suffix)):
            at = self.text.find(prefix + selector.exact + suffix) if selector.exact and prefix + suffix else -1
            if at >= 0:
                start = at + len(prefix)
                return Anchored(State.ANCHORED if prefix and suffix else State.CHANGED, start, start + len(selector.exact), 90.0)
        return _lost(selector, self.text)


def _same_words(text: str, other: str) -> bool:
    return skeleton(without_references(text)).letters == skeleton(without_references(other)).letters


def _lost(selector: Selector, text: str) -> Anchored:
    at = min(max(0, selector.start), len(text))
    return Anchored(State.ORPHAN, at, at, 0.0)


_target = lru_cache(maxsize=8)(Target)
