"""A screen whose keys are those of commands in the table."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any, ClassVar

from textual.screen import ScreenResultType

from reader.screens.base import BaseScreen
from reader.services.services import Services
from reader.settings.command import Command, Group
from reader.settings.commands import BY_ID
from reader.settings.keymap import Keymap


class CommandScreen(BaseScreen[ScreenResultType], inherit_bindings=False):
    """Does what its handlers say for the ids of commands."""

    GROUP: ClassVar[Group]
    """Its commands' heading in the help."""

    services: Services
    """What it works with."""

    @property
    def keymap(self) -> Keymap:
        """The keys that count."""
        return self.services.keymap

    @property
    def handlers(self) -> tuple[Mapping[str, Callable[[Any], object]], Any]:
        """By a command's id what it does, and what that is called with."""
        raise NotImplementedError

    def takes(self, command: Command) -> bool:  # noqa: ARG002 # others look at it
        """Whether keys mean this command now: not while they are meant for a line that is typed in."""
        return True

    def available(self) -> Iterable[Command]:
        """The commands that the palette offers."""
        return ()

    async def action_do(self, name: str) -> None:
        """Do what a command says."""
        await self.do(BY_ID[name])

    async def do(self, command: Command) -> None:
        """Do what a command says; where it waits for a job that fails, that is said."""
        handlers, subject = self.handlers
        await self.carry_out(partial(handlers[command.id], subject))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether a key does this here."""
        if action == "do":
            return self.takes(BY_ID[str(parameters[0])])
        return super().check_action(action, parameters)

    async def show_help(self) -> None:
        """Show all keys, those of this screen first."""
        from reader.screens.help import HelpScreen

        await self.app.push_screen(HelpScreen(self.keymap, self.GROUP))
