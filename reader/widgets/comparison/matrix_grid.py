"""The matrix: themes by reports, of which those in sight are drawn."""

from __future__ import annotations

from typing import ClassVar, Final

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip

from reader.citation import label
from reader.comparison.cells import compact, pieces
from reader.comparison.columns import MatrixColumn, name_of
from reader.comparison.matrix_layout import HEADS, MatrixLayout
from reader.comparison.theme_sums import ThemeSums
from reader.text.plain_text import cells, clip
from reader.text.printable import printable
from reader.widgets.notes.note_list import BAR
from reader.widgets.virtual_rows import DrawnRows

_KINDS: Final = (
    "name", "mark", "bar", "count", "passing", "silent", "confirmed", "abstract", "finding", "rail", "view",
)  # fmt: skip
_GROUNDS: Final = ("row", "current", "cell", "head", "here")
KEPT: Final = 500
"""Rows that are kept as they were drawn."""
LEAD: Final = 2
"""Cells before a name: where one stands, whether it is pinned."""


class MatrixGrid(DrawnRows, can_focus=True):
    """Shows cells, one of which is the current one; it has no keys of its own."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"matrix-grid--{kind}" for kind in (*_KINDS, *_GROUNDS)}

    class Moved(Message):
        """Another cell is the current one."""

        def can_replace(self, message: Message) -> bool:
            """Of several in a row only the last one counts."""
            return isinstance(message, MatrixGrid.Moved)

    class Chosen(Message):
        """The current cell was clicked."""

    def __init__(self) -> None:
        super().__init__()
        self.sheet: MatrixLayout | None = None
        self.drawn = 0
        """Rows that were drawn so far."""
        self._strips: dict[str, tuple[tuple[int, ...], Strip]] = {}
        """By a theme's key what was drawn of it, and for which state."""
        self._styles: dict[tuple[str, str], Style] = {}

    def show(self, sheet: MatrixLayout) -> None:
        """Show another sheet, or one of which other things are to be shown."""
        self.sheet = sheet
        sheet.arrange(self.size.width, self.size.height)
        self._all()

    def go_to(self, row: int, column: int) -> None:
        """Make another cell the current one."""
        sheet = self.sheet
        if sheet is None:
            return
        before = sheet.row, sheet.column, sheet.top, sheet.left
        sheet.go_to(row, column)
        if (sheet.row, sheet.column, sheet.top, sheet.left) == before:
            return
        if (sheet.top, sheet.left) != before[2:]:
            self.refresh()
        else:
            heads = [0, 1] if sheet.column != before[1] else []
            rows = {before[0] - sheet.top + HEADS, sheet.row - sheet.top + HEADS, *heads}
            self.refresh(*(Region(0, y, self.size.width, 1) for y in rows))
        self.post_message(self.Moved())

    def move(self, rows: int, columns: int = 0) -> None:
        """Go so many cells on."""
        if self.sheet is not None:
            self.go_to(self.sheet.row + rows, self.sheet.column + columns)

    def page(self, count: int) -> None:
        """Go so many pages on."""
        if self.sheet is not None:
            self.move(count * max(self.sheet.height - 1, 1), 0)

    def unfold(self) -> bool:
        """Unfold the bin that one stands on; whether it is one."""
        done = self.sheet is not None and self.sheet.unfold()
        if done:
            self._all()
        return done

    def fold(self) -> bool:
        """Fold the bin again that the column came out of; whether it came out of one."""
        done = self.sheet is not None and self.sheet.fold()
        if done:
            self._all()
        return done

    def _all(self) -> None:
        self.refresh()
        self.post_message(self.Moved())

    # -- what happens to it

    def on_resize(self) -> None:
        """Lay the sheet anew."""
        self._strips.clear()
        if self.sheet is not None:
            self.sheet.arrange(self.size.width, self.size.height)
        self.refresh()

    def notify_style_update(self) -> None:
        """Draw anew in other colours."""
        super().notify_style_update()
        self._strips.clear()
        self._styles.clear()

    def on_click(self, event: events.Click) -> None:
        """A click makes a cell the current one; a click on the current one opens it."""
        sheet = self.sheet
        if sheet is None:
            return
        self.focus()
        row = sheet.row if event.y < HEADS else sheet.top + event.y - HEADS
        over = (event.x - sheet.name_width) // sheet.width
        column = sheet.left + over if 0 <= over < len(sheet.in_sight) else sheet.column
        if row >= len(sheet.lines):
            return
        if (row, column) == (sheet.row, sheet.column) and event.y >= HEADS:
            self.post_message(self.Chosen())
        self.go_to(row, column)

    # -- drawing

    def render_line(self, y: int) -> Strip:
        """A row of heads, or a theme's, with its piece of the bar at the right edge."""
        sheet, width = self.sheet, self.size.width
        if sheet is None:
            return self._filtered(Strip.blank(width, self._style("row", "name")))
        if y < HEADS:
            return self._head(sheet, y)
        index = sheet.top + y - HEADS
        if index >= len(sheet.lines):
            return self._filtered(Strip.blank(width, self._style("row", "name")))
        return Strip.join((self._row(sheet, index), self._rail(sheet, y - HEADS)))

    def _row(self, sheet: MatrixLayout, index: int) -> Strip:
        line = sheet.lines[index]
        here = sheet.column if index == sheet.row else -1
        pinned = line.theme.key in sheet.pinned
        state = sheet.version, sheet.left, here, pinned
        known = self._strips.get(line.theme.key)
        if known is None or known[0] != state:
            if len(self._strips) >= KEPT:
                self._strips.clear()
            known = self._strips[line.theme.key] = state, self._drawn(sheet, line, here, pinned)
        return known[1]

    def _drawn(self, sheet: MatrixLayout, line: ThemeSums, here: int, pinned: bool) -> Strip:
        self.drawn += 1
        ground = "row" if here < 0 else "current"
        room = sheet.name_width - LEAD
        name = clip(printable(line.theme.name), room)
        segments = [
            Segment(("› " if here >= 0 else "  ") if not pinned else ("›*" if here >= 0 else " *"),
                    self._style(ground, "mark")),
            Segment(name + " " * (room - cells(name)), self._style(ground, "name")),
        ]  # fmt: skip
        for number, column in enumerate(sheet.in_sight, sheet.left):
            cell = "cell" if number == here else ground
            segments += [
                Segment(text, self._style(cell, kind))
                for text, kind in pieces(sheet.state(line, column), sheet.width)
            ]
        return self._strip(segments, ground)

    def _strip(self, segments: list[Segment], ground: str) -> Strip:
        blank = self._style(ground, "name")
        return self._filtered(Strip(segments).adjust_cell_length(max(self.size.width - 1, 1), blank))

    def _head(self, sheet: MatrixLayout, y: int) -> Strip:
        """What the columns are called, in two rows; at their ends whether there are more."""
        shown, last = sheet.columns.shown, sheet.left + len(sheet.in_sight)
        lead = f"‹ {sheet.left} more" if y and sheet.left else ""
        segments = [Segment(lead.rjust(sheet.name_width), self._style("head", "name"))]
        for number, column in enumerate(sheet.in_sight, sheet.left):
            text = clip(self._called(sheet, column, y), sheet.width - 1)
            kind = "here" if number == sheet.column else "head"
            blanks = " " * (sheet.width - 1 - cells(text))
            segments += [
                Segment(" ", self._style("head", "name")),
                Segment(text + blanks, self._style(kind, "name")),
            ]
        strip = Strip(segments).adjust_cell_length(self.size.width - 1, self._style("head", "name"))
        more = Segment("›" if y and last < len(shown) else " ", self._style("head", "name"))
        return self._filtered(Strip.join((strip, Strip([more], 1))))

    def _called(self, sheet: MatrixLayout, column: MatrixColumn, y: int) -> str:
        """A report's author or year; a bin's years or how many reports it holds."""
        grid = sheet.grid
        if column.single:
            stated = grid.stated[column.first]
            return stated if y else label(grid.reports[column.first]).removesuffix(stated).rstrip()
        if y == 0:
            return f"▸{name_of(grid.years, column)}"
        said = f"{column.size:,} reports"
        return said if len(said) < sheet.width else f"{compact(column.size)} rep."

    def _rail(self, sheet: MatrixLayout, y: int) -> Strip:
        """Which of the themes are in sight."""
        total, height = len(sheet.lines), sheet.height
        kind, glyph = "name", " "
        if total > height:
            first = sheet.top * height // total
            last = max(first, ((sheet.top + height) * height - 1) // total)
            kind, glyph = ("view", BAR["view"]) if first <= y <= last else ("rail", BAR["bar"])
        return self._filtered(Strip([Segment(glyph, self._style("row", kind))], 1))

    def _filtered(self, strip: Strip) -> Strip:
        """What the app makes of colours where there shall be none: Textual's own store would have done it."""
        for each in self.get_line_filters():
            strip = strip.apply_filter(each, self.background_colors[1])
        return strip

    def _style(self, ground: str, kind: str) -> Style:
        """How a piece is written on one ground or another."""
        key = ground, kind
        if key not in self._styles:
            own = self.get_component_rich_style(f"matrix-grid--{kind}")
            base = self.get_component_rich_style(f"matrix-grid--{ground}")
            piece = Style(color=own.color, bold=own.bold, dim=own.dim, italic=own.italic)
            self._styles[key] = base + piece if ground in ("row", "current") else base
        return self._styles[key]
