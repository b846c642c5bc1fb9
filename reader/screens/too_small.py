"""What is shown where there is no room to read."""

from __future__ import annotations

from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.widgets import Static

from reader.screens.base import BaseScreen

LEAST: Final = Size(40, 10)
"""Columns and rows that reading needs."""


def cramped(size: Size) -> bool:
    """Whether a terminal of this size has no room to read."""
    return size.width < LEAST.width or size.height < LEAST.height


class TooSmallScreen(BaseScreen[None], inherit_bindings=False):
    """Says that it needs room; it goes when there is some."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("q", "app.quit", show=False)]
    DEFAULT_CSS = "TooSmallScreen { align: center middle; & > Static { width: auto; max-width: 100%; } }"

    def on_screen_resume(self) -> None:
        """Go if there has come to be room while another screen was above."""
        if not cramped(self.app.size):
            self.dismiss()

    def compose(self) -> ComposeResult:
        """The plea."""
        yield Static(f"Syntopic needs {LEAST.width} columns and {LEAST.height} rows", markup=False)
