"""Selecting in a report: where words end, where the next one begins, what lies between two places.

All functions take a report and a place in it and return places; a selection is the span between two
characters, both included, so that what the cursor stands on is always part of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from corpus.model import Report
from reader.positions.places import Place, Span
from reader.text.wrapping import joins

_PIECE: Final = re.compile(r"\w+(?:['’.\-]\w+)*|[^\w\s]+")
"""A word with its apostrophes, inner points and hyphens, or a run of punctuation; marks break words."""

REACH: Final = 4_000
"""Code points on each side of the cursor that are looked at for the bounds of a word or sentence."""


def after(report: Report, place: Place) -> Place:
    """The end of the character at ``place``: where a half-open span that includes it ends."""
    text = report.reading[place.passage].text
    offset = min(place.offset + 1, len(text))
    while joins(text, offset):
        offset += 1
    return Place(place.passage, offset)


def between(report: Report, one: Place, other: Place) -> Span:
    """From one character to another, both included, whichever comes first."""
    start, end = sorted((one, other))
    return Span(start, after(report, end))


def clamp(report: Report, place: Place) -> Place:
    """The nearest place in the report that stands on the first code point of a character."""
    passage = min(max(place.passage, 0), len(report.reading) - 1)
    if passage != place.passage:
        place = Place(passage, 0 if place.passage < 0 else len(report.reading[passage].text))
    text = report.reading[passage].text
    offset = min(max(place.offset, 0), max(len(text) - 1, 0))
    while joins(text, offset):
        offset -= 1
    return Place(passage, offset)


def by_chars(report: Report, place: Place, by: int) -> Place:
    """``by`` characters on, from passage to passage, stopping at the ends of the report."""
    for _ in range(abs(by)):
        place = _next_char(report, place) if by > 0 else _previous_char(report, place)
    return place


def _next_char(report: Report, place: Place) -> Place:
    end = after(report, place)
    if end.offset < len(report.reading[place.passage].text):
        return end
    return Place(place.passage + 1) if place.passage + 1 < len(report.reading) else place


def _previous_char(report: Report, place: Place) -> Place:
    if place.offset > 0:
        return clamp(report, Place(place.passage, place.offset - 1))
    return last_char(report, place.passage - 1) if place.passage else place


def last_char(report: Report, passage: int) -> Place:
    """The last character of a passage."""
    return clamp(report, Place(passage, len(report.reading[passage].text)))


def by_words(report: Report, place: Place, by: int) -> Place:
    """The beginning of the ``by``-th word on, or back if negative."""
    for _ in range(abs(by)):
        place = _next_word(report, place) if by > 0 else _previous_word(report, place)
    return place


def _next_word(report: Report, place: Place) -> Place:
    if found := word_after(report, place):
        return found
    passage = place.passage
    return Place(passage + 1) if passage + 1 < len(report.reading) else last_char(report, passage)


def word_after(report: Report, place: Place) -> Place | None:
    """The beginning of the next word in the same passage, or None."""
    passage, offset = place
    text = report.reading[passage].text
    here = word_at(report, place)
    begin = here.end.offset if here.start.offset <= offset < here.end.offset else offset
    return next((Place(passage, start) for start, _ in _words(text, begin, len(text))), None)


def _previous_word(report: Report, place: Place) -> Place:
    passage, offset = place
    while True:
        text = report.reading[passage].text
        begin = _window(text, offset)
        starts = [start for start, _ in _words(text, begin, offset)]
        if starts:
            return Place(passage, starts[-1])
        if not passage:
            return Place(0)
        passage -= 1
        offset = len(report.reading[passage].text)


def _window(text: str, offset: int) -> int:
    """Where to begin looking for what ends before ``offset``: after a space, not too far back."""
    if offset <= REACH:
        return 0
    return max(text.find(" ", offset - REACH, offset), offset - REACH)


def by_word_end(report: Report, place: Place) -> Place:
    """The last character of this word, or of the next if it stands there already."""
    word = word_at(report, by_chars(report, place, 1))
    if word.start == word.end:
        word = word_at(report, _next_word(report, place))
    return clamp(report, Place(word.end.passage, word.end.offset - 1))


def word_at(report: Report, place: Place) -> Span:
    """The word, or run of punctuation, that a place stands in; empty between words."""
    passage, offset = place
    text = report.reading[passage].text
    for start, end in _words(text, _window(text, offset), min(len(text), offset + REACH)):
        if end > offset:
            return Span(Place(passage, start), Place(passage, end)) if start <= offset else Span(place, place)
    return Span(place, place)


def _words(text: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
    """The words between two offsets; pieces that a combining mark parts are one."""
    first = last = -1
    for piece in _PIECE.finditer(text, begin, end):
        start = piece.start()
        if start == last and (joins(text, start) or joins(text, start - 1)):
            last = piece.end()
            continue
        if first < last:
            yield first, last
        first, last = piece.span()
        while joins(text, first):
            first -= 1
    if first < last:
        yield first, last


def by_sentences(report: Report, place: Place, by: int) -> Place:
    """The beginning of the ``by``-th sentence on, or back: this one's first, if not already there."""
    for _ in range(abs(by)):
        bounds = sentences_near(report, place)
        starts = [start for start, _ in bounds]
        passage, offset = place
        if bounds and bounds[-1][1] < len(report.reading[passage].text):
            starts.append(bounds[-1][1])
        if by > 0:
            later = [start for start in starts if start > offset]
            if later:
                place = Place(passage, later[0])
            elif passage + 1 < len(report.reading):
                place = Place(passage + 1)
            else:
                return last_char(report, passage)
        else:
            earlier = [start for start in starts if start < offset]
            if earlier:
                place = Place(passage, earlier[-1])
            elif passage:
                end = last_char(report, passage - 1)
                place = sentence_at(report, end).start
    return place


def sentence_at(report: Report, place: Place) -> Span:
    """The sentence that a place stands in."""
    for start, end in sentences_near(report, place):
        if start <= place.offset < end:
            return Span(Place(place.passage, start), Place(place.passage, end))
    return Span(place, place)


def sentences_near(report: Report, place: Place) -> list[tuple[int, int]]:
    """Bounds of the sentences around a place; of a very long passage just those near it."""
    from corpus.text.sentences import sentences

    passage = report.reading[place.passage]
    begin = _window(passage.text, place.offset)
    end = min(len(passage.text), place.offset + REACH)
    refs = [
        ref._replace(start=ref.start - begin, end=ref.end - begin)
        for ref in passage.refs
        if ref.start >= begin and ref.end <= end
    ]
    return [(start + begin, stop + begin) for start, stop in sentences(passage.text[begin:end], refs)]
