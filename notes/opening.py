"""Opening the store, whatever state it is in: a file that cannot be read is never written to.

A damaged store is kept aside under another name, and stays where it is; its last good backup is opened, for
reading only, until the reader restores it. Conflict copies that a folder synchroniser left are noticed.
"""

from __future__ import annotations

import os
import re
import shutil
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Final, NamedTuple

from notes.errors import DamagedStoreError, StoreError
from notes.storage import backups, disk, files
from notes.storage.durable import now, read_store
from notes.storage.lock import locked
from notes.storage.schema import HISTORY, LARGEST
from notes.store import NoteStore

_CONFLICT: Final = re.compile(r"conflict(?:ed copy)?|sync-conflict", re.IGNORECASE)
"""How Dropbox, Nextcloud and Syncthing name the version that lost."""


class OpenedStore(NamedTuple):
    """A store, and what the reader should know about it."""

    store: NoteStore
    notices: tuple[str, ...]
    """A line each."""


def open_store(path: Path) -> OpenedStore:
    """Open the store at ``path``; one that is not there yet is made by the first change.

    Raises:
        StoreError: where the file is something else's, or a later version's, or is damaged and has no good
            backup.
        OSError: where it cannot be read at all.
    """
    path = Path(os.path.realpath(path))
    store = NoteStore(path)
    try:
        store.refresh()
    except DamagedStoreError as error:
        return _from_backup(path, str(error))
    notices = [
        f"{copy}: a conflict copy of your notes; syntopic notes --merge FILE takes it in"
        for copy in conflicts(path)
    ]
    if not path.exists() and backups.existing(path):
        notices.append(f"{path}: gone, but it has backups; syntopic notes --restore brings the last one back")
    if path.exists() and not os.access(path, os.W_OK):
        store = NoteStore(path, closed=f"{path} may not be written; change its permissions")
        notices.append(f"{path}: opened for reading only; no note can be saved")
    return OpenedStore(store, tuple(notices))


def restore(path: Path) -> Path:
    """Put the last good backup in the store's place; what was there is kept aside.

    Returns:
        The backup.

    Raises:
        StoreError: where there is no good backup.
        OSError: where it could not be done.
    """
    path = Path(os.path.realpath(path))
    if path.exists() and not path.is_file():
        raise StoreError(f"{path}: no file, so that nothing was restored; name another with --notes FILE")
    with locked(path):
        good = last_good(path)
        if good is None:
            raise StoreError(f"{path}: there is no good backup beside it; nothing was restored")
        if path.exists() and _keep_aside(path, now()) is None:
            raise StoreError(f"{path}: no room to keep it aside, so that nothing was restored; make room")
        disk.replace(path, files.read(good, LARGEST))
        disk.sync_folder(path.parent)
    return good


def last_good(path: Path, when: datetime | None = None) -> Path | None:
    """The newest backup that can be read, or None.

    Names tell which is the newest, but for those of a time that is still to come, from a clock that was
    wrong: of the newest on either side, the one after more changes is taken.

    Args:
        path: the store.
        when: the time that it is; now if None.
    """
    found = [_newest(side) for side in backups.parted(backups.existing(path), when or now())]
    return max(filter(None, found), key=lambda one: one.changes).path if any(found) else None


class _Good(NamedTuple):
    path: Path
    changes: int
    """The number of the last change that it remembers."""


def _newest(kept: list[Path]) -> _Good | None:
    for backup in reversed(kept):
        with suppress(StoreError, OSError):
            numbers = [step.get("change") for step in read_store(backup)[HISTORY].values()]
            return _Good(backup, max((number for number in numbers if isinstance(number, int)), default=0))
    return None


def conflicts(path: Path) -> list[Path]:
    """Conflict copies beside the store."""
    return sorted(
        other
        for other in path.parent.glob(f"{path.stem}*{path.suffix}")
        if other != path and _CONFLICT.search(other.name[len(path.stem) :])
    )


def _from_backup(path: Path, problem: str) -> OpenedStore:
    aside = _keep_aside(path, now())
    good = last_good(path)
    kept = f"{problem}; kept as {aside.name}" if aside else problem
    if good is None:
        raise DamagedStoreError(f"{kept}; there is no good backup: mend it or move it away")
    closed = f"{path} is damaged; syntopic notes --restore brings back {good.name}"
    return OpenedStore(NoteStore(good, closed=closed), (f"{kept}; read from {good.name}", closed))


def _keep_aside(path: Path, when: datetime) -> Path | None:
    """A second name for what is at ``path`` now, once for each version; None where the disk holds no more."""
    for other in path.parent.glob(f"{path.name}.damaged-*"):
        with suppress(OSError):
            if os.path.samefile(other, path):
                return other
    aside = path.with_name(f"{path.name}.damaged-{when:%Y%m%dT%H%M%SZ}")
    try:
        os.link(path, aside)
    except OSError:  # a disk without hard links
        try:
            shutil.copy2(path, aside)
        except OSError:
            return None
    return aside
