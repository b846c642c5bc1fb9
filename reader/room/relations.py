"""Relations: once on each of two quotes, then the type and the reader's words on it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.room.controller import Controller, RoomContext

if TYPE_CHECKING:
    from corpus.model import Report
    from reader.notebook import Contents, Note, Notebook, Placed
    from reader.positions.places import Span
    from reader.room.annotate import AnnotateController
    from reader.room.drawer import DrawerController
    from reader.room.note_lists import NoteListsController
    from reader.room.note_preview import NotePreviewController


@dataclass(frozen=True, slots=True)
class End:
    """One of the two quotes."""

    note: Note
    """A note that there is, or one to be made."""
    quote: str
    """The words with their citation."""
    short: str
    """A few of the words, and where they are."""


class RelationsController(Controller):
    """The first quote is kept while one moves; the second asks for the type."""

    def __init__(
        self,
        context: RoomContext,
        annotate: AnnotateController,
        note_preview: NotePreviewController,
        note_lists: NoteListsController,
        drawer: DrawerController,
    ) -> None:
        super().__init__(context)
        context.waiting.append(lambda: self.said)
        self._annotate = annotate
        self._note_preview = note_preview
        self._note_lists = note_lists
        self._drawer = drawer
        self._first: End | None = None
        self._second: End | None = None

    @property
    def said(self) -> str:
        """What is under way, in a line; empty where nothing is."""
        if self._first is None or self._second is not None:
            return ""
        key = self.keymap.first("relate")
        return f"{key} on the second quote relates it to {self._first.short} · esc drops it"

    @property
    def begun(self) -> bool:
        """Whether a first quote waits for a second one."""
        return self._first is not None

    async def relate(self) -> None:
        """Take the selection, the note here, or the passage as the first or the second quote."""
        contents = await self._annotate.contents()
        if contents is None or self._drawer.busy():
            return
        end = self._end(contents)
        if self._first is None:
            self._first = end
            self._annotate.unselect()
        elif (end.note.id, end.note.target) == (self._first.note.id, self._first.note.target):
            self.say("this is the first quote; go to another one")
        else:
            self._second = end
            self._annotate.unselect()
            await self._ask(self._first, end)

    async def between(self, report: Report, span: Span, other: Report, there: Span) -> None:
        """Ask for the relation of two quotes that are known already."""
        contents = await self._annotate.contents()
        if contents is None or self._drawer.busy():
            return
        ends = [self._at(contents, *end) for end in ((report, span), (other, there))]
        self._first, self._second = ends
        await self._ask(*ends)

    def drop(self) -> None:
        """Forget the first quote."""
        self._first = self._second = None
        self.update_status()

    def _end(self, contents: Contents) -> End:
        """The quote that is meant: the selection, the note here, or the passage."""
        annotating = self._annotate
        placed = annotating.found(contents)
        if placed is not None and placed.span is not None:
            return _made(placed.note, self.report, placed.span)
        return _made(placed.note if placed else None, self.report, annotating.span)

    def _at(self, contents: Contents, report: Report, span: Span) -> End:
        """A quote; the note that is on exactly these words, where there is one."""
        same = (p for p in contents.in_passage(report, span.start.passage) if p.span == span)
        placed = next(same, None)
        return _made(placed.note if placed else None, report, span)

    async def _ask(self, first: End, second: End) -> None:
        from reader.widgets.relation_entry import RelationEntry

        await self._drawer.open(RelationEntry(first.quote, second.quote, self.config.relation_types))

    def relations(self) -> None:
        """Show the relations of the note at the cursor, to follow, edit or delete them."""
        placed = self._note_preview.here
        if placed is None:
            self.say("there is no note here")
        else:
            self.show(placed.id, self._go_to)

    def show(self, ident: str, chosen: Callable[[Placed], object]) -> None:
        """Show the relations of a note.

        Args:
            ident: the note's id.
            chosen: called with the note at the other end, if one is to be gone to.
        """
        from reader.screens.relations import RelationsScreen

        def closed(other: str | None) -> None:
            contents = self.notes.contents
            placed = contents.note(other) if contents and other else None
            if placed is not None:
                chosen(placed)

        self.app.push_screen(RelationsScreen(self.context.services, ident), closed)

    def _go_to(self, placed: Placed) -> None:
        self._note_lists.go_to(placed)

    async def entered(self, kind: str, text: str) -> None:
        """Save the relation; until it is, it stays in the drawer."""
        first, second = self._first, self._second
        if first is None or second is None:
            return

        def do(notebook: Notebook) -> str:
            one = _anew(first.note, notebook)
            other = _anew(second.note, notebook)
            return f"related: {notebook.relations.relate(kind, one, other, text).type}"

        await self._drawer.save(do, self.left)

    async def left(self) -> None:
        """Close the drawer, and forget both quotes."""
        self._first = self._second = None
        await self._drawer.close()


def _made(note: Note | None, report: Report, span: Span) -> End:
    from reader.citation import cite, quote, words
    from reader.notebook import Note, on

    few = " ".join(words(report, span).split())
    few = few if len(few) <= 24 else f"{few[:22]}…"
    return End(note or Note(on(report, span)), quote(report, span), f"“{few}” {cite(report, span)}")


def _anew(note: Note, notebook: Notebook) -> Note:
    """The note as it is now; one that is gone meanwhile is told by the notebook."""
    placed = notebook.contents.note(note.id) if note.id else None
    return placed.note if placed else note
