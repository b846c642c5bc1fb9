"""The words of reports, kept between starts: a cache that may be deleted at any time and is never trusted.

One SQLite file with an entry a report, named after the report's content and all else that the entry depends
on, so that none is ever stale: a corpus that gains a report reads the others. What cannot be read counts as
absent; a file that is no such cache is replaced; a folder that cannot be written only means working it out
again next time.
"""

from __future__ import annotations

import os
import zlib
from array import array
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar

from corpus import files
from corpus.model import Report
from corpus.sources.text_cache import CLEANING_VERSION

if TYPE_CHECKING:
    import sqlite3

Terms = TypeVar("Terms", bound=tuple[Any, ...])
"""A named tuple: words, then arrays of numbers."""

INDEX_VERSION: Final = 2
"""Raised whenever the same passages give other terms."""
_EVERY: Final = 100
"""Entries that are written at once; so many are lost at most where the work is interrupted."""


class TermCache(Generic[Terms]):
    """The entries of one kind in a folder; without one, none is kept."""

    def __init__(
        self, folder: Path | None, kind: type[Terms], name: str = "terms", version: int = INDEX_VERSION
    ) -> None:
        """Open the store.

        Args:
            folder: where it lies.
            kind: what its entries are.
            name: what its file is called.
            version: raised whenever the same passages give other terms.
        """
        self._kind = kind
        self._version = f"{version}.{CLEANING_VERSION}"
        self._db = _opened(folder / f"{name}.sqlite", self._version) if folder else None
        self._new = 0

    def load(self, report: Report) -> Terms | None:
        """A report's words, or None where they are not kept."""
        key = content_key(report, self._version)
        if self._db is None or key is None:
            return None
        import sqlite3

        try:
            row = self._db.execute("SELECT digest, data FROM terms WHERE key = ?", (key,)).fetchone()
            return self._decoded(*row) if row else None
        except (sqlite3.Error, ValueError, TypeError, zlib.error):
            return None

    def save(self, report: Report, terms: Terms) -> None:
        """Keep a report's words, if that can be done."""
        key = content_key(report, self._version)
        if self._db is None or key is None:
            return
        import sqlite3

        data = _encoded(terms)
        with suppress(sqlite3.Error):
            self._db.execute(
                "INSERT OR REPLACE INTO terms VALUES (?, ?, ?, ?)", (key, self._version, _digest(data), data)
            )
            self._new += 1
            if self._new % _EVERY == 0:
                self._db.commit()

    def close(self) -> None:
        """Write what is not written yet."""
        if self._db is not None:
            import sqlite3

            with suppress(sqlite3.Error):
                self._db.commit()
            self._db.close()
            self._db = None

    def _decoded(self, digest: bytes, data: bytes) -> Terms | None:
        if _digest(data) != digest:
            return None
        whole = memoryview(zlib.decompress(data))
        width = array("I").itemsize
        arrays: list[Any] = []
        at = (len(self._kind._fields) - 1) * width  # type: ignore[attr-defined]
        sizes = array("I", whole[:at].tobytes())
        for size in sizes:
            arrays.append(array("I", whole[at : at + size * width].tobytes()))
            at += size * width
        words = whole[at:].tobytes().decode("utf-8", "surrogatepass")
        return self._kind(tuple(words.split("\n")) if words else (), *arrays)


def content_key(report: Report, version: str) -> str | None:
    """What names an entry on a report's content; None for one that was not read from a file."""
    if not report.letters_print:
        return None
    whole = f"{report.bytes_print} {report.letters_print} {report.count} {version}"
    return sha256(whole.encode()).hexdigest()


def _opened(path: Path, version: str) -> sqlite3.Connection | None:
    """The store, made anew where the file is not one; None where it can be neither read nor written."""
    import sqlite3

    for _ in range(2):
        try:
            files.make_folder(path.parent)
            if path.exists() and not path.is_file():
                return None
            with suppress(FileExistsError):
                os.close(files.make(path))  # SQLite's own would be for everybody to read
            db = sqlite3.connect(path, timeout=0.2, check_same_thread=False)
        except (sqlite3.Error, OSError):
            return None
        try:
            db.execute("PRAGMA synchronous = OFF")
            db.execute(
                "CREATE TABLE IF NOT EXISTS terms(key TEXT PRIMARY KEY, version TEXT, digest BLOB, data BLOB)"
            )
            db.execute("DELETE FROM terms WHERE version <> ?", (version,))
            db.commit()
            db.execute("SELECT key, version, digest, data FROM terms LIMIT 1").fetchone()
            return db
        except sqlite3.OperationalError as error:
            db.close()
            if "no such column" not in str(error):  # locked, or read-only
                return None
        except sqlite3.Error:
            db.close()
        with suppress(OSError):
            path.unlink()
    return None


def _encoded(terms: tuple[Any, ...]) -> bytes:
    vocabulary, *arrays = terms
    sizes = array("I", [len(numbers) for numbers in arrays])
    words = "\n".join(vocabulary).encode("utf-8", "surrogatepass")
    parts = [sizes.tobytes(), *(numbers.tobytes() for numbers in arrays), words]
    return zlib.compress(b"".join(parts), 1)


def _digest(data: bytes) -> bytes:
    return sha256(data).digest()[:16]
