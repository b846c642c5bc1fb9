"""A report in a widget, scrolled by place: what a pane is before it draws anything.

There is no count of rows and no scroll offset to go stale: what stands on the first row is a place in the
text, and the rows below it are set when they are asked for. So a resize keeps the text where it was, and the
size of a report does not matter.
"""

from __future__ import annotations

from corpus.model import Report
from reader.layout.document_layout import DocumentLayout, LayoutRow, cut
from reader.positions.places import Place
from reader.widgets.pane.component_styles import Looks
from reader.widgets.pane.geometry import MEASURE, Page, share_out


class ScrollingReport(Looks, can_focus=True):
    """Shows a report from a place on; keeps that place when it is resized."""

    ALLOW_SELECT = False
    """A drag over two panes would make one selection of two texts: the pane selects by itself."""

    def __init__(self, *, name: str | None = None, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(name=name, id=id, classes=classes)
        self.report: Report | None = None
        self.widest = MEASURE
        """Cells that a line of text is wide at most."""
        self._top = Place(0)
        self._top_row = LayoutRow(0, 0)
        self._galley: DocumentLayout | None = None
        self._page = Page(0, 0, MEASURE, 0)
        self._set_in = 0
        self._rows: list[LayoutRow] = []
        self._rows_of: tuple[DocumentLayout, LayoutRow, int] | None = None

    def load(self, report: Report, at: Place = Place(0)) -> None:  # noqa: B008
        """Show a report with ``at`` on its first row."""
        self.report = report
        self._galley = None
        self._top, self._top_row = at, LayoutRow(0, 0)
        self.refresh()

    @property
    def galley(self) -> DocumentLayout | None:
        """The report's rows at the pane's present width; None without a text."""
        if self.report is None or not self.report.reading:
            return None
        width = self.size.width or self.widest
        if self._galley is None or width != self._set_in:
            self._galley = self._set_report(self.report, width)
        return self._galley

    def _set_report(self, report: Report, width: int) -> DocumentLayout:
        """Set the report anew in a pane of ``width`` cells, the same words on the first row."""
        known = self._galley
        self._set_in = width
        self._page = share_out(report, width, self.widest)
        galley = DocumentLayout(report, self._page.measure, known.blocks if known else cut(report))
        row = galley.row_of(self._top)
        if self._top_row.at >= 0 or self._top_row.block != row.block:
            self._top_row = row
        return galley

    @property
    def page_height(self) -> int:
        """Rows that the pane shows at once, at least 1."""
        return max(1, self.size.height)

    @property
    def top(self) -> Place:
        """What stands on the first row. Resizing keeps it."""
        return self._top

    @property
    def blank(self) -> int:
        """Blank rows that stand above it."""
        return max(0, -self._top_row.at)

    def scroll_to_place(self, place: Place) -> None:
        """Put the row of ``place`` first, or as near to it as the end of the report allows."""
        if galley := self.galley:
            self._scroll_to_row(galley.row_of(place))

    def scroll_rows(self, by: int) -> bool:
        """Scroll by rows, down if positive; tells whether anything moved."""
        galley = self.galley
        return galley is not None and self._scroll_to_row(galley.step(self._top_row, by))

    def _scroll_to_row(self, row: LayoutRow) -> bool:
        galley = self.galley
        if galley is None:
            return False
        row = max(galley.first, min(row, galley.step(galley.last, 1 - self.page_height)))
        if row == self._top_row:
            return False
        self._top_row = row
        passage, start, _ = galley.bounds(row)
        self._top = Place(passage, start)
        self.refresh()
        return True

    def rows_in_sight(self) -> list[LayoutRow]:
        """The rows on the screen from top to bottom; not to be changed."""
        galley = self.galley
        if galley is None:
            return []
        state = (galley, self._top_row, self.size.height)
        if state != self._rows_of:
            self._rows = galley.rows(self._top_row, self.size.height)
            self._rows_of = state
        return self._rows

    def row_of(self, place: Place) -> int | None:
        """The row on the pane in which a place is drawn, or None if it is out of sight."""
        rows, galley = self.rows_in_sight(), self.galley
        if galley is None or not rows:
            return None
        row = galley.row_of(place)
        return rows.index(row) if rows[0] <= row <= rows[-1] else None
