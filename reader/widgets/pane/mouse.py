"""The mouse in a pane: a click sets the cursor, a drag selects, the wheel scrolls.

The pane takes the mouse while a button is down, so that a drag stays in the pane where it began.
"""

from __future__ import annotations

from typing import Final

from textual import events
from textual.geometry import Offset
from textual.timer import Timer
from textual.widget import Widget

from reader.positions.places import Place
from reader.widgets.pane import coverage
from reader.widgets.pane.cursor import Cursor
from reader.widgets.pane.selection import PaneSelection

WHEEL: Final = 3
"""Rows that a notch of the wheel scrolls."""

DRAG_TICK: Final = 0.05
"""Seconds between two scrolls while a drag is held beyond an edge."""


class PaneMouse:
    """Moves a pane's cursor and makes its selection."""

    def __init__(self, widget: Widget, cursor: Cursor, selection: PaneSelection) -> None:
        self._widget = widget
        self._cursor = cursor
        self._viewport = cursor.viewport
        self._selection = selection
        self._pressed: Place | None = None
        self._dragged = False
        self._pointer = Offset(0, 0)
        self._drag_timer: Timer | None = None

    def _place_under(self, pointer: Offset) -> Place | None:
        """The place drawn at a cell of the pane, or the nearest."""
        return self._viewport.place_at(pointer.x, pointer.y)

    def _inside(self, offset: Offset) -> Offset:
        return offset - self._widget.gutter.top_left

    def press(self, event: events.MouseDown) -> None:
        """Set the cursor, or go where the bar is pressed; a drag may follow."""
        pointer, report = self._inside(event.offset), self._viewport.report
        place = self._place_under(pointer)
        if event.button != 1 or place is None or report is None:
            return
        self._dragged = False
        self._selection.clear()
        if pointer.x >= self._widget.size.width - 1:
            at = coverage.place_at(report, pointer.y, self._viewport.height)
            self._cursor.move_to(at, centre=True)
            return
        self._pressed = place
        self._cursor.go(place)
        self._widget.capture_mouse()

    def move(self, event: events.MouseMove) -> None:
        """Select from where the button went down."""
        if self._pressed is None:
            return
        self._pointer = self._inside(event.offset)
        beyond = not 0 <= self._pointer.y < self._viewport.height
        if beyond and self._drag_timer is None:
            self._drag_timer = self._widget.set_interval(DRAG_TICK, self._drag_on)
        elif not beyond:
            self._stop_drag_timer()
        self._drag()

    def _drag(self) -> None:
        """Extend the selection to the pointer."""
        place = self._place_under(self._pointer)
        if place is None or self._pressed is None or (place == self._pressed and not self._dragged):
            return
        if not self._dragged:
            self._dragged = True
            self._selection.start()
        self._cursor.go(place)

    def _drag_on(self) -> None:
        """Scroll towards the pointer, faster the further it is beyond the edge."""
        y, height = self._pointer.y, self._viewport.height
        self._viewport.scroll_rows(y // 2 if y < 0 else 1 + (y - height) // 2)
        self._drag()

    def _stop_drag_timer(self) -> None:
        if self._drag_timer:
            self._drag_timer.stop()
            self._drag_timer = None

    def release(self) -> None:
        """End a drag."""
        self._stop_drag_timer()
        if self._pressed is not None:
            self._widget.release_mouse()
            self._pressed = None

    def click(self, event: events.Click) -> Place | None:
        """Select a word at the second click and its passage at the third; where the first one was."""
        place = self._place_under(self._inside(event.offset))
        if place is None or self._dragged or event.button != 1 or event.x >= self._widget.size.width - 1:
            return None
        if event.chain == 2:
            self._selection.select_word(place)
        elif event.chain == 3:
            self._selection.select_passage(place.passage)
        else:
            return place
        return None
