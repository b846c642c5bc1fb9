"""A drawer that shows a few lines and asks for one of several keys."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from reader.text.printable import printable
from reader.widgets.choice import Choice, Option
from reader.widgets.drawer import Drawer


class QuestionDrawer(Drawer):
    """What it is about, above the choices."""

    DEFAULT_CSS = """
    QuestionDrawer > Static { height: auto; max-height: 3; }
    """

    def __init__(self, title: str, lines: Sequence[str], question: str, options: Sequence[Option]) -> None:
        """Make the drawer.

        Args:
            title: what it is about, in the frame.
            lines: what one has to know.
            question: stands before the choices.
            options: the choices.
        """
        super().__init__()
        self.border_title = Content(printable(title))
        self._lines = lines
        self._choice = Choice(question, options)

    def compose(self) -> ComposeResult:
        """Lines above choices."""
        for line in self._lines:
            yield Static(Content(printable(line)), markup=False)
        yield self._choice

    def take_keys(self) -> None:
        """Wait for a key."""
        self.screen.set_focus(self._choice, scroll_visible=False)
