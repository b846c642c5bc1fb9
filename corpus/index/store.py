"""The words of reports, kept between starts: a cache that may be deleted at any time and is never trusted.

One SQLite file with an entry a report, named after the report's content and all else that the entry depends
on, so that none is ever stale: a corpus that gains a report reads the others. What cannot be read counts as
absent; a file that is no such cache is replaced; a folder that cannot be written only means working it out
again next time.
"""

from __future__ import annotations

import zlib
from array import array
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from corpus.cache import CLEANING_VERSION
from corpus.index.terms import ReportTerms
from corpus.model import Report

if TYPE_CHECKING:
    import sqlite3

INDEX_VERSION: Final = 1
"""Raised whenever the same passages give other terms."""
_NAME: Final = "terms.sqlite"
_VERSION: Final = f"{INDEX_VERSION}.{CLEANING_VERSION}"
_EVERY: Final = 100
"""Entries that are written at once; so many are lost at most where the work is interrupted."""


class TermStore:
    """The entries in a folder; without one, none is kept."""

    def __init__(self, folder: Path | None) -> None:
        self._db = _opened(folder / _NAME) if folder else None
        self._new = 0

    def load(self, report: Report) -> ReportTerms | None:
        """A report's words, or None where they are not kept."""
        key = _key(report)
        if self._db is None or key is None:
            return None
        import sqlite3

        try:
            row = self._db.execute("SELECT digest, data FROM terms WHERE key = ?", (key,)).fetchone()
            return _decoded(*row) if row else None
        except (sqlite3.Error, ValueError, TypeError, zlib.error):
            return None

    def save(self, report: Report, terms: ReportTerms) -> None:
        """Keep a report's words, if that can be done."""
        key = _key(report)
        if self._db is None or key is None:
            return
        import sqlite3

        data = _encoded(terms)
        with suppress(sqlite3.Error):
            self._db.execute(
                "INSERT OR REPLACE INTO terms VALUES (?, ?, ?, ?)", (key, _VERSION, _digest(data), data)
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


def _key(report: Report) -> str | None:
    """What names a report's entry; None for one that was not read from a file."""
    if not report.letters_print:
        return None
    whole = f"{report.bytes_print} {report.letters_print} {report.count} {_VERSION}"
    return sha256(whole.encode()).hexdigest()


def _opened(path: Path) -> sqlite3.Connection | None:
    """The store, made anew where the file is not one; None where it can be neither read nor written."""
    import sqlite3

    for _ in range(2):
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            db = sqlite3.connect(path, timeout=0.2, check_same_thread=False)
        except (sqlite3.Error, OSError):
            return None
        try:
            db.execute("PRAGMA synchronous = OFF")
            db.execute(
                "CREATE TABLE IF NOT EXISTS terms(key TEXT PRIMARY KEY, version TEXT, digest BLOB, data BLOB)"
            )
            db.execute("DELETE FROM terms WHERE version <> ?", (_VERSION,))
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


def _encoded(terms: ReportTerms) -> bytes:
    arrays = terms[1:]
    sizes = array("I", [len(numbers) for numbers in arrays])
    words = "\n".join(terms.vocabulary).encode("utf-8", "surrogatepass")
    parts = [sizes.tobytes(), *(numbers.tobytes() for numbers in arrays), words]
    return zlib.compress(b"".join(parts), 1)


def _decoded(digest: bytes, data: bytes) -> ReportTerms | None:
    if _digest(data) != digest:
        return None
    whole = memoryview(zlib.decompress(data))
    width = array("I").itemsize
    arrays: list[Any] = []
    sizes, at = array("I", whole[: 5 * width].tobytes()), 5 * width
    for size in sizes:
        arrays.append(array("I", whole[at : at + size * width].tobytes()))
        at += size * width
    words = whole[at:].tobytes().decode("utf-8", "surrogatepass")
    return ReportTerms(tuple(words.split("\n")) if words else (), *arrays)


def _digest(data: bytes) -> bytes:
    return sha256(data).digest()[:16]
