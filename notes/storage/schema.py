"""The form of the store: which tables it has, and whether a file is one of ours.

The file is TinyDB's: an object of tables, each an object from TinyDB's own number to a record. Those numbers
mean nothing; a record is known by its ``id``. Fields and tables that this version does not know are kept.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from hashlib import blake2b
from pathlib import Path
from typing import Any, Final

import orjson

from notes.errors import DamagedStoreError, ForeignStoreError, NewerStoreError

FORMAT: Final = "syntopic-notes"
VERSION: Final = 1
LARGEST: Final = 256_000_000
"""Bytes of a store: thirty times what 10,000 notes take; beyond it memory would run out first."""
META: Final = "meta"
HISTORY: Final = "history"
CHECKSUM: Final = "checksum"
"""Field of the record that says whose file it is: of all of the file, with zeros in its own place."""
UNSEALED: Final = "0" * 32
"""What stands in the checksum's place while it is worked out."""
_SEAL: Final = re.compile(rb'"checksum":\s*"([0-9a-f]{32})"')
RECORDS: Final = ("notes", "tags", "relations", "themes", "rejections", "findings", "reports")
"""Tables of the reader's own records, all of which can be undone."""
TABLES: Final = (META, *RECORDS, HISTORY)
"""All tables, in the order in which they stand in the file."""

Tables = dict[str, dict[str, dict[str, Any]]]
"""What TinyDB reads and writes: from a table to its records by TinyDB's number."""


def empty() -> Tables:
    """A store without a note."""
    tables: Tables = {name: {} for name in TABLES}
    tables[META]["1"] = {"id": "store", "format": FORMAT, "version": VERSION}
    return tables


def encode(tables: Tables) -> bytes:
    """The file's bytes: indented, in a stable order, so that a diff of it reads well, and sealed.

    Raises:
        TypeError: for what JSON cannot hold, such as lone surrogates.
    """
    rest = {name: table for name, table in tables.items() if name != META}
    data = orjson.dumps(
        {META: unsealed(tables[META]), **rest}, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE
    )
    return data.replace(seal(UNSEALED), seal(_digest(data)), 1)


def is_sealed(data: bytes) -> bool | None:
    """Whether the bytes of a store are those that were written; None where an earlier version wrote them.

    Opening a store does not ask for that: it may be written by hand.
    """
    told = _SEAL.search(data)
    if told is None:
        return None
    whole = data[: told.start(1)] + UNSEALED.encode() + data[told.end(1) :]
    return _digest(whole).encode() == told[1]


def decode(data: bytes, path: Path) -> Tables:
    """The tables of a store.

    Raises:
        DamagedStoreError: where the bytes are no JSON, or records are missing what makes them records.
        ForeignStoreError: where they are something else's.
        NewerStoreError: where a later version wrote them.
    """
    try:
        tables = orjson.loads(data)
    except orjson.JSONDecodeError as error:
        raise DamagedStoreError(f"{path}: not readable as JSON ({error}); it is left as it is") from None
    meta = tables.get(META) if isinstance(tables, dict) else None
    marks = [r for r in meta.values() if isinstance(r, dict)] if isinstance(meta, dict) else []
    mark = next((r for r in marks if r.get("format") == FORMAT), None)
    if mark is None:
        raise ForeignStoreError(f"{path}: this is no store of Syntopic's; name another with --notes FILE")
    version = mark.get("version")
    if not isinstance(version, int) or isinstance(version, bool):
        raise DamagedStoreError(f"{path}: its version is {version!r} and not a number; it is left as it is")
    if version > VERSION:
        raise NewerStoreError(
            f"{path}: written by a later Syntopic (form {version}); update Syntopic to use it"
        )
    for name in TABLES:
        _check(name, tables.setdefault(name, {}), path)
    return dict(tables)


def digester() -> Any:
    """What makes the checksum, of nothing so far."""
    return blake2b(digest_size=16)


def unsealed(meta: Mapping[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """The records of meta with zeros in the checksum's place."""
    return {
        number: {**record, CHECKSUM: UNSEALED} if record.get("format") == FORMAT else record
        for number, record in meta.items()
    }


def seal(checksum: str) -> bytes:
    """A checksum as the file has it."""
    return f'"{CHECKSUM}": "{checksum}"'.encode()


def _digest(data: bytes) -> str:
    state = digester()
    state.update(data)
    return str(state.hexdigest())


def _check(name: str, table: object, path: Path) -> None:
    """Whether a table is one: records under decimal numbers, each with an id of its own."""
    if not isinstance(table, Mapping):
        raise DamagedStoreError(f"{path}: table {name!r} is no object; it is left as it is")
    seen: set[str] = set()
    for key, record in table.items():
        ident = record.get("id") if isinstance(record, dict) else None
        if not key.isdecimal() or not isinstance(ident, str):
            raise DamagedStoreError(
                f"{path}: record {key!r} of table {name!r} has no id; it is left as it is"
            )
        if ident in seen:
            raise DamagedStoreError(f"{path}: {name} has two records {ident!r}; it is left as it is")
        seen.add(ident)
