"""The list of notes: as many as there are, of which those in sight are drawn.

It scrolls by whole notes and draws its own bar, so that a list of another length needs no new layout.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import ClassVar, Final

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.message import Message
from textual.strip import Strip

from reader.notebook.placed import Placed, State
from reader.presentation.tag_styles import COLOURS
from reader.widgets.notes.list_rows import HEIGHT, rows
from reader.widgets.virtual_rows import DrawnRows

_KINDS: Final = (
    "mark", "where", "section", "holder", "date", "quote", "words", "bar", "view", *State,
    *(f"tag-{number}" for number in range(len(COLOURS))),
)  # fmt: skip
KEPT: Final = 1000
"""Notes whose rows are kept."""
BAR: Final = {"view": "┃", "bar": "▏"}
"""What the bar at the right edge is made of: notes in sight, and others."""


class NoteList(DrawnRows, can_focus=True):
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

    def __init__(self) -> None:
        super().__init__()
        self._notes: Sequence[Placed] = ()
        self._marked: Collection[str] = ()
        self._split: Collection[str] = ()
        self.index = 0
        """Which note is the current one."""
        self._top = 0
        self._styles: dict[str, Style] = {}
        self._pieces: dict[str, Strip] = {}
        self._strips: dict[tuple[str, bool, bool, bool], tuple[Placed, list[Strip]]] = {}
        """By a note's id and whether it is marked, current and split, what was drawn of it."""

    @property
    def current(self) -> Placed | None:
        """The note that the keys concern."""
        return self._notes[self.index] if self._notes else None

    @property
    def shown(self) -> Sequence[Placed]:
        """The notes that are listed."""
        return self._notes

    @property
    def _whole(self) -> int:
        """How many notes are in sight as a whole."""
        return max(1, self.size.height // HEIGHT)

    def show(
        self,
        notes: Sequence[Placed],
        marked: Collection[str],
        index: int = 0,
        split: Collection[str] = (),
    ) -> None:
        """Show these notes.

        Args:
            notes: from the first to the last.
            marked: the ids of those that are marked.
            index: which is the current one.
            split: the ids of those of which there is another version.
        """
        self._notes, self._marked, self._split = notes, marked, split
        self.index = max(0, min(index, len(notes) - 1))
        self._reveal()
        self.refresh()
        self.post_message(self.Moved(self.current))

    def mark(self, marked: Collection[str]) -> None:
        """Mark other notes."""
        self._marked = marked
        self.refresh()

    def move(self, count: int) -> None:
        """Go so many notes on."""
        self.go_to(self.index + count)

    def page(self, count: int) -> None:
        """Go so many pages on."""
        self.move(count * self._whole)

    def end(self) -> None:
        """Go to the last note."""
        self.go_to(len(self._notes) - 1)

    def go_to(self, index: int) -> None:
        """Make another note the current one."""
        index = max(0, min(index, len(self._notes) - 1))
        if index == self.index:
            return
        self.index = index
        self._reveal()
        self.refresh()
        self.post_message(self.Moved(self.current))

    # -- what happens to it

    def on_resize(self) -> None:
        """Cut the rows anew, the current note in sight."""
        self._strips.clear()
        self._reveal()
        self.refresh()

    def notify_style_update(self) -> None:
        """Draw anew in other colours."""
        super().notify_style_update()
        self._strips.clear()
        self._styles.clear()
        self._pieces.clear()

    def on_click(self, event: events.Click) -> None:
        """A click makes a note the current one; a click on the current one opens it."""
        index = self._top + event.y // HEIGHT
        if index < len(self._notes):
            self.focus()
            if index == self.index:
                self.post_message(self.Chosen())
            self.go_to(index)

    # -- drawing

    def render_line(self, y: int) -> Strip:
        """One row of the note that stands there, and its piece of the bar."""
        width = max(self.size.width - 1, 1)
        index, row = divmod(y, HEIGHT)
        index += self._top
        if index >= len(self._notes):
            blank = Strip.blank(self.size.width, self.get_component_rich_style("note-list--row"))
            return self._filtered(blank)
        return Strip.join((self._rows_of(index, width)[row], self._bar(y)))

    def _rows_of(self, index: int, width: int) -> list[Strip]:
        """The rows of a note: drawn once, however often the filter brings it back."""
        placed = self._notes[index]
        key = placed.id, placed.id in self._marked, index == self.index, placed.id in self._split
        known = self._strips.get(key)
        if known is None or known[0] is not placed:
            if len(self._strips) >= KEPT:
                self._strips.clear()
            known = self._strips[key] = placed, self._drawn(placed, width, *key[1:])
        return known[1]

    def _bar(self, y: int) -> Strip:
        """Which of the notes are in sight."""
        total, height = len(self._notes), max(self.size.height, 1)
        if total <= self._whole:
            return self._piece(" ", "row")
        first = self._top * height // total
        last = max(first, ((self._top + self._whole) * height - 1) // total)
        kind = "view" if first <= y <= last else "bar"
        return self._piece(BAR[kind], kind)

    def _piece(self, glyph: str, kind: str) -> Strip:
        """A piece of the bar, made once."""
        if kind not in self._pieces:
            base = self.get_component_rich_style("note-list--row")
            self._pieces[kind] = self._filtered(Strip([Segment(glyph, base + self._style(kind))], 1))
        return self._pieces[kind]

    def _reveal(self) -> None:
        """Put as many notes before the first row that the current one is in sight, and no room is wasted."""
        least = self.index - self._whole + 1
        self._top = max(0, min(max(self._top, least), self.index, len(self._notes) - self._whole))

    def _drawn(self, placed: Placed, width: int, marked: bool, current: bool, split: bool) -> list[Strip]:
        base = self.get_component_rich_style("note-list--current" if current else "note-list--row")
        drawn = []
        for row in rows(placed, width, marked=marked, current=current, split=split):
            segments = [Segment(text, base + self._style(kind)) for text, kind in row if text]
            drawn.append(self._filtered(Strip(segments).adjust_cell_length(width, base)))
        return drawn

    def _filtered(self, strip: Strip) -> Strip:
        """What the app makes of colours where there shall be none: Textual's own store would have done it."""
        for each in self.get_line_filters():
            strip = strip.apply_filter(each, self.background_colors[1])
        return strip

    def _style(self, kind: str) -> Style:
        """How a piece is written, on whatever ground its row has."""
        if kind not in self._styles:
            own = self.get_component_rich_style(f"note-list--{kind}")
            self._styles[kind] = Style(
                color=own.color, bold=own.bold, dim=own.dim, italic=own.italic, underline=own.underline
            )
        return self._styles[kind]
