"""Importing notes on the screen: which file, what it would bring, and, if the reader agrees, doing it."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from notes.errors import NotesError
from reader.errors import one_line
from reader.job_kinds import IMPORT
from reader.room.controller import Controller, RoomContext

if TYPE_CHECKING:
    from collections.abc import Sequence

    from notes.exchange.imported_file import ImportedFile
    from reader.notebook import Brought
    from reader.room.note_lists import NoteListsController


class Which:
    """The question which file to import."""

    label: Final = "Import notes from (a backup, W3C or Hypothesis annotations):"
    start: Final = ""

    def __init__(self, import_notes: ImportNotesController) -> None:
        self._import_notes = import_notes

    def typed(self, text: str) -> None:
        """Nothing is done before the name is complete."""

    def entered(self, text: str) -> bool:
        """Look into the file, if there is one of this name."""
        return not text.strip() or self._import_notes.look(text.strip())

    def left(self) -> None:
        """Import nothing."""


class ImportNotesController(Controller):
    """Asks, looks, asks again, imports."""

    def __init__(self, context: RoomContext, listing: NoteListsController) -> None:
        super().__init__(context)
        self._note_lists = listing

    async def ask(self) -> None:
        """Ask for a file."""
        await self.bar.ask(Which(self))

    def look(self, name: str) -> bool:
        """Say what importing a file would bring, and offer to do it; whether there is such a file."""
        try:
            path = Path(name).expanduser()
            there = path.is_file()
        except (OSError, ValueError, RuntimeError):
            there = False
        if not there:
            self.bar.note("there is no such file")
            return False
        self.background.start(self.screen, IMPORT, partial(self._look_into, path), exclusive=True)
        return True

    async def _look_into(self, path: Path) -> None:
        result = self.background.result
        try:
            notebook = await self.notes.ready()
            files = await result(IMPORT, partial(notebook.imports.read_files, [path]), NotesError, OSError)
            would = partial(notebook.imports.take_in, files, dry_run=True)
            self._offer(files, await result(IMPORT, would, NotesError, OSError))
        except (NotesError, OSError) as error:
            self._refused(one_line(error))

    def _offer(self, files: Sequence[ImportedFile], found: Brought) -> None:
        from reader.presentation.import_text import brought_lines
        from reader.screens.confirm import Confirm

        lines = [*brought_lines(found, dry_run=True)][:-1]
        lines += [f"left out: {line}" for line in found.left_out]
        if not found.changes:
            self.say("; ".join([*lines, "there is nothing to import"]), stay=True)
            return

        def agreed(yes: bool | None) -> None:
            if yes:
                self.notes.do(lambda notebook: notebook.imports.take_in(files), self._done, self._refused)

        question = "\n".join([*lines, "", "It is one step of undo. The file itself is not changed."])
        self.app.push_screen(Confirm(question, "import them"), agreed)

    def _done(self, found: Brought) -> None:
        undo = self.keymap.first("undo")
        came = sum(count for how, count in found.notes.items() if how not in ("same", "older"))
        notes = "1 note" if came == 1 else f"{came} notes"
        self.say(f"imported: {notes}; {undo} takes it back")

    def _refused(self, why: str) -> None:
        self.say(why, stay=True)
