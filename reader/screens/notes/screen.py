"""All notes: a list that narrows down as one types, and the whole of the note that one stands on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

from textual import on

from reader.screens.notes.base import NotesBase
from reader.screens.notes.editing import EditActions
from reader.screens.notes.list_actions import ListActions
from reader.screens.notes.open_actions import OpenActions
from reader.screens.opening_help import show_help
from reader.widgets.notes.note_list import NoteList
from reader.widgets.notes.tag_line import TagLine

if TYPE_CHECKING:
    from reader.services.services import Services
    from reader.widgets.notes.list_view import View


class NotesScreen(NotesBase):
    """Shows the notes; what can be done here is done by its parts. Returns what is to be done next."""

    def __init__(self, services: Services, view: View) -> None:
        super().__init__(services, view)
        self.browsing = ListActions(self)
        self.using = OpenActions(self)
        self.revising = EditActions(self)

    @property
    def handlers(self) -> tuple[Mapping[str, Callable[[NotesScreen], object]], NotesScreen]:
        """What each command does, and who does it."""
        return HANDLERS, self

    @on(TagLine.Entered)
    async def _tagged(self, message: TagLine.Entered) -> None:
        await self.close_tags()
        await self.revising.retag(message)

    @on(NoteList.Chosen)
    def _chosen(self) -> None:
        self.using.open()


HANDLERS: Final[Mapping[str, Callable[[NotesScreen], object]]] = {
    "list-down": lambda screen: screen.browsing.notes(1),
    "list-up": lambda screen: screen.browsing.notes(-1),
    "list-page-down": lambda screen: screen.browsing.pages(1),
    "list-page-up": lambda screen: screen.browsing.pages(-1),
    "list-start": lambda screen: screen.browsing.start(),
    "list-end": lambda screen: screen.browsing.end(),
    "list-open": lambda screen: screen.using.open(),
    "list-whole": lambda screen: screen.browsing.whole(),
    "list-filter": lambda screen: screen.browsing.filter(),
    "list-sort": lambda screen: screen.browsing.sort(),
    "list-mark": lambda screen: screen.browsing.mark(),
    "list-mark-all": lambda screen: screen.browsing.mark_all(),
    "list-edit": lambda screen: screen.using.edit(),
    "list-tag": lambda screen: screen.revising.tag(),
    "list-relations": lambda screen: screen.using.relations(),
    "list-delete": lambda screen: screen.revising.delete(),
    "list-deleted": lambda screen: screen.revising.deleted(),
    "list-copy": lambda screen: screen.using.copy(),
    "list-export": lambda screen: screen.using.export(),
    "list-confirm": lambda screen: screen.revising.confirm(),
    "list-correct": lambda screen: screen.using.correct(),
    "list-versions": lambda screen: screen.revising.versions(),
    "list-tags": lambda screen: screen.revising.tags(),
    "list-undo": lambda screen: screen.revising.undo(),
    "list-redo": lambda screen: screen.revising.redo(),
    "list-leave": lambda screen: screen.browsing.leave(),
    "list-help": show_help,
    "filter-done": lambda screen: screen.give_keys(),
}
"""By a command's id."""
