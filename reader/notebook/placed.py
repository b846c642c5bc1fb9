"""A note and where it stands in the reports that are open."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from corpus.model import Body, Passage, Report
from corpus.sources.text_cache import CLEANING_VERSION
from notes.anchoring.selectors import describe
from notes.model import Note, Target
from reader.positions.places import Place, Span


class State(StrEnum):
    """How a note holds on to what it is on."""

    ANCHORED = "anchored"
    CHANGED = "changed"
    """Found, but the words or their surroundings differ: the reader is to confirm."""
    ORPHAN = "orphan"
    """Its report is open and its words are not found."""
    AWAY = "away"
    """Its report is not open."""


Spot: TypeAlias = "tuple[State, Report | None, int | None, int | None, tuple[int, int] | None]"
"""Where a note stands: the fields of a `Placed` behind its note."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A note, and where it stands."""

    note: Note
    state: State
    report: Report | None = None
    """The open report that it is on; None where it is away, or on a theme alone."""
    start: int | None = None
    """Where its words begin in the report text; None where they are not there, or it is on a whole report."""
    end: int | None = None
    guess: tuple[int, int] | None = None
    """Of an orphan: where its words may have stood, in the report text."""

    @property
    def id(self) -> str:
        """The note's id."""
        return self.note.id

    @property
    def report_id(self) -> str | None:
        """The id of the open report that it is on."""
        return self.report.id if self.report else None

    @property
    def span(self) -> Span | None:
        """Where its words stand, in passages."""
        if self.report is None or self.start is None or self.end is None:
            return None
        return span_of(self.report, self.start, self.end)

    @property
    def guessed(self) -> Span | None:
        """Where the words of an orphan may have stood, in passages."""
        return span_of(self.report, *self.guess) if self.report and self.guess else None

    @property
    def passage(self) -> Passage | None:
        """The passage in which its words begin."""
        if self.report is None or self.start is None:
            return None
        return self.report.reading[place_of(self.report, self.start).passage]

    @property
    def quote(self) -> str:
        """The words it is on: as the report has them now, else as they were when the note was made."""
        if self.report is not None and self.start is not None:
            return self.report.text[self.start : self.end]
        target = self.note.target
        return target.quote.exact if target and target.quote else ""


def on(report: Report, span: Span | None = None) -> Target:
    """The target of a note on these words of a report, references and all, or on the whole report."""
    quote = None
    if span is not None:
        start, end = (report.starts[place.passage] + place.offset for place in span)
        quote = describe(report.text, start, end)
    return Target(
        report.id, report.bytes_print, report.letters_print, quote, CLEANING_VERSION, report.about.title
    )


def place_of(report: Report, at: int) -> Place:
    """The place of a point in the report text."""
    return _place(report.body, at)


def span_of(report: Report, start: int, end: int) -> Span:
    """The span of a stretch of the report text, its end in the passage of its last character."""
    body = report.body
    last = _place(body, max(start, end - 1)).passage
    length = len(body.reading[last].text)
    return Span(_place(body, start), Place(last, min(end - body.starts[last], length)))


def _place(body: Body, at: int) -> Place:
    index = max(0, bisect_right(body.starts, at) - 1)
    return Place(index, min(at - body.starts[index], len(body.reading[index].text)))
