"""What the overviews have in common: commands, the bottom row, and a look at notes that change."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.widget import Widget

from reader.notebook import Contents
from reader.screens.command_screen import CommandScreen
from reader.screens.overviews.silence_actions import SilenceActions
from reader.widgets.status_bar import StatusBar

if TYPE_CHECKING:
    from reader.services.intents import Intent
    from reader.services.services import Services
    from reader.settings.command import Command


class OverviewScreen(CommandScreen["Intent | None"], inherit_bindings=False):
    """An overview; what can be done here is done by its parts. Returns what is to be done next."""

    CSS_PATH: ClassVar[list[str]] = ["../../styles/sheets.tcss", "../../styles/overview.tcss"]  # type: ignore[assignment]
    AUTO_FOCUS = ""

    def __init__(self, services: Services, home: Widget) -> None:
        """Prepare it.

        Args:
            services: what it works with.
            home: what the keys go to.
        """
        super().__init__()
        self.services = services
        self.home = home
        self.bar = StatusBar(lambda: home)
        self.contents = Contents()
        """The notes that are shown."""
        self.judging = SilenceActions(self)  # type: ignore[arg-type] # each overview has what that asks for

    def on_mount(self) -> None:
        """Begin to read."""
        self.services.notebook.begin()
        self.set_focus(self.home)
        self.tell()
        self.hear(self.services.notebook.changed, lambda _: self.look())
        self.look()

    async def do(self, command: Command) -> None:
        """Do what a command says."""
        self.bar.pass_on()
        await super().do(command)

    def look(self) -> None:
        """Show the notes anew if they have changed, here or elsewhere."""
        contents = self.services.notebook.contents
        if contents is not None and contents is not self.contents:
            self.contents = contents
            self.renew()

    def renew(self) -> None:
        """Show other notes."""

    def tell(self) -> None:
        """Say in the bottom row which keys there are."""

    def say(self, message: str, *, stay: bool = False) -> None:
        """Show a message in the bottom row."""
        self.bar.say(message, stay=stay)

    def leave_for(self, intent: Intent) -> None:
        """Close it, for the opener to do this."""
        self.dismiss(intent)
