"""The synopsis: reports side by side where there is room, else stacked; what is in sight is drawn."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import ClassVar, Final

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.message import Message
from textual.strip import Strip

from reader.comparison.blocks import Block, Item
from reader.comparison.column_layout import RowInSight, Strand
from reader.comparison.synopsis_rows import SynopsisNotes
from reader.text.plain_text import cells
from reader.widgets.virtual_rows import DrawnRows

LEAST: Final = 36
"""Cells from which on a report has a column of its own."""
WIDEST: Final = 100
"""Cells of a row at most: longer ones read badly."""
LEAD: Final = 2
"""Cells before a row: where one stands."""
_KINDS: Final = (
    "report", "title", "aside", "finding", "place", "around", "lit", "passing", "name", "note",
    "silent", "confirmed", "apart", "abstract", "mark", "rule",
)  # fmt: skip


class SynopsisList(DrawnRows, can_focus=True):
    """Shows items, one of which is the current one; it has no keys of its own."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *(f"synopsis-list--{kind}" for kind in _KINDS),
        "synopsis-list--row",
        "synopsis-list--current",
    }

    class Moved(Message):
        """Another item is the current one."""

        def can_replace(self, message: Message) -> bool:
            """Of several in a row only the last one counts."""
            return isinstance(message, SynopsisList.Moved)

    class Chosen(Message):
        """The current item was clicked."""

    def __init__(self) -> None:
        super().__init__()
        self._blocks: Sequence[Block] = ()
        self._setting: SynopsisNotes | None = None
        self.strands: list[Strand] = []
        """One where reports stand one below the other, else one a report."""
        self.strand = 0
        """Which of them the keys concern."""
        self._lines: list[list[RowInSight]] = []
        self._styles: dict[tuple[str, str], Style] = {}

    @property
    def current(self) -> Item | None:
        """The item that the keys concern."""
        return self.strands[self.strand].current if self.strands else None

    @property
    def beside(self) -> bool:
        """Whether the reports stand side by side."""
        return len(self.strands) > 1

    def show(self, blocks: Sequence[Block], setting: SynopsisNotes, at: Item | None) -> None:
        """Show these reports.

        Args:
            blocks: the reports.
            setting: what is written beside them.
            at: where to stand: on the same passage, else on the same report.
        """
        self._blocks, self._setting = blocks, setting
        self._thread()
        self._stand_on(at)
        self._arrange()

    def _thread(self) -> None:
        count = len(self._blocks)
        side_by_side = count > 1 and self.size.width // count >= LEAST
        of = [*self._blocks] if side_by_side else [[item for block in self._blocks for item in block]]
        self.strands = [Strand(items) for items in of]
        self.strand = 0

    def _stand_on(self, at: Item | None) -> None:
        if at is None:
            return
        places = [
            (s, i, item) for s, strand in enumerate(self.strands) for i, item in enumerate(strand.items)
        ]
        report = at.column.report.id if at.column else None
        of_report = [place for place in places if place[2].column and place[2].column.report.id == report]
        same = [place for place in of_report if _passage(place[2]) == _passage(at)]
        rest = [place for place in places if place[2].rest is not None] if at.rest else []
        for strand, index, _ in (same or of_report or rest)[:1]:
            self.strand = strand
            self.strands[strand].index = index

    def _arrange(self) -> None:
        if self._setting is not None and self.strands:
            widths = self._widths()
            for strand, width in zip(self.strands, widths, strict=True):
                strand.arrange(self._setting, min(width - LEAD - 1, WIDEST), self.size.height)
        self._changed()

    def _widths(self) -> list[int]:
        """Cells of each strand, the rule at its right edge included."""
        count = len(self.strands)
        each, more = divmod(self.size.width, count)
        return [each + (number < more) for number in range(count)]

    def _changed(self) -> None:
        self._lines = [strand.in_sight() for strand in self.strands]
        self.refresh()
        self.post_message(self.Moved())

    # -- moving

    def move(self, count: int) -> None:
        """Go so many items on."""
        if self.strands:
            self.strands[self.strand].move(count)
            self._changed()

    def page(self, count: int) -> None:
        """Go so many pages on."""
        if self.strands:
            self.strands[self.strand].page(count)
            self._changed()

    def end(self, count: int) -> None:
        """Go to the first item, or with 1 to the last one."""
        if self.strands:
            strand = self.strands[self.strand]
            strand.go_to((len(strand.items) - 1) * count)
            self._changed()

    def reports(self, count: int) -> None:
        """Go to the next report, or with -1 to the one before."""
        if self.beside:
            self.strand = max(0, min(self.strand + count, len(self.strands) - 1))
        elif self.strands:
            strand = self.strands[0]
            firsts = [index for index, item in enumerate(strand.items) if item.first]
            beyond = [i for i in firsts if (i > strand.index if count > 0 else i < strand.index)]
            if beyond:
                strand.go_to(beyond[0] if count > 0 else beyond[-1])
        self._changed()

    # -- what happens to it

    def on_resize(self) -> None:
        """Set all anew, the current item in sight."""
        at = self.current
        self._thread()
        self._stand_on(at)
        self._arrange()

    def notify_style_update(self) -> None:
        """Draw anew in other colours."""
        super().notify_style_update()
        self._styles.clear()

    def on_click(self, event: events.Click) -> None:
        """A click makes an item the current one; a click on the current one opens it."""
        starts = [0, *accumulate(self._widths())] if self.strands else [0]
        number = next((n for n, start in enumerate(starts[1:]) if event.x < start), None)
        if number is None or event.y >= len(self._lines[number]):
            return
        self.focus()
        index = self._lines[number][event.y].index
        if (number, index) == (self.strand, self.strands[number].index):
            self.post_message(self.Chosen())
            return
        self.strand = number
        self.strands[number].go_to(index)
        self._changed()

    # -- drawing

    def render_line(self, y: int) -> Strip:
        """A row of each strand."""
        if not self.strands:
            return self._filtered(Strip.blank(self.size.width, self._style("row", "around")))
        segments: list[Segment] = []
        widths = self._widths()
        for number, (lines, width) in enumerate(zip(self._lines, widths, strict=True)):
            line = lines[y] if y < len(lines) else None
            segments += self._drawn(line, number, width - 1)
            last = number == len(widths) - 1
            segments.append(Segment(" " if last else "│", self._style("row", "rule")))
        return self._filtered(Strip(segments, self.size.width))

    def _drawn(self, line: RowInSight | None, number: int, width: int) -> list[Segment]:
        if line is None:
            return [Segment(" " * width, self._style("row", "around"))]
        here = number == self.strand and line.index == self.strands[number].index and not line.head
        ground = "current" if here and line.row else "row"
        used = LEAD + sum(cells(text) for text, _ in line.row)
        return [
            Segment("› " if here and line.row else "  ", self._style(ground, "mark")),
            *(Segment(text, self._style(ground, kind)) for text, kind in line.row),
            Segment(" " * max(width - used, 0), self._style(ground, "around")),
        ]

    def _filtered(self, strip: Strip) -> Strip:
        """What the app makes of colours where there shall be none: Textual's own store would have done it."""
        for each in self.get_line_filters():
            strip = strip.apply_filter(each, self.background_colors[1])
        return strip

    def _style(self, ground: str, kind: str) -> Style:
        """How a piece is written on one ground or another."""
        key = ground, kind
        if key not in self._styles:
            own = self.get_component_rich_style(f"synopsis-list--{kind}")
            self._styles[key] = self.get_component_rich_style(f"synopsis-list--{ground}") + Style(
                color=own.color, bold=own.bold, dim=own.dim, italic=own.italic, underline=own.underline
            )
        return self._styles[key]


def _passage(item: Item) -> str | None:
    return item.presence.passage.id if item.presence else None
