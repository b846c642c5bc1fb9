"""Editing what is known of a report: kept with the notes, effective at once, taken back like any change."""

from __future__ import annotations

from functools import partial
from typing import Any

from reader.room.controller import Part


class Describing(Part):
    """Asks for title, authors and date."""

    async def ask(self) -> None:
        """Edit what is known of the report in this pane."""
        from reader.screens.report_details import Describe

        if await self.room.annotating.contents() is None:
            return
        report = self.report
        own = self.room.workspace.undescribed(report)

        def said(fields: dict[str, Any] | None) -> None:
            if fields is not None:
                self.room.noting.start(partial(self._save, own.id, fields))

        await self.room.app.push_screen(Describe(report.about, own.about), said)

    async def _save(self, ident: str, fields: dict[str, Any]) -> None:
        own = self.room.workspace.undescribed(self.room.workspace.report(ident))
        await self.room.noting.change(lambda notebook: notebook.describe(own, fields))
        self.room.say("saved; u takes it back")
