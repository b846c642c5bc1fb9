"""The palette: every command of the table by its name, and nothing else."""

from __future__ import annotations

from functools import partial
from typing import Final

from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.widgets import LoadingIndicator

from reader.screens.base import BaseScreen
from reader.screens.command_screen import CommandScreen
from reader.settings.command import Command

_HELP: Final = 0.5
"""What likeness to a command's line in the help counts beside likeness to its name."""


class Commands(Provider):
    """The commands of the screen below that can be done now."""

    async def discover(self) -> Hits:
        """All of them, before anything is typed."""
        for command, screen in self._available():
            yield DiscoveryHit(
                command.label, partial(screen.action_do, command.id), command.label, _keys(screen, command)
            )

    async def search(self, query: str) -> Hits:
        """Those whose name is like what is typed, then those whose line in the help is."""
        matcher = self.matcher(query)
        for command, screen in self._available():
            score = matcher.match(command.label) or matcher.match(command.help) * _HELP
            if score > 0:
                yield Hit(
                    score,
                    matcher.highlight(command.label),
                    partial(screen.action_do, command.id),
                    command.label,
                    _keys(screen, command),
                )

    def _available(self) -> list[tuple[Command, CommandScreen[object]]]:
        screen = self.screen
        if not isinstance(screen, CommandScreen):
            return []
        return [(command, screen) for command in screen.available() if command.id != "palette"]


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


def _keys(screen: CommandScreen[object], command: Command) -> str | None:
    """What stands under a command's name: its keys, if it has any."""
    return screen.keymap.shown(command.id) or None
