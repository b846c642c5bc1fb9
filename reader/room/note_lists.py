"""The lists of what the reader made: notes, deleted notes, tags; and the way from a note to its place."""

from __future__ import annotations

from collections.abc import Callable
from inspect import isawaitable
from typing import TYPE_CHECKING, TypeVar

from reader.errors import one_line
from reader.job_kinds import NOTES_CHANGE
from reader.jobs import JobError
from reader.positions.places import Place
from reader.room.controller import Part

if TYPE_CHECKING:
    from textual.worker import Worker

    from notes.records.deleted import Deleted
    from reader.notebook import Notebook, Placed
    from reader.room.screen import Room
    from reader.widgets.notes.list_view import View

T = TypeVar("T")
Say = Callable[[str], object]


class Listing(Part):
    """Opens the lists; remembers how the notes were looked at."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self._view: View | None = None
        self._correcting: Placed | None = None

    def do(
        self, deed: Callable[[Notebook], T], then: Callable[[T], object], refused: Callable[[str], object]
    ) -> Worker[None]:
        """Do something with the notebook off the screen's thread.

        Args:
            deed: what is done.
            then: called with what came of it, when it is safe on the disk.
            refused: called instead with why it could not be done or saved, in one line; with "" where that
                is said otherwise, with a key to try again.

        Returns:
            What can be waited for.
        """

        async def work() -> None:
            from notes.errors import NotesError

            try:
                done = await self.room.noting.change(deed)
            except (NotesError, OSError) as error:
                refused(one_line(error))
            except JobError:
                refused("")
                raise
            else:
                then(done)

        return self.room.background.start(self.room, NOTES_CHANGE, work)

    async def open(self) -> None:
        """Show all notes."""
        from reader.screens.notes.screen import NotesScreen
        from reader.widgets.notes.list_view import View

        self._view = self._view or View()
        await self.room.app.push_screen(NotesScreen(self.room, self._view), self._closed)

    async def _closed(self, then: Callable[[], object] | None) -> None:
        """Do what the reader left the list for."""
        if then is not None:
            done = then()
            if isawaitable(done):
                await done

    def show_note(self, ident: str) -> None:
        """Go to a note that a search has found."""
        contents = self.room.noting.contents
        placed = contents.note(ident) if contents else None
        if placed is None:
            self.room.say("this note is gone")
        elif why := self.nowhere(placed):
            self.room.say(why)
        else:
            self.go_to(placed)

    def nowhere(self, placed: Placed) -> str:
        """Why there is no place to go to for a note, in one line; empty where there is one."""
        if placed.report is not None:
            return ""
        target = placed.note.target
        if target is None:
            return "a note on a theme has no place in a report"
        return f"its report is not open: {target.title or target.report}"

    def go_to(self, placed: Placed) -> None:
        """Go to the words of a note, or to where they may have stood, if its report is open."""
        span = placed.span or placed.guessed
        if placed.report is None:
            return
        self.room.going.jump(placed.report, span.start if span else Place(0), span)
        if placed.span is None and placed.guessed is not None:
            self.room.say("these words are gone; perhaps they stood here", stay=True)
        elif span is None and placed.note.target is not None and placed.note.target.quote is not None:
            self.room.say("these words are gone, and nothing in the report is like them")

    async def edit(self, placed: Placed) -> None:
        """Edit a note, in sight of its words where they are there."""
        self.go_to(placed)
        done = self.room.annotating.edit(placed.id)
        if isawaitable(done):
            await done

    async def tags(self, chosen: Callable[[str | None], None] | None = None) -> None:
        """Show all tags; the notes of the chosen one are shown."""
        from reader.screens.tags import TagsScreen

        await self.room.app.push_screen(TagsScreen(self.room), chosen or self._show_tag)

    def _show_tag(self, tag: str | None) -> None:
        from reader.widgets.notes.list_view import View

        if tag is not None:
            self._view = View(query=f'tag:"{tag}"' if " " in tag else f"tag:{tag}")
            self.room.call_later(self.open)

    def deleted(self, say: Say | None = None) -> None:
        """Choose a deleted note to have back."""
        told = say or self.room.say

        def show(found: list[Deleted]) -> None:
            from reader.screens.deleted import deleted

            self.room.app.push_screen(deleted(found), lambda index: back(found, index))

        def back(found: list[Deleted], index: int | None) -> None:
            if index is not None:
                ident = found[index].note.id
                self.do(lambda notebook: notebook.bring_back(ident), done, told)

        def done(_: Placed) -> None:
            told("a deleted note is back")

        self.do(lambda notebook: notebook.deleted(), show, told)

    # -- correcting

    def begin_correcting(self, placed: Placed) -> None:
        """Go to a note's words, or where they may have stood, selected, so that others can be."""
        self._correcting = placed
        self.go_to(placed)
        span = placed.span or placed.guessed
        if span is not None:
            self.pane.select(span)
        key = self.room.keymap.first("note-move")
        self.room.say(f"select the words that the note is on (v), then {key} puts it there", stay=True)

    @property
    def correcting(self) -> bool:
        """Whether a note waits for its words."""
        return self._correcting is not None

    def move(self) -> None:
        """Put the note that waits on the selected words."""
        placed, span, report = self._correcting, self.room.selecting.selected, self.report
        if placed is None or span is None:
            return

        def done(_: Placed) -> None:
            self._correcting = None
            self.pane.stop_selecting()
            self.pane.clear_selection()
            self.room.say("the note is on these words now")

        self.do(lambda notebook: notebook.correct(placed, report, span), done, self.room.say)

    # -- the store

    async def store(self) -> None:
        """Show what is to be known of the file that holds the notes."""
        from reader.screens.store import StoreScreen

        await self.room.app.push_screen(StoreScreen(self.room))
