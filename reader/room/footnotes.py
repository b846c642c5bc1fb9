"""The notes that references mean, popped up where the reference stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.model import Ref
from reader.positions.places import Place
from reader.room.controller import Controller, RoomContext

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.widgets.footnote_popup import FootnotePopup


class FootnotesController(Controller):
    """Which note is shown, and which come next."""

    def __init__(self, context: RoomContext) -> None:
        super().__init__(context)
        self._waiting: list[tuple[str, str | None]] = []
        self._at = Place(0)
        self._panel: FootnotePopup | None = None

    @property
    def open(self) -> bool:
        """Whether a note is shown."""
        return self._panel is not None

    async def show(self) -> None:
        """Show the note of the first reference from the cursor on in its line, else in its passage.

        After the last one the first comes; enter shows the next.
        """
        cursor = self.pane.cursor
        refs = self.report.reading[cursor.passage].refs
        found = self.pane.viewport.refs_on_line(cursor) or [
            (Place(cursor.passage, ref.start), ref) for ref in refs
        ]
        if not found:
            self.say("there is no reference in this passage")
            return
        ahead = [item for item in found if item[0] >= cursor]
        behind = [item for item in found if item[0] < cursor]
        await self._show([*ahead, *behind])

    async def show_at(self, place: Place) -> None:
        """Show the note of the reference at a place, if there is one."""
        ref = self.pane.viewport.ref_at(place)
        if ref is not None:
            await self._show([(place, ref)])

    async def _show(self, found: Sequence[tuple[Place, Ref]]) -> None:
        self._at = found[0][0]
        text = self.report.reading[self._at.passage].text
        self._waiting = [(_marker(text, ref), ref.note) for _, ref in found]
        await self.next()

    async def next(self) -> None:
        """Show the line's next note, then those that the notes refer to; after the last one, close."""
        from reader.widgets.footnote_popup import FootnotePopup

        if not self._waiting:
            self.close()
            return
        marker, note = self._waiting.pop(0)
        index = self.report.by_id.get(note) if note else None
        passage = None if index is None else self.report.reading[index]
        if passage is not None:
            self._waiting.extend((_marker(passage.text, ref), ref.note) for ref in passage.refs)
        more = f"{{note-next}}: {len(self._waiting)} more · " if self._waiting else ""
        panel = FootnotePopup(marker, passage, self.keymap.hint(f"{more}{{leave}}"))
        older, self._panel = self._panel, panel
        await self.grid.column.mount(panel)
        if self.pane.row_of(self._at) is None:
            self.pane.move_to(self._at)
        panel.place(self.pane.row_of(self._at) or 0, self.pane.size)
        self.screen.set_focus(panel, scroll_visible=False)
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
            if self.screen.focused is self._panel:
                self.screen.set_focus(self.pane, scroll_visible=False)
            self._remove()

    def left(self, panel: FootnotePopup) -> None:
        """Close a note because the keys went elsewhere, unless it has been closed already."""
        if panel is self._panel:
            self.close()

    def _remove(self) -> None:
        if self._panel is not None:
            self._panel.remove()
            self._panel = None


def _marker(text: str, ref: Ref) -> str:
    return text[ref.start : ref.end].strip()
