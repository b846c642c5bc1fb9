"""Places and spans in an open report: the coordinates that panes, searches and selections share."""

from __future__ import annotations

from typing import NamedTuple


class Place(NamedTuple):
    """A point in a report: which passage, and how far into its text.

    Places of one report compare in reading order.
    """

    passage: int
    """Index into ``Report.reading``."""
    offset: int = 0
    """Code points into the passage's text."""


class Span(NamedTuple):
    """A half-open stretch of a report, possibly over several passages."""

    start: Place
    end: Place
