"""What is seen of notes while one reads: the one under the cursor, in a strip; enter opens it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.room.controller import Part

if TYPE_CHECKING:
    from textual.content import Content

    from reader.notebook import Contents, Placed
    from reader.room.screen import Room
    from reader.widgets.note_strip import NoteStrip


class Glancing(Part):
    """The strip, and what enter does with the note that it shows."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self._strip: NoteStrip | None = None

    @property
    def here(self) -> Placed | None:
        """The innermost note at the cursor."""
        contents = self.room.noting.contents
        if contents is None or not self.report.reading:
            return None
        return next(iter(contents.at(self.report, self.pane.cursor)), None)

    def show(self) -> None:
        """Show the note at the cursor; the strip is there while there are notes on what is open."""
        contents = self.room.noting.contents
        if contents is None:
            return
        wanted = any(contents.in_report(column.report) for column in self.desk.columns)
        if self._strip is None:
            if not wanted:
                return
            from reader.widgets.note_strip import NoteStrip

            self._strip = NoteStrip()
            self.room.mount(self._strip, after=self.desk)
        self._strip.display = wanted and self.room.slips.slip is None
        if self._strip.display:
            self._strip.show(*self._line(contents))

    def _line(self, contents: Contents) -> tuple[Content, Content]:
        from textual.content import Content

        from reader.widgets.note_line import line, nothing

        here = contents.at(self.report, self.pane.cursor) if self.report.reading else ()
        return line(here, contents) if here else (nothing(len(contents.in_report(self.report))), Content(""))

    async def enter(self) -> None:
        """Do what is asked for; else open the reference in this line, else the note at the cursor."""
        if self.room.listing.correcting and self.room.selecting.selected is not None:
            self.room.listing.move()
        elif self.room.drafting.offered:
            await self.room.drafting.open()
        elif self.pane.refs_on_line(self.pane.cursor) or not await self.open():
            await self.room.notes.show()

    async def open(self) -> bool:
        """Open the note at the cursor; False where there is none."""
        contents, placed = self.room.noting.contents, self.here
        if contents is None or placed is None:
            return False
        if self.room.slips.busy():
            return True
        twins = [other for other in contents.at(self.report, self.pane.cursor) if other.span == placed.span]
        if len(twins) > 1:
            await self.room.annotating.one_of(twins, self._open)
        else:
            await self._open(placed)
        return True

    async def _open(self, placed: Placed) -> None:
        from reader.notebook import State

        if placed.state is State.CHANGED:
            await self._ask(placed)
        else:
            await self.room.annotating.edit(placed.id)

    # -- a note whose words changed

    async def _ask(self, placed: Placed) -> None:
        from reader.widgets.choice import Option
        from reader.widgets.question_drawer import Asking

        was = placed.note.target.quote.exact if placed.note.target and placed.note.target.quote else ""
        lines = [f"was: “{' '.join(was.split())}”", f"now: “{' '.join(placed.quote.split())}”"]
        options = [
            Option("y", "these are its words", lambda: self._confirm(placed)),
            Option("v", "select the right ones", lambda: self._correct(placed)),
            Option("a", "open the note", lambda: self._edit(placed)),
            Option("escape", "leave it", self.room.slips.take_away),
        ]
        slip = Asking("≈ the words of this note changed", lines, "", options)
        await self.room.slips.lay(slip, placed.span)

    async def _confirm(self, placed: Placed) -> None:
        await self.room.slips.take_away()

        async def work() -> None:
            await self.room.noting.change(lambda notebook: notebook.confirm(placed))
            self.room.say("confirmed: the note is on these words now")

        self.room.noting.start(work)

    async def _correct(self, placed: Placed) -> None:
        await self.room.slips.take_away()
        self.room.listing.begin_correcting(placed)

    async def _edit(self, placed: Placed) -> None:
        await self.room.slips.take_away()
        await self.room.annotating.edit(placed.id)
