"""Opening, closing and arranging panes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from corpus.model import Report
from reader.citation import label
from reader.positions.places import Place, Span
from reader.room.controller import Controller, RoomContext
from reader.widgets.pane_frame import Opening
from reader.widgets.pane_grid import LEAST, MOST

if TYPE_CHECKING:
    from reader.report_filter import Picks, Sort
    from reader.room.find import FindController
    from reader.room.navigation import NavigationController
    from reader.room.open_other import OpenOtherController
    from reader.room.session_saving import SessionSavingController


class LitTheme(Protocol):
    """The theme that one jumped to last."""

    @property
    def counts(self) -> tuple[str, dict[str, int]] | None:
        """Its name, and how many passages of each report speak of it; None where none is lit."""

    def place(self, report: Report) -> Span | None:
        """Where a report says most of it; None where none is lit, or the report is silent."""


class PanesController(Controller):
    """Which reports are open beside each other, and how."""

    def __init__(
        self,
        context: RoomContext,
        session_saving: SessionSavingController,
        find: FindController,
        open_other: OpenOtherController,
        navigation: NavigationController,
    ) -> None:
        super().__init__(context)
        self._session_saving = session_saving
        self._find = find
        self._open_other = open_other
        self._navigation = navigation
        self.lit: LitTheme | None = None
        """The theme that is lit in the panes, once one jumped to one."""
        self._lasts: dict[str, Opening] = {}
        self._picks: Picks | None = None
        self._sort: Sort | None = None
        """In which order the picker listed the reports last."""

    def step(self, count: int) -> None:
        """Go to the next pane, round and round."""
        left = self.grid.column
        self.grid.go_to(self.grid.index + count)
        if left.pane.selection.span is not None:
            self.say(f"what is selected in {label(left.report)} stays selected")

    async def pick(self) -> None:
        """Choose a report to open in this pane."""
        from reader.report_filter import Picks, Sort
        from reader.screens.report_picker import ReportPicker

        def chosen(choice: Report | str | None) -> None:
            self._sort = picker.sort
            if isinstance(choice, str):
                self._open_other.choose()
            elif choice is not None:
                self._navigation.leave()
                report = self.workspace.report(choice.id)
                lit = self.lit.place(report) if self.lit else None
                self.open(report, lit.start if lit else None)
                if lit:
                    self.pane.go_to(lit)

        opened = [column.report.id for column in self.grid.columns]
        picks = self._picks
        if picks is None or picks.reports is not self.workspace.reports:
            picks = self._picks = Picks(self.workspace.reports)
        picks.remember(self._session_saving.recent)
        counts = self.lit.counts if self.lit else None
        picker = ReportPicker(picks, self.report, opened, self._sort or Sort.DATE, counts)
        await self.app.push_screen(picker, chosen)

    async def add(self) -> None:
        """Add a pane with the next report that is not yet open, or the same report again."""
        if len(self.grid.columns) >= MOST:
            self.say(f"there are {MOST} panes already; - closes one, o opens a report in this one")
        elif not self.grid.has_room():
            wanted = LEAST * (len(self.grid.columns) + 1)
            self.say(f"no room for another pane: the screen would have to be {wanted} columns wide")
        else:
            await self.grid.add(self._opening(self._next()))
            self._find.paint()
            if self.grid.tabbed:
                self.say(f"a new tab: {label(self.report)}")

    async def close(self) -> None:
        """Close this pane."""
        self._note_place()
        await self.grid.close()

    def open(self, report: Report, place: Place | None = None) -> None:
        """Open a report in this pane.

        Args:
            report: which one.
            place: where in it; where one last was, if None.
        """
        self._note_place()
        self._session_saving.opened(report)
        opening = self._opening(report) if place is None else Opening(report, place)
        self.grid.column.open(opening)
        self.grid.lay_out()
        self._find.paint()

    def _note_place(self) -> None:
        """Remember where one is in the report that goes out of sight."""
        column = self.grid.column
        self._lasts[column.report.id] = column.opening

    def forget(self, report: str) -> None:
        """Forget where one was in a report whose text has changed."""
        self._lasts.pop(report, None)

    def _opening(self, report: Report) -> Opening:
        """The report where one was in it last, in a pane that is open or no longer."""
        opened = self.grid.with_report(report.id)
        last = self._lasts.get(report.id) if opened is None else self.grid.columns[opened].opening
        return last._replace(report=report, share=1.0) if last else Opening(report)

    def widen(self, steps: int) -> None:
        """Make this pane wider or narrower."""
        if not self.grid.widen(steps):
            self.say("a pane would be too narrow; z shows this one alone")

    def zoom(self) -> None:
        """Show this pane alone, or all of them again."""
        self.grid.zoomed = not self.grid.zoomed

    def _next(self) -> Report:
        """The report after this one in date order that is not open, going round; else this one."""
        reports = self.workspace.reports
        opened = {column.report.id for column in self.grid.columns}
        here = next((i for i, report in enumerate(reports) if report.id == self.report.id), 0)
        others = (*reports[here + 1 :], *reports[:here])
        return next((report for report in others if report.id not in opened), self.report)
