"""Opening a note at its place, editing it, correcting what it is on, and copying it."""

from __future__ import annotations

from reader.exporting import copying
from reader.presentation.note_text import counted, nowhere
from reader.screens.notes.actions_base import NotesActions
from reader.services.intents import CorrectNote, EditNote, ExportNotes, GoToNote


class OpenActions(NotesActions):
    """What leads from a note elsewhere; what is left to be done is done when the list is closed."""

    def open(self) -> None:
        """Go to the note's words in a pane."""
        placed = self.current
        if placed is None:
            return
        if why := nowhere(placed):
            self.screen.say(why)
        else:
            self.screen.dismiss(GoToNote(placed))

    def relations(self) -> None:
        """Show the note's relations; the quote at the other end of one can be gone to."""
        placed = self.current
        if placed is not None:
            from reader.screens.relations import RelationsScreen

            self.screen.ask(RelationsScreen(self.services, placed.id), self._go_on)

    def _go_on(self, other: str | None) -> None:
        placed = self.screen.contents.note(other) if other else None
        if placed is not None:
            self.screen.dismiss(GoToNote(placed))

    def edit(self) -> None:
        """Edit the note, in sight of its words where they are there."""
        placed = self.current
        if placed is not None:
            self.screen.dismiss(EditNote(placed))

    def correct(self) -> None:
        """Go to where the note stands or may have stood, to select the words that it is on."""
        placed = self.current
        if placed is None:
            return
        target = placed.note.target
        if placed.report is None or target is None or target.quote is None:
            self.screen.say("only a note on words of an open report can be put on other words")
        else:
            self.screen.dismiss(CorrectNote(placed))

    def copy(self) -> None:
        """Copy the quotes with their citations, and the reader's words."""
        placed = self.concerned()
        if placed:
            services = self.services
            reports, flavour = services.workspace.reports, services.config.flavour
            text = copying.notes(self.screen.contents, placed, reports, flavour)
            self.services.clipboard.copy(
                text, lambda said: self.screen.say(f"{counted(len(placed))}: {said}")
            )

    def export(self) -> None:
        """Export the notes that are shown."""
        self.screen.dismiss(ExportNotes(self.view.query))
