"""What is known of the files of a folder, so that opening it again reads none of them.

One file of the cache a folder: a row a file, with its size and time when it was read. Like all of the cache
it is never trusted: a row counts only for a file that has that size and time still, and for the importer and
the cleaning of today; a damaged or foreign manifest is made anew.
"""

from __future__ import annotations

import os
import time
from hashlib import blake2b
from pathlib import Path
from typing import Any, Final, NamedTuple

import orjson

from corpus.importers.registry import IMPORTERS, SUFFIXES
from corpus.sources.scanning import File
from corpus.sources.text_cache import Facts, read, seal, unseal, version, write

_FORM: Final = 1
_UNSURE: Final = 2_000_000_000
"""Nanoseconds; a file that was read so soon after it was written may have changed within one tick of the
file system's clock, so its row is not relied on."""
_AGAIN: Final = 24 * 3600 * 1_000_000_000
"""Nanoseconds after which a file that could not be read is tried again: the machine may have been busy."""


class ManifestEntry(NamedTuple):
    """What is known of a file."""

    size: int
    mtime_ns: int
    read_ns: int
    """When it was read."""
    key: str
    """Of its text in the cache."""
    facts: Facts | None
    """None where it could not be read."""
    problem: str | None
    """Why it could not be read."""


class Manifest:
    """The rows of one folder."""

    def __init__(self, cache: Path | None, folder: str, encoding: str | None) -> None:
        """Read what is known.

        Args:
            cache: where it is kept; None keeps it for as long as the program runs.
            folder: whose files it knows.
            encoding: what the files are read as; None where that is found out.
        """
        name = blake2b(os.fsencode(Path(folder).absolute()), digest_size=12).hexdigest()
        self._file = cache / f"files-{name}-{encoding or 'any'}.json" if cache else None
        self._versions = {version(importer, encoding) for importer in IMPORTERS}
        self._by_suffix = {suffix: version(importer, encoding) for suffix, importer in SUFFIXES.items()}
        self.changed = False
        """Whether there are rows that are not kept yet."""
        self.rows: dict[str, ManifestEntry] = self._load()
        """From a file's path within the folder."""

    def row(self, file: File) -> ManifestEntry | None:
        """What is known of a file; None where it has to be read."""
        row = self.rows.get(file.within)
        if row is None or (row.size, row.mtime_ns) != file.face:
            return None
        if row.read_ns - row.mtime_ns < _UNSURE:
            return None
        if row.problem is not None and not row.read_ns <= time.time_ns() <= row.read_ns + _AGAIN:
            return None
        found = row.key.rpartition("-")[2]
        wanted = self._by_suffix.get(os.path.splitext(file.path)[1].lower())  # noqa: PTH122
        return row if (found == wanted if wanted else found in self._versions) else None

    def put(self, file: File, row: ManifestEntry) -> None:
        """Know a file from now on."""
        self.rows[file.within] = row
        self.changed = True

    def save(self) -> None:
        """Keep the rows; where the cache cannot be written they are made again next time."""
        if self._file is None or not self.changed:
            return
        rows: dict[str, Any] = {
            name: [*row[:4], list(row.facts) if row.facts else None, row.problem]
            for name, row in list(self.rows.items())
            if name.isprintable() or _is_text(name)
        }
        write(self._file, seal(orjson.dumps([_FORM, rows])))
        self.changed = False

    def _load(self) -> dict[str, ManifestEntry]:
        if self._file is None:
            return {}
        try:
            form, rows = orjson.loads(unseal(read(self._file)))
            return {name: _row(*values) for name, values in rows.items()} if form == _FORM else {}
        except (OSError, ValueError, TypeError, AttributeError):
            return {}


def _row(
    size: int, mtime: int, read: int, key: str, known: list[Any] | None, problem: str | None
) -> ManifestEntry:
    return ManifestEntry(
        size, mtime, read, key, Facts._make([*known[:-1], tuple(known[-1])]) if known else None, problem
    )


def _is_text(name: str) -> bool:
    """Whether a name is text, not bytes that are none: JSON cannot hold those."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True
