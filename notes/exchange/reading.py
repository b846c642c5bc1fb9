"""Reading a file that is to be imported, whatever it is: its kind is told by its content, not by its name."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final, NoReturn

import orjson

from notes.errors import ImportFileError, StoreError
from notes.exchange import backup, hypothesis, w3c_reading
from notes.exchange.imported_file import ImportedFile, Kind
from notes.exchange.sanitize import depth, mended
from notes.storage import files
from notes.storage.schema import decode

LARGEST: Final = 100_000_000
"""Bytes of a file that is read: ten times what 10,000 notes take; beyond it memory would run out first."""
DEEPEST: Final = 100
"""Levels of nesting: annotations have about ten, and what is written must be no deeper than 250."""
KINDS: Final = "a backup, W3C annotations (JSON-LD) or Hypothesis annotations (JSON)"
"""What can be imported, in words."""


def read(path: Path) -> ImportedFile:
    """What a file brings; nothing is changed by reading it.

    Raises:
        ImportFileError: where it is nothing that can be imported: one line that says why.
        OSError: where it cannot be read.
    """
    try:
        data = files.read(path, LARGEST)
    except files.UnfitError as error:
        raise ImportFileError(f"{path}: {error.strerror}; nothing was imported, name {KINDS}") from None
    name = path.name
    value = _json(data, path)
    if depth(value, DEEPEST) > DEEPEST:
        raise ImportFileError(f"{path}: nested more than {DEEPEST} deep, so that it is none of ours")
    if backup.is_backup(value):
        return backup.load(value, name)
    if backup.is_store(value):
        try:
            tables = decode(orjson.dumps(value), path)
        except StoreError as error:
            raise ImportFileError(str(error)) from None
        return backup.imported_file(tables, tables["history"], name, Kind.STORE)
    if w3c_reading.is_w3c(value):
        return w3c_reading.load(value, name)
    if hypothesis.is_hypothesis(value):
        return hypothesis.load(value, name)
    raise ImportFileError(f"{path}: JSON, but neither {KINDS.replace(' or ', ' nor ')}")


def _json(data: bytes, path: Path) -> Any:
    """The JSON in a file.

    Raises:
        ImportFileError: there is none.
    """
    try:
        return orjson.loads(data)
    except orjson.JSONDecodeError as error:
        problem = error
    if data.startswith(b"PK"):
        raise ImportFileError(f"{path}: a zip, such as a REFI-QDA project: these are written, but not read")
    if not data.strip():
        raise ImportFileError(f"{path}: empty; what can be imported is {KINDS}")
    try:  # what other tools write may have a mark at its start, or halves of characters where a quote was cut
        return mended(json.loads(data, parse_constant=_no_number))
    except (ValueError, RecursionError):
        pass
    if not data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"{", b"[")):
        raise ImportFileError(f"{path}: no JSON; what can be imported is {KINDS}")
    deep = "depth limit" in problem.msg
    what = "nested too deep" if deep else f"not whole JSON, perhaps cut off ({problem})"
    raise ImportFileError(f"{path}: {what}; nothing was imported")


def _no_number(name: str) -> NoReturn:
    raise ValueError(name)
