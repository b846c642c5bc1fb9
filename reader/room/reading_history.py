"""Remembering which passages the reader has been to, and which themes are pinned."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from reader.job_kinds import VISITED
from reader.room.controller import Part
from reader.state import visited
from reader.state.visited import Seen

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reader.room.screen import Room

REST: Final = 0.8
"""Seconds for which the cursor must rest in a passage before the reader has been to it."""
DELAY: Final = 2.0
"""Seconds at most between that and its being kept."""


class Seeing(Part):
    """What the reader has been to; read and kept in the disk's lane."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self._known: Seen | None = None
        """What was kept before, and what is pinned; None until it has been read."""
        self._new: dict[str, frozenset[str]] = {}
        """Passages that one has been to since; replaced, never changed, for other threads read it."""
        self._at: tuple[str, str] | None = None
        self._waiting = self._due = False

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
            report, passage = here
            self._new = {**self._new, report: self._new.get(report, frozenset()) | {passage}}
            self._keep()

    def _here(self) -> tuple[str, str] | None:
        report = self.report
        return (report.id, report.reading[self.pane.cursor.passage].id) if report.reading else None

    # -- what is known

    async def ready(self) -> Seen:
        """What the reader has been to so far; the first time it is read from the disk."""
        if self._known is None:
            load = partial(visited.load, self.room.workspace.key)
            known = await self.room.background.result(VISITED, load)
            self._known = self._known or known
        return self.seen()

    def seen(self) -> Seen:
        """What the reader has been to so far, as far as it has been read."""
        return (self._known or Seen()).with_passages(self._new)

    def pin(self, themes: tuple[str, ...]) -> None:
        """Have these themes stand first from now on, by their keys."""
        self._known = Seen((self._known or Seen()).passages, themes)
        self._keep()

    # -- keeping it

    def now(self) -> None:
        """Keep what is not yet kept."""
        if self._due:
            self._start()

    def _keep(self) -> None:
        if not self._due:
            self._due = True
            self.room.set_timer(DELAY, self.now)

    def _start(self) -> None:
        self._due = False
        # One job, though it may have to read first: at the end of the program no second one would be begun.
        work = partial(_write, self._known, self._new, self.room.workspace.key)
        self.room.background.ask(self.room, VISITED, work, self.say_problem)


def _write(known: Seen | None, new: Mapping[str, frozenset[str]], corpus: str) -> str | None:
    known = known or visited.load(corpus)  # what is pinned stays
    return visited.save(known.with_passages(new), corpus)
