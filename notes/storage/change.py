"""What one transaction does to the records of a store: kept together, and undone together."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, Final

from notes.errors import RecordError
from notes.ids import new_id
from notes.model import revision_of
from notes.storage.schema import RECORDS

Record = Mapping[str, Any]
"""A record as it is read: a copy, that later changes do not reach."""

_PREFIXES: Final = dict(zip(RECORDS, ("n", "t", "r", "th", "x", "f", "d"), strict=True))


class Change:
    """What is done to records in one transaction."""

    def __init__(self, held: Callable[[str, str], Record | None], when: datetime) -> None:
        self._held = held
        self.when = when.strftime("%Y-%m-%dT%H:%M:%SZ")
        self._clock = when
        self.steps: list[dict[str, Any]] = []
        """What was done, for the history."""
        self.pending: dict[tuple[str, str], dict[str, Any] | None] = {}
        """By table and id what records are to be; None: gone."""

    def get(self, table: str, ident: str) -> Record | None:
        """A record as it is after what was done so far."""
        if (table, ident) in self.pending:
            return self.pending[table, ident]
        return self._held(table, ident)

    def add(self, table: str, fields: Record) -> Record:
        """Make a record; its id, revision and times are given here.

        Raises:
            RecordError: for text that cannot be kept.
        """
        ident = str(fields.get("id") or self._new_id(table))
        if self.get(table, ident) is not None:
            raise RecordError(f"{ident}: there is such a record already; give another id or none")
        given = {"revision": 1, "created": self.when, "updated": self.when}
        own = {key: value for key, value in fields.items() if key != "id"}
        return self._write(table, {"id": ident, **own, **given})

    def put(self, table: str, record: Record) -> Record:
        """Take a record as it is, with its id and times: one that was deleted, or comes from another store.

        Raises:
            RecordError: for text that cannot be kept.
        """
        now = self.get(table, record["id"])
        revision = max(revision_of(record), revision_of(now)) + 1
        return self._write(table, {**record, "revision": revision})

    def edit(self, table: str, ident: str, fields: Record, read: int) -> Record:
        """Change fields of a record.

        Args:
            table: where it is.
            ident: its id.
            fields: what is to be new in it.
            read: the revision that the reader saw when beginning to edit.

        Returns:
            The record as it is now; another one, with ``conflict`` naming ``ident``, where somebody changed
            or deleted the record meanwhile: then both versions are kept.

        Raises:
            RecordError: for text that cannot be kept.
        """
        now = self.get(table, ident)
        if now is None:
            return self.add(table, {**fields, "conflict": ident})
        if revision_of(now) != read and any(now.get(key) != value for key, value in fields.items()):
            theirs = {key: value for key, value in now.items() if key not in {"id", "revision"}}
            return self.add(table, {**theirs, **fields, "conflict": ident})
        return self._write(table, {**now, **fields, "revision": revision_of(now) + 1, "updated": self.when})

    def remove(self, table: str, ident: str) -> None:
        """Delete a record; undo and the list of deleted notes have it back.

        Raises:
            RecordError: where there is none.
        """
        before = self.get(table, ident)
        if before is None:
            raise RecordError(f"{ident}: there is no such record any more")
        self.steps.append({"table": table, "record": ident, "before": dict(before), "after": None})
        self.pending[table, ident] = None

    def restore(self, table: str, ident: str, held: Record | None, wanted: Record | None) -> None:
        """Make a record what it was before or after a change, if it still is what the other side held.

        Raises:
            RecordError: where it is not.
        """
        now = self.get(table, ident)
        if _content(now) != _content(held):
            raise RecordError(f"{ident}: changed since, so that this cannot be taken back alone")
        if wanted is None:
            self.pending[table, ident] = None
        else:
            revision = max(revision_of(wanted), revision_of(now)) + 1
            self.pending[table, ident] = {**wanted, "revision": revision}

    def _write(self, table: str, record: dict[str, Any]) -> Record:
        _check(record)
        before = self.get(table, record["id"])
        self.steps.append(
            {
                "table": table,
                "record": record["id"],
                "before": dict(before) if before else None,
                "after": dict(record),
            }
        )
        self.pending[table, record["id"]] = record
        return record

    def _new_id(self, table: str) -> str:
        while True:
            ident = new_id(_PREFIXES[table], self._clock)
            if self.get(table, ident) is None:
                return ident


def _content(record: Record | None) -> dict[str, Any] | None:
    return None if record is None else {key: value for key, value in record.items() if key != "revision"}


def _check(value: object) -> None:
    """Refuse what a UTF-8 file cannot hold.

    Raises:
        RecordError: for a lone surrogate.
    """
    if isinstance(value, str):
        try:
            value.encode()
        except UnicodeEncodeError as error:
            raise RecordError(
                f"character {error.start + 1} is half a character (a lone surrogate); retype it"
            ) from None
    elif isinstance(value, Mapping):
        for key, item in value.items():
            _check(key)
            _check(item)
    elif isinstance(value, (list, tuple)):
        for item in value:
            _check(item)
