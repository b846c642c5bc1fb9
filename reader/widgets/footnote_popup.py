"""A note, popped up above the text near the reference that means it."""

from __future__ import annotations

from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content, Span
from textual.geometry import Size
from textual.message import Message
from textual.widgets import Static

from corpus.model import Passage
from reader.settings.commands import Where
from reader.settings.keymap import bindings
from reader.text.printable import printable

WIDEST: Final = 76
"""Cells that a note is wide at most, its frame included."""
FRAME: Final = 4
"""Cells that the frame and the space inside it take from the width."""


class FootnotePopup(VerticalScroll):
    """The text of a footnote in a frame; or that the source has lost it."""

    # Read with the first note, not at the start.
    DEFAULT_CSS = """
    FootnotePopup {
        layer: note;
        visibility: visible;
        position: absolute;
        background: $surface;
        border: round $accent 70%;
        border-title-color: $accent;
        border-subtitle-color: $foreground 60%;
        padding: 0 1;
        scrollbar-size-vertical: 1;
        & > Static { height: auto; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Where.FOOTNOTE)]

    class Left(Message):
        """The keys go elsewhere, so the note is not wanted any more."""

        def __init__(self, panel: FootnotePopup) -> None:
            super().__init__()
            self.panel = panel
            """The note."""

    def __init__(self, marker: str, note: Passage | None, hint: str) -> None:
        super().__init__()
        missing = f"The note {printable(marker)} is not in this text."
        self._content = _content(note) if note else Content(missing)
        self.border_title = Content(f"note {printable(marker)}")
        self.border_subtitle = Content(hint)

    def compose(self) -> ComposeResult:
        """The note."""
        yield Static(self._content, markup=False)

    def on_blur(self) -> None:
        """Tell that something else has got the keys."""
        if self.app.app_focus:
            self.post_message(self.Left(self))

    def place(self, row: int, pane: Size) -> None:
        """Stand under a row of the pane, or above it where there is more room.

        Args:
            row: the row of the reference, counted in the pane; the title line stands above the pane.
            pane: how large the pane is.
        """
        width = min(pane.width - 2, WIDEST)
        lines = len(self._content.wrap(max(width - FRAME, 1))) + 2
        above, below = row, pane.height - row - 1
        under = lines <= below or below >= above
        height = max(min(lines, below if under else above), 3)
        self.styles.width, self.styles.height = width, height
        top = row + 1 if under else max(row - height, 0)
        self.styles.offset = (max((pane.width - width) // 2, 0), top + 1)


def _content(note: Passage) -> Content:
    """The note's text, its own references dimmed."""
    dim = [Span(ref.start, ref.end, "dim") for ref in note.refs]
    return Content(printable(note.text), dim)
