"""Imported text, kept between starts: a cache that may be deleted at any time and is never trusted.

One file a source, named after the content and everything else the result depends on, so an entry is never
stale. It has three lines: a checksum of the other two, what is known of the report without its passages,
and the passages. What cannot be read, or is anything but what was written, counts as absent.
"""

from __future__ import annotations

from collections.abc import Callable
from hashlib import blake2b
from pathlib import Path
from typing import Any, Final, NamedTuple, TypeVar

import orjson

from corpus import files
from corpus.importers.registry import Importer
from corpus.model import Body, Kind, LineRun, PageTurn, Passage, Ref
from corpus.text.identity import slug

T = TypeVar("T")

CLEANING_VERSION: Final = 13
"""Raised whenever cleaning makes other passages of the same bytes, or what is said of them changes."""
_FORM: Final = 2
"""Of the files here; those of another form are made again."""
_LARGEST: Final = 1 << 30
"""Bytes; the largest source gives less."""


class Imported(NamedTuple):
    """What an importer made of one source."""

    fields: dict[str, Any]
    """What the text says of itself: title, authors, date and so on."""
    passages: tuple[Passage, ...]
    letters_print: str
    warnings: tuple[str, ...]


class Facts(NamedTuple):
    """What is known of a source that was imported, without its passages."""

    bytes_print: str
    letters_print: str
    fields: dict[str, Any]
    words: int
    passages: int
    """How many are read, furniture left out."""
    length: int
    """Code points of the report text."""
    warnings: tuple[str, ...]


def version(importer: Importer, encoding: str | None) -> str:
    """What a result depends on besides the bytes."""
    read_as = slug(encoding).replace("-", "") if encoding else ""
    return f"{CLEANING_VERSION}{importer.name}{importer.version}{read_as}"


def key_of(bytes_print: str, version: str) -> str:
    """The name of an entry."""
    return f"{bytes_print[:32]}-{version}"


def facts_of(bytes_print: str, imported: Imported) -> Facts:
    """What is known of a source that has just been imported."""
    body = Body(imported.passages)
    return Facts(
        bytes_print,
        imported.letters_print,
        imported.fields,
        body.words,
        body.count,
        body.length,
        imported.warnings,
    )


def encode(key: str, facts: Facts, imported: Imported) -> bytes:
    """An entry as it is kept."""
    rows = [
        [p.id, p.kind, p.text, p.number, p.level, p.section, p.marker, p.refs, p.pages, p.runs, p.mended]
        for p in imported.passages
    ]
    return seal(orjson.dumps([_FORM, key, *facts]) + b"\n" + orjson.dumps(rows, default=tuple))


def facts(folder: Path, key: str) -> Facts | None:
    """What is known of a source, from its entry; None where there is none that can be used."""
    return _load(folder, key, lambda known, _: known)


def body(folder: Path, key: str) -> Body | None:
    """The passages of an entry; None where there is none that can be used."""
    return _load(folder, key, lambda _, rows: Body(tuple(map(_passage, orjson.loads(rows)))))


def save(folder: Path, key: str, data: bytes) -> bool:
    """Keep an entry, and say whether it is kept: where not, it is only imported again next time."""
    return write(_entry(folder, key), data)


def write(path: Path, data: bytes) -> bool:
    """Write a file of the cache, whole or not at all, whoever else writes it."""
    return files.write(path, (data,))


def read(path: Path) -> bytes:
    """A file of the cache.

    Raises:
        OSError: where it cannot be read, or is nothing that was written here.
    """
    return files.read(path, _LARGEST)


def seal(content: bytes) -> bytes:
    """Content with its checksum before it."""
    return blake2b(content, digest_size=16).hexdigest().encode() + b"\n" + content


def unseal(data: bytes) -> bytes:
    """The content of what ``seal`` made.

    Raises:
        ValueError: where it is anything else.
    """
    checksum, _, content = data.partition(b"\n")
    if blake2b(content, digest_size=16).hexdigest().encode() != checksum:
        raise ValueError("damaged, or not ours")
    return content


def _load(folder: Path, key: str, made: Callable[[Facts, bytes], T]) -> T | None:
    try:
        head, _, rows = unseal(read(_entry(folder, key))).partition(b"\n")
        form, name, *known = orjson.loads(head)
        if form != _FORM or name != key:
            return None
        return made(Facts._make([*known[:-1], tuple(known[-1])]), rows)
    except (OSError, ValueError, KeyError, TypeError, IndexError):
        return None


def _entry(folder: Path, key: str) -> Path:
    return folder / f"text-{key}.json"


def _passage(row: list[Any]) -> Passage:
    ident, kind, text, number, level, section, marker, refs, pages, runs, mended = row
    return Passage(
        ident,
        _KINDS[kind],
        text,
        number,
        level,
        section,
        marker,
        tuple(Ref(*ref) for ref in refs),
        tuple(PageTurn(*turn) for turn in pages),
        tuple(LineRun(*run) for run in runs),
        mended,
    )


_KINDS: Final = {str(kind): kind for kind in Kind}
