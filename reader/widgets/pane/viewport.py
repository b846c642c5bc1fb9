"""A report from a place on: which rows of it a pane shows.

There is no count of rows and no scroll offset to go stale: what stands on the first row is a place in the
text, and the rows below it are set when they are asked for. So a resize keeps the text where it was, and the
size of a report does not matter.
"""

from __future__ import annotations

from collections.abc import Callable, Collection

from textual.geometry import Size

from corpus.model import Ref, Report
from reader.layout.document_layout import DocumentLayout, LayoutRow, cut
from reader.positions.places import Place
from reader.positions.selection import clamp, last_char
from reader.widgets.pane.geometry import MEASURE, Page, share_out


class Viewport:
    """Shows a report from a place on; keeps that place when the size is another."""

    def __init__(self, size: Callable[[], Size], scrolled: Callable[[], object]) -> None:
        """Show nothing yet.

        Args:
            size: tells how large it is.
            scrolled: called when other rows are to be drawn.
        """
        self.report: Report | None = None
        self.widest = MEASURE
        """Cells that a line of text is wide at most."""
        self.page = Page(0, 0, MEASURE, 0)
        """How the width is shared out."""
        self.top = Place(0)
        """What stands on the first row. Resizing keeps it."""
        self.top_row = LayoutRow(0, 0)
        self._size = size
        self._scrolled = scrolled
        self._layout: DocumentLayout | None = None
        self._set_in = 0
        self._rows: list[LayoutRow] = []
        self._rows_of: tuple[DocumentLayout, LayoutRow, int] | None = None

    def load(self, report: Report, at: Place) -> None:
        """Show a report with ``at`` on the first row."""
        self.report = report
        self._layout = None
        self.top, self.top_row = at, LayoutRow(0, 0)
        self._scrolled()

    @property
    def layout(self) -> DocumentLayout | None:
        """The report's rows at the present width; None without a text."""
        if self.report is None or not self.report.reading:
            return None
        width = self._size().width or self.widest
        if self._layout is None or width != self._set_in:
            self._layout = self._set_report(self.report, width)
        return self._layout

    def _set_report(self, report: Report, width: int) -> DocumentLayout:
        """Set the report anew in ``width`` cells, the same words on the first row."""
        known = self._layout
        self._set_in = width
        self.page = share_out(report, width, self.widest)
        layout = DocumentLayout(report, self.page.measure, known.blocks if known else cut(report))
        row = layout.row_of(self.top)
        if self.top_row.at >= 0 or self.top_row.block != row.block:
            self.top_row = row
        return layout

    # -- size

    @property
    def sized(self) -> bool:
        """Whether it has a size yet."""
        return bool(self._size().height)

    @property
    def height(self) -> int:
        """Rows that are shown at once, at least 1."""
        return max(1, self._size().height)

    @property
    def blank(self) -> int:
        """Blank rows that stand above ``top``."""
        return max(0, -self.top_row.at)

    # -- scrolling

    def scroll_to_place(self, place: Place) -> None:
        """Put the row of ``place`` first, or as near to it as the end of the report allows."""
        if layout := self.layout:
            self.scroll_to_row(layout.row_of(place))

    def scroll_rows(self, by: int) -> bool:
        """Scroll by rows, down if positive; tells whether anything moved."""
        layout = self.layout
        return layout is not None and self.scroll_to_row(layout.step(self.top_row, by))

    def scroll_to_row(self, row: LayoutRow) -> bool:
        """Put a row first, or as near to it as the end of the report allows; tells whether anything moved."""
        layout = self.layout
        if layout is None:
            return False
        row = max(layout.first, min(row, layout.step(layout.last, 1 - self.height)))
        if row == self.top_row:
            return False
        self.top_row = row
        passage, start, _ = layout.bounds(row)
        self.top = Place(passage, start)
        self._scrolled()
        return True

    def reveal(self, place: Place) -> None:
        """Scroll no further than needed to have a place in sight."""
        layout = self.layout
        if layout and self.sized:
            row = layout.row_of(place)
            if row < self.top_row:
                self.scroll_to_row(row)
            elif (away := layout.distance(self.top_row, row, 2 * self.height)) >= self.height:
                self.scroll_to_row(layout.step(row, 1 - self.height) if away else row)

    def reveal_passage(self, place: Place) -> None:
        """Have the whole passage in sight below a place in it, as far as it fits."""
        layout = self.layout
        if layout is None:
            return
        end = layout.row_of(last_char(layout.report, place.passage))
        wanted = layout.step(end, 1 - self.height)
        if wanted > self.top_row:
            self.scroll_to_row(min(wanted, layout.row_of(place)))

    # -- what is in sight

    def rows_in_sight(self) -> list[LayoutRow]:
        """The rows on the screen from top to bottom; not to be changed."""
        layout = self.layout
        if layout is None:
            return []
        height = self._size().height
        state = (layout, self.top_row, height)
        if state != self._rows_of:
            self._rows = layout.rows(self.top_row, height)
            self._rows_of = state
        return self._rows

    def passages_in_sight(self) -> range:
        """The passages of which something is on the screen, as indexes."""
        layout = self.layout
        blocks = [row.block for row in self.rows_in_sight()]
        if layout is None or not blocks:
            return range(0)
        first, last = (layout.blocks[min(at, len(layout.blocks) - 1)] for at in (blocks[0], blocks[-1]))
        return range(first.passage, last.passage + 1)

    def row_of(self, place: Place) -> int | None:
        """The row on the screen in which a place is drawn, or None if it is out of sight."""
        rows, layout = self.rows_in_sight(), self.layout
        if layout is None or not rows:
            return None
        row = layout.row_of(place)
        return rows.index(row) if rows[0] <= row <= rows[-1] else None

    def lines_of(self, passages: Collection[int]) -> list[int]:
        """The rows on the screen that show something of these passages."""
        layout = self.layout
        if layout is None:
            return []
        rows = self.rows_in_sight()
        return [y for y, row in enumerate(rows) if layout.wrapped(row.block).passage in passages]

    def place_at(self, x: int, y: int) -> Place | None:
        """The place drawn at a cell, or the nearest."""
        rows, layout = self.rows_in_sight(), self.layout
        if layout is None or not rows:
            return None
        row = rows[min(max(y, 0), len(rows) - 1)]
        return layout.place_at(row, x - self.page.margin - self.page.gutter)

    def clamped(self, place: Place) -> Place:
        """The nearest place that exists."""
        return clamp(self.report, place) if self.report and self.report.reading else Place(0)

    # -- note references

    def ref_at(self, place: Place) -> Ref | None:
        """The note reference at a place."""
        if self.report is None or not self.report.reading:
            return None
        refs = self.report.reading[place.passage].refs
        return next((ref for ref in refs if ref.start <= place.offset < ref.end), None)

    def refs_on_line(self, place: Place) -> list[tuple[Place, Ref]]:
        """The references on the screen line of a place, from left to right."""
        layout = self.layout
        if layout is None:
            return []
        passage, start, end = layout.bounds(layout.row_of(place))
        refs = layout.report.reading[passage].refs
        return [(Place(passage, ref.start), ref) for ref in refs if start <= ref.start < end]
