"""The cursor of a pane: a passage and an offset in it, kept in sight."""

from __future__ import annotations

from textual.geometry import Region
from textual.reactive import reactive

from corpus.model import Ref, Report
from reader.layout.document_layout import DocumentLayout, LayoutRow
from reader.positions.places import Place
from reader.positions.selection import clamp
from reader.widgets.pane.rendering import Painted
from reader.widgets.pane.row_renderer import NO_CURSOR


class Reading(Painted):
    """A sheet with a cursor, which stays in sight whenever it or the sheet is moved."""

    cursor: reactive[Place] = reactive(Place(0), repaint=False, init=False)
    """Always on the first code point of a character of the report."""

    def __init__(self, *, name: str | None = None, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(name=name, id=id, classes=classes)
        self._column: int | None = None
        self._settled = False
        self._blank = 0

    def load(self, report: Report, at: Place = Place(0)) -> None:  # noqa: B008
        """Show a report with the cursor at ``at``, on the first row or as near as its end allows.

        Nothing stays painted. The pane need not be on the screen yet.
        """
        super().load(report, clamp(report, at) if report.reading else Place(0))
        self._column = None
        self.set_reactive(Reading.cursor, self._top)
        self._settled = False
        self._settle()
        self.moved()

    def go_on(self, cursor: Place, blank: int) -> None:
        """Right after a report was loaded, put the cursor where it was, below as many blank rows.

        Args:
            cursor: somewhere in sight.
            blank: how many blank rows stood first.
        """
        if not self.report or not self.report.reading:
            return
        self.set_reactive(Reading.cursor, self.validate_cursor(cursor))
        self._blank = blank
        self._settled = False
        self._settle()

    def on_resize(self) -> None:
        """Settle what was loaded before the pane had a size; later, keep the cursor in sight."""
        if self._settled:
            self.reveal()
        else:
            self._settle()

    def _settle(self) -> None:
        """Once there is a size, leave no more blank below the report's end than needed."""
        if not self._settled and self.size.height:
            self._settled = True
            galley = self.galley
            if galley and self._blank:
                self._top_row = galley.step(galley.row_of(self._top), -self._blank)
            self._blank = 0
            self._scroll_to_row(self._top_row)
            self.reveal()

    def moved(self) -> None:
        """Called when the cursor or the view has moved."""

    def validate_cursor(self, place: Place) -> Place:
        """The nearest place that exists."""
        return clamp(self.report, place) if self.report and self.report.reading else Place(0)

    def watch_cursor(self, old: Place, new: Place) -> None:
        """Bring the cursor into sight and draw the rows anew that show it."""
        self.reveal()
        self._redraw({old.passage, new.passage})
        self.moved()

    def _redraw(self, passages: set[int]) -> None:
        """Draw the rows of these passages anew."""
        galley = self.galley
        if galley is None:
            return
        ys = [y for y, row in enumerate(self.rows_in_sight()) if galley.laid(row.block).passage in passages]
        if ys:
            top, left = self.gutter.top, self.gutter.left
            self.refresh(Region(left, top + ys[0], self.size.width, ys[-1] - ys[0] + 1))

    def on_focus(self) -> None:
        """Show the cursor's line."""
        self._redraw({self.cursor.passage})

    def on_blur(self) -> None:
        """Show the cursor's passage only."""
        self._redraw({self.cursor.passage})

    def cursor_mark(self, galley: DocumentLayout, row: LayoutRow) -> str:
        """A bar along the cursor's passage, thicker on its line while the pane has the focus."""
        if galley.laid(row.block).passage != self.cursor.passage:
            return NO_CURSOR
        if not self.has_focus:
            return "cursor-passage"
        return "cursor-line" if row == galley.row_of(self.cursor) else "cursor-passage-focused"

    # Bringing into sight.

    def reveal(self) -> None:
        """Scroll no further than needed to have the cursor in sight."""
        galley = self.galley
        if galley and self.size.height:
            row = galley.row_of(self.cursor)
            if row < self._top_row:
                self._scroll_to_row(row)
            elif (away := galley.distance(self._top_row, row, 2 * self.page_height)) >= self.page_height:
                self._scroll_to_row(galley.step(row, 1 - self.page_height) if away else row)

    def scroll_by(self, rows: int) -> bool:
        """Scroll by rows as a wheel does; the cursor goes along only where it would fall out of sight."""
        if not self.scroll_rows(rows):
            return False
        galley = self.galley
        if galley:
            row, sight = galley.row_of(self.cursor), self.rows_in_sight()
            if not sight[0] <= row <= sight[-1]:
                edge = galley.lettered(sight[0]) if row < sight[0] else galley.lettered(sight[-1], down=False)
                self.cursor = galley.place_at(edge, self._wanted(galley))
        self.moved()
        return True

    def show(self, place: Place) -> None:
        """Put ``place`` on the first row, the cursor on it."""
        self.scroll_to_place(place)
        self._go(place)

    def _go(self, place: Place) -> None:
        """Put the cursor somewhere and forget the column that it kept."""
        self._column = None
        self.cursor = place

    def _wanted(self, galley: DocumentLayout) -> int:
        """The column that the cursor keeps while it moves by lines."""
        if self._column is None:
            self._column = galley.column(self.cursor)
        return self._column

    # References.

    def ref_at(self, place: Place | None = None) -> Ref | None:
        """The note reference at a place, by default at the cursor."""
        if self.report is None or not self.report.reading:
            return None
        passage, offset = place or self.cursor
        refs = self.report.reading[passage].refs
        return next((ref for ref in refs if ref.start <= offset < ref.end), None)

    def refs_on_line(self, place: Place | None = None) -> list[tuple[Place, Ref]]:
        """The references on the screen line of a place, by default the cursor's, from left to right."""
        galley = self.galley
        return [] if galley is None else self._refs_on(galley, galley.row_of(place or self.cursor))

    def _refs_on(self, galley: DocumentLayout, row: LayoutRow) -> list[tuple[Place, Ref]]:
        passage, start, end = galley.bounds(row)
        refs = galley.report.reading[passage].refs
        return [(Place(passage, ref.start), ref) for ref in refs if start <= ref.start < end]
