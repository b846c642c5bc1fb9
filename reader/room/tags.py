"""Tags and holders: entering them, and what may be meant by what is typed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.room.controller import Controller, RoomContext

if TYPE_CHECKING:
    from reader.notebook import Notebook
    from reader.positions.places import Span
    from reader.room.annotate import AnnotateController
    from reader.room.drawer import DrawerController
    from reader.room.tag_suggestions import TagSuggestionsController


class TagsController(Controller):
    """Puts tags on the note that is here, on new highlights, or on several notes."""

    def __init__(
        self,
        context: RoomContext,
        tag_suggestions: TagSuggestionsController,
        annotate: AnnotateController,
        drawer: DrawerController,
    ) -> None:
        super().__init__(context)
        self._tag_suggestions = tag_suggestions
        self._annotate = annotate
        self._drawer = drawer
        self._entered: Callable[[tuple[str, ...]], Callable[[Notebook], str]] | None = None

    # -- entering

    async def tag(self) -> None:
        """Tag the note that is here; where there is none, highlight and tag the words."""
        contents = await self._annotate.contents()
        if contents is None or self._drawer.busy():
            return
        placed, report, span = self._annotate.found(contents), self.report, self._annotate.span
        self._annotate.unselect()

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

    async def _ask(
        self,
        title: str,
        tags: Sequence[str],
        entered: Callable[[tuple[str, ...]], Callable[[Notebook], str]],
        span: Span | None,
    ) -> None:
        from reader.widgets.tag_entry import TagEntry

        self._entered = entered
        await self._drawer.open(
            TagEntry(title, tags, self._tag_suggestions.tags, self._tag_suggestions.paint), span
        )

    async def entered(self, tags: tuple[str, ...]) -> None:
        """Save the tags; until they are, they stay in the drawer."""
        if self._entered is not None:
            await self._drawer.save(self._entered(tags), self.left)

    async def left(self) -> None:
        """Close the drawer."""
        self._entered = None
        await self._drawer.close()


def _notes(count: int) -> str:
    return "1 note" if count == 1 else f"{count} notes"
