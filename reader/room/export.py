"""Export: the way to its screen."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reader.room.controller import Controller, RoomContext

if TYPE_CHECKING:
    from reader.exporting.options import Choices


class ExportController(Controller):
    """Opens the screen for exports; remembers what was chosen there."""

    def __init__(self, context: RoomContext) -> None:
        super().__init__(context)
        self.choices: Choices | None = None

    async def open(self, query: str | None = None) -> None:
        """Show what would be written.

        Args:
            query: which notes; None: as the last time.
        """
        from reader.exporting.options import Choices
        from reader.screens.export.screen import ExportScreen

        choices = self.choices or Choices(flavour=self.config.flavour)
        if query is not None:
            choices = replace(choices, query=query)
        await self.app.push_screen(ExportScreen(self.context.services, choices), self._closed)

    def _closed(self, choices: Choices | None) -> None:
        """Begin with the same choices the next time."""
        self.choices = choices or self.choices
