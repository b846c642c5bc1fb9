"""A sheet that is drawn: text, gutter and bar, and the spans that are painted over the text.

Lines go past Textual's cache of styled lines where the pane has no border, because the strips kept here are
already what goes to the terminal.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, Self

from textual.geometry import Region, Size
from textual.strip import Strip

from corpus.model import Report
from reader.layout.document_layout import DocumentLayout, LayoutRow
from reader.positions.places import Place, Span
from reader.widgets.pane import coverage
from reader.widgets.pane.layers import MARKED, Layers
from reader.widgets.pane.note_layer import Annotations, Noted
from reader.widgets.pane.row_renderer import (
    HIT,
    LINK_MARKS,
    NO_CURSOR,
    NO_MARK,
    GutterMark,
    Mark,
    RowRenderer,
)
from reader.widgets.pane.scrolling import ScrollingReport

_BAR_STYLES: Final = {
    coverage.TRACK: "bar",
    coverage.VIEW: "bar-view",
    coverage.HIT: "bar-hit",
    coverage.HIT_IN_VIEW: "bar-hit",
}


class Painted(ScrollingReport):
    """Draws the rows in sight."""

    def __init__(self, *, name: str | None = None, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(name=name, id=id, classes=classes)
        self._layers = Layers()
        self._noted = Annotations()
        self._strengths: Sequence[float] = ()
        self._ink: RowRenderer | None = None
        self._lines: dict[int, Strip] = {}
        self._lines_at = Size(0, 0)
        self._bar: list[Strip] = []
        self._bar_of: object = None
        self._ticks: frozenset[int] | None = None
        self._ticks_at = 0

    def load(self, report: Report, at: Place = Place(0)) -> None:  # noqa: B008
        """Show a report with ``at`` on its first row; nothing stays painted."""
        self._layers = Layers()
        self._noted = Annotations()
        self._strengths = ()
        self._ink = self._ticks = None
        super().load(report, at)

    @property
    def lit(self) -> Sequence[Span]:
        """What is lit: the sentence that one went to."""
        return self._layers["lit"]

    def paint(self, layer: str, spans: Sequence[Span]) -> None:
        """Draw a layer ("hit", "current" or "lit") over these spans and no others.

        Raises:
            KeyError: there is no such layer.
        """
        if not self._layers.set(layer, spans):
            return
        if self._ink:
            self._ink.forget_texts()
        self._ticks = self._bar_of = None
        self.refresh()

    @property
    def annotated(self) -> object:
        """What the notes that are drawn were taken from; None after a report was loaded."""
        return self._noted.source

    def annotate(self, notes: Iterable[Noted], source: object = None) -> None:
        """Draw these notes and no others; rows of passages that look as before are not drawn anew.

        Args:
            notes: the words of notes on the report.
            source: kept as ``annotated``, for who asks whether they are still the ones to be drawn.
        """
        changed = self._noted.set(notes)
        self._noted.source = source
        galley = self.galley
        if not changed or galley is None:
            return
        if self._ink:
            self._ink.forget_texts(changed)
        ys = [y for y, row in enumerate(self.rows_in_sight()) if galley.laid(row.block).passage in changed]
        if ys:
            top, left = self.gutter.top, self.gutter.left
            self.refresh(*(Region(left, top + y, self.size.width, 1) for y in ys))

    def mark_links(self, strengths: Sequence[float]) -> None:
        """Show in the gutter how strongly passages are linked.

        Args:
            strengths: 0 to 1, for each passage of the report; none shows nothing.
        """
        if strengths != self._strengths:
            self._strengths = strengths
            self.refresh()

    def looks_changed(self) -> None:
        """Draw everything anew: colours or appearance have changed."""
        self._ink = None
        self.refresh()

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

    # What subclasses draw.

    def own_marks(self, galley: DocumentLayout, row: LayoutRow) -> list[Mark]:
        """What is drawn over a row for the moment."""
        raise NotImplementedError

    def cursor_mark(self, galley: DocumentLayout, row: LayoutRow) -> str:
        """What the gutter of a row shows of the cursor: one of ``CURSORS``."""
        raise NotImplementedError

    # Drawing.

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines of the pane: Textual asks for all of them whenever a neighbour has changed."""
        styles = self.styles
        if self.gutter or styles.outline or self.opacity != 1.0 or styles.tint.a:
            return super().render_lines(crop)
        if self._lines_at != self.size:
            self._lines.clear()
            self._lines_at = self.size
        strips = []
        for y in crop.line_range:
            if (strip := self._lines.get(y)) is None:
                strip = self._lines[y] = self.render_line(y)
            strips.append(strip)
        if crop.column_span != (0, self.size.width):
            strips = [strip.crop(*crop.column_span) for strip in strips]
        return strips

    def render_line(self, y: int) -> Strip:
        """One line: gutter, text and bar."""
        rows, galley = self.rows_in_sight(), self.galley
        # While the terminal changes its size, lines are asked for that the pane has no longer.
        if galley is None or not rows or y >= self.page_height:
            return Strip.blank(self.size.width, self.get_visual_style("pane--text").rich_style)
        ink = self._ink_for(galley)
        bar = self._bar_for(galley, rows, ink)[y]
        if y >= len(rows):
            return Strip.join((ink.piece(" " * (self.size.width - 1), "text"), bar))
        row = rows[y]
        text = ink.text(row, self.own_marks(galley, row))
        strip = Strip.join((self._gutter_for(galley, row, ink), text, bar))
        return strip if strip.cell_length == self.size.width else strip.crop(0, self.size.width)

    def _ink_for(self, galley: DocumentLayout) -> RowRenderer:
        if self._ink is None or self._ink.galley is not galley:
            self._ink = RowRenderer(self, galley, self._page, self._layers, self._noted)
            self._bar_of = None
        return self._ink

    def _gutter_for(self, galley: DocumentLayout, row: LayoutRow, ink: RowRenderer) -> Strip:
        if row.at < 0:
            return ink.gutter(None, NO_MARK, NO_CURSOR)
        index, start, end = galley.bounds(row)
        number = galley.report.reading[index].number if start == 0 else None
        hit = any(layer in MARKED for layer, _, _ in self._layers.on(index, start, end))
        mark = HIT if hit else self._noted.beginning(index, start, end) or self._link_mark(index, start)
        return ink.gutter(number, mark, self.cursor_mark(galley, row))

    def _link_mark(self, passage: int, start: int) -> GutterMark:
        """The mark of a passage that is linked, on its first row."""
        if start or passage >= len(self._strengths):
            return NO_MARK
        return LINK_MARKS[min(int(self._strengths[passage] * len(LINK_MARKS)), len(LINK_MARKS) - 1)]

    def _bar_for(self, galley: DocumentLayout, rows: list[LayoutRow], ink: RowRenderer) -> list[Strip]:
        """The bar from top to bottom, drawn anew when the view has moved or the hits are others."""
        if self._bar_of is rows and len(self._bar) == self.page_height:
            return self._bar
        report, height = galley.report, self.page_height
        if self._ticks is None or self._ticks_at != height:
            self._ticks = coverage.ticks(report, (span.start for span in self._layers["hit"]), height)
            self._ticks_at = height
        passage, start, _ = galley.bounds(rows[0])
        last, _, end = galley.bounds(rows[-1])
        view = coverage.view_range(report, Place(passage, start), Place(last, end), height)
        glyphs = coverage.bar(height, view, self._ticks)
        self._bar = [ink.piece(glyph, _BAR_STYLES[glyph]) for glyph in glyphs]
        self._bar_of = rows
        return self._bar
