"""A screen of its own, whose commands fill a group of the help."""

from __future__ import annotations

from collections.abc import Iterable

from textual.screen import ScreenResultType

from reader.screens.base import BaseScreen
from reader.services.services import Services
from reader.settings.command import Command


class CommandScreen(BaseScreen[ScreenResultType], inherit_bindings=False):
    """Works with the services; the palette opens above it where it offers something."""

    services: Services
    """What it works with."""

    def available(self) -> Iterable[Command]:
        """The commands that the palette offers."""
        return ()
