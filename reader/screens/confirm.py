"""A question that is answered with yes or no, before something that concerns many notes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import Static

from reader.screens.base import Dialog
from reader.settings.command import Group
from reader.settings.keymap import own_bindings
from reader.text.printable import printable
from reader.widgets.command_node import Handlers

HANDLERS: Final[Mapping[str, Callable[[Confirm], object]]] = {
    "confirm-yes": lambda screen: screen.action_dismiss(True),
    "confirm-no": lambda screen: screen.action_dismiss(False),
}
"""By a command's id."""


class Confirm(Dialog[bool]):
    """Says what will happen; returns whether it shall."""

    CSS_PATH = "../styles/sheets.tcss"
    GROUP = Group.ANSWERS
    HANDLED: ClassVar[Handlers] = HANDLERS
    BINDINGS: ClassVar[list[BindingType]] = [*own_bindings(HANDLERS)]
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
        yes, no = (self.keymap.first(command) for command in HANDLERS)
        with Vertical(id="sheet"):
            yield Static(printable(self._question, lines=True), markup=False)
            yield Static(
                f"{yes} {printable(self._yes)} · {no} leave all as it is", markup=False, id="answers"
            )
