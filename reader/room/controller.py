"""What the parts of the reading room have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corpus.model import Report
    from reader.room.screen import Room
    from reader.widgets.pane import Pane
    from reader.widgets.pane_grid import Desk


class Part:
    """One concern of the room; its public methods are the deeds that commands name."""

    _problem: str | None = None
    """Why something could not be kept, as it was said last."""

    def __init__(self, room: Room) -> None:
        self.room = room

    @property
    def desk(self) -> Desk:
        """The panes."""
        return self.room.desk

    @property
    def pane(self) -> Pane:
        """The pane that keys go to."""
        return self.room.desk.pane

    @property
    def report(self) -> Report:
        """The report in that pane."""
        return self.room.desk.column.report

    def say_problem(self, problem: str | None) -> None:
        """Say why something could not be kept, once for each reason.

        Args:
            problem: the reason; None where it was kept.
        """
        if problem and problem != self._problem:
            self.room.say(problem, stay=True)
        self._problem = problem
