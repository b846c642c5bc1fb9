"""Putting what was made where it is wanted: all of it or, where something is in the way, none of it."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from notes.errors import ExportError
from notes.export.documents import BIBTEX, INDEX, REFERENCES
from notes.export.file_names import SUFFIX
from notes.export.preserved_blocks import Kept, bytes_digest, kept
from notes.storage import disk

_FOREIGN: Final = b"\0"
"""Stands for what a file holds that nobody needs to read."""
_HEAD: Final = 65536
"""Bytes of a file in which its front matter ends, unless it is none of ours."""


@dataclass(frozen=True)
class ExportPlace:
    """A folder that is written into, and what is there already."""

    folder: Path
    held: Mapping[str, bytes] = field(default_factory=dict)
    """The bytes of the files that are concerned, by their names."""
    kept: Mapping[str, Kept] = field(default_factory=dict)
    """What the Markdown files among them hold of the reader's."""

    def obstacles(self, files: Mapping[str, bytes]) -> list[str]:
        """What must not be replaced without being told to: a file's name, and why, for each."""
        return [f"{name} {why}" for name in files if (why := self._why(name, files[name]))]

    def left(self, files: Mapping[str, bytes]) -> list[str]:
        """The names of files that an earlier export wrote and that are not written any more."""
        return sorted(name for name, one in self.kept.items() if one.ours and name not in files)

    def _why(self, name: str, data: bytes) -> str:
        """Why a file must not be replaced; empty where it may."""
        there = self.held.get(name)
        if there is None or there == data:
            return ""
        index = self.kept.get(INDEX)
        if index is not None and index.beside.get(name) == bytes_digest(there):
            return ""
        known = self.kept.get(name)
        if known is None or not known.ours:
            return "was not written by Syntopic"
        return "" if known.intact else "was changed outside of the keep marks"


def look(path: Path) -> ExportPlace:
    """What there is where one file is to be written.

    Raises:
        ExportError: nothing can be written there.
    """
    path = path.resolve()
    held = _read(path)
    if held is None:
        return ExportPlace(path.parent)
    return ExportPlace(path.parent, {path.name: held}, {path.name: _kept(held)})


def look_into(folder: Path) -> ExportPlace:
    """What there is where several files are to be written: all that an export could have made.

    Raises:
        ExportError: nothing can be written there.
    """
    folder = folder.resolve()
    if folder.exists() and not folder.is_dir():
        raise ExportError(f"{folder}: this is a file; name a folder")
    held: dict[str, bytes] = {}
    marks: dict[str, Kept] = {}
    try:
        there = sorted(folder.iterdir()) if folder.exists() else []
    except OSError as error:
        raise ExportError(f"{folder}: {error.strerror}; nothing was written") from None
    for path in there:
        if path.suffix != SUFFIX and path.name not in (REFERENCES, BIBTEX):
            continue
        ours = path.is_file() and (path.suffix != SUFFIX or _may_be_ours(path))
        held[path.name] = (_read(path) if ours else None) or _FOREIGN
        marks[path.name] = _kept(held[path.name])
    return ExportPlace(folder, held, marks)


def write(place: ExportPlace, files: Mapping[str, bytes], *, force: bool = False) -> list[Path]:
    """Write files, each whole; those that hold the same bytes already are left alone.

    All are written under other names first, and renamed when all of them are safe on the disk.

    Args:
        place: where, as it was looked at.
        files: from a name to what the file shall hold.
        force: replace what is in the way.

    Returns:
        The files that were written.

    Raises:
        ExportError: something is in the way, or could not be written.
    """
    obstacles = place.obstacles(files)
    if obstacles and not force:
        more = f" (and {len(obstacles) - 1} more)" if len(obstacles) > 1 else ""
        raise ExportError(f"{place.folder}/{obstacles[0]}{more}: nothing was written; --force replaces it")
    changed = {place.folder / name: data for name, data in files.items() if place.held.get(name) != data}
    if folders := [path for path in changed if path.is_dir()]:
        raise ExportError(f"{folders[0]}: this is a folder; nothing was written")
    staged: list[tuple[Path, Path]] = []
    path = place.folder
    try:
        place.folder.mkdir(parents=True, exist_ok=True)
        for path, data in changed.items():
            staged.append((disk.stage(path, data, 0o666), path))
        for part, path in staged:
            part.replace(path)
    except OSError as error:
        for part, _ in staged:
            with suppress(OSError):
                part.unlink()
        raise ExportError(f"{path}: not written ({error.strerror})") from None
    with suppress(OSError):
        disk.sync_folder(place.folder)
    return list(changed)


def _read(path: Path) -> bytes | None:
    """The bytes of a file; None where there is none."""
    try:
        if path.exists() and not path.is_file():
            what = "a folder; end its name with / to write a file each" if path.is_dir() else "no file"
            raise ExportError(f"{path}: this is {what}")
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise ExportError(f"{path}: {reason}; nothing was written") from None


def _may_be_ours(path: Path) -> bool:
    """Whether the beginning of a file says that an export wrote it."""
    try:
        with path.open("rb") as file:
            return b'schema: "syntopic-export/' in file.read(_HEAD)
    except OSError:
        return False


def _kept(data: bytes) -> Kept:
    try:
        return kept(data.decode())
    except UnicodeDecodeError:
        return Kept()
