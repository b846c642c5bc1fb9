"""Help, the palette, colours, and the end."""

from __future__ import annotations

from reader.room.controller import Part


class Program(Part):
    """What concerns the program rather than a report."""

    def help(self) -> None:
        """Show all keys."""
        from reader.screens.help import HelpScreen

        self.room.app.push_screen(HelpScreen(self.room.keymap))

    def palette(self) -> None:
        """Offer every command by its name."""
        from reader.screens.palette import Palette

        self.room.app.push_screen(Palette())

    def noticed(self) -> None:
        """Show all that was said so far, and which files were not read, and why."""
        from reader.screens.message_log import NoticedScreen

        workspace = self.room.workspace
        passed = workspace.library.passed if workspace.library else ()
        screen = NoticedScreen(tuple(self.room.bar.remembered), workspace.problems, passed)
        self.room.app.push_screen(screen)

    def colours(self, name: str) -> None:
        """Choose light or dark colours; kept for the next start."""
        self.room.app.theme = name
        self.room.keeping.colours = name
        self.room.keeping.soon()

    async def try_again(self) -> None:
        """Try again what failed last."""
        await self.room.action_try_again()

    def suspend(self) -> None:
        """Give the terminal back to the shell until it lets the program go on."""
        self.room.app.action_suspend_process()

    async def quit(self) -> None:
        """End; what is open is kept first."""
        await self.room.app.run_action("quit")
