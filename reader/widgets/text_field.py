"""A field for one line of text."""

from __future__ import annotations

from textual import events
from textual.widgets import Input

from reader.runtime.paste import one_line


class TextField(Input):
    """Takes all lines of what is pasted, as one; Textual's own input takes the first one only."""

    def _on_paste(self, event: events.Paste) -> None:
        event.prevent_default()
        event.stop()
        self.replace(event.text, *self.selection)

    def replace(self, text: str, start: int, end: int) -> None:
        """Put other text, as one line, in place of what stands between two positions."""
        super().replace(one_line(text), start, end)
