"""The overviews: the matrix of all themes by all reports, and the synopsis of one theme."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from reader.room.controller import Controller, RoomContext

if TYPE_CHECKING:
    from corpus.model import Report
    from corpus.themes import Theme
    from reader.comparison.view import MatrixView
    from reader.room.theme_assignment import ThemeAssignmentController
    from reader.room.theme_jump import ThemeJumpController
    from reader.room.theme_notes import ThemeNotesController
    from reader.screens.jump import Choice


class OverviewsController(Controller):
    """Opens the overviews, and remembers how they were looked at."""

    def __init__(
        self,
        context: RoomContext,
        theme_jump: ThemeJumpController,
        theme_notes: ThemeNotesController,
        theme_assignment: ThemeAssignmentController,
    ) -> None:
        super().__init__(context)
        self._theme_jump = theme_jump
        self._theme_notes = theme_notes
        self._theme_assignment = theme_assignment
        self._view: MatrixView | None = None

    # -- opening them

    async def matrix(self) -> None:
        """Show all themes by all reports."""
        from reader.comparison.view import MatrixView
        from reader.screens.overviews.matrix import MatrixScreen

        reports = self.workspace.reports
        if self._view is None or self._view.reports is not reports:
            self._view = MatrixView(reports)
        await self.app.push_screen(MatrixScreen(self.context.services, self._view), self.context.carry_out)

    async def synopsis(self) -> None:
        """Show the theme of the last jump in all reports, or ask for one."""
        current = self._theme_jump.synopsis
        if current is None:
            await self.ask()
        else:
            await self.show(current.theme)

    async def ask(self) -> None:
        """Choose a theme, and show it in all reports."""
        from reader.screens.jump import JumpScreen

        await self.app.push_screen(JumpScreen(self.analyses, self.notes.contents), self._asked)

    async def _asked(self, choice: Choice | None) -> None:
        from corpus.themes import Theme
        from reader.screens.jump import MakeOrShowThemes

        if isinstance(choice, Theme):
            await self.show(choice)
        elif isinstance(choice, MakeOrShowThemes):
            await self._theme_assignment.instead(choice)
        elif choice is not None:
            self.say("a passage has no synopsis: choose a theme")

    async def show(self, theme: Theme, at: str | None = None) -> None:
        """Show a theme in all reports, from one of them on."""
        from reader.screens.overviews.synopsis import SynopsisScreen

        self.context.services.query_theme.begin(theme)
        screen = SynopsisScreen(self.context.services, theme, at or self.report.id)
        await self.app.push_screen(screen, self.context.carry_out)

    # -- what they lead to

    def write(self, theme: Theme, report: Report, again: Callable[[], object]) -> None:
        """Write what a report says of a theme, in sight of what it says.

        Args:
            theme: the theme.
            report: the report.
            again: opens the overview anew when it is written.
        """

        async def work() -> None:
            await self._theme_jump.go(theme, report.id)
            await self._theme_notes.on(theme, report, again)

        self._theme_jump.start(work)
