"""Opening a note at its place, editing it, correcting what it is on, and copying it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from reader.exporting import copying
from reader.screens.notes.controller import ListPart, notes

if TYPE_CHECKING:
    from reader.notebook import Placed


class Using(ListPart):
    """What leads from a note elsewhere; what is left to be done is done when the list is closed."""

    def open(self) -> None:
        """Go to the note's words in a pane."""
        placed = self.current
        if placed is None:
            return
        if why := self.room.listing.nowhere(placed):
            self.screen.say(why)
        else:
            self.screen.dismiss(partial(self.room.listing.go_to, placed))

    def relations(self) -> None:
        """Show the note's relations; the quote at the other end of one can be gone to."""
        placed = self.current
        if placed is not None:
            self.room.relating.show(placed.id, self._go_on)

    def _go_on(self, other: Placed) -> None:
        self.screen.dismiss(partial(self.room.listing.go_to, other))

    def edit(self) -> None:
        """Edit the note, in sight of its words where they are there."""
        placed = self.current
        if placed is not None:
            self.screen.dismiss(partial(self.room.listing.edit, placed))

    def correct(self) -> None:
        """Go to where the note stands or may have stood, to select the words that it is on."""
        placed = self.current
        if placed is None:
            return
        target = placed.note.target
        if placed.report is None or target is None or target.quote is None:
            self.screen.say("only a note on words of an open report can be put on other words")
        else:
            self.screen.dismiss(partial(self.room.listing.begin_correcting, placed))

    def copy(self) -> None:
        """Copy the quotes with their citations, and the reader's words."""
        placed = self.concerned()
        if placed:
            room = self.room
            text = copying.notes(self.screen.contents, placed, room.workspace.reports, room.config.flavour)
            self.room.selecting.send(text, lambda said: self.screen.say(f"{notes(len(placed))}: {said}"))

    def export(self) -> None:
        """Export the notes that are shown."""
        self.screen.dismiss(partial(self.room.exporting.open, self.view.query))
