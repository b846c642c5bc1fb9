"""Notes and highlights on the selection, on the note at the cursor, or on its passage."""

from __future__ import annotations

import asyncio
from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from reader.parts.part import Part
from reader.places import Span

if TYPE_CHECKING:
    from notes.drafts import Draft
    from reader.notebook import Contents, Note, Notebook, Placed
    from reader.screens.room import Room
    from reader.widgets.note_editor import NoteEditor, Written

FRAME: Final = 10
"""Cells that the frame, blanks and quotation marks take from a title."""
SHORTEST: Final = 16
"""Characters of a quote that a title shows at least."""
HINT: Final = "enter in a line or ctrl+s saves · ctrl+o your editor · esc"


@dataclass(slots=True)
class Writing:
    """The note on the slip."""

    editor: NoteEditor
    note: Note
    """What is kept of it besides what stands on the slip."""
    seen: Note | None
    """The note that is edited, as it was; None for a new one."""
    first: Written
    """What stood there at first."""
    draft: Draft
    saving: bool = False


class Annotating(Part):
    """Making notes and highlights, and writing on them."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self.writing: Writing | None = None

    # -- what it is about

    @property
    def chosen(self) -> Span | None:
        """The selected words, without white space at their ends."""
        from reader.trimming import trimmed

        span = self.room.selecting.selected
        return trimmed(self.report, span) if span else None

    @property
    def span(self) -> Span:
        """The selected words, else the passage of the cursor."""
        from reader.citation import here

        return self.chosen or here(self.report, self.pane.cursor)

    def found(self, contents: Contents) -> Placed | None:
        """The note on just the selected words; without a selection the innermost one at the cursor."""
        chosen = self.chosen
        if self.room.selecting.selected is None:
            return next(iter(contents.at(self.report, self.pane.cursor)), None)
        return next(
            (
                placed
                for placed in contents.in_passage(self.report, self.pane.cursor.passage)
                if placed.span == chosen
            ),
            None,
        )

    def unselect(self) -> None:
        """What was selected has been used."""
        self.pane.clear_selection()
        self.room.tell()

    # -- highlights

    def highlight(self) -> None:
        """Highlight at once, or take a plain highlight away."""
        report, span, at = self.report, self.span, self.pane.cursor
        selected = self.room.selecting.selected is not None
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
            self.room.say(await self.room.noting.change(toggle))

        self.room.noting.start(run())

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
        if contents is None or self._busy():
            return
        placed, report, span = self.found(contents), self.report, self.span
        self.unselect()
        if placed is not None:
            await self._open(placed.note, placed.note, placed.span)
        else:
            await self._open(Note(on(report, span)), None, span)
        if outside:
            await self.outside()

    async def on_report(self) -> None:
        """Write a note on the whole report, or go on with the one there is."""
        from reader.notebook import Note, on

        contents = await self.contents()
        if contents is None or self._busy():
            return
        notes = [placed.note for placed in contents.in_report(self.report)]
        whole = (note for note in notes if note.target and note.target.quote is None and note.theme is None)
        seen = next(whole, None)
        await self._open(seen or Note(on(self.report)), seen, None)

    async def edit(self, ident: str) -> None:
        """Edit a note, going to its words where they are."""
        contents = await self.contents()
        placed = contents.note(ident) if contents else None
        if placed is None or self._busy():
            return
        if placed.report is not None and placed.span is not None:
            self.room.going.jump(placed.report, placed.span.start)
        await self._open(placed.note, placed.note, placed.span)

    async def resume(self, draft: Draft) -> None:
        """Go on with a note that was not saved."""
        if await self.contents() is None or self._busy():
            return
        placed = await asyncio.to_thread(self._place, draft.note)
        if placed.report is not None and placed.span is not None:
            self.room.going.jump(placed.report, placed.span.start)
        await self._open(draft.note, draft.seen, placed.span, draft)

    def _place(self, note: Note) -> Placed:
        from reader.notebook.placer import Placer

        (placed,) = Placer(self.room.workspace.reports).place([note])
        return placed

    async def _open(
        self, note: Note, seen: Note | None, span: Span | None, draft: Draft | None = None
    ) -> None:
        from notes.drafts import Draft
        from reader.widgets.note_editor import NoteEditor, Written

        first = Written(note.text, note.tags, note.holder)
        suggesting = self.room.tagging
        editor = NoteEditor(
            self._title(note, span), first, suggesting.tags, suggesting.holders, suggesting.paint, HINT
        )
        begun = draft or Draft.new(note, seen)
        if draft is not None:  # it differs from what is saved
            first = Written(seen.text, seen.tags, seen.holder) if seen else Written("", (), None)
        self.writing = Writing(editor, note, seen, first, begun)
        await self.room.slips.lay(editor, span)
        self.room.drafting.watch(begun, self._as_written)

    def _title(self, note: Note, span: Span | None) -> str:
        from reader.citation import cite, words

        if span is not None:
            said, quote = cite(self.report, span), " ".join(words(self.report, span).split())
            most = max(self.room.size.width - len(said) - FRAME, SHORTEST)
            return f"“{quote if len(quote) <= most else quote[: most - 1].rstrip() + '…'}” {said}"
        if note.target is None or note.target.quote is None:
            return f"note on {note.target.title or note.target.report if note.target else note.theme}"
        return f"“{note.target.quote.exact[:58]}…” {note.target.title}"

    def _as_written(self) -> Note:
        """The note as it stands on the slip."""
        assert self.writing is not None
        text, tags, holder = self.writing.editor.written
        return replace(self.writing.note, text=text, tags=tags, holder=holder)

    # -- saving and leaving

    async def save(self) -> None:
        """Save the note; the slip stays until it is safe, and where it is not, the words stay on it."""
        writing = self.writing
        if writing is None or writing.saving:
            return
        if writing.seen is None and not any(writing.editor.written):
            writing.editor.say("nothing is written yet; A highlights without words")
            return
        writing.saving = writing.editor.words.read_only = True
        writing.editor.say("saving…")
        await self.room.noting.wait(self.room.noting.start(self._save(writing, self._as_written())))

    async def _save(self, writing: Writing, note: Note) -> None:
        seen = writing.seen
        try:
            placed = await self.room.noting.change(
                lambda notebook: notebook.edit(seen, note) if seen else notebook.add(note)
            )
        except Exception as error:  # whatever it was: what was typed must not go
            writing.saving = writing.editor.words.read_only = False
            said = " ".join(str(error).split()) or type(error).__name__
            writing.editor.say(said if said.startswith("not saved") else f"not saved: {said}")
            return
        await self._done()
        conflict = seen is not None and placed.note.conflict == seen.id and placed.id != seen.id
        self.room.say(
            "changed by somebody else meanwhile: both are kept" if conflict else "saved", stay=conflict
        )

    async def leave(self) -> None:
        """Take the slip away; where something would be lost, ask first."""
        writing = self.writing
        if writing is None or writing.saving:
            return
        if writing.editor.written == writing.first:
            await self._done()
            return
        from reader.widgets.choice import Option

        await writing.editor.ask(
            "not saved:",
            [
                Option("s", "save", self.save),
                Option("d", "discard", self._done),
                Option("o", "your editor", self.outside),
                Option("escape", "go on", writing.editor.go_on),
            ],
        )

    async def _done(self) -> None:
        self.room.drafting.unwatch(forget=True)
        self.writing = None
        await self.room.slips.take_away()

    async def outside(self) -> None:
        """Edit the words in the reader's own editor."""
        from textual.app import SuspendNotSupported

        from reader.outside import OutsideError, edit

        writing = self.writing
        if writing is None or writing.saving:
            return
        await writing.editor.go_on()
        drafting = self.room.drafting
        try:
            with drafting.elsewhere() as path, self.room.app.suspend():
                text = edit(writing.editor.written.text, path, drafting.keep_words)
        except (OutsideError, SuspendNotSupported) as error:
            writing.editor.say(str(error))
            return
        finally:
            self.room.refresh(layout=True)
        if text != writing.editor.written.text:
            writing.editor.rewrite(text)

    # -- for all of them

    async def contents(self) -> Contents | None:
        """What the notebook holds, where something can be kept in it; else it is said why not."""
        notebook = await self.room.noting.ready()
        if notebook.closed:
            self.room.say(notebook.closed, stay=True)
            return None
        return notebook.contents

    def _busy(self) -> bool:
        """Whether a slip is there already; then the keys go to it."""
        slip = self.room.slips.slip
        if slip is None:
            return False
        slip.take_keys()
        return True

    async def tag(self, idents: Collection[str]) -> None:
        """Put tags on several notes, and take others off."""
        await self.room.tagging.on_notes(idents)


def _is_plain(placed: Placed, contents: Contents) -> bool:
    """Whether a note is a highlight and nothing else."""
    note = placed.note
    return note.is_highlight and not (note.tags or note.holder or contents.relations_of(note.id))
