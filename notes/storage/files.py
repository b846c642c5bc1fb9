"""Reading files whose names somebody else chose, and making folders that are nobody else's business.

A name may lead to a pipe that nobody writes to, to a device that never ends, or to more than memory holds.
None of them is waited for, and each is refused with a reason that fits in a line.
"""

from __future__ import annotations

import errno
import os
import stat
import sys
from pathlib import Path
from typing import Final

SMALL: Final = 1 << 20
"""Bytes of a file of settings or of state; a larger one was not written by a person, nor by us."""
_KINDS: Final = ((stat.S_ISFIFO, "a pipe"), (stat.S_ISSOCK, "a socket"))


class UnfitError(OSError):
    """What is no file, or one too large; ``strerror`` says which, in a few words."""


def read(path: Path, most: int) -> bytes:
    """A file, whole; never waits for what is none.

    Args:
        path: the file.
        most: bytes that it may have.

    Raises:
        UnfitError: where it is no file, or larger.
        OSError: where it cannot be read.
    """
    _refuse(os.stat(path), path, most)  # before it is opened: that may wake a writer, or start a device
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    with open(descriptor, "rb") as file:
        _refuse(os.fstat(descriptor), path, most)
        data = file.read(most + 1)
    if len(data) > most:  # it grows, or its size is not told, as under /proc
        raise _too_large(len(data), path, most)
    return data


def append(path: Path, data: bytes) -> None:
    """Add to the end of a file, which is made for the user alone where there is none.

    Raises:
        UnfitError: where it is no file.
        OSError: where it cannot be written.
    """
    descriptor = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_NONBLOCK, 0o600)
    with open(descriptor, "ab", buffering=0) as file:
        _refuse(os.fstat(descriptor), path, sys.maxsize)
        file.write(data)


def make_folder(folder: Path) -> None:
    """Make a folder and all above it that are missing, for the user alone.

    That is what the XDG Base Directory Specification asks of folders that a program makes.

    Raises:
        OSError: where it cannot be made.
    """
    if not folder.is_dir():
        if folder.parent != folder:
            make_folder(folder.parent)
        folder.mkdir(mode=0o700, exist_ok=True)


def make(path: Path) -> int:
    """A new file for the user alone, open to be written; its descriptor.

    Raises:
        OSError: where there is one, or none can be made.
    """
    return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)


def _refuse(status: os.stat_result, path: Path, most: int) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    if not stat.S_ISREG(status.st_mode):
        what = next((name for test, name in _KINDS if test(status.st_mode)), "a device")
        raise UnfitError(errno.EINVAL, f"{what}, not a file", str(path))
    if status.st_size > most:
        raise _too_large(status.st_size, path, most)


def _too_large(size: int, path: Path, most: int) -> UnfitError:
    unit, name = (1_000_000, "MB") if most >= 1_000_000 else (1_000, "kB")
    told = f"{max(size // unit, most // unit)} {name}"
    return UnfitError(errno.EFBIG, f"{told}, and {most // unit} {name} are the most", str(path))
