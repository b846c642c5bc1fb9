"""What the palette offers: every command of the table by its name, and nothing else."""

from __future__ import annotations

from functools import partial
from typing import Final

from textual.command import DiscoveryHit, Hit, Hits, Provider

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


def _keys(screen: CommandScreen[object], command: Command) -> str | None:
    """What stands under a command's name: its keys, if it has any."""
    return screen.keymap.shown(command.id) or None
