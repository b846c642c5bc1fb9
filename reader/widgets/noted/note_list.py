"""The list of notes: as many as there are, of which those in sight are drawn."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import ClassVar, Final

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from reader.notebook.placing import Placed, State
from reader.tag_looks import INKS
from reader.widgets.noted.rows import HEIGHT, rows

_KINDS: Final = (
    "mark", "where", "section", "holder", "date", "quote", "words", *State,
    *(f"tag-{number}" for number in range(len(INKS))),
)  # fmt: skip


class NoteList(ScrollView, can_focus=True):
    """Shows notes, one of which is the current one; it has no keys of its own."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *(f"note-list--{kind}" for kind in _KINDS),
        "note-list--current",
        "note-list--row",
    }

    @dataclass
    class Moved(Message):
        """Another note is the current one, or none."""

        placed: Placed | None

        def can_replace(self, message: Message) -> bool:
            """Of several in a row only the last one counts."""
            return isinstance(message, NoteList.Moved)

    class Chosen(Message):
        """The current note was clicked."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._notes: Sequence[Placed] = ()
        self._marked: Collection[str] = ()
        self.index = 0
        """Which note is the current one."""
        self._strips: dict[int, list[Strip]] = {}

    @property
    def current(self) -> Placed | None:
        """The note that the keys concern."""
        return self._notes[self.index] if self._notes else None

    @property
    def shown(self) -> Sequence[Placed]:
        """The notes that are listed."""
        return self._notes

    def show(self, notes: Sequence[Placed], marked: Collection[str], index: int = 0) -> None:
        """Show these notes.

        Args:
            notes: from the first to the last.
            marked: the ids of those that are marked.
            index: which is the current one.
        """
        self._notes, self._marked = notes, marked
        self._strips.clear()
        self.virtual_size = Size(self.size.width, HEIGHT * len(notes))
        self.index = max(0, min(index, len(notes) - 1))
        self._reveal()
        self.refresh()
        self.post_message(self.Moved(self.current))

    def move(self, count: int) -> None:
        """Go so many notes on."""
        self.go_to(self.index + count)

    def go_to(self, index: int) -> None:
        """Make another note the current one."""
        index = max(0, min(index, len(self._notes) - 1))
        if index == self.index or not self._notes:
            return
        for one in (self.index, index):
            self._strips.pop(one, None)
        self.index = index
        self._reveal()
        self.refresh()
        self.post_message(self.Moved(self.current))

    def page(self, count: int) -> None:
        """Go so many pages on."""
        self.move(count * max(1, self.size.height // HEIGHT))

    def end(self) -> None:
        """Go to the last note."""
        self.go_to(len(self._notes) - 1)

    def mark(self, marked: Collection[str]) -> None:
        """Mark other notes."""
        self._marked = marked
        self._strips.clear()
        self.refresh()

    def on_resize(self) -> None:
        """Cut the rows anew, the current note in sight."""
        self._strips.clear()
        self.virtual_size = Size(self.size.width, HEIGHT * len(self._notes))
        self._reveal()

    def notify_style_update(self) -> None:
        """Draw anew in other colours."""
        super().notify_style_update()
        self._strips.clear()

    def on_click(self, event: events.Click) -> None:
        """A click makes a note the current one; a click on the current one opens it."""
        index = (event.y + self.scroll_offset.y) // HEIGHT
        if index < len(self._notes):
            self.focus()
            if index == self.index:
                self.post_message(self.Chosen())
            self.go_to(index)

    def render_line(self, y: int) -> Strip:
        """One row of the note that stands there."""
        width = self.size.width
        index, row = divmod(y + self.scroll_offset.y, HEIGHT)
        if index >= len(self._notes):
            return Strip.blank(width, self.get_component_rich_style("note-list--row"))
        if index not in self._strips:
            self._strips[index] = self._drawn(index, width)
        return self._strips[index][row]

    def _reveal(self) -> None:
        region = Region(0, self.index * HEIGHT, 1, HEIGHT)
        self.scroll_to_region(region, animate=False, force=True, immediate=True)

    def _drawn(self, index: int, width: int) -> list[Strip]:
        placed = self._notes[index]
        current = index == self.index
        base = self.get_component_rich_style("note-list--current" if current else "note-list--row")
        drawn = []
        for row in rows(placed, width, marked=placed.id in self._marked, current=current):
            segments = [Segment(text, base + self._style(kind)) for text, kind in row if text]
            drawn.append(Strip(segments).adjust_cell_length(width, base))
        return drawn

    def _style(self, kind: str) -> Style:
        return self.get_component_rich_style(f"note-list--{kind}", partial=True)
