"""A report set in a measure: its rows, found as they are asked for.

A layout never counts the rows of the whole report. It is asked for the rows around a place, wraps just the
passages that they are in, exactly, and forgets them again; so a report of 20 MB costs what one of 20 KB does,
and nothing that is shown was estimated. A very long passage is set in blocks, each wrapped by itself.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import OrderedDict
from typing import Final, NamedTuple

from corpus.model import Report
from reader.layout.indents import gap_above, setting
from reader.positions.places import Place
from reader.text.printable import printable
from reader.text.wrapping import SPACES, cells, column_of, joins, offset_at, wrap

BLOCK: Final = 16_384
"""Code points that are wrapped at a time; only longer passages are cut into blocks."""

KEPT: Final = 512
"""Blocks whose rows are remembered."""


class LayoutRow(NamedTuple):
    """A row of a layout. Rows compare in reading order."""

    block: int
    at: int
    """From 0; below 0 for the blank rows above the block: -1 is the one next to it."""


class Block(NamedTuple):
    """A stretch of a passage that is wrapped at a time."""

    passage: int
    start: int
    end: int


class WrappedBlock(NamedTuple):
    """A block, wrapped."""

    passage: int
    start: int
    """Where the block begins in its passage."""
    text: str
    """As it is shown: one code point for each of the passage's."""
    rows: list[int]
    """Where each row begins in ``text``."""
    gap: int
    """Blank rows above."""
    first: str
    rest: str


class DocumentLayout:
    """The rows of ``report`` in a measure of ``width`` cells."""

    def __init__(self, report: Report, width: int, blocks: list[Block] | None = None) -> None:
        self.report = report
        self.width = max(width, 2)
        self._passages = report.reading
        self.blocks = cut(report) if blocks is None else blocks
        self._wrapped: OrderedDict[int, WrappedBlock] = OrderedDict()

    @property
    def first(self) -> LayoutRow:
        """The report's first row."""
        return LayoutRow(0, 0)

    @property
    def last(self) -> LayoutRow:
        """The report's last row."""
        block = len(self.blocks) - 1
        return LayoutRow(block, len(self.wrapped(block).rows) - 1)

    def wrapped(self, block: int) -> WrappedBlock:
        """A block, wrapped."""
        if wrapped := self._wrapped.get(block):
            return wrapped
        wrapped = self._wrapped[block] = self._wrap(block)
        if len(self._wrapped) > KEPT:
            self._wrapped.popitem(last=False)
        return wrapped

    def _wrap(self, block: int) -> WrappedBlock:
        index, start, end = self.blocks[block]
        passage = self._passages[index]
        first, rest = setting(passage, self.width)
        text = printable(passage.text[start:end], lines=True)
        rows = wrap(text, max(2, self.width - cells(first)))
        if start:
            return WrappedBlock(index, start, text, rows, 0, rest, rest)
        gap = gap_above(passage, self._passages[index - 1] if index else None)
        return WrappedBlock(index, 0, text, rows, gap, printable(first), rest)

    def step(self, row: LayoutRow, by: int) -> LayoutRow:
        """The row ``by`` rows further down (up if negative), blank ones counted; stops at the ends."""
        block, index = row.block, row.at + by
        while index >= (count := len(self.wrapped(block).rows)):
            if block == len(self.blocks) - 1:
                return self.last
            index -= count
            block += 1
            index -= self.wrapped(block).gap
        while index < -(gap := self.wrapped(block).gap):
            if block == 0:
                return self.first
            index += gap
            block -= 1
            index += len(self.wrapped(block).rows)
        return LayoutRow(block, index)

    def rows(self, row: LayoutRow, count: int) -> list[LayoutRow]:
        """``count`` rows from ``row`` on; fewer at the end of the report."""
        block, index = row
        found: list[LayoutRow] = []
        while block < len(self.blocks):
            wrapped = self.wrapped(block)
            stop = min(len(wrapped.rows), index + count - len(found))
            found += [LayoutRow(block, each) for each in range(index, stop)]
            if len(found) == count:
                break
            block += 1
            index = -self.wrapped(block).gap if block < len(self.blocks) else 0
        return found

    def distance(self, start: LayoutRow, end: LayoutRow, most: int) -> int:
        """How many rows it is from ``start`` down to ``end``, at most ``most``; negative upwards."""
        if end < start:
            return -self.distance(end, start, most)
        block, away = start.block, -start.at
        while block < end.block and away < most:
            away += len(self.wrapped(block).rows)
            block += 1
            away += self.wrapped(block).gap
        return min(most, away + end.at) if block == end.block else most

    def text_row(self, row: LayoutRow, down: bool = True) -> LayoutRow:
        """The row itself if it bears text, else the next one that does (the one before, if not ``down``)."""
        if row.at >= 0:
            return row
        begin = LayoutRow(row.block, 0)
        return begin if down or row.block == 0 else self.step(begin, -1 - self.wrapped(row.block).gap)

    def row_of(self, place: Place) -> LayoutRow:
        """The row in which a place stands; beyond the end of its passage the passage's last."""
        block = bisect_right(self.blocks, place, key=_begin) - 1
        wrapped = self.wrapped(block)
        return LayoutRow(block, max(0, bisect_right(wrapped.rows, place.offset - wrapped.start) - 1))

    def bounds(self, row: LayoutRow) -> tuple[int, int, int]:
        """The passage of a row, and from which to which offset in it the row runs."""
        wrapped = self.wrapped(row.block)
        index = max(0, row.at)
        end = wrapped.rows[index + 1] if index + 1 < len(wrapped.rows) else len(wrapped.text)
        return wrapped.passage, wrapped.start + wrapped.rows[index], wrapped.start + end

    def text(self, row: LayoutRow) -> str:
        """What a row shows after its indent, white space at its end left out; nothing for a blank row."""
        if row.at < 0:
            return ""
        wrapped = self.wrapped(row.block)
        end = wrapped.rows[row.at + 1] if row.at + 1 < len(wrapped.rows) else len(wrapped.text)
        return wrapped.text[wrapped.rows[row.at] : end].rstrip(SPACES)

    def lead(self, row: LayoutRow) -> str:
        """What is drawn before a row's text."""
        wrapped = self.wrapped(row.block)
        return wrapped.first if row.at == 0 else wrapped.rest

    def column(self, place: Place) -> int:
        """The cell, counted in the measure, in which a place is drawn."""
        row = self.row_of(place)
        start = self.bounds(row)[1]
        return cells(self.lead(row)) + column_of(self.text(row), place.offset - start)

    def place_at(self, row: LayoutRow, column: int) -> Place:
        """The place drawn in a cell of the measure, or the nearest in that row."""
        row = self.text_row(row)
        passage, start, _ = self.bounds(row)
        text = self.text(row)
        offset = offset_at(text, column - cells(self.lead(row)))
        if offset >= len(text) and text:
            offset = len(text) - 1
            while offset and joins(text, offset):
                offset -= 1
        return Place(passage, start + offset)


def cut(report: Report) -> list[Block]:
    """The blocks of a report, in order: one for a passage, more for a very long one."""
    blocks = []
    for index, passage in enumerate(report.reading):
        start, text = 0, passage.text
        while len(text) - start > BLOCK:
            end = _seam(text, start, start + BLOCK)
            blocks.append(Block(index, start, end))
            start = end
        blocks.append(Block(index, start, len(text)))
    return blocks


def _seam(text: str, start: int, end: int) -> int:
    """Where to cut a long text: after the last space before ``end``, or between two characters."""
    space = text.rfind(" ", (start + end) // 2, end)
    at = end if space < 0 else space + 1
    while at > start + 1 and joins(text, at):
        at -= 1
    return at


def _begin(block: Block) -> Place:
    return Place(block.passage, block.start)
