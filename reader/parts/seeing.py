"""Remembering which passages the reader has been to, and which themes are pinned."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING, Final

from reader import seen
from reader.parts.part import Part
from reader.seen import Seen

if TYPE_CHECKING:
    from reader.screens.room import Room

REST: Final = 0.8
"""Seconds for which the cursor must rest in a passage before the reader has been to it."""
DELAY: Final = 2.0
"""Seconds at most between that and its being kept."""


class Seeing(Part):
    """What the reader has been to; kept off the screen's thread, the newest state only."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self._known: Seen | None = None
        self._new: dict[str, set[str]] = {}
        """Passages that are not yet among those that are known."""
        self._at: tuple[str, str] | None = None
        self._waiting = self._due = False
        self._lock = Lock()

    def begin(self) -> None:
        """Begin to look where the cursor rests; to be called once there is something to read."""
        self.soon()

    def soon(self) -> None:
        """Look whether the cursor stays where it is."""
        if not self._waiting:
            self._waiting, self._at = True, self._here()
            self.room.set_timer(REST, self._rested)

    def _rested(self) -> None:
        self._waiting = False
        here = self._here()
        if here != self._at:
            self.soon()
        elif here is not None and here[1] not in self._new.get(here[0], ()):
            self._new.setdefault(here[0], set()).add(here[1])
            self._keep()

    def _here(self) -> tuple[str, str] | None:
        report = self.report
        return (report.id, report.reading[self.pane.cursor.passage].id) if report.reading else None

    # -- what is known

    def seen(self) -> Seen:
        """What the reader has been to so far; the first time a file is read, so off the screen's thread."""
        with self._lock:
            if self._known is None:
                self._known = seen.load(self.room.workspace.key)
            new = {report: frozenset(ids) for report, ids in list(self._new.items())}
            return self._known.with_passages(new)

    def pin(self, themes: tuple[str, ...]) -> None:
        """Have these themes stand first from now on, by their keys."""
        known = self.seen()
        with self._lock:
            self._known = Seen(known.passages, themes)
        self._keep()

    # -- keeping it

    def now(self) -> None:
        """Keep what is not yet kept before anything else happens."""
        if self._due:
            self._write()

    def _keep(self) -> None:
        if not self._due:
            self._due = True
            self.room.set_timer(DELAY, self._start)

    def _start(self) -> None:
        self.room.run_worker(self._write, group="seen", thread=True, exit_on_error=False)

    def _write(self) -> None:
        self._due = False
        whole = self.seen()
        with self._lock:
            seen.save(whole, self.room.workspace.key)
