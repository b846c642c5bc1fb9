"""How a pane's cursor moves: by lines and pages, by what a text is made of, and to places.

While words are being selected, a move that goes by units of the text extends the selection by them.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from corpus.model import Report
from reader.positions import extending
from reader.positions.places import Place
from reader.positions.selection import by_chars, by_sentences, by_word_end, by_words, last_char
from reader.widgets.pane.cursor import Cursor
from reader.widgets.pane.selection import PaneSelection

_Move: TypeAlias = Callable[[Report, Place, int], Place]
_Extend: TypeAlias = Callable[[Report, Place, Place, int], Place]


class Moves:
    """The moves of a cursor; those with a count go back where it is negative."""

    def __init__(self, cursor: Cursor, selection: PaneSelection) -> None:
        self._cursor = cursor
        self._selection = selection
        self._viewport = cursor.viewport

    def lines(self, n: int) -> None:
        """``n`` lines of text down."""
        cursor, viewport, layout = self._cursor, self._viewport, self._viewport.layout
        if layout is None:
            return
        column, row, way = cursor.column(layout), layout.row_of(cursor.place), 1 if n > 0 else -1
        for _ in range(abs(n)):
            row = layout.text_row(layout.step(row, way), down=n > 0)
        if row == layout.first and n < 0:
            viewport.scroll_to_row(row)
        cursor.place = layout.place_at(row, column)

    def pages(self, n: int) -> None:
        """``n`` pages down; the cursor keeps its row on the screen."""
        cursor, viewport, layout = self._cursor, self._viewport, self._viewport.layout
        if layout is None:
            return
        column = cursor.column(layout)
        below = layout.distance(viewport.top_row, layout.row_of(cursor.place), viewport.height - 1)
        if viewport.scroll_rows(n * max(1, viewport.height - 1)):
            row = layout.text_row(layout.step(viewport.top_row, max(0, below)), down=n > 0)
            if row < viewport.top_row:
                row = layout.text_row(viewport.top_row)
        else:
            row = layout.last if n > 0 else layout.first
        cursor.place = layout.place_at(row, column)

    def passages(self, n: int) -> None:
        """To the beginning of the ``n``-th passage on; back, first to the beginning of this one.

        While selecting, forwards to the last character of this one or the next.
        """
        cursor, report, anchor = self._cursor, self._viewport.report, self._selection.anchor
        if report is not None and anchor is not None:
            self._selection.extend(extending.passages(report, anchor, cursor.place, n))
            return
        if self._viewport.layout is None or report is None or not n:
            return
        passage, offset = cursor.place
        if n < 0 and offset:
            n += 1
        cursor.go(Place(min(max(passage + n, 0), len(report.reading) - 1)))
        self._viewport.reveal_passage(cursor.place)

    def chars(self, n: int) -> None:
        """``n`` characters on, over the ends of passages."""
        report = self._viewport.report
        if report and report.reading:
            self._selection.begin_at_anchor()
            self._cursor.go(by_chars(report, self._cursor.place, n))

    def words(self, n: int) -> None:
        """To the beginning of the ``n``-th word on; a selection goes on to before it."""
        self._by(n, by_words, extending.words)

    def word_end(self) -> None:
        """To the last character of this word, or of the next."""
        report, anchor, place = self._viewport.report, self._selection.anchor, self._cursor.place
        if report is None or not report.reading:
            return
        if anchor is None:
            self._cursor.go(by_word_end(report, place))
        else:
            self._selection.extend(extending.word_end(report, anchor, place))

    def sentences(self, n: int) -> None:
        """To the beginning of the ``n``-th sentence on; a selection goes on to the end of one."""
        self._by(n, by_sentences, extending.sentences)

    def to_start(self) -> None:
        """To the beginning of the report."""
        self._cursor.go(Place(0))

    def to_end(self) -> None:
        """To the last character of the report."""
        report = self._viewport.report
        if report and report.reading:
            self._cursor.go(last_char(report, len(report.reading) - 1))

    def _by(self, n: int, move: _Move, extend: _Extend) -> None:
        """Move by a unit of the text, or extend the selection by it."""
        report, anchor, place = self._viewport.report, self._selection.anchor, self._cursor.place
        if report is None or not report.reading:
            return
        if anchor is None:
            self._cursor.go(move(report, place, n))
        else:
            self._selection.extend(extend(report, anchor, place, n))
