"""The full backup: all records of a store in one file, as they are.

A JSON object with ``format``, ``version`` and ``tables``: under each table's name its records in the order in
which they were made, and, if wanted, the ``history``. Fields that this version does not know go along.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

import orjson

from notes.errors import ImportFileError
from notes.exchange.imported_file import ImportedFile, Kind, Record, bare, counted
from notes.storage.schema import FORMAT as STORE
from notes.storage.schema import HISTORY, META, RECORDS

FORMAT: Final = "syntopic-backup"
VERSION: Final = 1


def dump(
    tables: Mapping[str, Iterable[Mapping[str, Any]]], history: Iterable[Mapping[str, Any]] = ()
) -> bytes:
    """The backup's bytes.

    Args:
        tables: by table its records.
        history: the steps of the store's history; without them undo stays behind.
    """
    value: Record = {
        "format": FORMAT,
        "version": VERSION,
        "tables": {name: [bare(record) for record in tables.get(name, ())] for name in RECORDS},
    }
    steps = list(history)
    if steps:
        value[HISTORY] = steps
    return orjson.dumps(value, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


def is_backup(value: object) -> bool:
    """Whether a JSON value says that it is a backup."""
    return isinstance(value, dict) and value.get("format") == FORMAT


def is_store(value: object) -> bool:
    """Whether a JSON value is a store, as it lies on the disk."""
    meta = value.get(META) if isinstance(value, dict) else None
    rows = meta.values() if isinstance(meta, dict) else ()
    return any(isinstance(row, dict) and row.get("format") == STORE for row in rows)


def load(value: Mapping[str, Any], name: str) -> ImportedFile:
    """What a backup brings.

    Args:
        value: its JSON.
        name: the file's name.

    Raises:
        ImportFileError: where it is a later version's, or holds no tables.
    """
    version = value.get("version")
    if not isinstance(version, int) or isinstance(version, bool):
        raise ImportFileError(f"{name}: a backup whose version is {version!r} and not a number")
    if version > VERSION:
        raise ImportFileError(
            f"{name}: written by a later Syntopic (form {version}); update Syntopic to import it"
        )
    tables = value.get("tables")
    if not isinstance(tables, dict):
        raise ImportFileError(f"{name}: a backup without its tables; nothing was imported")
    return imported_file(tables, value.get(HISTORY), name, Kind.BACKUP)


def imported_file(tables: Mapping[str, Any], history: object, name: str, kind: Kind) -> ImportedFile:
    """What tables bring, each a list of records or an object of them; what is no record is left out."""
    left_out: list[str] = []
    held: dict[str, list[Record]] = {}
    for table, rows in tables.items():
        if table in (META, HISTORY):
            continue
        rows = list(rows.values()) if isinstance(rows, dict) else rows
        if not isinstance(rows, list):
            left_out.append(f"{name}: {table!r} is no list of records")
            continue
        if table not in RECORDS:
            if rows:
                left_out.append(
                    f"{name}: {counted(len(rows), 'record')} of {table!r}, which this version does not know"
                )
            continue
        held[table] = [bare(row) for row in rows if _is_record(row)]
        if missed := len(rows) - len(held[table]):
            left_out.append(f"{name}: {counted(missed, 'record')} of {table!r} that have no id")
    steps = list(history.values()) if isinstance(history, dict) else history
    whole = [step for step in steps if isinstance(step, dict)] if isinstance(steps, list) else []
    return ImportedFile(name, kind, held, whole, left_out)


def _is_record(row: object) -> bool:
    return isinstance(row, dict) and isinstance(row.get("id"), str) and bool(row["id"])
