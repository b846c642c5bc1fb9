"""One writer at a time, over processes: a lock on a file beside the store.

The lock is on a file of its own because the store's is replaced at each change: a lock on it would be on a
file that has no name any more. The kernel drops the lock when its process dies.

Some disks know no such locks: network folders, folders of another system, some in user space. There a file
that only one can make stands for the lock, ``.NAME.lock.held``; it bears the mark of its process
(``lock_owners.py``). One that a process left that died on this machine is taken away. Where that cannot be
known, the reader is told which file it is.
"""

from __future__ import annotations

import errno
import fcntl
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from notes.errors import SaveError
from notes.storage import files, lock_owners

_PATIENCE: Final = 10.0
"""Seconds to wait for another process; a change takes hundredths."""
_PAUSE: Final = 0.01
UNKNOWN: Final = frozenset({errno.ENOSYS, errno.ENOLCK, errno.EOPNOTSUPP, errno.ENOTSUP})
"""What a disk answers that has no locks."""
_LONGEST: Final = 1000
"""Bytes of a mark that are read."""


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the lock of ``path``.

    Raises:
        SaveError: where another process does not let go of it.
        OSError: where the lock's file cannot be made.
    """
    descriptor = os.open(path.with_name(f".{path.name}.lock"), os.O_RDWR | os.O_CREAT, 0o600)
    try:
        held = _take(descriptor, path)
        try:
            yield
        finally:
            if held is not None:
                held.release()
    finally:
        os.close(descriptor)


def _take(descriptor: int, path: Path) -> _HeldFile | None:
    """Take the kernel's lock, and give None; or the file that stands for it where the disk has no locks."""
    try:
        if not _waited(lambda: _flocked(descriptor)):
            raise SaveError(f"{path}: another Syntopic is writing and does not end; try again")
    except OSError as error:
        if error.errno not in UNKNOWN:
            raise
    else:
        return None
    held = _HeldFile(path)
    if not _waited(held.take):
        raise SaveError(f"{path}: {held.hindrance()}")
    return held


def _waited(take: Callable[[], bool]) -> bool:
    until = time.monotonic() + _PATIENCE
    while not take():
        if time.monotonic() > until:
            return False
        time.sleep(_PAUSE)
    return True


def _flocked(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


class _HeldFile:
    """A file that only one process can make, for as long as it writes."""

    def __init__(self, path: Path) -> None:
        self._held = path.with_name(f".{path.name}.lock.held")
        self._breaking = path.with_name(f".{path.name}.lock.breaking")
        self._mark = lock_owners.mark()

    def take(self) -> bool:
        """Try to take the lock; whether it is held now.

        Raises:
            OSError: where the file cannot be made.
        """
        try:
            descriptor = files.make(self._held)
        except FileExistsError:
            self._clear()
            return False
        try:
            os.write(descriptor, self._mark.encode("ascii"))
        except BaseException:
            os.unlink(self._held)
            raise
        finally:
            os.close(descriptor)
        return True

    def release(self) -> None:
        """Let go of the lock; if somebody took the file away, what is there now is not ours."""
        with suppress(OSError):
            if self._read() == self._mark:
                os.unlink(self._held)

    def hindrance(self) -> str:
        """Why the lock cannot be had, and what to do."""
        mark = self._read()
        if lock_owners.runs(mark):
            return f"another Syntopic ({lock_owners.named(mark)}) is writing and does not end; try again"
        both = [self._held.name, *([] if lock_owners.runs(mark) is None else [self._breaking.name])]
        told = "if no other Syntopic is writing, here or on another machine, delete that"
        return f"locked by {' and '.join(both)} beside it; {told}"

    def _clear(self) -> None:
        """Take the lock of a process away that is surely dead.

        Only who has made a second file does so: two who both saw the dead one's lock would else each take
        one away, the second one that of the first. Who dies in between leaves both files to the reader.
        """
        mark = self._read()
        if lock_owners.runs(mark) is not False:
            return
        try:
            os.close(files.make(self._breaking))
        except FileExistsError:
            return
        try:
            if self._read() == mark:
                os.unlink(self._held)
        finally:
            os.unlink(self._breaking)

    def _read(self) -> str:
        try:
            return files.read(self._held, _LONGEST).decode("ascii")
        except (OSError, UnicodeDecodeError):
            return ""
