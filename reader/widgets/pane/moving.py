"""How a pane's cursor moves: by lines, passages and pages, and to places."""

from __future__ import annotations

from reader.positions.places import Place, Span
from reader.positions.selection import clamp, last_char
from reader.widgets.pane.cursor import Reading


class MovingCursor(Reading):
    """A pane's cursor with its moves."""

    def move_lines(self, n: int) -> None:
        """``n`` lines of text down, up if negative."""
        galley = self.galley
        if galley is None:
            return
        column, row, way = self._wanted(galley), galley.row_of(self.cursor), 1 if n > 0 else -1
        for _ in range(abs(n)):
            row = galley.lettered(galley.step(row, way), down=n > 0)
        if row == galley.first and n < 0:
            self._scroll_to_row(row)
        self.cursor = galley.place_at(row, column)

    def move_passages(self, n: int) -> None:
        """To the beginning of the ``n``-th passage on; back, first to the beginning of this one."""
        galley = self.galley
        if galley is None or not n:
            return
        passage, offset = self.cursor
        if n < 0 and offset:
            n += 1
        self._go(Place(min(max(passage + n, 0), len(galley.report.reading) - 1)))
        self._reveal_passage()

    def move_pages(self, n: int) -> None:
        """``n`` pages down, up if negative; the cursor keeps its row on the screen."""
        galley = self.galley
        if galley is None:
            return
        column = self._wanted(galley)
        below = galley.distance(self._top_row, galley.row_of(self.cursor), self.page_height - 1)
        if self.scroll_rows(n * max(1, self.page_height - 1)):
            row = galley.lettered(galley.step(self._top_row, max(0, below)), down=n > 0)
            if row < self._top_row:
                row = galley.lettered(self._top_row)
        else:
            row = galley.last if n > 0 else galley.first
        self.cursor = galley.place_at(row, column)

    def move_to_start(self) -> None:
        """To the beginning of the report."""
        self._go(Place(0))

    def move_to_end(self) -> None:
        """To the last character of the report."""
        if self.report and self.report.reading:
            self._go(last_char(self.report, len(self.report.reading) - 1))

    def move_to(self, place: Place, *, centre: bool = False) -> None:
        """Put the cursor at a place and that in sight, a third down the pane if it was out of sight.

        Args:
            place: where to.
            centre: have it in the middle of the pane, wherever it was.
        """
        galley = self.galley
        if galley is None:
            return
        place = clamp(galley.report, place)
        if centre or self.row_of(place) is None:
            above = self.page_height // (2 if centre else 3)
            self._scroll_to_row(galley.step(galley.row_of(place), -above))
        self._go(place)

    def go_to(self, span: Span) -> None:
        """Put the cursor where a span begins, in the middle of the pane, and light that and no other."""
        self.move_to(span.start, centre=True)
        self.paint("lit", [span])

    def _reveal_passage(self) -> None:
        """Have the whole passage in sight below the cursor, as far as it fits."""
        galley = self.galley
        if galley is None:
            return
        end = galley.row_of(last_char(galley.report, self.cursor.passage))
        wanted = galley.step(end, 1 - self.page_height)
        if wanted > self._top_row:
            self._scroll_to_row(min(wanted, galley.row_of(self.cursor)))
