"""Looking at the source: what stands behind the text."""

from __future__ import annotations

from reader.room.controller import Controller


class SourceViewController(Controller):
    """The file of a report as it is."""

    def source(self) -> None:
        """Show the lines of the file that the passage was made of."""
        from reader.screens.source import SourceScreen

        self.app.push_screen(SourceScreen(self.background, self.report, self.pane.cursor.passage))
