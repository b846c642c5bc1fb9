"""Notes on a theme, and findings: what one report says of a theme."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from reader.analysis.model import Stage
from reader.job_kinds import THEME_NAMES
from reader.room.controller import Controller, RoomContext

if TYPE_CHECKING:
    from collections.abc import Callable

    from corpus.model import Report
    from corpus.themes import Theme
    from reader.analysis.model import Analysis
    from reader.notebook import Contents
    from reader.room.annotate import AnnotateController
    from reader.room.drawer import DrawerController
    from reader.room.note_editing import NoteEditingController


class ThemeNotesController(Controller):
    """Asks for the theme, then goes on with the note that there is on it, or begins one."""

    def __init__(
        self,
        context: RoomContext,
        annotate: AnnotateController,
        drawer: DrawerController,
        note_editing: NoteEditingController,
    ) -> None:
        super().__init__(context)
        self._annotate = annotate
        self._drawer = drawer
        self._note_editing = note_editing

    async def note(self) -> None:
        """Write a note on a theme, wherever it stands."""
        await self._ask("note on a theme", None)

    async def finding(self) -> None:
        """Write what this report says of a theme."""
        from reader.citation import label

        await self._ask(f"finding in {label(self.report)}: its theme", self.report)

    async def on(self, theme: Theme, report: Report, then: Callable[[], object]) -> None:
        """Write what a report says of a theme, or go on with what was written by any of its names.

        Args:
            theme: the theme.
            report: the report.
            then: what is done when the drawer is closed.
        """
        contents = await self._annotate.contents()
        if contents is not None and not self._drawer.busy():
            names = (name for name in theme.names if contents.on_theme(name, report))
            await self._write(contents, next(names, theme.name), report, then)

    def themes(self, typed: str) -> list[str]:
        """Themes of notes that may be meant, likeliest first; for "" those used last."""
        contents = self.notes.contents
        return contents.suggest_themes(typed) if contents else []

    async def _ask(self, title: str, report: Report | None) -> None:
        from reader.widgets.theme_entry import ThemeEntry

        if await self._annotate.contents() is None or self._drawer.busy():
            return

        async def entered(theme: str) -> None:
            await self._drawer.close()
            work = partial(self._entered, theme, report)
            self.background.start(self.screen, THEME_NAMES, partial(self._drawer.holding, work))

        await self._drawer.open(ThemeEntry(title, self.themes, entered, self._drawer.close))

    async def _entered(self, theme: str, report: Report | None) -> None:
        """Write on the theme that was entered, by whichever of its names something is written on it."""

        def names_of(analysis: Analysis) -> tuple[str, ...]:
            return analysis.names_of(theme)

        names = await self.analyses.answer(THEME_NAMES, names_of, Stage.NAMES, on_wait=self.say)
        contents = await self._annotate.contents()
        if contents is not None and not self._drawer.busy():
            noted = (name for name in names if contents.on_theme(name, report))
            await self._write(contents, next(noted, contents.theme_named(theme)), report)

    async def _write(
        self,
        contents: Contents,
        theme: str,
        report: Report | None,
        then: Callable[[], object] | None = None,
    ) -> None:
        from reader.notebook import Note, on

        seen = next((placed.note for placed in contents.on_theme(theme, report)), None)
        fresh = Note(on(report) if report else None, theme=theme)
        await self._note_editing.open(seen or fresh, seen, None, then=then)
