"""The cursor of a pane: a passage and an offset in it, kept in sight."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from corpus.model import Report
from reader.layout.document_layout import DocumentLayout
from reader.positions.places import Place
from reader.positions.selection import clamp
from reader.widgets.pane.viewport import Viewport


class Cursor:
    """A place in a report, which stays in sight whenever it or the view is moved."""

    def __init__(self, viewport: Viewport, changed: Callable[[Place, Place], object]) -> None:
        """Stand at the beginning.

        Args:
            viewport: what is in sight.
            changed: called with the old and the new place, right after a move.
        """
        self.viewport = viewport
        self._changed = changed
        self._place = Place(0)
        self._column: int | None = None
        self._settled = False
        self._blank = 0
        self._later: Callable[[], object] | None = None
        """A move to be made once the pane has a size."""

    @property
    def place(self) -> Place:
        """Where it is: always on the first code point of a character of the report."""
        return self._place

    @place.setter
    def place(self, place: Place) -> None:
        old, self._place = self._place, self.viewport.clamped(place)
        if self._place != old:
            self._changed(old, self._place)

    def go(self, place: Place) -> None:
        """Put it somewhere, and forget the column that it kept."""
        self._column = self._later = None
        self.place = place

    def move_to(self, place: Place, *, centre: bool = False, end: Place | None = None) -> None:
        """Put it at a place and that in sight, a third down the pane if it was out of sight.

        Args:
            place: where to.
            centre: have it in the middle of the pane, wherever it was; lower, where only so the beginning of
                its passage is in sight too.
            end: with ``centre``, up to where the text is to be in sight below the place, too.
        """
        viewport, layout = self.viewport, self.viewport.layout
        if layout is None:
            return
        place = clamp(layout.report, place)
        if not viewport.sized:  # a pane that is about to be shown: what will be in sight is not known yet
            self.go(place)
            self._later = partial(self.move_to, place, centre=centre, end=end)
            return
        if centre or viewport.row_of(place) is None:
            row, above = layout.row_of(place), viewport.height // (2 if centre else 3)
            top, head = layout.step(row, -above), layout.row_of(Place(place.passage, 0))
            last = max(row, layout.row_of(end)) if end else row
            if centre and layout.step(last, 1 - viewport.height) <= head < top:
                top = head
            viewport.scroll_to_row(top)
        self.go(place)

    def column(self, layout: DocumentLayout) -> int:
        """The column that it keeps while it moves by lines."""
        if self._column is None:
            self._column = layout.column(self._place)
        return self._column

    def reveal(self) -> None:
        """Scroll no further than needed to have it in sight."""
        self.viewport.reveal(self._place)

    def scroll_by(self, rows: int) -> bool:
        """Scroll by rows as a wheel does; it goes along only where it would fall out of sight."""
        viewport = self.viewport
        if not viewport.scroll_rows(rows):
            return False
        layout = viewport.layout
        if layout:
            row, sight = layout.row_of(self._place), viewport.rows_in_sight()
            if not sight[0] <= row <= sight[-1]:
                edge = layout.text_row(sight[0]) if row < sight[0] else layout.text_row(sight[-1], down=False)
                self.place = layout.place_at(edge, self.column(layout))
        return True

    # -- a report that was just loaded

    def load(self, report: Report, at: Place) -> None:
        """Show a report with the cursor at ``at``, on the first row or as near as its end allows."""
        self._place = clamp(report, at) if report.reading else Place(0)
        self.viewport.load(report, self._place)
        self._column = self._later = None
        self._settled = False
        self.settle()

    def go_on(self, place: Place, blank: int) -> None:
        """Right after a report was loaded, stand where it was, below as many blank rows.

        Args:
            place: somewhere in sight.
            blank: how many blank rows stood first.
        """
        report = self.viewport.report
        if report is None or not report.reading:
            return
        self._place = clamp(report, place)
        self._blank = blank
        self._settled = False
        self.settle()

    def settle(self) -> None:
        """Settle what was loaded before there was a size; later, keep the cursor in sight."""
        if self._settled:
            self.reveal()
        elif self.viewport.sized:
            self._settled = True
            viewport, layout = self.viewport, self.viewport.layout
            if layout and self._blank:
                viewport.top_row = layout.step(layout.row_of(viewport.top), -self._blank)
            self._blank = 0
            viewport.scroll_to_row(viewport.top_row)  # no more blank below the report's end than needed
            self.reveal()
        if self._later is not None and self.viewport.sized:
            self._later()
