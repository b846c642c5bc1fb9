"""TinyDB's storage with a promise: what a transaction saved is there, whole, whatever happens next."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from tinydb.storages import Storage

from notes.errors import ForeignStoreError, SaveError
from notes.storage import backups, disk, files
from notes.storage.encoding import Encoder
from notes.storage.lock import locked
from notes.storage.schema import LARGEST, Tables, decode, empty


def now() -> datetime:
    """The time, in UTC."""
    return datetime.now(UTC)


def read_store(path: Path) -> Tables:
    """The tables of a store's file.

    Raises:
        StoreError: where it is no store that this version can use.
        OSError: where it cannot be read.
    """
    try:
        data = files.read(path, LARGEST)
    except (files.UnfitError, IsADirectoryError) as error:
        raise ForeignStoreError(f"{path}: {error.strerror}; name another store with --notes FILE") from None
    return decode(data, path)


class DurableStorage(Storage):
    """Keeps the tables in memory and writes them whole, once a transaction.

    Reading outside a transaction gives what was last read or written; `refresh` looks whether another
    process wrote. Writing happens only inside `transaction`.
    """

    def __init__(self, path: Path, clock: Callable[[], datetime] = now) -> None:
        self.path = Path(os.path.realpath(path))
        """The file itself, behind any link: a link that a reader made stays a link."""
        self._clock = clock
        self._tables: Tables | None = None
        self._seen: tuple[int, ...] | None = None
        """What the file looked like when it was read: its inode, size and time."""
        self._encoder = Encoder()
        self._open = False
        self._dirty = False
        self.generation = 0
        """Counts the versions read or written, so that what was made of one can be known to be old."""
        self.loads = 0
        """Counts the versions read."""

    def read(self) -> Tables:
        """The tables; TinyDB may change them, inside a transaction.

        Raises:
            StoreError: where the file is not a store that this version can use.
            OSError: where it cannot be read.
        """
        if self._tables is None:
            self._load()
        assert self._tables is not None
        return self._tables

    def write(self, data: Tables) -> None:
        """Take what TinyDB made of the tables into the open transaction.

        Raises:
            SaveError: outside a transaction: such a write could undo another process's.
        """
        if not self._open:
            raise SaveError(f"{self.path}: a change outside a transaction; nothing was saved")
        self._tables = data
        self._dirty = True

    def refresh(self) -> bool:
        """Read again if the file is another one than was read; whether it was."""
        if self._tables is not None and self._look() == self._seen:
            return False
        self._load()
        return True

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """What is written inside is saved together when it ends, or not at all.

        Raises:
            SaveError: where it was not saved; the file and what is read here are as before.
            StoreError: where the file is not a store that this version can use.
        """
        try:
            if self.path.exists() and not self.path.is_file():
                read_store(self.path)  # which says why not, before there is a lock beside a device
            files.make_folder(self.path.parent)
            with locked(self.path):
                disk.sweep(self.path)
                self.refresh()
                self._open, self._dirty = True, False
                try:
                    yield
                    if self._dirty:
                        self._save()
                except BaseException:
                    self._tables = None  # TinyDB changes records in place: forget them all
                    raise
                finally:
                    self._open = False
        except OSError as error:
            raise SaveError(f"{self.path}: not saved: {error.strerror}; nothing was changed") from error

    def _save(self) -> None:
        assert self._tables is not None
        try:
            data = self._encoder.encode(self._tables)
        except TypeError as error:
            raise SaveError(f"{self.path}: not saved: {error}; nothing was changed") from error
        if len(data) > LARGEST:  # it could not be opened again
            most = LARGEST // 1_000_000
            raise SaveError(f"{self.path}: not saved: more than {most} MB of notes; delete some")
        backups.keep(self.path, self._clock())
        disk.replace(self.path, data)
        try:
            disk.sync_folder(self.path.parent)
        except OSError as error:
            raise SaveError(
                f"{self.path}: saved, but not yet safe from a power cut: {error.strerror}"
            ) from error
        self._seen = self._look()
        self.generation += 1

    def _load(self) -> None:
        seen = self._look()
        self._tables = empty() if seen is None else read_store(self.path)
        self._seen = seen
        self.generation += 1
        self.loads += 1

    def _look(self) -> tuple[int, ...] | None:
        try:
            status = os.stat(self.path)
        except FileNotFoundError:
            return None
        return status.st_ino, status.st_size, status.st_mtime_ns
