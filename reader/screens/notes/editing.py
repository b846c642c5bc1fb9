"""Changing notes from their list: tags, deleting, confirming, and taking it back."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from reader.notebook.placed import State
from reader.presentation.note_text import counted
from reader.screens.notes.actions_base import NotesActions
from reader.widgets.notes.tag_line import TagLine

if TYPE_CHECKING:
    from reader.notebook import Notebook

T = TypeVar("T")


class EditActions(NotesActions):
    """What changes notes; every change is said when it is safe on the disk."""

    async def tag(self) -> None:
        """Ask for the tags of the marked notes, or of this one."""
        placed = self.concerned()
        if not placed:
            return
        common = [tag for tag in placed[0].note.tags if all(tag in one.note.tags for one in placed)]
        label = f"tags of {counted(len(placed))}" if len(placed) > 1 else "tags"
        line = TagLine(label, [one.id for one in placed], common, self.screen.contents.suggest_tags)
        await self.screen.mount(line, before=self.screen.bar)
        self.screen.set_focus(line.line)

    async def retag(self, wanted: TagLine.Entered) -> None:
        """Put tags on notes, and take others off."""
        if wanted.add or wanted.remove:
            await self._change(
                lambda notebook: notebook.tags.retag(wanted.idents, wanted.add, wanted.remove),
                lambda count: f"{counted(count)} tagged",
            )

    async def delete(self) -> None:
        """Delete the marked notes, or this one."""
        idents = [placed.id for placed in self.concerned()]
        if idents:
            undo = self.services.keymap.first("list-undo")
            await self._change(
                lambda notebook: notebook.delete(idents),
                lambda n: f"{counted(n)} deleted; {undo} takes it back",
            )

    def deleted(self) -> None:
        """Choose a deleted note to have back."""
        from reader.screens.deleted import choose_deleted

        choose_deleted(self.screen, self.services.notebook)

    async def confirm(self) -> None:
        """Take the words that were found, or guessed, as the note's own."""
        placed = self.current
        if placed is None:
            return
        if placed.state is State.ANCHORED or placed.state is State.AWAY:
            self.screen.say("only a changed note or an orphan with a guess can be confirmed")
        elif placed.span is None and placed.guessed is None:
            correct = self.services.keymap.first("list-correct")
            self.screen.say(f"there is no guess to confirm; {correct} goes to the report to select the words")
        else:
            await self._change(lambda notebook: notebook.confirm(placed), lambda _: "confirmed: anchored now")

    async def versions(self) -> None:
        """Compare a note with another version of it that was kept; one of the two can be given up."""
        from reader.screens.versions import VersionsScreen

        placed = self.current
        if placed is None:
            return
        versions = self.screen.contents.versions(placed.id)
        other = next((each for each in versions if each.id != placed.id), None)
        if other is None:
            self.screen.say(
                "there is no other version of this note; state:conflict finds those that have one"
            )
            return
        pair = [each for each in versions if each.id in (placed.id, other.id)]

        async def chosen(index: int | None) -> None:
            if index is not None:
                kept, gone = pair[index].id, pair[1 - index].id
                undo = self.services.keymap.first("list-undo")
                await self._change(
                    lambda notebook: notebook.keep(kept, gone),
                    lambda _: f"one version is kept, the other deleted; {undo} takes it back",
                )

        await self.screen.app.push_screen(VersionsScreen(*pair), chosen)

    async def tags(self) -> None:
        """Show all tags, to rename, merge or delete them, or to show the notes of one."""
        from reader.screens.tags import TagsScreen

        self.screen.ask(TagsScreen(self.services), self._tag_chosen)

    def _tag_chosen(self, tag: str | None) -> None:
        if tag is not None:
            self.screen.line.value = f'tag:"{tag}"' if " " in tag else f"tag:{tag}"

    async def undo(self) -> None:
        """Take the last change back."""
        await self._change(
            lambda notebook: notebook.undo(), lambda what: f"undone: {what}" if what else "nothing to undo"
        )

    async def redo(self) -> None:
        """Do again what was last taken back."""
        await self._change(
            lambda notebook: notebook.redo(), lambda what: f"redone: {what}" if what else "nothing to redo"
        )

    async def _change(self, change: Callable[[Notebook], T], said: Callable[[T], str]) -> None:
        """Change something; the next key waits for it, so that it finds what is there then."""

        def done(result: T) -> None:
            if self.screen.is_usable:
                self.screen.look()
                self.screen.say(said(result))

        await self.services.notebook.wait(self.services.notebook.do(change, done, self.screen.say))
