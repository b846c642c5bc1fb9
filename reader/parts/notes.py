"""The notes that references mean, popped up where the reference stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.model import Ref
from reader.parts.part import Part

if TYPE_CHECKING:
    from reader.screens.room import Room
    from reader.widgets.note_panel import NotePanel


class Notes(Part):
    """Which note is shown, and which come next."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self._waiting: list[tuple[str, str | None]] = []
        self._panel: NotePanel | None = None

    @property
    def open(self) -> bool:
        """Whether a note is shown."""
        return self._panel is not None

    async def show(self) -> None:
        """Show the note of the first reference from the cursor on in its line; enter shows the next."""
        found = self.pane.refs_on_line(self.pane.cursor)
        if not found:
            self.room.say("there is no reference in this line")
            return
        ahead = [item for item in found if item[0] >= self.pane.cursor]
        behind = [item for item in found if item[0] < self.pane.cursor]
        reading = self.report.reading
        self._waiting = [
            (_marker(reading[place.passage].text, ref), ref.note) for place, ref in (*ahead, *behind)
        ]
        await self.next()

    async def next(self) -> None:
        """Show the line's next note, then those that the notes refer to; after the last one, close."""
        from reader.widgets.note_panel import NotePanel

        if not self._waiting:
            self.close()
            return
        marker, note = self._waiting.pop(0)
        index = self.report.by_id.get(note) if note else None
        passage = None if index is None else self.report.reading[index]
        if passage is not None:
            self._waiting.extend((_marker(passage.text, ref), ref.note) for ref in passage.refs)
        panel = NotePanel(marker, passage, len(self._waiting))
        older, self._panel = self._panel, panel
        await self.desk.column.mount(panel)
        panel.place(self.pane.row_of(self.pane.cursor) or 0, self.pane.size)
        self.room.set_focus(panel, scroll_visible=False)
        if older is not None:
            older.remove()

    def scroll(self, lines: int) -> None:
        """Scroll a note that is longer than its panel."""
        if self._panel is not None:
            self._panel.scroll_relative(y=lines, animate=False)

    def close(self) -> None:
        """Close the note; the keys go back to the text."""
        if self._panel is not None:
            self._waiting.clear()
            if self.room.focused is self._panel:
                self.room.set_focus(self.pane, scroll_visible=False)
            self._remove()

    def left(self, panel: NotePanel) -> None:
        """Close a note because the keys went elsewhere, unless it has been closed already."""
        if panel is self._panel:
            self.close()

    def _remove(self) -> None:
        if self._panel is not None:
            self._panel.remove()
            self._panel = None


def _marker(text: str, ref: Ref) -> str:
    return text[ref.start : ref.end].strip()
