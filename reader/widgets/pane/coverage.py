"""The bar at a pane's right edge: the whole report at the pane's height, with the view and the hits in it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from typing import Final

from corpus.model import Report
from reader.positions.places import Place

TRACK: Final = "│"
VIEW: Final = "┃"
HIT: Final = "┤"
HIT_IN_VIEW: Final = "┫"
"""One cell each: told apart by their shape, not only by colour."""


def position(report: Report, place: Place) -> int:
    """A place as an offset into the report text."""
    return report.starts[place.passage] + place.offset


def length(report: Report) -> int:
    """Code points of the report text, at least 1."""
    return max(1, report.starts[-1] + len(report.reading[-1].text))


def ticks(report: Report, places: Iterable[Place], height: int) -> frozenset[int]:
    """The cells of a bar of ``height`` cells that these places fall into."""
    whole = length(report)
    return frozenset(position(report, place) * height // whole for place in places)


def bar(height: int, view: range, hits: frozenset[int]) -> str:
    """The bar from top to bottom; the view is left out where it is all of it."""
    everything = len(view) >= height
    cells = []
    for y in range(height):
        if y in view and not everything:
            cells.append(HIT_IN_VIEW if y in hits else VIEW)
        else:
            cells.append(HIT if y in hits else TRACK)
    return "".join(cells)


def view_range(report: Report, start: Place, end: Place, height: int) -> range:
    """The cells of the bar that stand for what lies between two places, at least one."""
    whole = length(report)
    first = position(report, start) * height // whole
    last = -(-position(report, end) * height // whole)
    return range(min(first, height - 1), max(last, first + 1))


def place_at(report: Report, y: int, height: int) -> Place:
    """The passage that a cell of the bar stands for."""
    target = length(report) * y // max(1, height)
    passage = bisect_right(report.starts, target) - 1
    return Place(passage, min(target - report.starts[passage], len(report.reading[passage].text)))
