"""What the overviews have in common: commands, the bottom row, and a look at notes that change."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from textual.widget import Widget

from reader.notebook import Contents
from reader.screens.base import BaseScreen
from reader.screens.overviews.silence_actions import Judging
from reader.settings.room_commands import BY_ID, Group
from reader.widgets.status_bar import StatusBar

if TYPE_CHECKING:
    from reader.room.overviews import Then
    from reader.room.screen import Room

LOOK: Final = 0.5
"""Seconds between two looks whether the notes are still those that are shown."""


class OverviewScreen(BaseScreen["Then | None"], inherit_bindings=False):
    """An overview; what can be done here is done by its parts. Returns what is to be done next."""

    CSS_PATH: ClassVar[list[str]] = ["../../styles/sheets.tcss", "../../styles/overview.tcss"]  # type: ignore[assignment]
    AUTO_FOCUS = ""
    GROUP: ClassVar[Group]

    def __init__(self, room: Room, home: Widget) -> None:
        """Prepare it.

        Args:
            room: the reading room below.
            home: what the keys go to.
        """
        super().__init__()
        self.room = room
        self.home = home
        self.bar = StatusBar(lambda: home)
        self.contents = Contents()
        """The notes that are shown."""
        self.judging = Judging(self)  # type: ignore[arg-type] # each overview has what that asks for

    def on_mount(self) -> None:
        """Begin to read."""
        self.room.noting.begin()
        self.set_focus(self.home)
        self.tell()
        self.set_interval(LOOK, self.look)

    def look(self) -> None:
        """Show the notes anew if they have changed, here or elsewhere."""
        contents = self.room.noting.contents
        if contents is not None and contents is not self.contents:
            self.contents = contents
            self.renew()

    def renew(self) -> None:
        """Show other notes."""

    def tell(self) -> None:
        """Say in the bottom row which keys there are."""

    def keys(self, **names: str) -> str:
        """The first keys of some commands, each with what it does; underscores stand for hyphens."""
        first = self.room.keymap.first
        return " · ".join(f"{first(key.replace('_', '-'))} {name}" for key, name in names.items())

    def say(self, message: str, *, stay: bool = False) -> None:
        """Show a message in the bottom row."""
        self.bar.say(message, stay=stay)

    def leave_for(self, then: Then) -> None:
        """Close it, to do something else."""
        self.dismiss(then)

    async def action_do(self, name: str) -> None:
        """Do what a command says."""
        self.bar.pass_on()
        await self.carry_out_command(BY_ID[name])
