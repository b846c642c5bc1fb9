"""What the parts of the notes screen have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.notebook import Placed
    from reader.screens.notes.base import NotesBase
    from reader.services.services import Services
    from reader.widgets.notes.list_view import View


class NotesActions:
    """One concern of the notes screen; its public methods are the actions that commands name."""

    def __init__(self, screen: NotesBase) -> None:
        self.screen = screen

    @property
    def services(self) -> Services:
        """What it works with."""
        return self.screen.services

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
