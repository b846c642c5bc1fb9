"""A pane with its title line, and room for a note's pop-up above the text."""

from __future__ import annotations

from typing import Final, NamedTuple

from textual.app import ComposeResult
from textual.widget import Widget

from corpus.model import Report
from reader.positions.places import Place
from reader.widgets.pane import Pane
from reader.widgets.pane.geometry import MEASURE
from reader.widgets.title_line import TitleLine

PATIENCE: Final = 0.05
"""Seconds for which moves are gathered before the title line follows."""


class Opening(NamedTuple):
    """A report to be shown in a pane."""

    report: Report
    at: Place = Place(0)
    """Where the cursor is to stand."""
    top: Place | None = None
    """What is to stand on the first row; the cursor's line if None."""
    share: float = 1.0
    """Width beside the other columns' shares."""
    blank: int = 0
    """Blank rows above the first one that bears text."""


class PaneFrame(Widget):
    """One report in the grid."""

    def __init__(self, opening: Opening, *, current: bool = False, measure: int = MEASURE) -> None:
        """Make the column.

        Args:
            opening: what it shows.
            current: whether keys go to it.
            measure: cells that a line of text is wide at most.
        """
        super().__init__()
        self.share = opening.share
        """Its width beside the other columns' shares."""
        self._opening = opening
        self.title = TitleLine(current)
        self.pane = Pane()
        self.pane.viewport.widest = measure
        self._late = False
        self._set = 0.0

    def compose(self) -> ComposeResult:
        """The title line above the pane."""
        yield self.title
        yield self.pane

    def on_mount(self) -> None:
        """Show the report it was made for."""
        self.open(self._opening)

    def open(self, opening: Opening) -> None:
        """Show a report; its share of the width stays."""
        report, at, top, _, blank = opening
        self.load(report, at if top is None else top)
        if top is not None:
            self.pane.go_on(at, blank)

    @property
    def opening(self) -> Opening:
        """What would open it as it is now."""
        pane = self.pane
        return Opening(self.report, pane.cursor, pane.top, self.share, pane.viewport.blank)

    @property
    def report(self) -> Report:
        """The report that stands here."""
        return self.pane.report or self._opening.report

    def set_share(self) -> None:
        """Take the share of the width; nothing is laid out anew where it is the same as before."""
        if self._set != self.share:
            self._set = self.share
            self.styles.width = f"{self.share:.4f}fr"

    def load(self, report: Report, at: Place) -> None:
        """Show a report from one of its places on."""
        self.pane.load(report, at)
        self._follow()

    def on_pane_moved(self) -> None:
        """Let the title follow in a later frame, once for many moves."""
        if not self._late:
            self._late = True
            self.set_timer(PATIENCE, self._follow)

    def _follow(self) -> None:
        self._late = False
        self.title.show(self.report, self.pane.cursor)
