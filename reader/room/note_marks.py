"""The notes on a report as its pane shows them: their words painted, and a glyph in the gutter."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.room.controller import Controller, RoomContext
from reader.widgets.pane.note_layer import Noted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.model import Report
    from reader.notebook import Contents, Notebook, Placed


class NoteMarksController(Controller):
    """Draws the notes in every pane; what is drawn is prepared in the disk's lane."""

    def __init__(self, context: RoomContext) -> None:
        super().__init__(context)
        self._prepared: tuple[Contents | None, dict[str, DrawnNotes]] = (None, {})
        """What the notebook holds, and by a report's id the notes on it as they are drawn."""
        self.notes.prepare = self._prepare
        self.notes.changed.connect(lambda _: self.show())
        context.moved.connect(lambda _: self.show())

    def show(self) -> None:
        """Draw the notes in every pane that shows others."""
        contents, drawn = self._prepared
        for column in self.grid.columns:
            here = drawn.get(column.report.id) or DrawnNotes(column.report, (), ())
            is_shown = contents is None or column.pane.annotated is here.notes
            if not is_shown and here.report is column.report:  # else its newer version is about to be shown
                column.pane.annotate(here.marks(), here.notes)

    def _prepare(self, notebook: Notebook) -> None:
        """In the disk's lane."""
        contents, (held, before) = notebook.contents, self._prepared
        if contents is not held:
            drawn = {r.id: drawn_notes(contents, r, before.get(r.id)) for r in notebook.reports}
            self._prepared = contents, drawn


class DrawnNotes(NamedTuple):
    """The notes on a report, and how each of them is drawn."""

    report: Report
    notes: tuple[Placed, ...]
    drawn: Sequence[Noted | None]
    """Of each how it is drawn; None of one that is on no words."""

    def marks(self) -> list[Noted]:
        """The notes on words as a pane draws them, in reading order."""
        return [noted for noted in self.drawn if noted]


def drawn_notes(contents: Contents, report: Report, before: DrawnNotes | None) -> DrawnNotes:
    """The notes on a report as they are drawn; those that were drawn before are so still."""
    contents.in_passage(report, 0)  # made when first asked for: better here than on the screen's thread
    notes = contents.in_report(report)
    if before is None or before.report is not report:
        return DrawnNotes(report, notes, [_noted(placed) for placed in notes])
    if before.notes is notes:
        return before
    known = dict(zip(map(id, before.notes), before.drawn, strict=True))
    return DrawnNotes(report, notes, [known[at] if (at := id(p)) in known else _noted(p) for p in notes])


def _noted(placed: Placed) -> Noted | None:
    span = placed.span
    return Noted(span, look_of(placed), mark(placed)) if span else None


def marks_of(contents: Contents, report: Report) -> list[Noted]:
    """The notes on words of a report as a pane draws them."""
    return drawn_notes(contents, report, None).marks()


def look_of(placed: Placed) -> str:
    """The look of a note's words: that of its first tag."""
    from reader.presentation.tag_styles import look

    tags = placed.note.tags
    return look(tags[0]) if tags else "noted"


def mark(placed: Placed) -> str:
    """What stands for a note, one cell wide: that it changed, its tag, that it has words or none."""
    from reader.notebook import State
    from reader.presentation.tag_styles import glyph

    if placed.state is State.CHANGED:
        return "≈"
    if placed.note.tags:
        return glyph(placed.note.tags[0])
    return placed.note.sign
