"""Notes and highlights on the selection, on the note at the cursor, or on its passage."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from reader.job_kinds import NOTE_PLACE
from reader.positions.places import Span
from reader.room.controller import Controller, RoomContext
from reader.text.plain_text import clip
from reader.text.printable import printable

if TYPE_CHECKING:
    from corpus.model import Report
    from notes.drafts import Draft
    from reader.notebook import Contents, Note, Notebook, Placed
    from reader.room.drawer import DrawerController
    from reader.room.navigation import NavigationController
    from reader.room.note_editing import NoteEditingController
    from reader.room.selection import SelectionController

MOST: Final = 9
"""Notes on the same words of which one can be chosen by its number."""
FRAME: Final = 4
"""Cells that a drawer's frame and its blanks take."""


class AnnotateController(Controller):
    """What notes are made on, and which of those there are is meant."""

    def __init__(
        self,
        context: RoomContext,
        selection: SelectionController,
        drawer: DrawerController,
        note_editing: NoteEditingController,
        navigation: NavigationController,
    ) -> None:
        super().__init__(context)
        self._selection = selection
        self._drawer = drawer
        self._note_editing = note_editing
        self._navigation = navigation

    # -- what it is about

    @property
    def chosen(self) -> Span | None:
        """The selected words, without white space at their ends."""
        from reader.positions.trimming import trimmed

        span = self._selection.selected
        return trimmed(self.report, span) if span else None

    @property
    def span(self) -> Span:
        """The selected words, else the passage of the cursor."""
        from reader.citation import here

        return self.chosen or self._selection.selected or here(self.report, self.pane.cursor)

    def found(self, contents: Contents) -> Placed | None:
        """The note on just the selected words; without a selection the innermost one at the cursor."""
        return next(iter(self.twins(contents)), None)

    def twins(self, contents: Contents) -> tuple[Placed, ...]:
        """All notes that are on the same words as the one that is meant, that one first."""
        if self._selection.selected is None:
            around = contents.at(self.report, self.pane.cursor)
            span = around[0].span if around else None
        else:
            around = contents.in_passage(self.report, self.pane.cursor.passage)
            span = self.chosen
        return tuple(placed for placed in around if placed.span == span)

    def unselect(self) -> None:
        """What was selected has been used."""
        self.pane.selection.clear()
        self.update_status()

    # -- highlights

    def highlight(self) -> None:
        """Highlight at once, or take a plain highlight away."""
        report, span, at = self.report, self.span, self.pane.cursor
        selected = self._selection.selected is not None
        self.unselect()

        def toggle(notebook: Notebook) -> str:
            from reader.notebook import Note, on

            contents = notebook.contents
            around = contents.in_passage(report, at.passage) if selected else contents.at(report, at)
            here = [p for p in around if p.span == span] if selected else list(around)
            plain = next((placed for placed in here if _is_plain(placed, contents)), None)
            if plain is not None:
                notebook.delete([plain.id])
                return "the highlight is gone"
            if any(placed.span == span for placed in here):
                return "there is a note on these words already"
            notebook.add(Note(on(report, span)))
            return "highlighted"

        async def run() -> None:
            self.say(await self.notes.change(toggle))

        self.notes.start(run)

    # -- writing

    async def note(self) -> None:
        """Write a note, or go on with the one that is here."""
        await self._write(outside=False)

    async def note_outside(self) -> None:
        """Write a note, or edit the one that is here, in the reader's own editor."""
        await self._write(outside=True)

    async def _write(self, *, outside: bool) -> None:
        from reader.notebook import Note, on

        contents = await self.contents()
        if contents is None or self._drawer.busy():
            return
        twins, report, span = self.twins(contents), self.report, self.span
        self.unselect()

        async def write(placed: Placed | None) -> None:
            if placed is not None:
                await self._note_editing.open(placed.note, placed.note, placed.span)
            else:
                await self._note_editing.open(Note(on(report, span)), None, span)
            if outside:
                await self._note_editing.outside()

        if len(twins) > 1:
            await self.one_of(twins, write)
        else:
            await write(next(iter(twins), None))

    async def one_of(self, twins: Sequence[Placed], chosen: Callable[[Placed], Awaitable[object]]) -> None:
        """Ask which of several notes on the same words is meant."""
        from reader.widgets.choice import Option
        from reader.widgets.question_drawer import QuestionDrawer

        def option(number: int, placed: Placed) -> Option:
            async def choose() -> None:
                await self._drawer.close()
                await chosen(placed)

            return Option(str(number), "", choose)

        numbered = list(enumerate(twins[:MOST], 1))
        lines = [
            clip(f"{number} {_said(placed)}", self.screen.size.width - FRAME) for number, placed in numbered
        ]
        options = [option(number, placed) for number, placed in numbered]
        options.append(Option("escape", "none", self._drawer.close))
        title = f"{len(twins)} notes on the same words"
        await self._drawer.open(QuestionDrawer(title, lines, "which?", options), twins[0].span)

    async def on_report(self) -> None:
        """Write a note on the whole report, or go on with the one there is."""
        from notes.kinds import REPORT
        from reader.notebook import Note, on

        contents = await self.contents()
        if contents is None or self._drawer.busy():
            return
        notes = [placed.note for placed in contents.in_report(self.report)]
        whole = (note for note in notes if note.kind is REPORT)
        seen = next(whole, None)
        await self._note_editing.open(seen or Note(on(self.report)), seen, None)

    async def edit(self, ident: str) -> None:
        """Edit a note, going to its words where they are."""
        contents = await self.contents()
        placed = contents.note(ident) if contents else None
        if placed is None or self._drawer.busy():
            return
        if placed.report is not None and placed.span is not None:
            self._navigation.jump(placed.report, placed.span.start)
        await self._note_editing.open(placed.note, placed.note, placed.span)

    async def resume(self, draft: Draft) -> None:
        """Go on with a note that was not saved."""
        if await self.contents() is None or self._drawer.busy():
            return
        place = partial(self._place, draft.note, self.workspace.reports)
        placed = await self.background.result(NOTE_PLACE, place)
        if self._drawer.busy():
            return
        if placed.report is not None and placed.span is not None:
            self._navigation.jump(placed.report, placed.span.start)
        await self._note_editing.open(draft.note, draft.seen, placed.span, draft)

    def _place(self, note: Note, reports: Sequence[Report]) -> Placed:
        from reader.notebook.placer import Placer

        (placed,) = Placer(reports).place([note])
        return placed

    # -- for all of them

    async def contents(self) -> Contents | None:
        """What the notebook holds, where something can be kept in it; else it is said why not."""
        notebook = await self.notes.ready()
        if notebook.closed:
            self.say(notebook.closed, stay=True)
            return None
        return notebook.contents


def _said(placed: Placed) -> str:
    """A note in a line: its words, tags, and that it is another version."""
    note = placed.note
    facts = [" ".join(note.text.split()) or note.kind.called_bare, *(f"#{tag}" for tag in note.tags)]
    facts += [f"({note.holder})"] if note.holder else []
    return printable("  ".join(["≠ other version"] * bool(note.conflict) + facts))


def _is_plain(placed: Placed, contents: Contents) -> bool:
    """Whether a note is a highlight and nothing else."""
    note = placed.note
    return note.is_highlight and not (note.tags or note.holder or contents.relations_of(note.id))
