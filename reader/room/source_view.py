"""Looking at the source, and leaving whatever is innermost."""

from __future__ import annotations

from reader.room.controller import Part


class Looking(Part):
    """What stands behind the text."""

    def source(self) -> None:
        """Show the lines of the file that the passage was made of."""
        from reader.screens.source import SourceScreen

        self.room.app.push_screen(SourceScreen(self.room.background, self.report, self.pane.cursor.passage))

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
        elif self.room.relating.begun:
            self.room.relating.drop()
        elif self.room.drafting.offered:
            self.room.drafting.put_off()
        elif self.room.finding.pending or self.room.finding.hunt is not None:
            self.room.finding.drop()
        else:
            self.desk.zoomed = False
        self.room.tell()
