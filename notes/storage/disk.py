"""Writing a file so that it is there, whole, whatever happens next.

The bytes go to a new file in the same folder, which is synced and then renamed over the old one
(`replace`); then the folder is synced (`sync_folder`). At no moment is there less than one whole version
under the name, and after both the new one survives a power cut on a disk that honours fsync.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import Final

PART: Final = ".part"
"""Ending of files being written; one that is found at start was left by a process that died."""


def replace(path: Path, data: bytes, mode: int = 0o600) -> None:
    """Put ``data`` under ``path``, whole, in place of what is there.

    Args:
        path: the file.
        data: all that it shall hold.
        mode: the permissions of a file that is not there yet, the process's umask taken off them.

    Raises:
        OSError: where it could not; ``path`` is then as it was.
    """
    part = stage(path, data, mode)
    try:
        os.replace(part, path)
    except BaseException:
        with suppress(OSError):
            os.unlink(part)
        raise


def stage(path: Path, data: bytes, mode: int = 0o600) -> Path:
    """Write ``data`` to a new file beside ``path``, synced, to be renamed over it.

    Raises:
        OSError: where it could not; nothing is left of it.
    """
    part = path.with_name(f".{path.name}.{os.getpid()}{PART}")
    try:
        _write(part, data, _mode(path, mode))
    except BaseException:
        with suppress(OSError):
            os.unlink(part)
        raise
    return part


def sync_folder(folder: Path) -> None:
    """Make the names in ``folder`` survive a power cut."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        _sync(descriptor)
    finally:
        os.close(descriptor)


def sweep(path: Path) -> None:
    """Remove what processes that died left of writing ``path``; only under its lock."""
    for part in path.parent.glob(f".{path.name}.*{PART}"):
        with suppress(OSError):
            os.unlink(part)


def _write(path: Path, data: bytes, mode: int) -> None:
    with suppress(FileNotFoundError):
        os.unlink(path)  # never a descriptor whose fsync may have failed before
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    try:
        left = memoryview(data)
        while left:
            left = left[os.write(descriptor, left) :]
        _sync(descriptor)
    finally:
        os.close(descriptor)


def _sync(descriptor: int) -> None:
    if sys.platform == "darwin":
        import fcntl

        fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)  # fsync alone leaves it in the drive's own cache
    else:
        os.fsync(descriptor)


def _mode(path: Path, new: int) -> int:
    """The permissions of the file that is replaced, or those of a new one."""
    try:
        return os.stat(path).st_mode & 0o777
    except OSError:
        return new
