"""Leaving whatever is innermost: what escape does in the room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.room.controller import Controller, RoomContext

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.room.draft_recovery import DraftRecoveryController
    from reader.room.find import FindController
    from reader.room.relations import RelationsController


class EscapeController(Controller):
    """Goes from what was begun last to what was begun first, a step each time."""

    def __init__(
        self,
        context: RoomContext,
        find: FindController,
        relations: Callable[[], RelationsController],
        draft_recovery: Callable[[], DraftRecoveryController],
    ) -> None:
        super().__init__(context)
        self._find = find
        self._relations = relations
        self._draft_recovery = draft_recovery

    def leave(self) -> None:
        """Stop selecting, else drop the selection, else the search, else the zoom."""
        pane = self.pane
        pane.paint("lit", ())
        for column in self.grid.columns:
            column.pane.paint("shared", ())
        if pane.selection.active:
            pane.selection.stop()
            pane.selection.clear()
        elif pane.selection.span is not None:
            pane.selection.clear()
        elif self._relations().begun:
            self._relations().drop()
        elif self._draft_recovery().offered:
            self._draft_recovery().put_off()
        elif self._find.pending or self._find.hits is not None:
            self._find.drop()
        else:
            self.grid.zoomed = False
        self.update_status()
