"""Selecting in a pane: from where it began to the cursor, whatever moves the cursor."""

from __future__ import annotations

from textual.reactive import reactive

from corpus.model import Report
from reader.layout.document_layout import DocumentLayout, LayoutRow
from reader.positions import extending
from reader.positions.places import Place, Span
from reader.positions.selection import (
    after,
    between,
    by_chars,
    by_sentences,
    by_word_end,
    by_words,
    clamp,
    word_at,
)
from reader.widgets.pane.layers import within
from reader.widgets.pane.moving import MovingCursor
from reader.widgets.pane.row_renderer import Mark


class SelectingCursor(MovingCursor):
    """A pane's cursor with the selection that it can leave behind it."""

    selecting: reactive[bool] = reactive(False, repaint=False, init=False)
    """While this is so, every move of the cursor extends the selection."""

    def __init__(self, *, name: str | None = None, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(name=name, id=id, classes=classes)
        self._anchor: Place | None = None
        self._inner: Place | None = None
        self._kept: Span | None = None

    def load(self, report: Report, at: Place = Place(0)) -> None:  # noqa: B008
        """Show a report with the cursor at ``at``, on the first row; nothing is selected or painted."""
        self._anchor = self._kept = None
        self.set_reactive(SelectingCursor.selecting, False)
        super().load(report, at)

    def selection_changed(self) -> None:
        """Called when the selection has begun, changed or gone."""

    def watch_cursor(self, old: Place, new: Place) -> None:
        """Take the selection along."""
        super().watch_cursor(old, new)
        if self.selecting:
            low, high = min(old, new).passage, max(old, new).passage
            self._redraw(set(range(low, high + 1)))
            self.selection_changed()

    # Selecting.

    @property
    def selection(self) -> Span | None:
        """What is selected: from where it began to the cursor, both characters included."""
        if self.report is None or self._anchor is None:
            return self._kept
        back = self._inner is not None and self.cursor < self._anchor
        return between(self.report, self._inner if back and self._inner else self._anchor, self.cursor)

    def start_selecting(self) -> None:
        """Select the character at the cursor; moves extend the selection from now on."""
        if self.galley:
            self._start_at(self.cursor)

    def _start_at(self, anchor: Place) -> None:
        self._anchor, self._inner, self._kept = anchor, None, None
        self.selecting = True
        self.refresh()
        self.selection_changed()

    def stop_selecting(self) -> None:
        """Leave what is selected as it is; moves no longer change it."""
        self._kept, self._anchor = self.selection, None
        self.selecting = False
        self.refresh()

    def clear_selection(self) -> None:
        """Select nothing."""
        if self.selection is None and not self.selecting:
            return
        self._anchor = self._kept = None
        self.selecting = False
        self.refresh()
        self.selection_changed()

    def select(self, span: Span) -> None:
        """Select a span, the cursor at its end and in sight; an empty one selects nothing."""
        if self.report is None or span.start >= span.end:
            self.clear_selection()
            return
        start = clamp(self.report, span.start)
        end = by_chars(self.report, span.end, -1)
        self._start_at(start)
        self.move_to(max(start, end))

    # Moves that are made for selecting.

    def move_passages(self, n: int) -> None:
        """By passages; while selecting, forwards to the last character of this one or the next."""
        if self.report is None or self._anchor is None:
            super().move_passages(n)
        else:
            self._extend(extending.passages(self.report, self._anchor, self.cursor, n))

    def move_chars(self, n: int) -> None:
        """``n`` characters on, or back, over the ends of passages."""
        if self.report and self.report.reading:
            self._inner = None
            self._go(by_chars(self.report, self.cursor, n))

    def move_words(self, n: int) -> None:
        """To the beginning of the ``n``-th word on, or back; a selection goes on to before it."""
        if self.report is None or not self.report.reading:
            return
        if self._anchor is None:
            self._go(by_words(self.report, self.cursor, n))
        else:
            self._extend(extending.words(self.report, self._anchor, self.cursor, n))

    def move_word_end(self) -> None:
        """To the last character of this word, or of the next."""
        if self.report is None or not self.report.reading:
            return
        if self._anchor is None:
            self._go(by_word_end(self.report, self.cursor))
        else:
            self._extend(extending.word_end(self.report, self._anchor, self.cursor))

    def move_sentences(self, n: int) -> None:
        """To the beginning of the ``n``-th sentence on, or back; a selection goes on to the end of one."""
        if self.report is None or not self.report.reading:
            return
        if self._anchor is None:
            self._go(by_sentences(self.report, self.cursor, n))
        else:
            self._extend(extending.sentences(self.report, self._anchor, self.cursor, n))

    def _extend(self, place: Place) -> None:
        """Take the selection to a place that is the beginning or end of something."""
        if self.report and self._anchor and place < self._anchor:
            self._inner = extending.inner(self.report, self._anchor)
        self._go(place)

    def select_word(self, place: Place) -> None:
        """Select the word at a place."""
        if self.report:
            self.select(word_at(self.report, place))

    def select_passage(self, passage: int) -> None:
        """Select a whole passage."""
        if self.report:
            end = len(self.report.reading[passage].text)
            self.select(Span(Place(passage), Place(passage, end)))

    # Drawing.

    def own_marks(self, galley: DocumentLayout, row: LayoutRow) -> list[Mark]:
        """The selection's part of a row, and the cursor in it."""
        span = self.selection
        if span is None or row.at < 0:
            return []
        passage, start, end = galley.bounds(row)
        found = within(span, passage, start, end)
        if found is None:
            return []
        marks = [Mark(found[0] - start, found[1] - start, "selection")]
        place = self.cursor
        if self.selecting and place.passage == passage and start <= place.offset < end:
            at = place.offset - start
            marks.append(Mark(at, after(galley.report, place).offset - start, "cursor-char"))
        return marks
