"""How the width of a pane is shared out between gutter, text and bar."""

from __future__ import annotations

from typing import Final, NamedTuple

from corpus.model import Report

MEASURE: Final = 88
"""The widest a column of text is set, in cells, unless the settings say otherwise."""

BAR: Final = 1


class Page(NamedTuple):
    """The parts of a pane's width from left to right, in cells; the bar comes last."""

    margin: int
    gutter: int
    """Right-aligned ¶ numbers, a mark, the cursor, a blank."""
    measure: int
    rest: int


def share_out(report: Report, width: int, widest: int = MEASURE) -> Page:
    """The parts of a pane that shows a report.

    Args:
        report: the report.
        width: cells of the pane; under 9 the parts are wider than it.
        widest: cells that a line of text is wide at most.
    """
    numbers = [passage.number for passage in report.reading if passage.number]
    gutter = max(2, len(str(max(numbers, default=0)))) + 3
    room = max(3, width - gutter - BAR)
    measure = min(room - 1, widest)
    margin = (room - 1 - measure) // 2
    return Page(margin, gutter, measure, room - margin - measure)
