"""Notes that are no more, deleted or undone: the history has them, so that they can be had back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from notes.errors import RecordError
from notes.model import Note, note_of

if TYPE_CHECKING:
    from notes.storage.change import Change
    from notes.store import NoteStore


@dataclass(frozen=True, slots=True)
class Deleted:
    """A note that is no more."""

    note: Note
    """As it was last."""
    when: str
    """When it was deleted, or last changed where that was undone; in UTC."""


def deleted(store: NoteStore) -> list[Deleted]:
    """The notes that only the history still has, the latest first."""
    there = {record["id"] for record in store.all("notes")}
    last = _last(store.history)
    found = [Deleted(note_of(step["record"]), step["at"]) for name, step in last.items() if name not in there]
    return found[::-1]


def bring_back(store: NoteStore, change: Change, ident: str) -> None:
    """Have a note back, and its relations to notes that are there, all with their ids.

    Raises:
        RecordError: where the history does not have it any more, or it is there.
    """
    last = _last(store.history).get(ident)
    if last is None or change.get("notes", ident) is not None:
        raise RecordError(f"{ident}: no deleted note of that name is known any more")
    change.put("notes", last["record"])
    for step in store.history:
        relation = step["before"]
        went_with_it = step["change"] == last["change"] and step["table"] == "relations" and not step["after"]
        if went_with_it and relation and not change.get("relations", relation["id"]):
            ends = relation.get("from"), relation.get("to")
            if all(isinstance(end, str) and change.get("notes", end) for end in ends):
                change.put("relations", relation)


def _last(history: Iterable[Mapping[str, Any]]) -> dict[str, dict[str, Any]]:
    """By the id of a note: what it was last, as far as a deletion or an undone change tells, and when."""
    found: dict[str, dict[str, Any]] = {}
    for step in history:
        record = step["after"] if step["undone"] else step["before"] if step["after"] is None else None
        if step["table"] == "notes" and record:
            found.pop(step["record"], None)
            found[step["record"]] = {"record": record, "at": step["at"], "change": step["change"]}
    return found
