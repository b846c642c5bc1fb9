"""Noticing which passages the cursor rests in: the reader has been to these."""

from __future__ import annotations

from typing import Final

from reader.room.controller import Controller, RoomContext

REST: Final = 0.8
"""Seconds for which the cursor must rest in a passage before the reader has been to it."""


class ReadingHistoryController(Controller):
    """Looks where the cursor rests."""

    def __init__(self, context: RoomContext) -> None:
        super().__init__(context)
        context.rested.connect(self.soon)
        self._at: tuple[str, str] | None = None
        self._waiting = False

    def begin(self) -> None:
        """Begin to look where the cursor rests; to be called once there is something to read."""
        self.soon()

    def soon(self) -> None:
        """Look whether the cursor stays where it is."""
        if not self._waiting:
            self._waiting, self._at = True, self._here()
            self.screen.set_timer(REST, self._rested)

    def _rested(self) -> None:
        self._waiting = False
        here = self._here()
        if here != self._at:
            self.soon()
        elif here is not None:
            self.context.services.history.add(*here)

    def _here(self) -> tuple[str, str] | None:
        report = self.report
        return (report.id, report.reading[self.pane.cursor.passage].id) if report.reading else None
