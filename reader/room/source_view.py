"""Looking at the source: what stands behind the text."""

from __future__ import annotations

from reader.room.controller import Controller


class SourceViewController(Controller):
    """The file of a report as it is."""

    def source(self) -> None:
        """Show the lines of the file that the passage was made of."""
        from reader.screens.source import SourceScreen

        report = self.report
        analysis = self.analyses.current
        understood = report.id not in analysis.by_id or analysis.is_understood(report.id)
        screen = SourceScreen(self.background, report, self.pane.cursor.passage, understood=understood)
        self.app.push_screen(screen)
