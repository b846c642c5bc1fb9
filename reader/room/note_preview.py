"""What is seen of notes while one reads: the one under the cursor, in a strip; enter opens it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.room.controller import Controller, RoomContext

if TYPE_CHECKING:
    from textual.content import Content

    from reader.notebook import Contents, Placed
    from reader.room.annotate import AnnotateController
    from reader.room.draft_recovery import DraftRecoveryController
    from reader.room.drawer import DrawerController
    from reader.room.footnotes import FootnotesController
    from reader.room.note_lists import NoteListsController
    from reader.room.selection import SelectionController
    from reader.widgets.note_strip import NoteStrip


class NotePreviewController(Controller):
    """The strip, and what enter does with the note that it shows."""

    def __init__(
        self,
        context: RoomContext,
        note_lists: NoteListsController,
        draft_recovery: DraftRecoveryController,
        drawer: DrawerController,
        selection: SelectionController,
        annotate: AnnotateController,
        footnotes: FootnotesController,
    ) -> None:
        super().__init__(context)
        self.notes.changed.connect(lambda _: self.show())
        context.moved.connect(lambda _: self.show())
        drawer.changed.connect(self.show)
        self._note_lists = note_lists
        self._draft_recovery = draft_recovery
        self._drawer = drawer
        self._selection = selection
        self._annotate = annotate
        self._footnotes = footnotes
        self._strip: NoteStrip | None = None

    @property
    def here(self) -> Placed | None:
        """The innermost note at the cursor."""
        contents = self.notes.contents
        if contents is None or not self.report.reading:
            return None
        return next(iter(contents.at(self.report, self.pane.cursor)), None)

    def show(self) -> None:
        """Show the note at the cursor; the strip is there while there are notes on what is open."""
        contents = self.notes.contents
        if contents is None:
            return
        wanted = any(contents.in_report(column.report) for column in self.grid.columns)
        if self._strip is None:
            if not wanted:
                return
            from reader.widgets.note_strip import NoteStrip

            self._strip = NoteStrip()
            self.screen.mount(self._strip, after=self.grid)
        self._strip.display = wanted and self._drawer.current is None
        if self._strip.display:
            self._strip.show(*self._line(contents))

    def _line(self, contents: Contents) -> tuple[Content, Content]:
        from textual.content import Content

        from reader.widgets.note_line import line, nothing

        here = contents.at(self.report, self.pane.cursor) if self.report.reading else ()
        return line(here, contents) if here else (nothing(len(contents.in_report(self.report))), Content(""))

    async def enter(self) -> None:
        """Do what is asked for; else open the reference in this line, else the note at the cursor."""
        if self._note_lists.correcting and self._selection.selected is not None:
            self._note_lists.move()
        elif self._draft_recovery.offered:
            await self._draft_recovery.open()
        elif self.pane.viewport.refs_on_line(self.pane.cursor) or not await self.open():
            await self._footnotes.show()

    async def open(self) -> bool:
        """Open the note at the cursor; False where there is none."""
        contents, placed = self.notes.contents, self.here
        if contents is None or placed is None:
            return False
        if self._drawer.busy():
            return True
        twins = [other for other in contents.at(self.report, self.pane.cursor) if other.span == placed.span]
        if len(twins) > 1:
            await self._annotate.one_of(twins, self._open)
        else:
            await self._open(placed)
        return True

    async def _open(self, placed: Placed) -> None:
        from reader.notebook import State

        if placed.state is State.CHANGED:
            await self._ask(placed)
        else:
            await self._annotate.edit(placed.id)

    # -- a note whose words changed

    async def _ask(self, placed: Placed) -> None:
        from reader.widgets.choice import Option
        from reader.widgets.question_drawer import QuestionDrawer

        was = placed.note.target.quote.exact if placed.note.target and placed.note.target.quote else ""
        lines = [f"was: “{' '.join(was.split())}”", f"now: “{' '.join(placed.quote.split())}”"]
        options = [
            Option("y", "these are its words", lambda: self._confirm(placed)),
            Option("v", "select the right ones", lambda: self._correct(placed)),
            Option("a", "open the note", lambda: self._edit(placed)),
            Option("escape", "leave it", self._drawer.close),
        ]
        drawer = QuestionDrawer("≈ the words of this note changed", lines, "", options)
        await self._drawer.open(drawer, placed.span)

    async def _confirm(self, placed: Placed) -> None:
        await self._drawer.close()

        async def work() -> None:
            await self.notes.change(lambda notebook: notebook.confirm(placed))
            self.say("confirmed: the note is on these words now")

        self.notes.start(work)

    async def _correct(self, placed: Placed) -> None:
        await self._drawer.close()
        self._note_lists.begin_correcting(placed)

    async def _edit(self, placed: Placed) -> None:
        await self._drawer.close()
        await self._annotate.edit(placed.id)
