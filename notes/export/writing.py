"""Putting what was made where it is wanted: all of it or, where something is in the way, none of it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from notes import disk
from notes.errors import ExportError


def write(files: Mapping[Path, bytes], *, force: bool) -> list[Path]:
    """Write files, each whole; what already holds its bytes is left alone.

    Args:
        files: from a path to what it shall hold.
        force: replace what is there.

    Returns:
        The files that were written.

    Raises:
        ExportError: something is in the way or could not be written; no file is half-written.
    """
    changed = {path: data for path, data in files.items() if _held(path) != data}
    taken = [path for path in changed if path.exists()]
    if taken and not force:
        others = f" and {len(taken) - 1} more" if len(taken) > 1 else ""
        raise ExportError(f"{taken[0]}{others}: there already; --force replaces it")
    for path, data in changed.items():
        try:
            disk.replace(path.resolve(), data, mode=0o666)
        except OSError as error:
            raise ExportError(f"{path}: not written ({error.strerror})") from None
    return list(changed)


def _held(path: Path) -> bytes | None:
    if path.is_dir():
        raise ExportError(f"{path}: this is a folder; name a file")
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise ExportError(f"{path}: {error.strerror}") from None
