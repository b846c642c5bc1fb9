"""The open reports of the workspace, to choose one for a pane: narrowed down as one types, and sorted."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from corpus.model import Report
from reader.report_filter import Picks, Sort
from reader.screens.query_list import HANDLERS as QUERY_HANDLERS
from reader.screens.query_list import QueryList
from reader.settings.keymap import own_bindings
from reader.text.printable import printable
from reader.widgets.command_node import Handlers
from reader.widgets.row_list import Row, RowList
from reader.widgets.text_field import TextField

HANDLERS: Final[Mapping[str, Callable[[ReportPicker], object]]] = {
    **QUERY_HANDLERS,
    "reports-sort": lambda screen: screen.resort(),
    "reports-all": lambda screen: screen.show_all(),
    "reports-folders": lambda screen: screen.action_dismiss("folders"),
}
"""By a command's id."""


class ReportPicker(QueryList["Report | str | None"]):
    """Returns the chosen report, "folders" where another folder is wanted, or None."""

    CSS_PATH = "../styles/sheets.tcss"
    HANDLED: ClassVar[Handlers] = HANDLERS
    BINDINGS: ClassVar[list[BindingType]] = [*own_bindings(HANDLERS)]

    def __init__(
        self,
        picks: Picks,
        here: Report,
        opened: Collection[str],
        sort: Sort = Sort.DATE,
        theme: tuple[str, Mapping[str, int]] | None = None,
    ) -> None:
        """Make the list.

        Args:
            picks: the reports.
            here: the one to stand on at first.
            opened: the ids of those that are in a pane.
            sort: in which order they are listed.
            theme: a theme's name, and from the ids of the reports that speak of it to how many passages do;
                then only these are listed, until all are wanted.
        """
        super().__init__()
        self.picks, self.sort = picks, sort
        self.found: list[int] = []
        self._all = False
        self._here, self._opened, self._theme = here, opened, theme
        self._widest = max((len(printable(name)) for name in picks.names), default=0)

    def compose(self) -> ComposeResult:
        """A line to type in above the list."""
        with Vertical(id="sheet"):
            yield TextField(placeholder="author, title, year or file", compact=True)
            yield RowList()
            yield Static("", markup=False, id="none")
            yield Static("", markup=False, id="hint")

    def on_mount(self) -> None:
        """Show all reports."""
        on_theme = f" · passages on {printable(self._theme[0])}" if self._theme else ""
        self.query_one("#sheet").border_title = Content(f"Open a report here{on_theme}")
        self._show(self._here)
        self.set_focus(self.query_one(Input))

    @on(Input.Changed)
    def _narrow(self) -> None:
        self._show()

    @on(Input.Submitted)
    @on(RowList.Chosen)
    def _choose(self) -> None:
        if self.found:
            self.dismiss(self.picks.reports[self.found[self.query_one(RowList).index]])

    def move(self, by: int) -> None:
        """Go up or down in the list while the keys go to the line above it."""
        self.query_one(RowList).move(by)

    def page(self, by: int) -> None:
        """Go up or down by a page."""
        self.query_one(RowList).page(by)

    def resort(self) -> None:
        """List them in the next order, from its beginning."""
        self.sort = self.sort.next
        self._show()

    def show_all(self) -> None:
        """List all reports, or only those that speak of the theme."""
        self._all = not self._all
        self._show()

    def _speaks(self, report: Report) -> bool:
        return self._theme is None or self._all or bool(self._theme[1].get(report.id))

    def _show(self, at: Report | None = None) -> None:
        typed = self.query_one(Input).value
        self.found = self.picks.find(typed, self.sort, self._speaks if self._theme else None)
        index = 0
        if at is not None:
            places = (n for n, i in enumerate(self.found) if self.picks.reports[i].id == at.id)
            index = next(places, 0)
        self.query_one(RowList).show(len(self.found), self._row, index)
        none = self.query_one("#none", Static)
        none.display = not self.found
        none.update("nothing in this list has these words" if self.picks.reports else "there are no reports")
        first = self.keymap.first
        count = f"{len(self.found):,} of {len(self.picks.reports):,}"
        if self._theme:
            count += f" · {first('reports-all')} {'those on the theme' if self._all else 'all'}"
        self.query_one("#hint", Static).update(
            f"enter opens · {first('reports-sort')} sorts: by {self.sort} "
            f"· {first('reports-folders')} other folders · {count}"
        )

    def _row(self, place: int) -> Row:
        report = self.picks.reports[self.found[place]]
        name = printable(self.picks.names[self.found[place]])
        about = report.about
        extent = "" if about.extent == "full" else f"{about.extent} only · "
        return [
            ("● " if report.id in self._opened else "  ", "mark"),
            (name.ljust(min(self._widest, 40)), "name"),
            (f"  {self._theme[1].get(report.id, 0):>4}" if self._theme else "", "mark"),
            (f"  {printable(about.title)}", "text"),
            (f"  {extent}{report.words:,} words", "aside"),
        ]
