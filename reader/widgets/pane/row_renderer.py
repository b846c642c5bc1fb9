"""Rows of a report as strips: text with its styles, gutter and bar, each drawn once and kept.

What a strip is drawn with has passed the app's filters (no colour, dim) and is already turned into the
terminal's sequences, so that a row that is seen again costs no more than joining three strings.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection
from itertools import pairwise
from typing import Final, NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.cache import LRUCache
from textual.strip import Strip
from textual.widget import Widget

from corpus.model import Kind, Passage, Ref
from reader.layout.document_layout import DocumentLayout, LayoutRow
from reader.text.wrapping import cells
from reader.widgets.pane.geometry import Page
from reader.widgets.pane.gutter_marks import GutterMark
from reader.widgets.pane.overlays import Overlays

KEPT: Final = 2_000
"""Strips of text that are remembered, at about 2 KB each."""

NO_CURSOR: Final = "text"
CURSORS: Final = {NO_CURSOR: " ", "cursor-passage": "▏", "cursor-passage-focused": "▏", "cursor-line": "▌"}
"""What a gutter shows of the cursor: component classes without their prefix, and the glyph of each."""
_REVERSE: Final = Style(reverse=True)
_BARE: Final = Style(underline=False, underline2=False)


class Mark(NamedTuple):
    """Something that is drawn over a part of a row."""

    start: int
    """Code points into the row."""
    end: int
    component: str
    """The component class, without its prefix."""


def style_name(passage: Passage) -> str:
    """The component class of a passage's text, without its prefix."""
    if passage.kind is Kind.HEADING:
        return f"heading-{min(max(passage.level or 1, 1), 3)}"
    return passage.kind.replace("_", "-")


class RowRenderer:
    """Draws the rows of a pane.

    It is thrown away when the layout or the pane's styles change.
    """

    def __init__(self, widget: Widget, layout: DocumentLayout, page: Page, overlays: Overlays) -> None:
        self.layout = layout
        self._widget = widget
        self._page = page
        self._overlays = overlays
        self._filters = widget.get_line_filters()
        self._background = widget.background_colors[1]
        self._styles: dict[tuple[str, ...], Style] = {}
        self._texts: LRUCache[LayoutRow, Strip] = LRUCache(KEPT)
        self._small: dict[tuple[str, ...], Strip] = {}

    def forget_texts(self, passages: Collection[int] | None = None) -> None:
        """Draw text anew, of these passages or of all: what is painted over it has changed."""
        if passages is None:
            self._texts.clear()
            return
        blocks = self.layout.blocks
        known = tuple(self._texts.keys())
        for row in known:
            if blocks[row.block].passage in passages:
                self._texts.discard(row)

    def style(self, *components: str) -> Style:
        """The style of text that is all of these, the last on top."""
        if (style := self._styles.get(components)) is None:
            names = [f"pane--{name}" for name in components]
            style = self._widget.get_visual_style(*names).rich_style
            if any(self._widget.get_component_styles(name).text_style.reverse for name in names):
                style += _REVERSE  # which get_visual_style leaves out
            self._styles[components] = style
        return style

    def text(self, row: LayoutRow, own: list[Mark]) -> Strip:
        """A row's text in the measure and the blank to its right.

        Args:
            row: a row of the layout.
            own: what is drawn over it now and not for long, such as the selection: such rows are not kept.
        """
        if row.at < 0:
            return self.piece(" " * (self._page.measure + self._page.rest), "text")
        if own:
            return self._draw(row, [*self._lasting(row), *own])
        if (strip := self._texts.get(row)) is None:
            strip = self._texts[row] = self._draw(row, self._lasting(row))
        return strip

    def _lasting(self, row: LayoutRow) -> list[Mark]:
        """Note references and painted layers in a row."""
        index, start, end = self.layout.bounds(row)
        refs = self.layout.report.reading[index].refs
        marks = []
        for ref in refs[max(0, bisect_right(refs, start, key=_start) - 1) :] if refs else ():
            if ref.start >= end:
                break
            if ref.end > start:
                marks.append(Mark(max(0, ref.start - start), ref.end - start, "ref"))
        for look, low, high in self._overlays.on(index, start, end):
            marks.append(Mark(low - start, high - start, look))
        return marks

    def _draw(self, row: LayoutRow, marks: list[Mark]) -> Strip:
        passage = self.layout.report.reading[self.layout.bounds(row)[0]]
        lead, text = self.layout.lead(row), self.layout.text(row)
        name = style_name(passage)
        wide = self._page.measure + self._page.rest
        blank = " " * (wide - cells(lead) - cells(text))
        segments = [Segment(lead, self.style("marker"))] if lead else []
        if marks:
            segments += [*self._marked(text, name, marks), Segment(blank, self.style("text"))]
        else:
            segments.append(Segment(text + blank, self.style(name)))
        return self._finished(Strip(segments, wide))

    def _marked(self, text: str, name: str, marks: list[Mark]) -> list[Segment]:
        """The text in pieces between the ends of its marks."""
        ends = {0, len(text)}
        for mark in marks:
            ends.update((min(mark.start, len(text)), min(mark.end, len(text))))
        seams = sorted(ends)
        segments = []
        for start, end in pairwise(seams):
            over = [mark.component for mark in marks if mark.start <= start and mark.end >= end]
            segments.append(Segment(text[start:end], self.style(name, *dict.fromkeys(over))))
        return segments

    def piece(self, text: str, *components: str) -> Strip:
        """A short strip that is drawn often: a gutter, a cell of the bar, blanks."""
        key = (text, *components)
        if (strip := self._small.get(key)) is None:
            strip = self._finished(Strip([Segment(text, self.style(*components))], cells(text)))
            self._small[key] = strip
        return strip

    def gutter(self, number: int | None, mark: GutterMark, cursor: str) -> Strip:
        """What stands left of a row: ¶ number, mark and cursor (one of ``CURSORS``)."""
        key = (str(number or ""), mark.glyph, mark.look, cursor)
        if (strip := self._small.get(key)) is None:
            label = key[0]
            page = self._page
            label = " " * page.margin + label.rjust(page.gutter - 3)
            segments = [
                Segment(label, self.style("number")),
                Segment(mark.glyph, self.style(mark.look) + _BARE),
                Segment(CURSORS[cursor] + " ", self.style(cursor)),
            ]
            if not (label + mark.glyph + CURSORS[cursor]).strip():
                segments = [Segment(label + "   ", self.style("number"))]
            strip = self._small[key] = self._finished(Strip(segments, page.margin + page.gutter))
        return strip

    def _finished(self, strip: Strip) -> Strip:
        """The strip as it goes to the terminal."""
        for each in self._filters:
            strip = strip.apply_filter(each, self._background)
        strip.render(self._widget.app.console)
        return strip


def _start(ref: Ref) -> int:
    return ref.start
