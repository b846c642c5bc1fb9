"""Tags and holders: entering them, and what may be meant by what is typed."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from reader.presentation.tag_styles import glyph, ink
from reader.room.controller import Part

if TYPE_CHECKING:
    from reader.notebook import Notebook
    from reader.positions.places import Span
    from reader.room.screen import Room

HOLDERS: Final = ("the author", "Russia", "the EU")
"""Whose views notes often are; suggested after those that were used."""


class Tagging(Part):
    """Puts tags on the note that is here, on new highlights, or on several notes."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self._entered: Callable[[tuple[str, ...]], Callable[[Notebook], str]] | None = None

    # -- what may be meant

    def tags(self, typed: str) -> list[str]:
        """Tags that may be meant, likeliest first; for "" those used last."""
        contents = self.room.noting.contents
        return contents.suggest_tags(typed) if contents else []

    def holders(self, typed: str) -> list[str]:
        """Holders that may be meant, likeliest first; for "" those used last."""
        from notes.suggestions import suggest

        contents = self.room.noting.contents
        used = contents.latest_holders if contents else ()
        return suggest(typed, list(dict.fromkeys((*used, *HOLDERS, *self.report.about.authors))))

    def paint(self, tag: str) -> tuple[str, str]:
        """A tag's glyph, and the style of it."""
        return glyph(tag), ink(tag)

    # -- entering

    async def tag(self) -> None:
        """Tag the note that is here; where there is none, highlight and tag the words."""
        contents = await self.room.annotating.contents()
        if contents is None or self.room.slips.busy():
            return
        placed, report, span = self.room.annotating.found(contents), self.report, self.room.annotating.span
        self.room.annotating.unselect()

        def entered(tags: tuple[str, ...]) -> Callable[[Notebook], str]:
            from reader.notebook import Note, on

            def do(notebook: Notebook) -> str:
                if placed is not None:
                    notebook.edit(placed.note, replace(placed.note, tags=tags))
                elif tags:
                    notebook.add(Note(on(report, span), tags=tags))
                return "tagged" if tags else "no tags"

            return do

        await self._ask("tags", placed.note.tags if placed else (), entered, placed.span if placed else span)

    async def on_notes(self, idents: Collection[str]) -> None:
        """Change the tags that several notes have in common."""
        contents = await self.room.annotating.contents()
        if contents is None or not idents or self.room.slips.busy():
            return
        bearers = [placed.note.tags for ident in idents if (placed := contents.note(ident))]
        common = [tag for tag in bearers[0] if all(tag in tags for tags in bearers)] if bearers else []

        def entered(tags: tuple[str, ...]) -> Callable[[Notebook], str]:
            gone = [tag for tag in common if tag not in tags]
            return lambda notebook: f"{_notes(notebook.retag(idents, tags, gone))} tagged"

        await self._ask(f"tags of {_notes(len(idents))}", common, entered, None)

    async def _ask(
        self,
        title: str,
        tags: Sequence[str],
        entered: Callable[[tuple[str, ...]], Callable[[Notebook], str]],
        span: Span | None,
    ) -> None:
        from reader.widgets.tag_entry import TagEntry

        self._entered = entered
        await self.room.slips.lay(TagEntry(title, tags, self.tags, self.paint), span)

    async def entered(self, tags: tuple[str, ...]) -> None:
        """Save the tags; until they are, they stay on the slip."""
        if self._entered is not None:
            await self.room.slips.save(self._entered(tags), self.left)

    async def left(self) -> None:
        """Take the slip away."""
        self._entered = None
        await self.room.slips.take_away()


def _notes(count: int) -> str:
    return "1 note" if count == 1 else f"{count} notes"
