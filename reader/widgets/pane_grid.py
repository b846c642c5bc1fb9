"""The grid of panes: up to four columns side by side, how wide they are, and which of them are in sight."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Final

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from reader.citation import label
from reader.settings.commands import Where
from reader.settings.keymap import bindings
from reader.widgets.pane import Pane
from reader.widgets.pane.geometry import MEASURE
from reader.widgets.pane_frame import Opening, PaneFrame
from reader.widgets.tab_strip import TabStrip

MOST: Final = 4
"""Panes that can be open."""
LEAST: Final = 40
"""Cells that a column takes at least: 30 of text, and what stands beside it."""
NARROW: Final = 100
"""Under so many cells one column is shown, however narrow."""
STEP: Final = 1.2
"""How much wider or narrower a column gets at a time."""


class PaneGrid(Widget):
    """The open reports. Where not all fit, the current one is in sight, and tabs name them all."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Where.SELECTING)]

    zoomed: reactive[bool] = reactive(False)
    """Whether the current column alone is shown."""

    class Changed(Message):
        """Columns came, went, changed their widths or their order of importance."""

    def __init__(
        self, openings: Sequence[Opening], current: int = 0, zoomed: bool = False, measure: int = MEASURE
    ) -> None:
        """Make the grid.

        Args:
            openings: what lies on it.
            current: the index of the column that keys go to.
            zoomed: whether that one alone is shown.
            measure: cells that a line of text is wide at most.
        """
        super().__init__()
        self._measure = measure
        self.set_reactive(PaneGrid.zoomed, zoomed)
        self.index = min(current, len(openings) - 1)
        """Which of the columns is the current one."""
        self.columns = [
            PaneFrame(opening, current=index == self.index, measure=measure)
            for index, opening in enumerate(openings)
        ]
        """From left to right, those out of sight included."""
        self._tabs = TabStrip()
        self._row = Horizontal(*self.columns)

    def compose(self) -> ComposeResult:
        """Tabs above columns."""
        yield self._tabs
        yield self._row

    def on_mount(self) -> None:
        """Show what fits, and give the current pane the keys."""
        self.lay_out()
        self.pane.focus(scroll_visible=False)

    @property
    def column(self) -> PaneFrame:
        """The column that keys go to."""
        return self.columns[self.index]

    @property
    def pane(self) -> Pane:
        """The pane that keys go to."""
        return self.column.pane

    @property
    def tabbed(self) -> bool:
        """Whether columns are out of sight, and tabs name them."""
        return len(self._seen()) < len(self.columns)

    def with_report(self, report: str) -> int | None:
        """The index of a column with this report, the current one first, or None."""
        order = [self.index, *(i for i in range(len(self.columns)) if i != self.index)]
        return next((i for i in order if self.columns[i].report.id == report), None)

    def go_to(self, index: int) -> None:
        """Make this the current column; the indexes go round."""
        self.index = index % len(self.columns)
        self.lay_out()
        self.screen.set_focus(self.pane, scroll_visible=False)  # at once, for the next key may be waiting

    def has_room(self) -> bool:
        """Whether one more column can be put into it."""
        if len(self.columns) >= MOST:
            return False
        return self._width < NARROW or fit(self._width) > len(self.columns)

    async def add(self, opening: Opening) -> None:
        """Put a report beside the current one; the new column becomes the current one."""
        column = PaneFrame(opening, measure=self._measure)
        self.columns.insert(self.index + 1, column)
        self.zoomed = False
        await self._row.mount(column, after=self.columns[self.index])
        self.go_to(self.index + 1)

    async def close(self) -> None:
        """Take the current column away."""
        column = self.columns.pop(self.index)
        column.display = False
        self.zoomed = self.zoomed and len(self.columns) > 1
        self.go_to(min(self.index, len(self.columns) - 1))
        await column.remove()

    def widen(self, steps: int) -> bool:
        """Make the current column wider, or narrower; False where a column would become too narrow."""
        shown = [column for column in self.columns if column.display]
        shares = {column: column.share for column in shown}
        shares[self.column] *= STEP**steps
        total = sum(shares.values())
        if len(shown) < 2 or any(self._width * share / total < LEAST for share in shares.values()):
            return False
        self.column.share = shares[self.column]
        self.lay_out()
        return True

    def lay_out(self) -> None:
        """Decide which columns are in sight and how wide they are, and tell the tabs."""
        seen = self._seen()
        for index, column in enumerate(self.columns):
            column.display = index in seen
            column.title.current = index == self.index
            column.set_share()
        self._tabs.display = len(seen) < len(self.columns)
        self._tabs.show([label(column.report) for column in self.columns], self.index)
        self.post_message(self.Changed())

    def watch_zoomed(self) -> None:
        """Show one column, or all that fit."""
        if self.is_mounted:
            self.lay_out()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """A column that gets the keys, by a click too, becomes the current one."""
        if event.widget is not self.screen.focused:  # the keys have gone elsewhere since
            return
        for index, column in enumerate(self.columns):
            if column in event.widget.ancestors_with_self and index != self.index:
                self.index = index
                self.lay_out()

    @on(TabStrip.Chosen)
    def _chosen(self, event: TabStrip.Chosen) -> None:
        event.stop()
        self.go_to(event.index)

    @property
    def _width(self) -> int:
        return self.app.size.width  # its own is not known, for a hidden widget has none

    def _seen(self) -> range:
        """The indexes of the columns in sight: as many as fit, the current one among them."""
        count = 1 if self.zoomed else min(fit(self._width), len(self.columns))
        first = min(max(self.index - count + 1, 0), len(self.columns) - count)
        return range(first, first + count)


def fit(width: int) -> int:
    """How many columns fit into a width in cells."""
    return 1 if width < NARROW else max(1, min(width // LEAST, MOST))
