"""How far the moves of selecting go: to the ends of words, sentences and passages, never a letter too far.

What the cursor stands on is part of a selection. So a move away from where it began goes to the last
character of something, and a move back to it leaves whole what remains.
"""

from __future__ import annotations

from collections.abc import Callable

from corpus.model import Report
from reader.positions.places import Place
from reader.positions.selection import (
    by_chars,
    by_sentences,
    by_word_end,
    by_words,
    clamp,
    last_char,
    sentences_near,
    word_after,
    word_at,
)

Move = Callable[[Report, Place], Place]


def words(report: Report, anchor: Place, cursor: Place, by: int) -> Place:
    """``by`` words on, to before the next one; back to the beginning of one if negative.

    Args:
        report: the report.
        anchor: where the selection began.
        cursor: where it ends now.
        by: how many words.
    """

    def end(report: Report, place: Place) -> Place:
        onwards = _before_next_word(report, place)
        gained = report.reading[onwards.passage].text[place.offset + 1 : onwards.offset + 1]
        if place != anchor and onwards.passage == place.passage and not gained.strip():
            return _before_next_word(report, onwards)
        return onwards

    return _steps(report, anchor, cursor, by, by_words, end)


def word_end(report: Report, anchor: Place, cursor: Place) -> Place:
    """The last character of this word, or of the next."""
    return _steps(report, anchor, cursor, 1, by_words, by_word_end)


def sentences(report: Report, anchor: Place, cursor: Place, by: int) -> Place:
    """``by`` sentences on, to the last character of one; back to the beginning of one if negative."""
    return _steps(report, anchor, cursor, by, by_sentences, _sentence_end)


def passages(report: Report, anchor: Place, cursor: Place, by: int) -> Place:
    """``by`` passages on, to the last character of one; back to the beginning of one if negative."""
    return _steps(report, anchor, cursor, by, _by_passages, _passage_end)


def inner(report: Report, anchor: Place) -> Place:
    """What a selection that goes back by words ends with: not the first letter of the word it began on."""
    if word_at(report, anchor).start != anchor or anchor == Place(0):
        return anchor
    return _lettered(report, by_chars(report, anchor, -1))


def _steps(
    report: Report,
    anchor: Place,
    cursor: Place,
    by: int,
    starts: Callable[[Report, Place, int], Place],
    end: Move,
) -> Place:
    for _ in range(abs(by)):
        if by < 0:
            cursor = _back(report, anchor, cursor, lambda report, place: starts(report, place, -1))
        else:
            cursor = _on(report, anchor, cursor, lambda report, place: starts(report, place, 1), end)
    return cursor


def _on(report: Report, anchor: Place, cursor: Place, start: Move, end: Move) -> Place:
    if cursor < anchor:
        onwards = start(report, cursor)
        if onwards <= anchor:
            return onwards
        cursor = anchor
    return end(report, cursor)


def _back(report: Report, anchor: Place, cursor: Place, start: Move) -> Place:
    if cursor <= anchor:
        return start(report, cursor)
    begin = start(report, by_chars(report, cursor, 1))
    return begin if begin <= anchor else max(anchor, _lettered(report, by_chars(report, begin, -1)))


def _lettered(report: Report, place: Place) -> Place:
    """The place, or the nearest before it in its passage that is no white space."""
    text = report.reading[place.passage].text[: place.offset + 1].rstrip()
    return clamp(report, Place(place.passage, max(len(text) - 1, 0)))


def _before_next_word(report: Report, cursor: Place) -> Place:
    place = by_chars(report, cursor, 1)
    found = word_after(report, place)
    return by_chars(report, found, -1) if found else last_char(report, place.passage)


def _sentence_end(report: Report, cursor: Place) -> Place:
    for passage in range(cursor.passage, min(cursor.passage + 2, len(report.reading))):
        text = report.reading[passage].text
        for start, end in sentences_near(report, max(cursor, Place(passage))):
            place = clamp(report, Place(passage, max(start + len(text[start:end].rstrip()) - 1, 0)))
            if place > cursor:
                return place
    return last_char(report, cursor.passage)


def _by_passages(report: Report, place: Place, by: int) -> Place:
    if by < 0 and place.offset:
        return Place(place.passage)
    if place.passage + by >= len(report.reading):
        return last_char(report, place.passage)
    return Place(max(place.passage + by, 0))


def _passage_end(report: Report, cursor: Place) -> Place:
    end = last_char(report, cursor.passage)
    return end if cursor < end else last_char(report, min(cursor.passage + 1, len(report.reading) - 1))
