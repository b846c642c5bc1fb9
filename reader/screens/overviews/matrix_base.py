"""The matrix: how much each report says of each theme, and how much of that the reader has been to."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Input, Static

from corpus.themes import Silence
from reader.analysis.model import Stage
from reader.comparison import cell_text
from reader.comparison.matrix_layout import MatrixLayout
from reader.comparison.questions import Detail, detail, grid
from reader.comparison.view import MatrixView
from reader.job_kinds import CELL, MATRIX
from reader.jobs import JobError
from reader.screens.overviews.base import OverviewScreen
from reader.services.intents import ShowMatrix
from reader.settings.command import Command, Group, Where
from reader.settings.keymap import bindings
from reader.text.plain_text import clip
from reader.text.printable import printable
from reader.widgets.comparison.matrix_grid import MatrixGrid
from reader.widgets.filter_line import FilterLine

if TYPE_CHECKING:
    from corpus.model import Report
    from corpus.themes import Theme
    from reader.analysis.model import Analysis
    from reader.comparison.columns import MatrixColumn
    from reader.comparison.grid import Grid
    from reader.comparison.theme_sums import ThemeSums
    from reader.services.intents import ShowSynopsis
    from reader.services.services import Services

PATIENCE: Final = 0.12
"""Seconds for which one must stay on a cell before its best sentence is looked for: a held key passes on."""
ROOMY: Final = 30
"""Rows of a screen from which on the best sentence has several rows."""
BREAKPOINTS: Final = [(0, "-low"), (ROOMY, "-tall")]
"""Classes of the screen by its height."""
TALL: Final = 3
"""Rows that it has then."""
KEYS: Final = (
    "{matrix-open} go there · {matrix-finding} finding · {matrix-synopsis} synopsis · {matrix-pin} pin · "
    "{matrix-filter} narrow · {matrix-sort} sort"
)
NARROWING: Final = "enter to the cells · {matrix-leave} shows all"
LEGEND: Final = "▅ how much · 3/12 seen · (2) in passing · · nothing found · ·✓ silent · ✎ finding"


class MatrixBase(OverviewScreen):
    """Shows the matrix, and the cell that one stands on in words."""

    GROUP = Group.MATRIX
    VERTICAL_BREAKPOINTS = BREAKPOINTS
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Where.MATRIX)]

    def __init__(self, services: Services, view: MatrixView) -> None:
        self.grid = MatrixGrid()
        super().__init__(services, self.grid)
        self.view = view
        self.sheet: MatrixLayout | None = None
        """What is shown; None until it has been counted."""
        self.line = FilterLine(view.query, placeholder="words of a theme's names", compact=True)
        self._late: Timer | None = None
        self._found: tuple[str, str, Detail] | None = None
        """By a theme's key and a report's id what was found last."""

    def compose(self) -> ComposeResult:
        """What is shown and how, the line to narrow it down, the cells, and the current one in words."""
        yield Static("", markup=False, id="shown")
        with Horizontal(id="filter"):
            yield Static("/", markup=False, id="slash")
            yield self.line
        yield self.grid
        yield Static("", markup=False, id="cell")
        yield self.bar

    def on_mount(self) -> None:
        """Have it counted how much each report says of each theme, now and whenever that is other."""
        super().on_mount()
        self.query_one("#filter").display = bool(self.view.query)
        self._wait("counting where each report speaks of each theme…")
        self.services.background.start(self, MATRIX, self._read)

    async def _read(self) -> None:
        try:
            await self.services.history.ready()
        except JobError:
            self._wait("")
            raise

        self.hear(self.services.query_theme.changed, lambda _: self._ask())
        self._ask()

    def _ask(self) -> None:
        words, asked = self.services.query_theme.current, self.sheet

        def count(analysis: Analysis) -> Grid | None:
            if self.sheet is not None and self.sheet is not asked and self.sheet.grid.rows is analysis.rows:
                return None  # links were added: that is nothing to the matrix
            return grid(self.services.history.seen(), words, analysis)

        self.services.analyses.ask(
            self, MATRIX, count, self._counted, needs=Stage.COUNTS, on_wait=self._wait, renew=True
        )

    def _wait(self, said: str) -> None:
        """Say for what the cells wait."""
        if self.sheet is None:
            self.query_one("#shown", Static).update(said)

    def _counted(self, found: Grid | None) -> None:
        if found is None:
            return
        self.sheet = MatrixLayout(found, self.view.unfolded)
        self._found = None
        self.look()
        self.sheet.marks = found.marks(self.contents)
        self.show()
        self.sheet.column = self.sheet.columns.index_of(self.view.report)
        self.grid.show(self.sheet)

    # -- what is shown

    def show(self) -> None:
        """Show the themes that fit, in their order, on the same theme as before if it is there."""
        sheet, view = self.sheet, self.view
        if sheet is None:
            return
        replaced_by = sheet.grid.replaced_by
        sheet.pinned = tuple(
            dict.fromkeys(replaced_by.get(k, k) for k in self.services.history.seen().pinned)
        )
        view.theme = replaced_by.get(view.theme, view.theme)
        lines = sheet.grid.arranged(view.order, sheet.pinned, view.query)
        row = next((i for i, line in enumerate(lines) if line.theme.key == view.theme), 0)
        sheet.show(lines, row)
        self.grid.show(sheet)
        self.query_one("#shown", Static).update(self._summary(sheet), layout=False)

    def renew(self) -> None:
        """Show other findings and confirmed silences."""
        if self.sheet is not None:
            self.sheet.marks = self.sheet.grid.marks(self.contents)
            self.grid.show(self.sheet)

    def _summary(self, sheet: MatrixLayout) -> Content:
        total, shown = len(sheet.grid.lines), len(sheet.lines)
        reports = len(sheet.grid.reports)
        count = f"{shown:,} of {total:,} themes" if self.view.query.strip() else f"{total:,} themes"
        parts = [f"{count} in {reports:,} report{'s' * (reports != 1)}", self.view.order.value]
        if not total:
            parts = ["no themes are known here: a themes.toml beside the reports names some"]
        elif not shown:
            parts.append(self.keymap.hint("nothing fits; {matrix-leave} shows all"))
        elif sheet.pinned:
            parts.append(f"* {len(sheet.pinned)} pinned")
        return Content.styled("Matrix ", "bold $primary") + Content(" · ".join(parts))

    def tell(self) -> None:
        """Say in the bottom row which keys there are."""
        if self.line.has_focus:
            self.bar.state("words of a theme's names", self.keymap.hint(NARROWING))
            return
        self.bar.state(self.keymap.hint(KEYS), self.keymap.hint("{matrix-help} all keys"))

    # -- the current cell

    @property
    def at(self) -> tuple[ThemeSums, MatrixColumn] | None:
        """The theme and the column that one stands on."""
        line = self.sheet.current_line if self.sheet else None
        return (line, self.sheet.current_column) if self.sheet and line and self.sheet.columns.shown else None

    @property
    def cell(self) -> tuple[Theme, Report] | None:
        """The theme and the one report that one stands on."""
        if self.at is None or self.sheet is None or not self.at[1].single:
            return None
        return self.at[0].theme, self.sheet.grid.reports[self.at[1].first]

    @property
    def is_without(self) -> bool:
        """Whether no name of the theme stands in that report, of which there is more than an abstract."""
        if self.at is None or self.sheet is None or not self.at[1].single:
            return False
        state = self.sheet.state(*self.at)
        together = self.looked is not None and self.looked.together
        return bool(together) or not (state.sum.passages or state.sum.passing or state.abstract)

    @property
    def looked(self) -> Silence | None:
        """What was looked for in that report in vain, once the cell has been looked into."""
        found = self._detail.found if self._detail else None
        return found if isinstance(found, Silence) else None

    @property
    def _detail(self) -> Detail | None:
        """What came of looking into the cell, once that is there."""
        cell, found = self.cell, self._found
        known = cell is not None and found is not None and found[:2] == (cell[0].key, cell[1].id)
        return found[2] if found is not None and known else None

    @property
    def uncounted(self) -> None:
        """No passage: one stands on a cell."""

    @property
    def counted(self) -> None:
        """No passage either."""

    @property
    def again(self) -> ShowSynopsis | ShowMatrix:
        """What opens it anew where one stands."""
        return ShowMatrix()

    @on(MatrixGrid.Moved)
    def _moved(self) -> None:
        if self.at is not None:
            self.view.theme, self.view.report = self.at[0].theme.key, self.at[1].first
        self._describe()
        if self._late is not None:
            self._late.stop()
        self._late = self.set_timer(PATIENCE, self._look_closer)

    def _look_closer(self) -> None:
        self._late = None
        if self.cell is not None:
            theme, report = self.cell
            look = partial(detail, theme, report.id)
            show = partial(self._show_detail, theme.key, report.id)
            self.services.analyses.ask(self, CELL, look, show, needs=Stage.COUNTS)

    def _show_detail(self, theme: str, report: str, found: Detail) -> None:
        self._found = theme, report, found
        self._describe()

    def _describe(self) -> None:
        """The current cell in words, a line each: what it is of, its figures, its best sentence."""
        said = Content("")
        if self.at is not None and self.sheet is not None:
            (line, column), grid = self.at, self.sheet.grid
            width, more = max(self.size.width - 2, 1), TALL if self.size.height >= ROOMY else 1
            lines = [
                cell_text.head(grid, line, column),
                cell_text.numbers(grid, self.sheet.marks, line, column, self.looked),
                self._words(line, column) if column.single else LEGEND,
            ]
            rows = [clip(printable(text), width) for text in lines[:-1]]
            rows.append(clip(printable(lines[-1]), width * more))
            said = Content("\n").join([Content.styled(rows[0], "bold"), *map(Content, rows[1:])])
        self.query_one("#cell", Static).update(said, layout=False)

    def _words(self, line: ThemeSums, column: MatrixColumn) -> str:
        cell = self.cell
        if cell is None:
            return ""
        found = self._detail
        finding = self.sheet.marks.words.get((cell[0].key, column.first)) if self.sheet else None
        by_id = found.by_id if found else {}
        return cell_text.words(by_id, line, found.found if found else None, finding)

    # -- narrowing it down

    def narrow(self) -> None:
        """Let the keys go to the line one types in."""
        self.query_one("#filter").display = True
        self.set_focus(self.line)

    def end_narrowing(self) -> None:
        """Let the keys go to the cells."""
        self.query_one("#filter").display = bool(self.line.value.strip())
        self.set_focus(self.grid)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        if event.value != self.view.query:
            self.view.query = event.value
            self.show()

    @on(Input.Submitted)
    def _entered(self) -> None:
        self.end_narrowing()

    def on_descendant_focus(self) -> None:
        """Tell the keys that there are now."""
        self.tell()

    def takes(self, command: Command) -> bool:
        """Whether keys mean this now: while one types, only what leaves the line."""
        return not self.line.has_focus or command.id in ("matrix-leave", "filter-done")
