"""Keeping what is open and where, so that the next start goes on from here, after kill -9 too."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING, Final

from reader import session
from reader.parts.part import Part

if TYPE_CHECKING:
    from corpus.model import Report
    from reader.screens.room import Room

RECENT: Final = 100
"""Reports that are remembered as opened last."""
DELAY: Final = 1.0
"""Seconds at most between a move and its being kept."""


class Keeping(Part):
    """The session file: written a second after a move, off the screen's thread, the newest state only."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self.colours = room.start.colours
        """The colours that were chosen by command, now or before; None leaves them to the config."""
        self.recent: tuple[str, ...] = room.start.recent
        """The files of the reports that were opened last, the latest first."""
        self._due = False
        self._lock = Lock()
        self._latest: session.Session | None = None

    def soon(self) -> None:
        """Keep what is open, once for all that happens within a second."""
        if not self._due:
            self._due = True
            self.room.set_timer(DELAY, self._start)

    def opened(self, report: Report) -> None:
        """Remember that a report was opened."""
        others = [path for path in self.recent if path != report.path]
        self.recent = (report.path, *others)[:RECENT]
        self.soon()

    def now(self) -> None:
        """Keep what is open before anything else happens."""
        self._latest = self._state()
        self._write()

    def _start(self) -> None:
        self._due = False
        self._latest = self._state()
        self.room.run_worker(self._write, group="keep", thread=True, exit_on_error=False)

    def _write(self) -> None:
        with self._lock:
            latest, self._latest = self._latest, None
            if latest is not None:
                session.save(latest, self.room.workspace.key)

    def _state(self) -> session.Session:
        desk = self.desk
        return session.Session(
            panes=tuple(
                session.pane_state(
                    column.report, column.pane.cursor, column.pane.top, column.share, column.pane.blank
                )
                for column in desk.columns
            ),
            focused=desk.index,
            zoomed=desk.zoomed,
            colours=self.colours,
            recent=self.recent,
        )
