"""The notes on a report as its pane shows them: their words painted, and a glyph in the gutter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.room.controller import Controller, RoomContext
from reader.widgets.pane.note_layer import Noted

if TYPE_CHECKING:
    from corpus.model import Report
    from reader.notebook import Contents, Notebook, Placed


class NoteMarksController(Controller):
    """Draws the notes in every pane; what is drawn is prepared in the disk's lane."""

    def __init__(self, context: RoomContext) -> None:
        super().__init__(context)
        self._prepared: tuple[Contents | None, dict[str, tuple[Report, list[Noted]]]] = (None, {})
        """What the notebook holds, and by a report's id that report and the notes on it as they are drawn."""
        self.notes.prepare = self._prepare
        self.notes.changed.connect(lambda _: self.show())
        context.moved.connect(lambda _: self.show())

    def show(self) -> None:
        """Draw the notes in every pane that shows others."""
        contents, noted = self._prepared
        for column in self.grid.columns:
            if contents is not None and column.pane.annotated is not contents:
                report, marks = noted.get(column.report.id, (column.report, []))
                if report is column.report:  # else its newer version is about to be shown
                    column.pane.annotate(marks, contents)

    def _prepare(self, notebook: Notebook) -> None:
        """In the disk's lane."""
        contents = notebook.contents
        if contents is not self._prepared[0]:
            drawn = {report.id: (report, marks_of(contents, report)) for report in notebook.reports}
            self._prepared = contents, drawn


def marks_of(contents: Contents, report: Report) -> list[Noted]:
    """The notes on words of a report as a pane draws them."""
    contents.in_passage(report, 0)  # made when first asked for: better here than on the screen's thread
    return [
        Noted(span, look_of(placed), mark(placed))
        for placed in contents.in_report(report)
        if (span := placed.span)
    ]


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
