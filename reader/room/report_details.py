"""Editing what is known of a report: kept with the notes, effective at once, taken back like any change."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from reader.room.controller import Controller, RoomContext

if TYPE_CHECKING:
    from reader.room.annotate import AnnotateController


class ReportDetailsController(Controller):
    """Asks for title, authors and date."""

    def __init__(self, context: RoomContext, annotate: AnnotateController) -> None:
        super().__init__(context)
        self._annotate = annotate

    async def ask(self) -> None:
        """Edit what is known of the report in this pane."""
        from reader.screens.report_details import ReportDetailsScreen

        if await self._annotate.contents() is None:
            return
        report = self.report
        own = self.workspace.undescribed(report)

        def said(fields: dict[str, Any] | None) -> None:
            if fields is not None:
                self.notes.start(partial(self._save, own.id, fields))

        await self.app.push_screen(ReportDetailsScreen(report.about, own.about), said)

    async def _save(self, ident: str, fields: dict[str, Any]) -> None:
        own = self.workspace.undescribed(self.workspace.report(ident))
        await self.notes.change(lambda notebook: notebook.describe(own, fields))
        self.say(self.keymap.hint("saved; {undo} takes it back"))
