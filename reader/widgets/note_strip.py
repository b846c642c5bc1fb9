"""The strip above the bottom row: the note under the cursor, in a line."""

from __future__ import annotations

from textual.content import Content
from textual.widget import Widget


class NoteStrip(Widget):
    """One row; there once there are notes on what is open."""

    DEFAULT_CSS = """
    NoteStrip { height: 1; visibility: visible; background: $panel; padding: 0 1; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._content = Content("")

    def show(self, content: Content) -> None:
        """Show something else."""
        if content != self._content:
            self._content = content
            self.refresh()

    def render(self) -> Content:
        """What is shown, cut to the row."""
        return self._content.truncate(self.size.width, ellipsis=True)
