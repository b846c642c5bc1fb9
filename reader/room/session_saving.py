"""Keeping what is open and where, so that the next start goes on from here, after kill -9 too."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from reader.job_kinds import SESSION
from reader.room.controller import Controller, RoomContext
from reader.state import session

if TYPE_CHECKING:
    from corpus.model import Report
    from reader.room.start import Start

RECENT: Final = 100
"""Reports that are remembered as opened last."""
DELAY: Final = 1.0
"""Seconds at most between a move and its being kept."""


class SessionSavingController(Controller):
    """The session file: written a second after a move, in the disk's lane."""

    def __init__(self, context: RoomContext, start: Start) -> None:
        super().__init__(context)
        context.ending.append(self.now)
        self.colours = start.colours
        """The colours that were chosen by command, now or before; None leaves them to the config."""
        self.recent: tuple[str, ...] = start.recent
        """The files of the reports that were opened last, the latest first."""
        self._due = False

    def soon(self) -> None:
        """Keep what is open, once for all that happens within a second."""
        if not self._due:
            self._due = True
            self.screen.set_timer(DELAY, self._start)

    def opened(self, report: Report) -> None:
        """Remember that a report was opened."""
        others = [path for path in self.recent if path != report.path]
        self.recent = (report.path, *others)[:RECENT]
        self.soon()

    def now(self) -> None:
        """Keep what is open."""
        self._due = False
        work = partial(session.save, self._state(), self.workspace.key)
        self.background.ask(self.screen, SESSION, work, self.say_problem)

    def _start(self) -> None:
        if self._due:
            self.now()

    def _state(self) -> session.Session:
        grid = self.grid
        return session.Session(
            panes=tuple(
                session.pane_state(
                    column.report,
                    column.pane.cursor,
                    column.pane.top,
                    column.share,
                    column.pane.viewport.blank,
                )
                for column in grid.columns
            ),
            focused=grid.index,
            zoomed=grid.zoomed,
            colours=self.colours,
            recent=self.recent,
        )
