"""A report on the screen, scrolled by place: what a pane is before it has a cursor.

There is no count of rows and no scroll offset to go stale: what stands on the first row is a place in the
text, and the rows below it are set when they are drawn. So a resize keeps the text where it was, and the
size of a report does not matter. Lines are drawn past Textual's cache of styled lines where the pane has no
border, because the strips kept here are already what goes to the terminal.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Final, Self

from textual.geometry import Region, Size
from textual.strip import Strip
from textual.widget import Widget

from corpus.model import Report
from reader.layout.galley import Galley, Row, cut
from reader.places import Place, Span
from reader.widgets.pane import coverage
from reader.widgets.pane.ink import Ink, Mark, Page
from reader.widgets.pane.layers import Layers

MEASURE: Final = 88
"""The widest a column of text is set, in cells."""


class Sheet(Widget, can_focus=True):
    """Shows a report from a place on; keeps that place when it is resized."""

    ALLOW_SELECT = False
    """A drag over two panes would make one selection of two texts: the pane selects by itself."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "pane--text",
        "pane--title",
        "pane--byline",
        "pane--abstract",
        "pane--heading-1",
        "pane--heading-2",
        "pane--heading-3",
        "pane--paragraph",
        "pane--list-item",
        "pane--footnote",
        "pane--caption",
        "pane--pull-quote",
        "pane--marker",
        "pane--ref",
        "pane--hit",
        "pane--current",
        "pane--lit",
        "pane--selection",
        "pane--cursor-char",
        "pane--number",
        "pane--hit-mark",
        "pane--cursor-line",
        "pane--cursor-passage",
        "pane--bar",
        "pane--bar-view",
        "pane--bar-hit",
    }

    def __init__(self, *, name: str | None = None, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(name=name, id=id, classes=classes)
        self.report: Report | None = None
        self._layers = Layers()
        self._top = Place(0)
        self._top_row = Row(0, 0)
        self._galley: Galley | None = None
        self._ink: Ink | None = None
        self._set_in = 0
        self._rows: list[Row] = []
        self._rows_of: tuple[Galley, Row, int] | None = None
        self._bar: list[Strip] = []
        self._lines: dict[int, Strip] = {}
        self._lines_at = Size(0, 0)
        self._ticks: frozenset[int] | None = None
        self._ticks_at = 0

    # What is shown.

    def load(self, report: Report, at: Place = Place(0)) -> None:  # noqa: B008
        """Show a report with ``at`` on its first row; nothing stays painted."""
        self.report = report
        self._layers = Layers()
        self._galley = self._ink = self._ticks = None
        self._top, self._top_row = at, Row(0, 0)
        self.refresh()

    @property
    def galley(self) -> Galley | None:
        """The report's rows at the pane's present width; None without a text."""
        if self.report is None or not self.report.reading:
            return None
        width = self.size.width or MEASURE
        if self._galley is None or width != self._set_in:
            self._set_report(self.report, width)
        return self._galley

    def _set_report(self, report: Report, width: int) -> None:
        """Set the report anew in a pane of ``width`` cells, the same words on the first row."""
        known = self._galley
        blocks = known.blocks if known and known.report is report else cut(report)
        page = share_out(report, width)
        self._set_in = width
        self._galley = Galley(report, page.measure, blocks)
        self._page = page
        self._ink = None
        row = self._galley.row_of(self._top)
        if self._top_row.at < 0 and self._top_row.block == row.block:
            row = self._top_row
        self._top_row = row

    def notify_style_update(self) -> None:
        """Draw everything anew: colours or appearance have changed."""
        self._ink = None
        self._lines.clear()
        super().notify_style_update()

    # Where it is.

    @property
    def top(self) -> Place:
        """What stands on the first row. Resizing keeps it."""
        return self._top

    def scroll_to_place(self, place: Place) -> None:
        """Put the row of ``place`` first, or as near to it as the end of the report allows."""
        if galley := self.galley:
            self._scroll_to_row(galley.row_of(place))

    def scroll_rows(self, by: int) -> bool:
        """Scroll by rows, down if positive; tells whether anything moved."""
        galley = self.galley
        return galley is not None and self._scroll_to_row(galley.step(self._top_row, by))

    def _scroll_to_row(self, row: Row) -> bool:
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

    @property
    def page_height(self) -> int:
        """Rows that the pane shows at once, at least 1."""
        return max(1, self.size.height)

    def rows_in_sight(self) -> list[Row]:
        """The rows on the screen from top to bottom; not to be changed."""
        galley = self.galley
        if galley is None:
            return []
        state = (galley, self._top_row, self.size.height)
        if state != self._rows_of:
            self._rows = galley.rows(self._top_row, self.size.height)
            self._rows_of = state
            self._bar = []
        return self._rows

    def row_of(self, place: Place) -> int | None:
        """The row on the pane in which a place is drawn, or None if it is out of sight."""
        rows = self.rows_in_sight()
        galley = self.galley
        if galley is None or not rows:
            return None
        row = galley.row_of(place)
        return rows.index(row) if rows[0] <= row <= rows[-1] else None

    # What is drawn over it.

    def paint(self, layer: str, spans: Sequence[Span]) -> None:
        """Draw a layer ("hit", "current" or "lit") over these spans and no others.

        Raises:
            KeyError: there is no such layer.
        """
        if not self._layers.set(layer, spans):
            return
        if self._ink:
            self._ink.forget_texts()
        self._ticks, self._bar = None, []
        self.refresh()

    def own_marks(self, galley: Galley, row: Row) -> list[Mark]:
        """What a subclass draws over a row for the moment."""
        raise NotImplementedError

    def cursor_glyph(self, galley: Galley, row: Row) -> str:
        """What a subclass shows of the cursor in the gutter of a row: a glyph of one cell or a blank."""
        raise NotImplementedError

    # Drawing.

    def refresh(
        self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False
    ) -> Self:
        """Draw the pane, or regions of it, anew."""
        if not regions:
            self._lines.clear()
        for region in regions:
            for y in region.line_range:
                self._lines.pop(y, None)
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines of the pane: Textual asks for all of them whenever a neighbour has changed."""
        styles = self.styles
        if self.gutter or styles.outline or self.opacity != 1.0 or styles.tint.a:
            return super().render_lines(crop)
        if self._lines_at != self.size:
            self._lines.clear()
            self._lines_at = self.size
        lines = self._lines
        strips = []
        for y in crop.line_range:
            if (strip := lines.get(y)) is None:
                strip = lines[y] = self.render_line(y)
            strips.append(strip)
        if crop.column_span != (0, self.size.width):
            strips = [strip.crop(*crop.column_span) for strip in strips]
        return strips

    def render_line(self, y: int) -> Strip:
        """One line: gutter, text and bar."""
        rows = self.rows_in_sight()
        galley = self.galley
        if galley is None:
            return Strip.blank(self.size.width, self.get_visual_style("pane--text").rich_style)
        if self._ink is None:
            self._ink = Ink(self, self._page, self._layers)
            self._bar = []
        ink = self._ink
        if not self._bar:
            self._bar = self._draw_bar(galley, ink)
        if y >= len(rows):
            return Strip.join((ink.piece(" " * (self.size.width - 1), "text"), self._bar[y]))
        row = rows[y]
        text = ink.text(galley, row, self.own_marks(galley, row))
        return Strip.join((self._draw_gutter(galley, row, ink), text, self._bar[y]))

    def _draw_gutter(self, galley: Galley, row: Row, ink: Ink) -> Strip:
        if row.at < 0:
            return ink.gutter(None, False, " ")
        index, start, end = galley.bounds(row)
        number = galley.report.reading[index].number if start == 0 else None
        hit = any(layer != "lit" for layer, _, _ in self._layers.on(index, start, end))
        return ink.gutter(number, hit, self.cursor_glyph(galley, row))

    def _draw_bar(self, galley: Galley, ink: Ink) -> list[Strip]:
        report, height, rows = galley.report, self.page_height, self._rows
        if self._ticks is None or self._ticks_at != height:
            self._ticks = coverage.ticks(report, (span.start for span in self._layers["hit"]), height)
            self._ticks_at = height
        passage, start, _ = galley.bounds(rows[0])
        last, _, end = galley.bounds(rows[-1])
        view = coverage.view_range(report, Place(passage, start), Place(last, end), height)
        glyphs = coverage.bar(height, view, self._ticks)
        return [ink.piece(glyph, BAR_STYLES[glyph]) for glyph in glyphs]


BAR_STYLES: Final = {
    coverage.TRACK: "bar",
    coverage.VIEW: "bar-view",
    coverage.HIT: "bar-hit",
    coverage.HIT_IN_VIEW: "bar-hit",
}


def share_out(report: Report, width: int) -> Page:
    """How a pane of ``width`` cells is shared out for a report."""
    numbers = [passage.number for passage in report.reading if passage.number]
    gutter = max(2, len(str(max(numbers, default=0)))) + 3
    room = max(2, width - gutter - 1)
    measure = min(room - 1, MEASURE) if room > 2 else room
    margin = (room - 1 - measure) // 2
    return Page(margin, gutter, measure, width - 1 - margin - gutter - measure)
