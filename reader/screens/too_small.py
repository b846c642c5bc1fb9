"""What is shown where there is no room to read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.geometry import Size
from textual.widgets import Static

from reader.screens.base import BaseScreen
from reader.settings.keymap import own_bindings
from reader.widgets.command_node import Handlers

LEAST: Final = Size(40, 10)
"""Columns and rows that reading needs."""
HANDLERS: Final[Mapping[str, Callable[[TooSmallScreen], object]]] = {
    "quit": lambda screen: screen.app.action_quit(),
}
"""By a command's id: the room's key means the same here."""


def cramped(size: Size) -> bool:
    """Whether a terminal of this size has no room to read."""
    return size.width < LEAST.width or size.height < LEAST.height


class TooSmallScreen(BaseScreen[None], inherit_bindings=False):
    """Says that it needs room; it goes when there is some."""

    HANDLED: ClassVar[Handlers] = HANDLERS
    BINDINGS: ClassVar[list[BindingType]] = [*own_bindings(HANDLERS)]
    DEFAULT_CSS = "TooSmallScreen { align: center middle; & > Static { width: auto; max-width: 100%; } }"

    def on_screen_resume(self) -> None:
        """Go if there has come to be room while another screen was above."""
        if not cramped(self.app.size):
            self.dismiss()

    def compose(self) -> ComposeResult:
        """The plea."""
        yield Static(f"Syntopic needs {LEAST.width} columns and {LEAST.height} rows", markup=False)
