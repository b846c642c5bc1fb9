"""A list of rows of one line each: as many as there are, of which those in sight are made and drawn."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from reader.text.plain_text import cells, clip

Row = list[tuple[str, str]]
"""The pieces of a row: a text, and what it is, which the style sheet gives a look."""


class RowList(Widget):
    """Shows rows, one of which is the current one; it has no keys of its own and never the focus."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "row-list--row", "row-list--current", "row-list--mark", "row-list--name", "row-list--text",
        "row-list--aside",
    }  # fmt: skip

    class Chosen(Message):
        """The current row was clicked."""

    def __init__(self) -> None:
        super().__init__()
        self._count = 0
        self._make: Callable[[int], Row] = lambda _: []
        self.index = 0
        """Which row is the current one."""
        self._top = 0

    @property
    def count(self) -> int:
        """How many rows there are."""
        return self._count

    def show(self, count: int, make: Callable[[int], Row], index: int = 0) -> None:
        """Show these rows.

        Args:
            count: how many there are.
            make: makes the row with an index.
            index: which is the current one.
        """
        taller = min(count, self.app.size.height) != min(self._count, self.app.size.height)
        self._count, self._make = count, make
        self.index = max(0, min(index, count - 1))
        self._reveal()
        self.refresh(layout=taller)

    def move(self, by: int) -> None:
        """Go so many rows on; from either end one row further is the other end."""
        last = self._count - 1
        index = self.index + by
        if abs(by) == 1 and last > 0:
            index %= self._count
        self.index = max(0, min(index, last))
        self._reveal()
        self.refresh()

    def page(self, by: int) -> None:
        """Go so many pages on."""
        self.move(by * max(2, self.size.height - 1))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """As high as its rows."""
        return self._count

    def on_resize(self) -> None:
        """Keep the current row in sight."""
        self._reveal()

    def on_click(self, event: events.Click) -> None:
        """A click makes a row the current one and chooses it."""
        if self._top + event.y < self._count:
            self.index = self._top + event.y
            self.refresh()
            self.post_message(self.Chosen())

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """The wheel moves."""
        event.stop()
        self.move(min(3, self._count - 1 - self.index))

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """The same upwards."""
        event.stop()
        self.move(-min(3, self.index))

    def render_line(self, y: int) -> Strip:
        """The row that stands there."""
        index = self._top + y
        current = index == self.index
        base = self.get_component_rich_style("row-list--current" if current else "row-list--row")
        if index >= self._count:
            return Strip.blank(self.size.width, base)
        segments, room = [], self.size.width
        for text, kind in self._make(index):
            shown = clip(text, room)
            room -= cells(shown)
            style = self.get_component_rich_style(f"row-list--{kind}", partial=True)
            segments.append(Segment(shown, base + style))
        return Strip(segments).adjust_cell_length(self.size.width, base)

    def _reveal(self) -> None:
        """Have the current row in sight, and waste no room."""
        height = max(1, self.size.height)
        least = self.index - height + 1
        self._top = max(0, min(max(self._top, least), self.index, self._count - height))
