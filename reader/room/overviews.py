"""The overviews: the matrix of all themes by all reports, and the synopsis of one theme."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from inspect import isawaitable
from typing import TYPE_CHECKING, NamedTuple

from reader.room.controller import Part

if TYPE_CHECKING:
    from corpus.model import Report
    from corpus.themes import Presence, Silence, Theme
    from reader.analysis.model import Analysis
    from reader.notebook import Notebook
    from reader.overview.grid import Grid
    from reader.overview.view import MatrixView
    from reader.room.screen import Room
    from reader.screens.jump import Choice
    from reader.state.visited import Seen

Then = Callable[[], object]
"""What is done when an overview has been closed."""


class Surveying(Part):
    """Opens the overviews, and remembers how they were looked at."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self._view: MatrixView | None = None

    # -- opening them

    async def matrix(self) -> None:
        """Show all themes by all reports."""
        from reader.overview.view import MatrixView
        from reader.screens.overviews.matrix import MatrixScreen

        reports = self.room.workspace.reports
        if self._view is None or self._view.reports is not reports:
            self._view = MatrixView(reports)
        await self.room.app.push_screen(MatrixScreen(self.room, self._view), self.closed)

    async def synopsis(self) -> None:
        """Show the theme of the last jump in all reports, or ask for one."""
        current = self.room.jumping.synopsis
        if current is None:
            await self.ask()
        else:
            await self.show(current.theme)

    async def ask(self) -> None:
        """Choose a theme, and show it in all reports."""
        from reader.screens.jump import JumpScreen

        await self.room.app.push_screen(JumpScreen(self.room.analyses), self._asked)

    async def _asked(self, choice: Choice | None) -> None:
        from corpus.themes import Theme
        from reader.screens.jump import Leave

        if isinstance(choice, Theme):
            await self.show(choice)
        elif isinstance(choice, Leave):
            await self.room.owning.instead(choice)
        elif choice is not None:
            self.room.say("a passage has no synopsis: choose a theme")

    async def show(self, theme: Theme, at: str | None = None) -> None:
        """Show a theme in all reports, from one of them on."""
        from reader.screens.overviews.synopsis import SynopsisScreen

        await self.room.app.push_screen(SynopsisScreen(self.room, theme, at), self.closed)

    async def closed(self, then: Then | None) -> None:
        """Do what the reader left an overview for."""
        if then is not None:
            done = then()
            if isawaitable(done):
                await done

    # -- what they lead to

    def write(self, theme: Theme, report: Report, again: Then) -> None:
        """Write what a report says of a theme, in sight of what it says.

        Args:
            theme: the theme.
            report: the report.
            again: opens the overview anew when it is written.
        """

        async def work() -> None:
            await self.room.jumping.go(theme, report.id)
            await self.room.theming.on(theme, report, again)

        self.room.jumping.start(work)

    def visit(self, theme: Theme, report: Report, at: Presence | None = None) -> None:
        """Go to what a report says of a theme."""
        self.room.jumping.visit(theme, report.id, at)

    # -- what they show: asked in the answers' lane

    @staticmethod
    def overturn(theme: Theme, report: Report, nearest: Presence, notebook: Notebook) -> str:
        """In the disk's lane: put a passage on a theme of which its report is silent; where it stands."""
        from reader.notebook import on
        from reader.positions.places import Place
        from reader.presentation.citation import cite, here

        span = here(report, Place(report.by_id[nearest.passage.id]))
        notebook.overturn_silence(theme, report, on(report, span))
        return cite(report, span)

    def reopen(self, theme: Theme, at: str) -> Then:
        """What shows a theme in all reports again."""
        return partial(self.show, theme, at)


def grid(seen: Seen, analysis: Analysis) -> Grid:
    """The matrix, with what the reader has been to so far."""
    from corpus.themes.matrix import counted
    from reader.overview.grid import Grid

    heirs = {key: own.id for own in analysis.own_themes for key in own.replaces}
    return Grid(analysis.reports, analysis.rows, partial(counted, analysis.themes), seen, heirs)


class Detail(NamedTuple):
    """A cell of the matrix, looked into."""

    found: Presence | Silence | None
    """Its best passage, else its silence."""
    by_id: Mapping[str, Report]
    """The reports by which that was found."""


def detail(theme: Theme, report: str, analysis: Analysis) -> Detail:
    """In the answers' lane: a cell looked into."""
    return Detail(best(theme, report, analysis), analysis.by_id)


def best(theme: Theme, report: str, analysis: Analysis) -> Presence | Silence | None:
    """The best passage of a report on a theme, else its silence; None where either is gone."""
    themes, jumper = analysis.counted
    known = analysis.theme_now(theme)
    if known is None:
        return None
    if report not in themes.by_id:
        return None
    found = next(iter(themes.presences_in(known, report)), None)
    if found is not None:
        return found
    return next((s for s in jumper.silences(known) if s.report == report), None)
