"""Moving through the list of notes, narrowing it down, sorting it and marking notes."""

from __future__ import annotations

from reader.screens.notes.actions_base import NotesActions


class ListActions(NotesActions):
    """What only looks."""

    def notes(self, count: int) -> None:
        """Go so many notes on."""
        self.screen.notes.move(count)

    def pages(self, count: int) -> None:
        """Go so many pages on."""
        self.screen.notes.page(count)

    def start(self) -> None:
        """Go to the first note."""
        self.screen.notes.go_to(0)

    def end(self) -> None:
        """Go to the last note."""
        self.screen.notes.end()

    def filter(self) -> None:
        """Type what the notes must fit."""
        self.screen.set_focus(self.screen.line)

    def sort(self) -> None:
        """Sort in the next way."""
        self.view.order = self.view.order.next
        self.screen.show()
        self.screen.say(f"sorted {self.view.order.value}")

    def whole(self) -> None:
        """Show the whole note where there is no room for it beside the list, or the list again."""
        self.screen.toggle_class("-whole")

    def mark(self) -> None:
        """Mark the note, or unmark it, and go to the next."""
        placed = self.current
        if placed is not None:
            self.view.marked ^= {placed.id}
            self._marked()
            self.screen.notes.move(1)

    def mark_all(self) -> None:
        """Mark all notes that are shown, or unmark them if they are all marked."""
        shown = {placed.id for placed in self.screen.notes.shown}
        self.view.marked = self.view.marked - shown if shown <= self.view.marked else self.view.marked | shown
        self._marked()

    def leave(self) -> None:
        """Leave the line one types in, else the whole note, the marks, the filter, and at last the screen."""
        screen, view = self.screen, self.view
        if screen.line.has_focus or (view.query and not view.marked and not screen.has_class("-whole")):
            screen.line.value = ""
            screen.set_focus(screen.notes)
        elif screen.has_class("-whole"):
            screen.remove_class("-whole")
        elif view.marked:
            view.marked = set()
            self._marked()
        else:
            screen.dismiss(None)

    def _marked(self) -> None:
        self.screen.notes.mark(self.view.marked)
        self.screen.tell_shown()
