"""The strip above the bottom row: the note under the cursor, in a line."""

from __future__ import annotations

from typing import Final

from textual.content import Content
from textual.widget import Widget

GAP: Final = 2
"""Cells between what stands on the strip."""
LEAST: Final = 24
"""Cells that the note's words keep beside tags and relations."""


class NoteStrip(Widget):
    """One row; there once there are notes on what is open."""

    DEFAULT_CSS = """
    NoteStrip { height: 1; visibility: visible; background: $panel; padding: 0 1; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._said = Content(""), Content("")

    def show(self, words: Content, rest: Content) -> None:
        """Show something else.

        Args:
            words: what the note says; cut first.
            rest: its tags, its holder, its relations.
        """
        if (words, rest) != self._said:
            self._said = words, rest
            self.refresh()

    def render(self) -> Content:
        """The words, cut so that the rest stands beside them where it can, and the rest."""
        words, rest = self._said
        width = self.size.width
        words = words.truncate(max(width - rest.cell_length - GAP, LEAST), ellipsis=True)
        return (words + Content(" " * GAP) + rest).truncate(width, ellipsis=True)
