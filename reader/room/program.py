"""Help, the palette, colours, and the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.room.controller import Controller, RoomContext

if TYPE_CHECKING:
    from reader.room.session_saving import SessionSavingController


class ProgramController(Controller):
    """What concerns the program rather than a report."""

    def __init__(self, context: RoomContext, session_saving: SessionSavingController) -> None:
        super().__init__(context)
        self._session_saving = session_saving

    def help(self) -> None:
        """Show all keys."""
        from reader.screens.help import HelpScreen

        self.app.push_screen(HelpScreen())

    def palette(self) -> None:
        """Offer every command by its name."""
        from reader.screens.palette import Palette

        self.app.push_screen(Palette())

    def noticed(self) -> None:
        """Show all that was said so far, and which files were not read, and why."""
        from reader.screens.message_log import MessageLogScreen

        workspace = self.workspace
        passed = workspace.library.passed if workspace.library else ()
        screen = MessageLogScreen(tuple(self.bar.remembered), workspace.problems, passed)
        self.app.push_screen(screen)

    def colours(self, name: str) -> None:
        """Choose light or dark colours; kept for the next start."""
        self.app.theme = name
        self._session_saving.colours = name
        self._session_saving.soon()

    async def try_again(self) -> None:
        """Try again what failed last."""
        await self.screen.action_try_again()

    async def redraw(self) -> None:
        """Draw the whole screen again, where something else has written on it."""
        await self.app.run_action("redraw")

    def suspend(self) -> None:
        """Give the terminal back to the shell until it lets the program go on."""
        self.app.action_suspend_process()

    async def quit(self) -> None:
        """End; what is open is kept first."""
        await self.app.run_action("quit")
