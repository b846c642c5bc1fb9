"""Finding a quote again in a text that has changed, and saying how sure that is.

Letters and digits alone are compared (`normalized.py`). The quote amid its surroundings is looked for
first, then the quote alone; where the surroundings do not confirm a place, places are proposed by the grams
that quote and surroundings share with the text (`candidates.py`), and the quote's edges follow from an
alignment (`alignment.py`). Of all places the one with the highest score is meant: 50 for the quote, 40
for what surrounds it, 4 for the position. That the words count most, then both sides, then the position is
how Hypothesis' client ranks; what counts as the same is not.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Final

from notes.anchoring.alignment import Edges, share
from notes.anchoring.candidates import LIKELY, SURE, Candidates, Pattern, Place
from notes.anchoring.selectors import CONTEXT, Selector
from notes.anchoring.span_edges import same_words, with_marks

# How these were set: notes/anchoring/__init__.py.
CONFIRMED: Final = 0.35
"""Surroundings of a quote that is held to be the same one."""
LEAST: Final = 0.45
"""How much must be there amid the confirmed surroundings."""
DOUBT: Final = 1.5
"""Points by which the best place must lead, its position apart, or the reader is to confirm it."""
GUESS: Final = 25.0
"""Points below which a place is no guess worth showing."""

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
    return _haystack(text).anchor(selector)


def locate(text: str, selector: Selector) -> tuple[int, int] | None:
    """Where the quote stands in ``text``, changed or not: start and end, or None where its words are gone."""
    if selector.stands_in(text):
        return selector.start, selector.end
    found = anchor(text, selector)
    return None if found.state is State.ORPHAN else (found.start, found.end)


class Haystack:
    """A text in which many quotes are looked for: what that takes is made once, when it is first needed."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._candidates = Candidates(text)

    def anchor(self, selector: Selector) -> Anchored:
        """Where the quote of a selector stands, and how sure that is."""
        if selector.stands_in(self.text):
            return Anchored(State.ANCHORED, selector.start, selector.end, 100.0)
        candidates, pattern = self._candidates, Pattern.of(selector)
        if not pattern.quote or not candidates.normal.letters:
            return self._without_letters(selector)
        expected = candidates.normal.at(selector.start)
        places = candidates.verbatim(pattern, expected)
        if not any(place.around >= SURE for place in places):
            long = len(pattern.quote) > LONG
            places += self._by_ends(selector, pattern) if long else candidates.alike(pattern, expected)
        places.sort(key=lambda place: place.score, reverse=True)
        if not places or places[0].score < GUESS:
            return self._lost(selector)
        return self._answer(places, selector)

    def _by_ends(self, selector: Selector, pattern: Pattern) -> list[Place]:
        """The stretch between the places of a long quote's first and last words."""
        exact = selector.exact
        head = Selector(exact[:END], selector.prefix, exact[END : END + CONTEXT], selector.start)
        tail = Selector(exact[-END:], exact[-END - CONTEXT : -END], selector.suffix, selector.end - END)
        first, last = self.anchor(head), self.anchor(tail)
        normal = self._candidates.normal
        edges = Edges(normal.at(first.start), normal.at(last.end))
        if edges.start >= edges.end:
            return []
        like = share(pattern.quote, normal.letters[slice(*edges)], LEAST)
        return [self._candidates.place(pattern, edges, like, normal.at(selector.start))]

    def _answer(self, places: list[Place], selector: Selector) -> Anchored:
        """What is to be said where these places are the best, the likeliest first."""
        best = places[0]
        span = with_marks(self.text, self._candidates.normal, best.start, best.end, selector.exact)
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


_haystack = lru_cache(maxsize=8)(Haystack)
