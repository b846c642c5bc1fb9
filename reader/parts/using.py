"""Opening a note at its place, editing it, and copying it."""

from __future__ import annotations

from reader.parts.list_part import ListPart, notes


class Using(ListPart):
    """What leads from a note elsewhere."""

    def open(self) -> None:
        """Go to the note's words in a pane, and close the list."""
        placed = self.current
        if placed is not None and self.room.listing.go_to(placed, self.screen.say):
            self.screen.dismiss()

    def edit(self) -> None:
        """Edit the note where it stands."""
        placed = self.current
        if placed is None:
            return
        self.screen.dismiss()
        self.room.listing.go_to(placed, lambda _: None)
        self.room.annotating.edit(placed.id)

    def correct(self) -> None:
        """Go to where the note stands or may have stood, to select the words that it is on."""
        placed = self.current
        if placed is None:
            return
        target = placed.note.target
        if placed.report is None or target is None or target.quote is None:
            self.screen.say("only a note on words of an open report can be put on other words")
            return
        self.screen.dismiss()
        self.room.listing.begin_correcting(placed)

    def copy(self) -> None:
        """Copy the quotes with their citations, and the reader's words."""
        from reader.note_words import quoted

        placed = self.concerned()
        if placed:
            text = "\n\n".join(map(quoted, placed))
            self.room.selecting.send(text, lambda said: self.screen.say(f"{notes(len(placed))}: {said}"))
