"""One writer at a time, over processes: a lock on a file beside the store.

The lock is on a file of its own because the store's is replaced at each change: a lock on it would be on a
file that has no name any more. The kernel drops the lock when its process dies.
"""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from notes.errors import SaveError

_PATIENCE: Final = 10.0
"""Seconds to wait for another process; a change takes hundredths."""
_PAUSE: Final = 0.01


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the lock of ``path``.

    Raises:
        SaveError: where another process does not let go of it.
        OSError: where the lock's file cannot be made.
    """
    descriptor = os.open(path.with_name(f".{path.name}.lock"), os.O_RDWR | os.O_CREAT, 0o600)
    try:
        _take(descriptor, path)
        yield
    finally:
        os.close(descriptor)


def _take(descriptor: int, path: Path) -> None:
    until = time.monotonic() + _PATIENCE
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return
        except BlockingIOError:
            if time.monotonic() > until:
                raise SaveError(f"{path}: another Syntopic is writing and does not end; try again") from None
            time.sleep(_PAUSE)
