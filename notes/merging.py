"""Merging two stores, such as a conflict copy that a folder synchroniser left: nothing is lost.

Both stores keep a history, so that one can tell which of two versions of a record came from the other. Only
where neither did, both are kept.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Literal

from notes.storage.schema import HISTORY, RECORDS, Tables

if TYPE_CHECKING:
    from notes.storage.change import Change
    from notes.store import NoteStore

Record = Mapping[str, Any]
_ASIDE: Final = frozenset({"id", "revision", "created", "updated"})
"""What may differ between two records that say the same."""


@dataclass(frozen=True, slots=True)
class MergeStep:
    """A record that is to be taken over from the other store."""

    table: str
    record: Record
    how: Literal["new", "newer", "both"]
    """``new``: there was none; ``newer``: in place of ours; ``both``: beside ours, as a conflict."""


def merge(ours: Tables, theirs: Tables) -> Iterator[MergeStep]:
    """What is to be taken over from ``theirs`` so that ``ours`` holds all that is in either.

    Equal records are passed over, and so are those that ours has changed or deleted since.
    """
    for table in RECORDS:
        here = {record["id"]: record for record in ours[table].values()}
        our_past, their_past = past_of(ours, table), past_of(theirs, table)
        for record in theirs[table].values():
            ident, words = record["id"], said(record)
            mine = here.get(ident)
            if words in our_past[ident] or (mine and said(mine) == words):
                continue
            if mine is None:
                yield MergeStep(table, record, "new")
            elif said(mine) in their_past[ident]:
                yield MergeStep(table, record, "newer")
            else:
                beside = {**record, "conflict": ident}
                if all(said(other) != said(beside) for other in here.values()):
                    yield MergeStep(table, beside, "both")


def take_in(store: NoteStore, change: Change, theirs: Tables) -> dict[str, int]:
    """Merge what another store holds into a change; how many records were taken in which way."""
    ours: Tables = {name: {r["id"]: dict(r) for r in store.all(name)} for name in (*RECORDS, HISTORY)}
    counts = {"new": 0, "newer": 0, "both": 0}
    for step in list(merge(ours, theirs)):
        counts[step.how] += 1
        if step.how == "both":
            change.add(step.table, {key: value for key, value in step.record.items() if key != "id"})
        else:
            change.put(step.table, step.record)
    return counts


def past_of(tables: Tables, table: str) -> dict[str, list[dict[str, Any]]]:
    """What the records of a table said before they were changed or deleted."""
    past: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for step in tables[HISTORY].values():
        before = step.get("before")
        if step.get("table") == table and isinstance(before, Mapping) and not step.get("undone"):
            past[str(step.get("record"))].append(said(before))
    return past


def said(record: Record) -> dict[str, Any]:
    """What a record says, besides its id, its times and how often it was changed."""
    return {key: value for key, value in record.items() if key not in _ASIDE}
