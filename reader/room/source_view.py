"""Looking at the source, and leaving whatever is innermost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.room.controller import Controller, RoomContext

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.room.draft_recovery import Drafting
    from reader.room.find import Finding
    from reader.room.relations import Relating


class Looking(Controller):
    """What stands behind the text."""

    def __init__(
        self,
        context: RoomContext,
        finding: Finding,
        relating: Callable[[], Relating],
        drafting: Callable[[], Drafting],
    ) -> None:
        super().__init__(context)
        self._finding = finding
        self._relating = relating
        self._drafting = drafting

    def source(self) -> None:
        """Show the lines of the file that the passage was made of."""
        from reader.screens.source import SourceScreen

        self.app.push_screen(SourceScreen(self.background, self.report, self.pane.cursor.passage))

    def leave(self) -> None:
        """Stop selecting, else drop the selection, else the search, else the zoom."""
        pane = self.pane
        pane.paint("lit", ())
        for column in self.desk.columns:
            column.pane.paint("shared", ())
        if pane.selecting:
            pane.stop_selecting()
            pane.clear_selection()
        elif pane.selection is not None:
            pane.clear_selection()
        elif self._relating().begun:
            self._relating().drop()
        elif self._drafting().offered:
            self._drafting().put_off()
        elif self._finding.pending or self._finding.hunt is not None:
            self._finding.drop()
        else:
            self.desk.zoomed = False
        self.update_status()
