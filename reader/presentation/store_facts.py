"""What is to be known of the file that holds the notes, and what can be done about it."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from notes.errors import DamagedStoreError, NotesError, StoreError
from notes.storage import backups

if TYPE_CHECKING:
    from reader.notebook import Notebook


@dataclass(frozen=True, slots=True)
class Copy:
    """A conflict copy that a folder synchroniser left beside the store."""

    path: Path
    brings: Mapping[str, int]
    """How many records taking it in would bring: ``new``, ``newer``, and kept beside ours as ``both``."""
    problem: str = ""
    """Why it cannot be taken in, in one line."""


@dataclass(frozen=True, slots=True)
class Facts:
    """The state of the store."""

    path: Path
    notices: tuple[str, ...]
    closed: str | None
    """Why nothing can be saved, None where it can."""
    notes: int
    backups: int
    good: Path | None
    """The newest backup that can be read."""
    good_notes: int
    """How many notes are in it."""
    lost: bool
    """Whether the store is damaged or gone, so that the backup may take its place."""
    copies: tuple[Copy, ...]


def facts(notebook: Notebook) -> Facts:
    """Look at the store and at what lies beside it; it waits for the disk."""
    from notes.opening import conflicts, last_good
    from notes.storage.durable import read_store

    path = Path(os.path.realpath(notebook.path))  # as the store itself resolves it
    good = last_good(path)
    return Facts(
        path,
        notebook.notices,
        notebook.closed,
        len(notebook.contents.entries),
        len(backups.existing(path)),
        good,
        len(read_store(good)["notes"]) if good else 0,
        _lost(path),
        tuple(_copy(notebook, copy) for copy in conflicts(path)),
    )


def told(notebook: Notebook) -> str:
    """What to say of the store at the start, in one line that names files without their folder; or empty."""
    closed = [notebook.closed] if notebook.closed else []
    lines = [*closed, *(notice for notice in notebook.notices if notice != notebook.closed)]
    if not lines:
        return ""
    more = f" (and {len(lines) - 1} more)" if len(lines) > 1 else ""
    first = lines[0].replace(f"{Path(os.path.realpath(notebook.path)).parent}{os.sep}", "")
    return f"“Notes store” in the palette{more}: {first}"


def restore(notebook: Notebook) -> Path:
    """Put the last good backup in the store's place, and read it; what was there is kept aside.

    Raises:
        StoreError: there is no good backup.
        OSError: it could not be done.
    """
    from notes.opening import restore as put_back

    backup = put_back(notebook.path)
    notebook.poll()
    return backup


def _lost(path: Path) -> bool:
    from notes.storage.durable import read_store

    try:
        read_store(path)
    except (DamagedStoreError, FileNotFoundError):
        return True
    except (StoreError, OSError):
        return False
    return False


def _copy(notebook: Notebook, path: Path) -> Copy:
    """What taking in a conflict copy would bring; nothing is changed."""
    from notes.merging import merge
    from notes.storage.durable import read_store
    from notes.storage.schema import HISTORY, RECORDS

    try:
        theirs = read_store(path)
        store = notebook.store
        ours = {name: {r["id"]: dict(r) for r in store.all(name)} for name in (*RECORDS, HISTORY)}
        return Copy(path, Counter(step.how for step in merge(ours, theirs)))
    except NotesError as error:
        return Copy(path, {}, " ".join(str(error).split()))
    except OSError as error:
        return Copy(path, {}, f"{path.name}: {error.strerror}")
