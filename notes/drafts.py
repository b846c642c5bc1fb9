"""Drafts: notes being written, kept in files of their own until they are saved or given up.

A draft belongs to a running program, which holds a lock until it ends, however it ends: the kernel drops the
lock of a process that is killed. Drafts whose owner is gone are left over, to be offered to the reader.
"""

from __future__ import annotations

import fcntl
import json
import os
import secrets
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from notes.model import Note, note_of
from notes.storage import files, lock_owners

_OWNER: Final = ".owner"
_PART: Final = ".part"
LARGEST: Final = 64_000_000
"""Bytes of a draft; nobody writes as much by hand."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A note as it is being written."""

    id: str
    """The draft's own; ``new`` gives one."""
    note: Note
    """As it is now; its id is empty where it is a new one."""
    seen: Note | None = None
    """The note that is being edited as it was read, None where it is a new one."""
    kept: str = ""
    """When it was kept last, in UTC; given by ``keep``."""
    settled: bool = False
    """Whether its note was saved or given up, and only what another program may still write is waited for."""

    @classmethod
    def new(cls, note: Note, seen: Note | None = None) -> Draft:
        """A draft with an id of its own."""
        return cls(secrets.token_hex(8), note, seen)


class Drafts:
    """The drafts of one running program, and those that others left. No method raises.

    ``keep`` takes no lock and may be called from a signal handler, even in the middle of itself or beside
    another thread's: the latest call's words stay.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._owner = secrets.token_hex(8)
        self._lock: int | None = None
        self._latest: dict[str, int] = {}
        self._calls = 0

    def keep(self, draft: Draft) -> str | None:
        """Keep a draft, whole, in place of what was kept of it before.

        Returns:
            Why it could not be kept, in one line; None when it was.
        """
        self._calls += 1
        call = self._latest[draft.id] = self._calls
        part = self._folder / f".{draft.id}.{self._owner}.{call}{_PART}"
        try:
            self._own()
            with open(files.make(part), "wb") as file:  # noqa: PTH123
                file.write(self._encode(draft))
                file.flush()
                os.fsync(file.fileno())
            if self._latest[draft.id] == call:
                part.replace(self._path(draft.id))
            else:
                part.unlink()
        except OSError as error:
            with suppress(OSError):
                part.unlink()
            return f"{self._folder}: a draft is not kept ({error.strerror})"
        return None

    def forget(self, ident: str) -> None:
        """Drop a draft whose note was saved or given up."""
        self._calls += 1
        self._latest[ident] = self._calls
        with suppress(OSError):
            self._path(ident).unlink()

    def left_over(self) -> list[Draft]:
        """The drafts of programs that have ended, oldest first; files that are no drafts are left alone."""
        alive: dict[str, bool] = {}
        found = []
        with suppress(OSError):
            for path in self._folder.glob("*.json"):
                with suppress(OSError, ValueError, TypeError, KeyError, RecursionError):
                    data = json.loads(files.read(path, LARGEST))
                    owner = str(data["owner"])
                    if owner not in alive:
                        alive[owner] = self._is_alive(owner)
                    if not alive[owner]:
                        found.append(_decode(path.stem, data))
            self._sweep(alive)
        return sorted(found, key=lambda draft: draft.kept)

    def _own(self) -> None:
        """Take the lock that says that this program lives, once."""
        if self._lock is None:
            files.make_folder(self._folder)
            lock = os.open(self._folder / f"{self._owner}{_OWNER}", os.O_RDWR | os.O_CREAT, 0o600)
            with suppress(OSError):  # a disk without locks: the mark tells
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            with suppress(OSError):
                os.write(lock, lock_owners.mark().encode("ascii"))
            self._lock = lock

    def _is_alive(self, owner: str) -> bool:
        try:
            lock = os.open(self._folder / f"{Path(owner).name}{_OWNER}", os.O_RDWR)
        except OSError:
            return False
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
        except OSError:
            # Where it cannot be known, drafts are offered too early, never too late.
            return lock_owners.runs(os.pread(lock, 1000, 0).decode("ascii", "replace")) is True
        finally:
            os.close(lock)
        return False

    def _sweep(self, alive: Mapping[str, bool]) -> None:
        """Remove what owners that are gone left besides drafts."""
        for path in (*self._folder.glob(f"*{_OWNER}"), *self._folder.glob(f".*{_PART}")):
            owner = path.name.split(".")[2 if path.suffix == _PART else 0]
            if not alive.get(owner, owner == self._owner or self._is_alive(owner)):
                with suppress(OSError):
                    path.unlink()

    def _path(self, ident: str) -> Path:
        return self._folder / f"{Path(ident).name}.json"

    def _encode(self, draft: Draft) -> bytes:
        record = {
            "owner": self._owner,
            "pid": os.getpid(),
            "kept": datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ"),
            "note": _record(draft.note),
            "seen": _record(draft.seen) if draft.seen else None,
            "settled": draft.settled,
        }
        return json.dumps(record, indent=1).encode()


def _record(note: Note) -> dict[str, Any]:
    own = {key: getattr(note, key) for key in ("id", "created", "updated", "revision", "conflict")}
    return {**note.fields(), **own}


def _decode(ident: str, data: Mapping[str, Any]) -> Draft:
    """The draft in a parsed file.

    Raises:
        KeyError, TypeError: it is none.
    """
    seen = data["seen"]
    if not isinstance(data["note"], Mapping) or not isinstance(seen, Mapping | None):
        raise TypeError("no draft")
    note, before = note_of(data["note"]), note_of(seen) if seen else None
    return Draft(ident, note, before, str(data["kept"]), data.get("settled") is True)
