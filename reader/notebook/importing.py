"""What files bring into the notebook, and where those notes stand in the reports that are open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from notes.model import note_of
from reader.notebook.live_store import LiveStore
from reader.notebook.placed import Placed, State

if TYPE_CHECKING:
    from notes.exchange.import_plan import ImportStep
    from notes.exchange.imported_file import ImportedFile
    from notes.store import NoteStore


@dataclass(frozen=True, slots=True)
class Brought:
    """What an import brought, or would bring."""

    files: tuple[tuple[str, str], ...]
    """Each file's name and what it is."""
    notes: Mapping[str, int]
    """How many notes were ``new``, ``newer``, kept as ``both``, ``tagged``, the ``same`` or ``older``."""
    others: Mapping[str, int]
    """The same of relations and all other records."""
    states: Mapping[State, int]
    """How the notes that were written hold on to their words."""
    left_out: tuple[str, ...]
    """What of the files was not taken over, a line each."""

    @property
    def changes(self) -> int:
        """How many records it changes."""
        kept = ("same", "older")
        return sum(
            count for counts in (self.notes, self.others) for how, count in counts.items() if how not in kept
        )


class Importing:
    """Brings the records of files into a store."""

    def __init__(self, live: LiveStore) -> None:
        self._live = live

    def bring_in(self, paths: Sequence[Path], *, dry_run: bool = False) -> Brought:
        """Import files: what they bring is added, nothing twice and nothing lost; or say what that would do.

        Raises:
            ImportFileError: one of them cannot be imported; then none is.
            OSError: one cannot be read.
        """
        return self.take_in(self.read_files(paths), dry_run=dry_run)

    @staticmethod
    def read_files(paths: Sequence[Path]) -> list[ImportedFile]:
        """Read files that are to be imported; nothing is changed, and any thread may do it.

        Raises:
            ImportFileError: one of them cannot be imported.
            OSError: one cannot be read.
        """
        from notes.exchange.reading import read

        return [read(path) for path in paths]

    def take_in(self, files: Sequence[ImportedFile], *, dry_run: bool = False) -> Brought:
        """Import what was read of files, or say what that would do."""
        from notes.exchange.import_plan import LABEL, take_in, written

        name = files[0].name if len(files) == 1 else f"{len(files)} files"
        if dry_run:
            with self._live.lock:
                steps, placer = _steps_of(self._live.store, files), self._live.placer
            notes = [note_of(step.record) for step in written(steps)]
            return _brought(files, steps, placer.place(notes))  # which takes long: notes are saved meanwhile
        with self._live.changing(LABEL + name) as change:
            steps = _steps_of(self._live.store, files)
            idents = take_in(change, steps)
        return _brought(files, steps, map(self._live.placed, dict.fromkeys(idents)))


def _steps_of(store: NoteStore, files: Iterable[ImportedFile]) -> list[ImportStep]:
    """What becomes of each record that files bring into a store, as it is now."""
    from notes.exchange.import_plan import Intake
    from notes.storage.schema import HISTORY, RECORDS

    intake = Intake({name: {r["id"]: dict(r) for r in store.all(name)} for name in (*RECORDS, HISTORY)})
    return [step for file in files for step in intake.take(file)]


def _brought(files: Sequence[ImportedFile], steps: Sequence[ImportStep], placed: Iterable[Placed]) -> Brought:
    """What was done, in figures."""
    notes = Counter(str(step.how) for step in steps if step.table == "notes")
    others = Counter(str(step.how) for step in steps if step.table != "notes")
    states = Counter(one.state for one in placed)
    return Brought(
        files=tuple((file.name, str(file.kind)) for file in files),
        notes=notes,
        others=others,
        states={state: states[state] for state in State if states[state]},
        left_out=tuple(line for file in files for line in file.left_out),
    )
