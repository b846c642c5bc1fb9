"""A note, popped up above the text near the reference that means it."""

from __future__ import annotations

from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content, Span
from textual.message import Message
from textual.widgets import Static

from corpus.model import Passage
from reader.commands import Where
from reader.keymap import bindings
from reader.printable import printable

WIDEST: Final = 76
"""Cells that a note is wide at most, its frame included."""
FRAME: Final = 4
"""Cells that the frame and the space inside it take from the width."""


class NotePanel(VerticalScroll):
    """The text of a footnote in a frame; or that the source has lost it."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Where.NOTE)]

    class Left(Message):
        """The keys go elsewhere, so the note is not wanted any more."""

        def __init__(self, panel: NotePanel) -> None:
            super().__init__()
            self.panel = panel
            """The note."""

    def __init__(self, marker: str, note: Passage | None, more: int) -> None:
        super().__init__()
        missing = f"The note {printable(marker)} is not in this text."
        self._content = _content(note) if note else Content(missing)
        self.border_title = Content(f"note {printable(marker)}")
        self.border_subtitle = Content(f"enter: {more} more · esc" if more else "esc")

    def compose(self) -> ComposeResult:
        """The note."""
        yield Static(self._content, markup=False)

    def on_blur(self) -> None:
        """Tell that something else has got the keys."""
        if self.app.app_focus:
            self.post_message(self.Left(self))

    def place(self, row: int) -> None:
        """Stand under a row of the pane, or above it where there is more room.

        Args:
            row: the row of the reference, counted in the pane; the title line stands above the pane.
        """
        column = self.parent
        if column is None:
            return
        width, height = column.size  # type: ignore[attr-defined]
        mine = min(width - 2, WIDEST)
        lines = len(self._content.wrap(max(mine - FRAME, 1))) + 2
        above, below = row + 1, height - row - 2
        under = lines <= below or below >= above
        tall = max(min(lines, below if under else above), 3)
        self.styles.width, self.styles.height = mine, tall
        self.styles.offset = (max((width - mine) // 2, 0), row + 2 if under else max(row + 1 - tall, 0))


def _content(note: Passage) -> Content:
    """The note's text, its own references dimmed."""
    dim = [Span(ref.start, ref.end, "dim") for ref in note.refs]
    return Content(printable(note.text), dim)
