"""Going to places: by number, page, heading, or back to where one was."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from corpus.model import Report
from reader.errors import ReaderError
from reader.positions.addresses import address
from reader.positions.place_history import PlaceHistory, Stop
from reader.positions.places import Place, Span
from reader.room.controller import Controller, RoomContext

if TYPE_CHECKING:
    from reader.widgets.pane import Pane


Open = Callable[[Report, Place], None]
"""Opens a report at a place in the current pane."""


class GoTo:
    """The question which place to go to."""

    label: Final = "Go to ¶, page (p 5) or passage:"
    start: Final = ""

    def __init__(self, navigation: NavigationController) -> None:
        self._navigation = navigation

    def typed(self, text: str) -> None:
        """Nothing is done before the address is complete."""

    def entered(self, text: str) -> bool:
        """Go there, if there is such a place."""
        return not text.strip() or self._navigation.to(text)

    def left(self) -> None:
        """Stay."""


class NavigationController(Controller):
    """Jumps, which are remembered, and the way back."""

    def __init__(self, context: RoomContext, open_: Open) -> None:
        super().__init__(context)
        self._open = open_
        self.trail = PlaceHistory()

    async def ask(self) -> None:
        """Ask for an address in this report."""
        await self.bar.ask(GoTo(self))

    def to(self, text: str) -> bool:
        """Go to an address in this report; where there is none, say so."""
        try:
            place = address(self.report, text)
        except ReaderError as error:
            self.bar.note(str(error))
            return False
        self.jump(self.report, place)
        return True

    async def contents(self) -> None:
        """Choose a heading to go to."""
        from reader.screens.contents import contents

        def chosen(index: int | None) -> None:
            if index is not None:
                self.jump(report, Place(index))

        report = self.report
        await self.app.push_screen(contents(report, self.pane.cursor), chosen)

    def leave(self) -> None:
        """Remember where one is, for one jumps away."""
        self.trail.leave(Stop(self.report.id, self.pane.cursor))

    def leave_from(self, pane: Pane, place: Place) -> None:
        """Remember a place that one has left already."""
        if pane.report is not None:
            self.trail.leave(Stop(pane.report.id, place))

    def jump(self, report: Report, place: Place, lit: Span | None = None) -> None:
        """Go to a place: in a pane that has the report, else in the current one.

        Args:
            report: where to.
            place: where in it.
            lit: what to light there, the sentence that one jumped for.
        """
        self.leave()
        today, place = self.workspace.report(report.id), self.today(report, Span(place, place)).start
        self.show(today, place, self.today(report, lit) if lit else None)

    def today(self, report: Report, span: Span) -> Span:
        """Where words of a report stand now, if its file was changed since."""
        now = self.workspace.report(report.id)
        if now is report or now.bytes_print == report.bytes_print:
            return span
        from reader.positions.anchors import anchor, place_of

        return Span(place_of(now, anchor(report, span.start)), place_of(now, anchor(report, span.end)))

    def show(self, report: Report, place: Place, lit: Span | None = None) -> None:
        """Go to a place without remembering from where."""
        index = self.grid.with_report(report.id)
        if index is None:
            self._open(report, place)
        elif index != self.grid.index:
            self.grid.go_to(index)
        self.pane.move_to(place, centre=True, end=lit.end if lit else None)
        self.pane.paint("lit", [lit] if lit else [])
        self.screen.set_focus(self.pane, scroll_visible=False)

    def back(self) -> None:
        """Go back to the place before the last jump."""
        self._return(self.trail.back)

    def forward(self) -> None:
        """Undo going back."""
        self._return(self.trail.on)

    def _return(self, step: Callable[[Stop], Stop | None]) -> None:
        stop = step(Stop(self.report.id, self.pane.cursor))
        if stop is not None:
            self.show(self.workspace.report(stop.report), stop.place)
