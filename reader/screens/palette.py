"""The palette: every command of the table by its name, and nothing else."""

from __future__ import annotations

from textual.command import CommandPalette
from textual.widgets import LoadingIndicator

from reader.screens.base import BaseScreen
from reader.screens.palette_provider import Commands


class Palette(CommandPalette, BaseScreen[None]):
    """Textual's palette with our commands only, in the dress of our other sheets."""

    CSS_PATH = "../styles/sheets.tcss"

    def __init__(self) -> None:
        super().__init__(providers=[Commands], placeholder="What do you want to do?")

    def _start_busy_countdown(self) -> None:
        """Show no sign of waiting: our commands are there at once.

        It would be taken away by the search that is given up, when what shows it may be gone already.
        """

    def on_mount(self) -> None:
        """Stop the clock of that sign, which ticks sixteen times a second though it is hidden."""
        self.query_one(LoadingIndicator).auto_refresh = None
