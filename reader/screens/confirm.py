"""A question that is answered with yes or no, before something that concerns many notes."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static

from reader.screens.base import Dialog
from reader.text.printable import printable


class Confirm(Dialog[bool]):
    """Says what will happen; returns whether it shall."""

    CSS_PATH = "../styles/sheets.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y,enter", "dismiss(True)", show=False),
        Binding("n,q,escape", "dismiss(False)", show=False),
    ]
    DEFAULT_CSS = """
    Confirm {
        & > #sheet { width: 76; max-width: 100%; height: auto; padding: 1 2; }
        & Static { height: auto; }
        & #answers { margin: 1 0 0 0; color: $foreground 60%; }
    }
    """

    def __init__(self, question: str, yes: str) -> None:
        """Make the question.

        Args:
            question: what will happen, and to how many.
            yes: what is done if the reader agrees, in a word or two.
        """
        super().__init__()
        self._question = question
        self._yes = yes

    def compose(self) -> ComposeResult:
        """The question above its answers."""
        with Vertical(id="sheet"):
            yield Static(printable(self._question, lines=True), markup=False)
            yield Static(f"y {printable(self._yes)} · n leave all as it is", markup=False, id="answers")
