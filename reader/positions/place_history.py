"""The places one has been to: back and forward, as in a browser."""

from __future__ import annotations

from typing import NamedTuple

from reader.positions.places import Place

LONGEST = 200
"""Stops remembered in each direction."""


class Stop(NamedTuple):
    """A place in one of the reports."""

    report: str
    """The report's id."""
    place: Place


class PlaceHistory:
    """Where jumps started from, so that one can go back and then forward again."""

    def __init__(self) -> None:
        self._back: list[Stop] = []
        self._on: list[Stop] = []

    @property
    def can_go_back(self) -> bool:
        """Whether there is a place to go back to."""
        return bool(self._back)

    @property
    def can_go_on(self) -> bool:
        """Whether one has gone back and can go forward again."""
        return bool(self._on)

    def leave(self, here: Stop) -> None:
        """Record that one jumps away from here; what lay forward is forgotten."""
        self._on.clear()
        if not self._back or self._back[-1] != here:
            self._back.append(here)
            del self._back[:-LONGEST]

    def forget(self, report: str) -> None:
        """Forget the places of a report whose text has changed."""
        self._back = [stop for stop in self._back if stop.report != report]
        self._on = [stop for stop in self._on if stop.report != report]

    def back(self, here: Stop) -> Stop | None:
        """The place before this one, or None; stops at which one already stands are passed over."""
        return self._step(here, self._back, self._on)

    def on(self, here: Stop) -> Stop | None:
        """The place that one last went back from, or None."""
        return self._step(here, self._on, self._back)

    @staticmethod
    def _step(here: Stop, taken: list[Stop], given: list[Stop]) -> Stop | None:
        while taken:
            stop = taken.pop()
            if stop != here:
                given.append(here)
                del given[:-LONGEST]
                return stop
        return None
