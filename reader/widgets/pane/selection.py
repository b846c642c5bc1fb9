"""What is selected in a pane: from where it began to the cursor, whatever moves the cursor."""

from __future__ import annotations

from collections.abc import Callable

from reader.layout.document_layout import DocumentLayout, LayoutRow
from reader.positions import extending
from reader.positions.places import Place, Span
from reader.positions.selection import after, between, by_chars, clamp, word_at
from reader.widgets.pane.cursor import Cursor
from reader.widgets.pane.layers import within
from reader.widgets.pane.row_renderer import Mark


class PaneSelection:
    """The selection that a cursor can leave behind it."""

    def __init__(self, cursor: Cursor, redraw: Callable[[], object], changed: Callable[[], object]) -> None:
        """Select nothing.

        Args:
            cursor: its moving end.
            redraw: called when it may look different.
            changed: called when it has begun, changed or gone.
        """
        self._cursor = cursor
        self._redraw = redraw
        self._changed = changed
        self.active = False
        """While this is so, every move of the cursor extends the selection."""
        self.anchor: Place | None = None
        """Where it began, as long as it is extended."""
        self._inner: Place | None = None
        """Where it begins instead while it goes back: the word at the anchor then belongs to it."""
        self._kept: Span | None = None

    def reset(self) -> None:
        """Select nothing, and tell nobody: another report was loaded."""
        self.anchor = self._kept = None
        self.active = False

    @property
    def span(self) -> Span | None:
        """What is selected: from where it began to the cursor, both characters included."""
        report = self._cursor.viewport.report
        if report is None or self.anchor is None:
            return self._kept
        back = self._inner is not None and self._cursor.place < self.anchor
        return between(report, self._inner if back and self._inner else self.anchor, self._cursor.place)

    def start(self) -> None:
        """Select the character at the cursor; moves extend the selection from now on."""
        if self._cursor.viewport.layout:
            self._start_at(self._cursor.place)

    def _start_at(self, anchor: Place) -> None:
        self.anchor, self._inner, self._kept = anchor, None, None
        self.active = True
        self._redraw()
        self._changed()

    def stop(self) -> None:
        """Leave what is selected as it is; moves no longer change it."""
        self._kept, self.anchor = self.span, None
        self.active = False
        self._redraw()

    def clear(self) -> None:
        """Select nothing."""
        if self.span is None and not self.active:
            return
        self.reset()
        self._redraw()
        self._changed()

    def select(self, span: Span) -> None:
        """Select a span, the cursor at its end and in sight; an empty one selects nothing."""
        report = self._cursor.viewport.report
        if report is None or span.start >= span.end:
            self.clear()
            return
        start = clamp(report, span.start)
        end = by_chars(report, span.end, -1)
        self._start_at(start)
        self._cursor.move_to(max(start, end))

    def select_word(self, place: Place) -> None:
        """Select the word at a place."""
        if report := self._cursor.viewport.report:
            self.select(word_at(report, place))

    def select_passage(self, passage: int) -> None:
        """Select a whole passage."""
        if report := self._cursor.viewport.report:
            end = len(report.reading[passage].text)
            self.select(Span(Place(passage), Place(passage, end)))

    # -- moves that are made for selecting

    def extend(self, place: Place) -> None:
        """Take it to a place that is the beginning or end of something."""
        report = self._cursor.viewport.report
        if report and self.anchor and place < self.anchor:
            self._inner = extending.inner(report, self.anchor)
        self._cursor.go(place)

    def begin_at_anchor(self) -> None:
        """Begin just where it began, also while it goes back: it is extended by characters."""
        self._inner = None

    # -- drawing

    def marks(self, layout: DocumentLayout, row: LayoutRow) -> list[Mark]:
        """Its part of a row, and the cursor in it."""
        span = self.span
        if span is None or row.at < 0:
            return []
        passage, start, end = layout.bounds(row)
        found = within(span, passage, start, end)
        if found is None:
            return []
        marks = [Mark(found[0] - start, found[1] - start, "selection")]
        place = self._cursor.place
        if self.active and place.passage == passage and start <= place.offset < end:
            at = place.offset - start
            marks.append(Mark(at, after(layout.report, place).offset - start, "cursor-char"))
        return marks
