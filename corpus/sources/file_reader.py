"""Reading one file: its bytes, what the cache has of them, else what its importer makes of them."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

import orjson

from corpus.errors import SourceError
from corpus.importers.registry import Source, importer_of
from corpus.sources import text_cache
from corpus.sources.scanning import unreadable
from corpus.sources.text_cache import Facts
from corpus.text.identity import fingerprint

if TYPE_CHECKING:
    from corpus.importers.sandbox.process import Child
    from corpus.sources.text_cache import Imported

_NICE: Final = 10
"""By how much importing gives way to whoever is reading."""


class Read(NamedTuple):
    """What came of reading a file."""

    key: str
    """Of its entry in the cache."""
    facts: Facts | None
    """None where it cannot be read as a report."""
    problem: str | None
    entry: bytes = b""
    """What is to be kept in the cache; empty where it has it already."""
    imported: Imported | None = None
    """What was made of it, where that happened in this process."""


def read_bytes(path: Path) -> bytes:
    """A file, whole; never waits for one that is none.

    Raises:
        SourceError: where it cannot be read.
    """
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
        with open(descriptor, "rb") as file:  # noqa: PTH123
            if reason := unreadable(os.fstat(descriptor)):
                raise SourceError(f"{path}: {reason}; name a report or a folder")
            return file.read()
    except FileNotFoundError:
        raise SourceError(f"{path}: no such file or folder; check the path") from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise SourceError(f"{path}: {reason}; check the path and its permissions") from None


def read(path: Path, encoding: str | None, cache: Path | None, *, here: bool = False) -> Read:
    """What a file holds, from the cache where that knows its bytes.

    Args:
        path: the file.
        encoding: what to read it as; None finds out.
        cache: where imported text is kept.
        here: run its importer in this process, whatever it stands on: this is the child.

    Raises:
        SourceError: where the file itself cannot be read; what no importer can read is a problem.
    """
    data = read_bytes(path)
    importer = importer_of(path, data)
    bytes_print = fingerprint(data)
    key = text_cache.key_of(bytes_print, text_cache.version(importer, encoding))
    if cache and (known := text_cache.facts(cache, key)):
        return Read(key, known, None)
    from corpus.sources.imported_text import (
        import_source,  # here, for where all comes from the cache nobody needs it
    )

    try:
        imported = import_source(
            Source(path, data, encoding), importer._replace(child=importer.child and not here)
        )
    except SourceError as error:
        return Read(key, None, str(error))
    found = text_cache.facts_of(bytes_print, imported)
    return Read(key, found, None, text_cache.encode(key, found, imported), imported)


def read_apart(child: Child, path: Path, encoding: str | None, cache: Path | None) -> Read:
    """The same, all of it done in a child process, which gives way to whoever is reading.

    Raises:
        SourceError: where the file itself cannot be read.
        ChildError: where the child gave no answer.
    """
    found = child.run(
        f"{__name__}:answer",
        path=_crossing(path.absolute()),
        encoding=encoding,
        cache=_crossing(cache.absolute()) if cache else None,
    )
    head, _, entry = found.partition(b"\n")
    key, known, problem = orjson.loads(head)
    return Read(key, Facts._make([*known[:-1], tuple(known[-1])]) if known else None, problem, entry)


def answer(path: str, encoding: str | None, cache: str | None) -> bytes:
    """In the child: what came of a file, its facts in the first line, behind it what is to be kept."""
    if os.getpriority(os.PRIO_PROCESS, 0) < _NICE:
        with suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, 0, _NICE)
    found = read(_crossed(path), encoding, _crossed(cache) if cache else None, here=True)
    known = list(found.facts) if found.facts else None
    return orjson.dumps([found.key, known, found.problem]) + b"\n" + found.entry


def _crossing(path: Path) -> str:
    """A path as JSON can hold it, whatever bytes it is made of."""
    return os.fsencode(path).decode("latin-1")


def _crossed(path: str) -> Path:
    return Path(os.fsdecode(path.encode("latin-1")))
