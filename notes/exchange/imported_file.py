"""What a file brings, whatever its format: records of ours that are not yet in the store."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

Record = dict[str, Any]


class Kind(StrEnum):
    """What a file is."""

    BACKUP = "backup"
    STORE = "store of notes"
    W3C = "W3C annotations"
    HYPOTHESIS = "Hypothesis annotations"


@dataclass(frozen=True, slots=True)
class ImportedFile:
    """What a file brings."""

    name: str
    """The file's name, for messages."""
    kind: Kind
    tables: Mapping[str, Sequence[Record]]
    """By table its records, each with an id; without revisions, which are each store's own."""
    history: Sequence[Record] = field(default=())
    """What was changed in the store it comes from, if the file tells."""
    left_out: Sequence[str] = field(default=())
    """What of the file cannot be taken over, a line each."""


def counted(count: int, what: str) -> str:
    """How many there are, in words: "1 record", "3 records"."""
    return f"{count} {what}" if count == 1 else f"{count} {what}s"


def bare(record: Mapping[str, Any]) -> Record:
    """A record as it goes to another store."""
    return {key: value for key, value in record.items() if key != "revision"}
