"""The strip of open reports, where not all of them are in sight."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from reader.text.printable import printable


class TabStrip(Widget):
    """The names of the open reports in one row; the current one marked."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"tab-strip--tab", "tab-strip--current"}

    class Chosen(Message):
        """A tab was clicked."""

        def __init__(self, index: int) -> None:
            super().__init__()
            self.index = index
            """Which of the open panes it stands for."""

    def __init__(self) -> None:
        super().__init__()
        self._names: tuple[str, ...] = ()
        self._current = 0

    def show(self, names: Sequence[str], current: int) -> None:
        """Show these names, the one with this index as the current one."""
        said = tuple(map(printable, names)), current
        if said != (self._names, self._current):
            self._names, self._current = said
            self.refresh()

    def render(self) -> Content:
        """The tabs, each cut to its part of the row."""
        return Content("").join(self._tabs())

    def on_click(self, event: events.Click) -> None:
        """Say which tab was clicked."""
        right = 0
        for index, tab in enumerate(self._tabs()):
            right += tab.cell_length
            if event.x < right:
                self.post_message(self.Chosen(index))
                return

    def _tabs(self) -> list[Content]:
        if not self._names:
            return []
        longest = max(self.size.width // len(self._names) - 4, 4)
        tabs = []
        for index, name in enumerate(self._names):
            here = index == self._current
            style = self.get_visual_style("tab-strip--current" if here else "tab-strip--tab")
            text = Content(name).truncate(longest, ellipsis=True).plain
            tabs.append(Content.styled(f" ▌{text}  " if here else f"  {text}  ", style))
        return tabs
