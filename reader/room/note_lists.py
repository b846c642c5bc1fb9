"""The lists of what the reader made: notes, deleted notes, tags; and the way from a note to its place."""

from __future__ import annotations

from collections.abc import Callable
from inspect import isawaitable
from typing import TYPE_CHECKING, TypeVar

from reader.positions.places import Place
from reader.presentation.note_text import nowhere
from reader.room.controller import Controller, RoomContext

if TYPE_CHECKING:
    from reader.notebook import Placed
    from reader.room.annotate import AnnotateController
    from reader.room.navigation import NavigationController
    from reader.room.selection import SelectionController
    from reader.widgets.notes.list_view import View

T = TypeVar("T")
Say = Callable[[str], object]


class NoteListsController(Controller):
    """Opens the lists; remembers how the notes were looked at."""

    def __init__(
        self,
        context: RoomContext,
        navigation: NavigationController,
        annotate: Callable[[], AnnotateController],
        selection: SelectionController,
    ) -> None:
        super().__init__(context)
        self._navigation = navigation
        self._annotate = annotate
        self._selection = selection
        self._view: View | None = None
        self._correcting: Placed | None = None

    async def open(self) -> None:
        """Show all notes."""
        from reader.screens.notes.screen import NotesScreen
        from reader.widgets.notes.list_view import View

        self._view = self._view or View()
        await self.app.push_screen(NotesScreen(self.context.services, self._view), self.context.carry_out)

    def show_note(self, ident: str) -> None:
        """Go to a note that a search has found."""
        contents = self.notes.contents
        placed = contents.note(ident) if contents else None
        if placed is None:
            self.say("this note is gone")
        elif why := nowhere(placed):
            self.say(why)
        else:
            self.go_to(placed)

    def go_to(self, placed: Placed) -> None:
        """Go to the words of a note, or to where they may have stood, if its report is open."""
        span = placed.span or placed.guessed
        if placed.report is None:
            return
        self._navigation.jump(placed.report, span.start if span else Place(0), span)
        if placed.span is None and placed.guessed is not None:
            self.say("these words are gone; perhaps they stood here", stay=True)
        elif span is None and placed.note.target is not None and placed.note.target.quote is not None:
            self.say("these words are gone, and nothing in the report is like them")

    async def edit(self, placed: Placed) -> None:
        """Edit a note, in sight of its words where they are there."""
        self.go_to(placed)
        done = self._annotate().edit(placed.id)
        if isawaitable(done):
            await done

    async def tags(self) -> None:
        """Show all tags; the notes of the chosen one are shown."""
        from reader.screens.tags import TagsScreen

        await self.app.push_screen(TagsScreen(self.context.services), self._show_tag)

    def _show_tag(self, tag: str | None) -> None:
        from reader.widgets.notes.list_view import View

        if tag is not None:
            self._view = View(query=f'tag:"{tag}"' if " " in tag else f"tag:{tag}")
            self.screen.call_later(self.open)

    def deleted(self) -> None:
        """Choose a deleted note to have back."""
        from reader.screens.deleted import choose_deleted

        choose_deleted(self.screen, self.notes)

    # -- correcting

    def begin_correcting(self, placed: Placed) -> None:
        """Go to a note's words, or where they may have stood, selected, so that others can be."""
        self._correcting = placed
        self.go_to(placed)
        span = placed.span or placed.guessed
        if span is not None:
            self.pane.selection.select(span)
        key = self.keymap.first("note-move")
        self.say(f"select the words that the note is on (v), then {key} puts it there", stay=True)

    @property
    def correcting(self) -> bool:
        """Whether a note waits for its words."""
        return self._correcting is not None

    def move(self) -> None:
        """Put the note that waits on the selected words."""
        placed, span, report = self._correcting, self._selection.selected, self.report
        if placed is None or span is None:
            return

        def done(_: Placed) -> None:
            self._correcting = None
            self.pane.selection.stop()
            self.pane.selection.clear()
            self.say("the note is on these words now")

        self.notes.do(lambda notebook: notebook.correct(placed, report, span), done, self.say)

    # -- the store

    async def store(self) -> None:
        """Show what is to be known of the file that holds the notes."""
        from reader.screens.store import StoreScreen

        await self.app.push_screen(StoreScreen(self.context.services))
