"""Files as they are: read without waiting for what is none, and written whole, for the user's eyes only."""

from __future__ import annotations

import errno
import os
import stat
import threading
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Final

LARGEST_LIST: Final = 32 << 20
"""Bytes of a list that a person keeps, such as catalogue.toml or a bibliography."""
_BLOCK: Final = 1 << 20
_KINDS: Final = ((stat.S_ISFIFO, "a pipe"), (stat.S_ISSOCK, "a socket"), (stat.S_ISDIR, "a folder"))


def unfit(status: os.stat_result, most: int) -> str | None:
    """Why something is not to be read, in a few words; None for a file of no more than ``most`` bytes."""
    if not stat.S_ISREG(status.st_mode):
        what = next((name for test, name in _KINDS if test(status.st_mode)), "a device")
        return f"{what}, not a file"
    if status.st_size > most:
        return f"larger than {most >> 20} MB"
    return None


def read(path: Path, most: int) -> bytes:
    """A file, whole; never waits for what is none.

    Args:
        path: the file.
        most: bytes that it may have.

    Raises:
        OSError: where it cannot be read, is no file, or larger; ``strerror`` says which.
    """
    _refuse(path.stat(), path, most)  # before it is opened: that may wake a writer, or start a device
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    with open(descriptor, "rb") as file:  # noqa: PTH123
        status = os.fstat(descriptor)
        _refuse(status, path, most)
        data = file.read(status.st_size + 1)  # as many bytes as are asked for are set aside beforehand
        while len(data) <= most and (more := file.read(_BLOCK)):
            data += more
    if len(data) > most:  # it grows, or its size is not told, as under /proc
        raise OSError(errno.EFBIG, f"larger than {most >> 20} MB", str(path))
    return data


def write(path: Path, pieces: Iterable[bytes | memoryview]) -> bool:
    """Write a file of the cache, whole or not at all, whoever else writes it; whether that could be done.

    What is kept of other people's texts is for the user alone, and so is the folder.
    """
    partial = path.with_name(f".{path.name}.{os.getpid()}-{threading.get_ident()}.part")
    with suppress(OSError):
        make_folder(path.parent)
        try:
            partial.unlink(missing_ok=True)
            with open(make(partial), "wb") as file:
                file.writelines(pieces)
            partial.replace(path)
        finally:
            partial.unlink(missing_ok=True)
        return True
    return False


def make(path: Path) -> int:
    """A new file for the user alone, open to be written; its descriptor.

    Raises:
        OSError: where there is one, or none can be made.
    """
    return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)


def make_folder(folder: Path) -> None:
    """Make a folder and all above it that are missing, for the user alone.

    Raises:
        OSError: where it cannot be made.
    """
    if not folder.is_dir():
        if folder.parent != folder:
            make_folder(folder.parent)
        folder.mkdir(mode=0o700, exist_ok=True)


def _refuse(status: os.stat_result, path: Path, most: int) -> None:
    if reason := unfit(status, most):
        raise OSError(errno.EINVAL, reason, str(path))
