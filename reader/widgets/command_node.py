"""What takes keys of commands in the table: every screen, and those widgets that have keys of their own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from inspect import isawaitable
from typing import Any, ClassVar

from reader.settings.command import Command
from reader.settings.commands import BY_ID
from reader.settings.keymap import Keymap

Handlers = Mapping[str, Callable[[Any], object]]
"""By a command's id what it does."""


class CommandNode:
    """The part of screens and widgets that does what its handlers say for the ids of commands."""

    HANDLED: ClassVar[Handlers] = {}
    """What each command does, called with this screen or widget."""

    @property
    def keymap(self: Any) -> Keymap:
        """The keys that count: there is one table of them for the whole program."""
        keymap: Keymap = self.app.keymap
        return keymap

    @property
    def handlers(self) -> tuple[Handlers, Any]:
        """By a command's id what it does, and what that is called with."""
        return self.HANDLED, self

    def takes(self, command: Command) -> bool:  # noqa: ARG002 # others look at it
        """Whether keys mean this command now: not while they are meant for a line that is typed in."""
        return True

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether a key does this here."""
        return action != "do" or self.takes(BY_ID[str(parameters[0])])

    async def action_do(self, name: str) -> None:
        """Do what a command says."""
        await self.do(BY_ID[name])

    async def do(self, command: Command) -> None:
        """Do what a command says."""
        handlers, subject = self.handlers
        await self.carry_out(partial(handlers[command.id], subject))

    async def carry_out(self, deed: Callable[[], object]) -> None:
        """Do what a key asks for; a screen says where that failed."""
        done = deed()
        if isawaitable(done):
            await done
