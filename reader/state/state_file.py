"""The small files of state: each read whole, and replaced whole or not at all, by whoever writes it."""

from __future__ import annotations

import os
import threading
from contextlib import suppress
from pathlib import Path

from notes.storage import files


def read(path: Path, most: int = files.SMALL) -> bytes:
    """What a file of state holds.

    Args:
        path: the file.
        most: bytes; a larger one was not written here.

    Raises:
        OSError: where it cannot be read, is no file, or too large.
    """
    return files.read(path, most)


def write(path: Path, data: bytes) -> None:
    """Put ``data`` in the place of a file, for the user's eyes only; no disk is waited for.

    Raises:
        OSError: where it cannot be written; the file is then as it was.
    """
    files.make_folder(path.parent)
    part = path.with_name(f".{path.name}.{os.getpid()}-{threading.get_ident()}.part")
    try:
        part.unlink(missing_ok=True)
        with open(files.make(part), "wb") as file:  # noqa: PTH123
            file.write(data)
        part.replace(path)
    except OSError:
        with suppress(OSError):
            part.unlink()
        raise
