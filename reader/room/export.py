"""Export: the way to its screen."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reader.room.controller import Part

if TYPE_CHECKING:
    from reader.exporting.options import Choices
    from reader.room.screen import Room


class Exporting(Part):
    """Opens the screen for exports; remembers what was chosen there."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self.choices: Choices | None = None

    async def open(self, query: str | None = None) -> None:
        """Show what would be written.

        Args:
            query: which notes; None: as the last time.
        """
        from reader.exporting.options import Choices
        from reader.screens.export.screen import ExportScreen

        choices = self.choices or Choices(flavour=self.room.config.flavour)
        if query is not None:
            choices = replace(choices, query=query)
        await self.room.app.push_screen(ExportScreen(self.room, choices))
