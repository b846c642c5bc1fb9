"""Writing a note on its slip: saving it, leaving it, and going on with it in another editor."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from reader.parts.part import Part

if TYPE_CHECKING:
    from notes.drafts import Draft
    from reader.notebook import Note
    from reader.places import Span
    from reader.screens.room import Room
    from reader.widgets.note_editor import NoteEditor, Written

FRAME: Final = 10
"""Cells that the frame, blanks and quotation marks take from a title."""
SHORTEST: Final = 16
"""Characters of a quote that a title shows at least."""
HINT: Final = "enter in a line or ctrl+s saves · ctrl+o your editor · esc"


@dataclass(slots=True)
class OnSlip:
    """The note on the slip."""

    editor: NoteEditor
    note: Note
    """What is kept of it besides what stands on the slip."""
    seen: Note | None
    """The note that is edited, as it was; None for a new one."""
    first: Written
    """What stood there at first."""
    draft: Draft
    then: Callable[[], object] | None = None
    """What is done when the slip has gone."""
    saving: bool = False


class Writing(Part):
    """The note that is being written; there is one at a time."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self.now: OnSlip | None = None

    async def open(
        self,
        note: Note,
        seen: Note | None,
        span: Span | None,
        draft: Draft | None = None,
        then: Callable[[], object] | None = None,
    ) -> None:
        """Lay down the slip for a note.

        Args:
            note: what stands on it at first.
            seen: the note that is edited, as it was read; None for a new one.
            span: its words in the current pane.
            draft: what was kept of it before, if it is gone on with.
            then: what is done when the slip has gone, saved or not.
        """
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
        self.now = OnSlip(editor, note, seen, first, begun, then)
        await self.room.slips.lay(editor, span)
        self.room.drafting.watch(begun, self.as_written)

    def _title(self, note: Note, span: Span | None) -> str:
        from reader.citation import cite, words

        if span is not None:
            said, quote = cite(self.report, span), " ".join(words(self.report, span).split())
            most = max(self.room.size.width - len(said) - FRAME, SHORTEST)
            return f"“{quote if len(quote) <= most else quote[: most - 1].rstrip() + '…'}” {said}"
        if note.target is None or note.target.quote is None:
            report = (note.target.title or note.target.report) if note.target else None
            return f"note on {', '.join(filter(None, (note.theme, report)))}"
        return f"“{note.target.quote.exact[:58]}…” {note.target.title}"

    def as_written(self) -> Note:
        """The note as it stands on the slip."""
        assert self.now is not None
        text, tags, holder = self.now.editor.written
        return replace(self.now.note, text=text, tags=tags, holder=holder)

    # -- saving and leaving

    async def save(self) -> None:
        """Save the note; the slip stays until it is safe, and where it is not, the words stay on it."""
        writing = self.now
        if writing is None or writing.saving:
            return
        if writing.seen is None and not any(writing.editor.written):
            writing.editor.say("nothing is written yet")
            return
        writing.saving = writing.editor.words.read_only = True
        writing.editor.say("saving…")
        await self.room.noting.wait(self.room.noting.start(self._save(writing, self.as_written())))

    async def _save(self, writing: OnSlip, note: Note) -> None:
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
        writing = self.now
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
        then = self.now.then if self.now else None
        self.now = None
        await self.room.slips.take_away()
        if then is not None:
            self.room.call_later(then)

    async def outside(self) -> None:
        """Edit the words in the reader's own editor."""
        from textual.app import SuspendNotSupported

        from reader.outside import OutsideError, edit

        writing = self.now
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
