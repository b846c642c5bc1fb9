"""Opening, closing and arranging panes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.model import Report
from reader.positions.places import Place
from reader.presentation.citation import label
from reader.room.controller import Part
from reader.widgets.pane_frame import Opening
from reader.widgets.pane_grid import LEAST, MOST

if TYPE_CHECKING:
    from reader.report_filter import Picks, Sort
    from reader.room.screen import Room


class Panes(Part):
    """Which reports lie on the desk, and how."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self._lasts: dict[str, Opening] = {}
        self._picks: Picks | None = None
        self._sort: Sort | None = None
        """In which order the picker listed the reports last."""

    def step(self, count: int) -> None:
        """Go to the next pane, round and round."""
        left = self.desk.column
        self.desk.go_to(self.desk.index + count)
        if left.pane.selection is not None:
            self.room.say(f"what is selected in {label(left.report)} stays selected")

    async def pick(self) -> None:
        """Choose a report to open in this pane."""
        from reader.report_filter import Picks, Sort
        from reader.screens.report_picker import Picker

        def chosen(choice: Report | str | None) -> None:
            self._sort = picker.sort
            if isinstance(choice, str):
                self.room.folders.choose()
            elif choice is not None:
                self.room.going.leave()
                report = self.room.workspace.report(choice.id)
                lit = self.room.lit_in(report)
                self.open(report, lit.start if lit else None)
                if lit:
                    self.pane.go_to(lit)

        opened = [column.report.id for column in self.desk.columns]
        picks = self._picks
        if picks is None or picks.reports is not self.room.workspace.reports:
            picks = self._picks = Picks(self.room.workspace.reports)
        picks.remember(self.room.keeping.recent)
        picker = Picker(picks, self.report, opened, self._sort or Sort.DATE, self.room.theme_counts)
        await self.room.app.push_screen(picker, chosen)

    async def add(self) -> None:
        """Add a pane with the next report that is not yet open, or the same report again."""
        if len(self.desk.columns) >= MOST:
            self.room.say(f"there are {MOST} panes already; - closes one, o opens a report in this one")
        elif not self.desk.has_room():
            wanted = LEAST * (len(self.desk.columns) + 1)
            self.room.say(f"no room for another pane: the screen would have to be {wanted} columns wide")
        else:
            await self.desk.add(self._opening(self._next()))
            self.room.finding.paint()
            if self.desk.tabbed:
                self.room.say(f"a new tab: {label(self.report)}")

    async def close(self) -> None:
        """Close this pane."""
        self._note_place()
        await self.desk.close()

    def open(self, report: Report, place: Place | None = None) -> None:
        """Open a report in this pane.

        Args:
            report: which one.
            place: where in it; where one last was, if None.
        """
        self._note_place()
        self.room.keeping.opened(report)
        opening = self._opening(report) if place is None else Opening(report, place)
        self.desk.column.open(opening)
        self.desk.lay_out()
        self.room.finding.paint()

    def _note_place(self) -> None:
        """Remember where one is in the report that goes out of sight."""
        column = self.desk.column
        self._lasts[column.report.id] = column.opening

    def forget(self, report: str) -> None:
        """Forget where one was in a report whose text has changed."""
        self._lasts.pop(report, None)

    def _opening(self, report: Report) -> Opening:
        """The report where one was in it last, in a pane that is open or no longer."""
        opened = self.desk.with_report(report.id)
        last = self._lasts.get(report.id) if opened is None else self.desk.columns[opened].opening
        return last._replace(report=report, share=1.0) if last else Opening(report)

    def widen(self, steps: int) -> None:
        """Make this pane wider or narrower."""
        if not self.desk.widen(steps):
            self.room.say("a pane would be too narrow; z shows this one alone")

    def zoom(self) -> None:
        """Show this pane alone, or all of them again."""
        self.desk.zoomed = not self.desk.zoomed

    def _next(self) -> Report:
        """The report after this one in date order that is not open, going round; else this one."""
        reports = self.room.workspace.reports
        opened = {column.report.id for column in self.desk.columns}
        here = next((i for i, report in enumerate(reports) if report.id == self.report.id), 0)
        others = (*reports[here + 1 :], *reports[:here])
        return next((report for report in others if report.id not in opened), self.report)
