"""Moving the cursor; while words are being selected, every move extends the selection."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.room.controller import Controller, RoomContext

if TYPE_CHECKING:
    from reader.room.navigation import NavigationController


class MovementController(Controller):
    """The moves. They call the pane at once, for nothing may come between a key and its effect."""

    def __init__(self, context: RoomContext, navigation: NavigationController) -> None:
        super().__init__(context)
        self._navigation = navigation

    def lines(self, count: int) -> None:
        """Move by screen lines."""
        self.pane.moves.lines(count)

    def passages(self, count: int) -> None:
        """Move by passages."""
        self.pane.moves.passages(count)

    def pages(self, count: int) -> None:
        """Move by as many lines as the pane is high."""
        self.pane.moves.pages(count)

    def start(self) -> None:
        """Go to the beginning; one can come back from there."""
        self._navigation.leave()
        self.pane.moves.to_start()

    def end(self) -> None:
        """Go to the end; one can come back from there."""
        self._navigation.leave()
        self.pane.moves.to_end()
