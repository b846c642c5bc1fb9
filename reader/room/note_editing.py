"""Writing a note in its drawer: saving it, leaving it, and going on with it in another editor."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Final

from reader.errors import one_line
from reader.room.controller import Controller, RoomContext

if TYPE_CHECKING:
    from notes.drafts import Draft
    from reader.notebook import Note
    from reader.positions.places import Span
    from reader.room.draft_recovery import DraftRecoveryController
    from reader.room.drawer import DrawerController
    from reader.room.late_saves import LateSavesController
    from reader.room.tag_suggestions import TagSuggestionsController
    from reader.runtime.outside_editor import Left
    from reader.widgets.note_editor import NoteEditor, Written

FRAME: Final = 10
"""Cells that the frame, blanks and quotation marks take from a title."""
SHORTEST: Final = 16
"""Characters of a quote that a title shows at least."""
HINT: Final = "enter in a line or {note-save} saves · {note-outside} your editor · {note-leave}"


@dataclass(slots=True)
class OnSlip:
    """The note in the drawer."""

    editor: NoteEditor
    note: Note
    """What is kept of it besides what stands in the drawer."""
    seen: Note | None
    """The note that is edited, as it was; None for a new one."""
    first: Written
    """What stood there at first."""
    draft: Draft
    then: Callable[[], object] | None = None
    """What is done when the drawer is closed."""
    saving: bool = False
    sent: str | None = None
    """What was there when another editor was given it last; None before the first time."""
    waiting: Left | None = None
    """What that editor has saved since, and what is in the drawer was not to be lost for."""


class NoteEditingController(Controller):
    """The note that is being written; there is one at a time."""

    def __init__(
        self,
        context: RoomContext,
        tag_suggestions: TagSuggestionsController,
        late_saves: LateSavesController,
        draft_recovery: DraftRecoveryController,
        drawer: DrawerController,
    ) -> None:
        super().__init__(context)
        self._tag_suggestions = tag_suggestions
        self._late_saves = late_saves
        self._draft_recovery = draft_recovery
        self._drawer = drawer
        self.now: OnSlip | None = None

    async def open(
        self,
        note: Note,
        seen: Note | None,
        span: Span | None,
        draft: Draft | None = None,
        then: Callable[[], object] | None = None,
    ) -> None:
        """Open the drawer for a note.

        Args:
            note: what stands on it at first.
            seen: the note that is edited, as it was read; None for a new one.
            span: its words in the current pane.
            draft: what was kept of it before, if it is gone on with.
            then: what is done when the drawer is closed, saved or not.
        """
        from notes.drafts import Draft
        from reader.widgets.note_editor import NoteEditor, Written

        first = Written(note.text, note.tags, note.holder)
        suggesting = self._tag_suggestions
        editor = NoteEditor(
            self._title(note, span), first, suggesting.tags, suggesting.holders, suggesting.paint, HINT
        )
        begun = replace(draft, settled=False) if draft else Draft.new(note, seen)
        if draft is not None:  # it differs from what is saved
            first = Written(seen.text, seen.tags, seen.holder) if seen else Written("", (), None)
        sent = draft.note.text if draft is not None and draft.settled else None
        self.now = OnSlip(editor, note, seen, first, begun, then, sent=sent)
        await self._drawer.open(editor, span)
        self._draft_recovery.watch(begun, self.as_written)

    def _title(self, note: Note, span: Span | None) -> str:
        from reader.citation import cite, words

        if span is not None:
            said, quote = cite(self.report, span), " ".join(words(self.report, span).split())
            most = max(self.screen.size.width - len(said) - FRAME, SHORTEST)
            return f"“{quote if len(quote) <= most else quote[: most - 1].rstrip() + '…'}” {said}"
        if note.target is None or note.target.quote is None:
            report = (note.target.title or note.target.report) if note.target else None
            return f"note on {', '.join(filter(None, (note.theme, report)))}"
        return f"“{note.target.quote.exact[:58]}…” {note.target.title}"

    def as_written(self) -> Note:
        """The note as it stands in the drawer."""
        assert self.now is not None
        text, tags, holder = self.now.editor.written
        return replace(self.now.note, text=text, tags=tags, holder=holder)

    # -- saving and leaving

    async def save(self) -> None:
        """Save the note; the drawer stays until it is safe, and where it is not, the words stay on it."""
        writing = self.now
        if writing is None or writing.saving:
            return
        if writing.seen is None and not any(writing.editor.written):
            writing.editor.say("nothing is written yet")
            return
        writing.saving = writing.editor.words.read_only = True
        writing.editor.say("saving…")
        work = partial(self._save, writing, self.as_written())
        await self.notes.wait(self.notes.start(partial(self._drawer.holding, work)))

    async def _save(self, writing: OnSlip, note: Note) -> None:
        seen = writing.seen
        try:
            placed = await self.notes.change(
                lambda notebook: notebook.edit(seen, note) if seen else notebook.add(note)
            )
        except Exception as error:  # whatever it was: what was typed must not go
            writing.saving = writing.editor.words.read_only = False
            said = one_line(error)
            writing.editor.say(said if said.startswith("not saved") else f"not saved: {said}")
            return
        await self._done(placed.note)
        conflict = seen is not None and placed.note.conflict == seen.id and placed.id != seen.id
        self.say("changed by somebody else meanwhile: both are kept" if conflict else "saved", stay=conflict)

    async def leave(self) -> None:
        """Close the drawer; where something would be lost, ask first."""
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

    async def _done(self, saved: Note | None = None) -> None:
        if self.now is not None:
            self._let_go(self.now, saved)
        then = self.now.then if self.now else None
        self.now = None
        await self._drawer.close()
        if then is not None:
            self.screen.call_later(then)

    def _let_go(self, writing: OnSlip, saved: Note | None) -> None:
        """Keep the draft no longer, or only what an editor that may still have its file needs."""
        late, drafting = self._late_saves, self._draft_recovery
        if writing.sent is None or not late.expects(writing.draft):
            drafting.unwatch(forget=True)
            return
        drafting.unwatch(forget=False)
        note = replace(saved or writing.note, text=writing.sent)
        draft = replace(writing.draft, note=note, seen=saved or writing.seen, settled=True)
        drafting.settle(draft)
        late.expect(draft)

    # -- in the reader's own editor

    async def outside(self) -> None:
        """Edit the words in the reader's own editor."""
        from reader.runtime.outside_editor import edit
        from reader.runtime.suspend import aside

        writing = self.now
        if writing is None or writing.saving:
            return
        await writing.editor.go_on()
        if writing.waiting is not None:  # the editor has it open still, and what it saved is not to be lost
            self._bring(writing, writing.waiting)
            return
        drafting, text = self._draft_recovery, writing.editor.written.text

        def there_and_back() -> Left:
            with drafting.elsewhere() as path:
                return edit(text, path, drafting.keep_words)

        try:
            left = aside(self.app, there_and_back)
        except Exception as error:  # whatever it was: what was typed must not go
            writing.editor.say(one_line(error))
            return
        finally:
            self.screen.refresh(layout=True)
        writing.sent = left.text
        if left.text == text or self._late_saves.expects(writing.draft):
            note = replace(self.as_written(), text=left.text)
            self._late_saves.expect(replace(writing.draft, note=note))
        if left.text != text:
            writing.editor.rewrite(left.text)
        if left.remark:
            writing.editor.say(left.remark)

    def brought(self, left: Left) -> None:
        """Take what an editor saved after it came back: at once, where nothing was written here meanwhile."""
        writing = self.now
        if writing is None:
            return
        if not writing.saving and writing.editor.written.text == writing.sent:
            self._bring(writing, left)
            return
        writing.waiting = left
        key = self.keymap.first("note-outside")
        if not writing.saving:
            writing.editor.say(
                f"your editor has saved other words: {key} brings them, ctrl+z takes them back"
            )

    def _bring(self, writing: OnSlip, left: Left) -> None:
        writing.sent, writing.waiting = left.text, None
        writing.editor.rewrite(left.text)
        writing.editor.say(left.remark or "what your editor has saved stands here; ctrl+z takes it back")
