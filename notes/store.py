"""The store of the reader's own records: one TinyDB file, changed in transactions that can be undone.

A record is a JSON object with an ``id``, a ``revision`` that counts its changes, and the times ``created``
and ``updated`` (UTC, to the second). Fields that this version does not know are kept.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from tinydb import TinyDB

from notes.errors import SaveError
from notes.storage.change import Change, Record
from notes.storage.durable import DurableStorage, now
from notes.storage.history import History


class NoteStore:
    """Reads and changes the records of one file.

    Reading never waits; changes wait for the disk and belong off the screen's thread. All methods may be
    called from several threads.
    """

    def __init__(self, path: Path, clock: Callable[[], datetime] = now, closed: str | None = None) -> None:
        self.closed = closed
        """Why nothing can be saved, in one line; None where it can."""
        self._clock = clock
        self._db = TinyDB(path, clock, storage=DurableStorage)
        self._storage: DurableStorage = self._db.storage  # type: ignore[assignment]
        self._guard = threading.RLock()
        self._ids: dict[str, dict[str, str]] = {}
        self._of = -1
        self._last: tuple[int, list[str]] = 0, []
        """Which version was written here last, and the ids of the records that are others in it."""
        self._touched: list[str] = []

    @property
    def path(self) -> Path:
        """The file."""
        return self._storage.path

    # -- reading

    def all(self, table: str) -> list[Record]:
        """The records of a table, in the order in which they were made.

        Raises:
            StoreError: where the file cannot be used.
        """
        with self._guard:
            return list(self._storage.read()[table].values())

    @property
    def generation(self) -> int:
        """Counts the versions of the file that were read or written here."""
        return self._storage.generation

    def touched_since(self, generation: int) -> list[str] | None:
        """The ids of the records that may be others than in an earlier version, new ones in their order.

        None: any may be another one.
        """
        if self.generation == generation:
            return []
        last, touched = self._last
        return touched if last == self.generation == generation + 1 else None

    def get(self, table: str, ident: str) -> Record | None:
        """One record, or None."""
        with self._guard:
            number = self._numbers(table).get(ident)
            return None if number is None else self._storage.read()[table][number]

    def refresh(self) -> bool:
        """Look whether another process changed the file; whether there is something new to read.

        Raises:
            StoreError: where the file cannot be used any more; what was read before stays readable.
        """
        with self._guard:
            return self._storage.refresh()

    # -- changing

    @contextmanager
    def change(self, label: str) -> Iterator[Change]:
        """What is done inside is one change: saved together, durably, and undone together.

        Args:
            label: what the reader did, for undo: "tag 3 notes".

        Raises:
            SaveError: where it was not saved.
            StoreError: where the file cannot be used.
        """
        with self._writing():
            change = Change(self.get, self._clock())
            yield change
            self._apply(change.pending)
            self.history.keep(label, change.steps, change.when)

    def undo(self) -> str | None:
        """Take back the last change that is not taken back; what it was, or None where there is none.

        Raises:
            RecordError: where a record was changed since by somebody else.
            SaveError: where it was not saved.
        """
        return self._step(self.history.last_done, undo=True)

    def redo(self) -> str | None:
        """Do again what was last taken back; what it was, or None where there is nothing."""
        return self._step(self.history.first_undone, undo=False)

    @property
    def history(self) -> History:
        """What was changed, in order."""
        return History(self._db)

    @contextmanager
    def _writing(self) -> Iterator[None]:
        if self.closed:
            raise SaveError(f"not saved: {self.closed}")
        with self._guard:
            self._touched = []
            with self._storage.transaction():
                yield
            if self._touched:
                self._last = self.generation, self._touched

    def _step(self, find: Callable[[], list[Record]], *, undo: bool) -> str | None:
        with self._writing():
            steps = find()
            if not steps:
                return None
            change = Change(self.get, self._clock())
            for step in reversed(steps) if undo else steps:
                before, after = step["before"], step["after"]
                change.restore(step["table"], step["record"], *((after, before) if undo else (before, after)))
            self._apply(change.pending)
            self.history.mark(steps, undone=undo)
            return str(steps[0]["label"])

    def _numbers(self, table: str) -> dict[str, str]:
        """From a record's id to TinyDB's number for it; kept up when a change is applied."""
        tables = self._storage.read()
        if self._of != self._storage.loads:
            self._ids, self._of = {}, self._storage.loads
        if table not in self._ids:
            self._ids[table] = {record["id"]: number for number, record in tables[table].items()}
        return self._ids[table]

    def _apply(self, pending: Mapping[tuple[str, str], dict[str, Any] | None]) -> None:
        """Make the records what a change wants them to be; one that was read is never changed.

        TinyDB's own steps would make two copies of a whole table each.
        """
        tables = self._storage.read()
        last: dict[str, int] = {}
        for (table, ident), record in pending.items():
            numbers, rows = self._numbers(table), tables[table]
            if record is None:
                if ident in numbers:
                    del rows[numbers.pop(ident)]
                continue
            if ident not in numbers:
                last[table] = (last[table] if table in last else max(map(int, rows), default=0)) + 1
                numbers[ident] = str(last[table])
            rows[numbers[ident]] = record
        self._touched = [ident for _, ident in pending]
        if pending:
            self._storage.write(tables)
