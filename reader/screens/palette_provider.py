"""What the palette offers: every command of the table by its name, and nothing else."""

from __future__ import annotations

from functools import partial
from typing import Final

from textual.command import DiscoveryHit, Hit, Hits, Provider

from reader.room.screen import Room
from reader.settings.room_commands import COMMANDS, Command, Where

_HELP: Final = 0.5
"""What likeness to a command's line in the help counts beside likeness to its name."""


class Commands(Provider):
    """The commands of the reading room that can be done now."""

    async def discover(self) -> Hits:
        """All of them, before anything is typed."""
        for command, room in self._available():
            yield DiscoveryHit(
                command.label, partial(room.action_do, command.id), command.label, _keys(room, command)
            )

    async def search(self, query: str) -> Hits:
        """Those whose name is like what is typed, then those whose line in the help is."""
        matcher = self.matcher(query)
        for command, room in self._available():
            score = matcher.match(command.label) or matcher.match(command.help) * _HELP
            if score > 0:
                yield Hit(
                    score,
                    matcher.highlight(command.label),
                    partial(room.action_do, command.id),
                    command.label,
                    _keys(room, command),
                )

    def _available(self) -> list[tuple[Command, Room]]:
        room = self.screen
        if not isinstance(room, Room):
            return []
        here = [command for command in COMMANDS if command.where is Where.ROOM and not room.lacks(command)]
        return [(command, room) for command in here if command.id != "palette"]


def _keys(room: Room, command: Command) -> str | None:
    """What stands under a command's name: its keys, if it has any."""
    return room.keymap.shown(command.id) or None
