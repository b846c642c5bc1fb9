"""The words of a span without the white space at its ends, and without the stop before them."""

from __future__ import annotations

from typing import Final

from corpus.model import Report
from reader.positions.places import Place, Span

_BEFORE: Final = ".,;:!?…)]}”’»› \t\n"
"""What may be left of the sentence before; an opening mark is not among it."""


def trimmed(report: Report, span: Span) -> Span | None:
    """The same words; None where there are none.

    A stop, a closing quotation mark or a reference's blank before the first word is the sentence before's.
    """
    start = report.starts[span.start.passage] + span.start.offset
    end = report.starts[span.end.passage] + span.end.offset
    text = report.text[start:end]
    words = text.strip()
    if not words:
        return None
    begun = words.lstrip(_BEFORE)
    words = begun or words
    start += text.index(words)
    return Span(_place(report, start, span), _place(report, start + len(words) - 1, span, after=1))


def _place(report: Report, at: int, span: Span, after: int = 0) -> Place:
    for index in range(span.end.passage, span.start.passage - 1, -1):
        if report.starts[index] <= at:
            return Place(index, at - report.starts[index] + after)
    return span.start
