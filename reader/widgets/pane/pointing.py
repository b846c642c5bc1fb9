"""The mouse in a pane: a click sets the cursor, a drag selects, the wheel scrolls.

The pane takes the mouse while a button is down, so that a drag stays in the pane where it began.
"""

from __future__ import annotations

from typing import Final

from textual import events
from textual.geometry import Offset
from textual.timer import Timer

from reader.positions.places import Place
from reader.widgets.pane import coverage
from reader.widgets.pane.selecting import SelectingCursor

WHEEL: Final = 3
"""Rows that a notch of the wheel scrolls."""

DRAG_TICK: Final = 0.05
"""Seconds between two scrolls while a drag is held beyond an edge."""


class Pointing(SelectingCursor):
    """A pane's cursor and selection, in the hands of the mouse."""

    def __init__(self, *, name: str | None = None, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(name=name, id=id, classes=classes)
        self._pressed: Place | None = None
        self._dragged = False
        self._pointer = Offset(0, 0)
        self._drag_timer: Timer | None = None

    # The wheel.

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll down."""
        event.stop()
        self.scroll_by(WHEEL)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll up."""
        event.stop()
        self.scroll_by(-WHEEL)

    # The button.

    def place_under(self, pointer: Offset) -> Place | None:
        """The place drawn at a cell of the pane, or the nearest."""
        rows, galley = self.rows_in_sight(), self.galley
        if galley is None or not rows:
            return None
        row = rows[min(max(pointer.y, 0), len(rows) - 1)]
        return galley.place_at(row, pointer.x - self._page.margin - self._page.gutter)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Set the cursor, or go where the bar is pressed; a drag may follow."""
        pointer = event.offset - self.gutter.top_left
        place = self.place_under(pointer)
        if event.button != 1 or place is None or self.report is None:
            return
        self._dragged = False
        if pointer.x >= self.size.width - 1:
            self.clear_selection()
            self.move_to(coverage.place_at(self.report, pointer.y, self.page_height), centre=True)
            return
        self.clear_selection()
        self._pressed = place
        self._go(place)
        self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Select from where the button went down."""
        if self._pressed is None:
            return
        self._pointer = event.offset - self.gutter.top_left
        beyond = not 0 <= self._pointer.y < self.page_height
        if beyond and self._drag_timer is None:
            self._drag_timer = self.set_interval(DRAG_TICK, self._drag_on)
        elif not beyond:
            self._stop_drag_timer()
        self._drag()

    def _drag(self) -> None:
        """Extend the selection to the pointer."""
        place = self.place_under(self._pointer)
        if place is None or self._pressed is None or (place == self._pressed and not self._dragged):
            return
        if not self._dragged:
            self._dragged = True
            self.start_selecting()
        self._go(place)

    def _drag_on(self) -> None:
        """Scroll towards the pointer, faster the further it is beyond the edge."""
        y = self._pointer.y
        self.scroll_rows(y // 2 if y < 0 else 1 + (y - self.page_height) // 2)
        self._drag()

    def _stop_drag_timer(self) -> None:
        if self._drag_timer:
            self._drag_timer.stop()
            self._drag_timer = None

    def on_mouse_up(self) -> None:
        """End a drag."""
        self._stop_drag_timer()
        if self._pressed is not None:
            self.release_mouse()
            self._pressed = None

    def on_click(self, event: events.Click) -> None:
        """Select a word at the second click and its passage at the third; tell of the first."""
        place = self.place_under(event.offset - self.gutter.top_left)
        if place is None or self._dragged or event.button != 1 or event.x >= self.size.width - 1:
            return
        if event.chain == 2:
            self.select_word(place)
        elif event.chain == 3:
            self.select_passage(place.passage)
        else:
            self.clicked(place)

    def clicked(self, place: Place) -> None:
        """Called when a place was clicked once, without dragging."""
