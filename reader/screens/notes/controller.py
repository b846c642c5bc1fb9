"""What the parts of the notes screen have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.notebook import Placed
    from reader.room.screen import Room
    from reader.screens.notes.screen import NotesScreen
    from reader.widgets.notes.list_view import View


class ListPart:
    """One concern of the notes screen; its public methods are the deeds that commands name."""

    def __init__(self, screen: NotesScreen) -> None:
        self.screen = screen

    @property
    def room(self) -> Room:
        """The reading room below."""
        return self.screen.room

    @property
    def view(self) -> View:
        """How the notes are looked at."""
        return self.screen.view

    @property
    def current(self) -> Placed | None:
        """The note that one stands on; where there is none, that is said."""
        placed = self.screen.notes.current
        if placed is None:
            self.screen.say("there is no note here")
        return placed

    def concerned(self) -> list[Placed]:
        """The marked notes in the order in which they were made, else the one that one stands on."""
        if self.view.marked:
            return [placed for placed in self.screen.contents.notes if placed.id in self.view.marked]
        placed = self.current
        return [placed] if placed else []


def notes(count: int) -> str:
    """So many notes, in words."""
    return "1 note" if count == 1 else f"{count:,} notes"
