"""Places held by the words that stand there, so that they survive another cleaning of the text."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import Final

from corpus.model import Report
from notes.anchoring.selectors import Selector, describe
from reader.positions.places import Place

_QUOTE: Final = 64
"""Characters of the text that hold a place."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place in a report, by words of its passage."""

    words: Selector
    """Of the report text."""
    into: int
    """How far behind the beginning of the words the place is, in code points."""


def anchor(report: Report, place: Place) -> Anchor:
    """Hold a place by the words of its passage that follow it, or go before it at the passage's end."""
    if not report.reading:
        return Anchor(Selector("", "", "", 0), 0)
    length = len(report.reading[place.passage].text)
    begin = max(0, min(place.offset, length - _QUOTE))
    start = report.starts[place.passage]
    words = describe(report.text, start + begin, start + min(begin + _QUOTE, length))
    return Anchor(words, place.offset - begin)


def place_of(report: Report, held: Anchor) -> Place:
    """Where the words of an anchor stand now; where they stood, if they are gone."""
    if not report.reading:
        return Place(0)
    start, end = held.words.start, held.words.end
    if not held.words.stands_in(report.text):
        from notes.anchoring.locate import locate  # nobody needs it at the start, where nothing has changed

        start, end = locate(report.text, held.words) or (start, end)
    at = min(start + held.into, end)
    index = max(0, bisect_right(report.starts, at) - 1)
    return Place(index, max(0, min(at - report.starts[index], len(report.reading[index].text))))
