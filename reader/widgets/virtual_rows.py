"""Rows that a widget draws and keeps itself, one of which is the current one."""

from __future__ import annotations

from textual import events
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget


class DrawnRows(Widget):
    """What the rows are, and how one moves among them, is up to those made from it."""

    def move(self, by: int, /) -> None:
        """Make the current one that which stands so many on, back if negative."""
        raise NotImplementedError

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """The wheel moves, so that the current one stays in sight."""
        event.stop()
        self.move(1)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """The same upwards."""
        event.stop()
        self.move(-1)

    def render_lines(self, crop: Region) -> list[Strip]:
        """The rows, past Textual's own store of them."""
        strips = [self.render_line(y) for y in crop.line_range]
        if crop.column_span != (0, self.size.width):
            strips = [strip.crop(*crop.column_span) for strip in strips]
        return strips
