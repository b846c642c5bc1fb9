"""The words of a span without the white space at its ends: what a note holds on to."""

from __future__ import annotations

from corpus.model import Report
from reader.places import Place, Span


def trimmed(report: Report, span: Span) -> Span | None:
    """The same words; None where there are none."""
    start = report.starts[span.start.passage] + span.start.offset
    end = report.starts[span.end.passage] + span.end.offset
    text = report.text[start:end]
    words = text.strip()
    if not words:
        return None
    start += len(text) - len(text.lstrip())
    return Span(_place(report, start, span), _place(report, start + len(words) - 1, span, after=1))


def _place(report: Report, at: int, span: Span, after: int = 0) -> Place:
    for index in range(span.end.passage, span.start.passage - 1, -1):
        if report.starts[index] <= at:
            return Place(index, at - report.starts[index] + after)
    return span.start
