"""What the parts of the reading room have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corpus.model import Report
    from reader.screens.room import Room
    from reader.widgets.desk import Desk
    from reader.widgets.pane import Pane


class Part:
    """One concern of the room; its public methods are the deeds that commands name."""

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
