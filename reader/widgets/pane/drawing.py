"""The lines of a pane: gutter, text and bar, each drawn once and kept until it looks different."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from typing import Final

from textual.geometry import Region, Size
from textual.strip import Strip
from textual.widget import Widget

from reader.layout.document_layout import DocumentLayout, LayoutRow
from reader.positions.places import Place
from reader.widgets.pane import coverage
from reader.widgets.pane.cursor import Cursor
from reader.widgets.pane.gutter_marks import NO_MARK
from reader.widgets.pane.overlays import Overlays
from reader.widgets.pane.row_renderer import NO_CURSOR, RowRenderer
from reader.widgets.pane.selection import PaneSelection

_BAR_STYLES: Final = {
    coverage.TRACK: "bar",
    coverage.VIEW: "bar-view",
    coverage.HIT: "bar-hit",
    coverage.HIT_IN_VIEW: "bar-hit",
}


class PaneDrawing:
    """Draws the rows in sight of a viewport into the lines of a widget."""

    def __init__(self, widget: Widget, cursor: Cursor, selection: PaneSelection) -> None:
        self.overlays = Overlays()
        self._widget = widget
        self._viewport = cursor.viewport
        self._cursor = cursor
        self._selection = selection
        self._renderer: RowRenderer | None = None
        self._lines: dict[int, Strip] = {}
        self._lines_at = Size(0, 0)
        self._bar: list[Strip] = []
        self._bar_of: object = None
        self._ticks: frozenset[int] | None = None
        self._ticks_at = 0

    # -- forgetting what looks different now

    def reset(self) -> None:
        """Another report was loaded: nothing stays painted."""
        self.overlays = Overlays()
        self._renderer = self._ticks = None

    def forget_looks(self) -> None:
        """Colours or appearance have changed."""
        self._renderer = None

    def forget_texts(self, passages: Collection[int] | None = None) -> None:
        """What is painted over these passages, or over any, has changed."""
        if self._renderer:
            self._renderer.forget_texts(passages)

    def forget_bar(self) -> None:
        """The hits are others."""
        self._ticks = self._bar_of = None

    def forget_lines(self, regions: Iterable[Region] = ()) -> None:
        """Draw the lines of these regions anew, or all lines."""
        if not regions:
            self._lines.clear()
        for region in regions:
            for y in region.line_range:
                self._lines.pop(y, None)

    # -- drawing

    def lines(self, crop: Region, draw: Callable[[int], Strip]) -> list[Strip]:
        """The lines of a region: those that are not kept are drawn by ``draw``."""
        size = self._widget.size
        if self._lines_at != size:
            self._lines.clear()
            self._lines_at = size
        strips = []
        for y in crop.line_range:
            if (strip := self._lines.get(y)) is None:
                strip = self._lines[y] = draw(y)
            strips.append(strip)
        if crop.column_span != (0, size.width):
            strips = [strip.crop(*crop.column_span) for strip in strips]
        return strips

    def line(self, y: int) -> Strip:
        """One line: gutter, text and bar."""
        viewport, width = self._viewport, self._widget.size.width
        rows, layout = viewport.rows_in_sight(), viewport.layout
        # While the terminal changes its size, lines are asked for that the pane has no longer.
        if layout is None or not rows or y >= viewport.height:
            return Strip.blank(width, self._widget.get_visual_style("pane--text").rich_style)
        renderer = self._renderer_for(layout)
        bar = self._bar_for(layout, rows, renderer)[y]
        if y >= len(rows):
            return Strip.join((renderer.piece(" " * (width - 1), "text"), bar))
        row = rows[y]
        text = renderer.text(row, self._selection.marks(layout, row))
        strip = Strip.join((self._gutter_for(layout, row, renderer), text, bar))
        return strip if strip.cell_length == width else strip.crop(0, width)

    def _renderer_for(self, layout: DocumentLayout) -> RowRenderer:
        if self._renderer is None or self._renderer.layout is not layout:
            self._renderer = RowRenderer(self._widget, layout, self._viewport.page, self.overlays)
            self._bar_of = None
        return self._renderer

    def _gutter_for(self, layout: DocumentLayout, row: LayoutRow, renderer: RowRenderer) -> Strip:
        if row.at < 0:
            return renderer.gutter(None, NO_MARK, NO_CURSOR)
        index, start, end = layout.bounds(row)
        number = layout.report.reading[index].number if start == 0 else None
        mark = self.overlays.mark(index, start, end)
        return renderer.gutter(number, mark, self._cursor_mark(layout, row, index))

    def _cursor_mark(self, layout: DocumentLayout, row: LayoutRow, passage: int) -> str:
        """A bar along the cursor's passage, thicker on its line while the pane has the focus."""
        place = self._cursor.place
        if passage != place.passage:
            return NO_CURSOR
        if not self._widget.has_focus:
            return "cursor-passage"
        return "cursor-line" if row == layout.row_of(place) else "cursor-passage-focused"

    def _bar_for(self, layout: DocumentLayout, rows: list[LayoutRow], renderer: RowRenderer) -> list[Strip]:
        """The bar from top to bottom, drawn anew when the view has moved or the hits are others."""
        height = self._viewport.height
        if self._bar_of is rows and len(self._bar) == height:
            return self._bar
        report = layout.report
        if self._ticks is None or self._ticks_at != height:
            hits = self.overlays.layers["hit"]
            self._ticks = coverage.ticks(report, (span.start for span in hits), height)
            self._ticks_at = height
        passage, start, _ = layout.bounds(rows[0])
        last, _, end = layout.bounds(rows[-1])
        view = coverage.view_range(report, Place(passage, start), Place(last, end), height)
        glyphs = coverage.bar(height, view, self._ticks)
        self._bar = [renderer.piece(glyph, _BAR_STYLES[glyph]) for glyph in glyphs]
        self._bar_of = rows
        return self._bar
