"""Deleted notes: the history has them, so that they can be had back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from notes.errors import RecordError
from notes.model import Note, note_of

if TYPE_CHECKING:
    from notes.change import Change
    from notes.store import NoteStore


@dataclass(frozen=True, slots=True)
class Deleted:
    """A note that is no more."""

    note: Note
    """As it was last."""
    when: str
    """When it was deleted, in UTC."""


def deleted(store: NoteStore) -> list[Deleted]:
    """The deleted notes that the history still has, the one deleted last first."""
    there = {record["id"] for record in store.all("notes")}
    found: dict[str, Deleted] = {}
    for step in store.history:
        ident = step["record"]
        gone = step["table"] == "notes" and step["after"] is None and not step["undone"]
        if gone and step["before"] and ident not in there:
            found.pop(ident, None)
            found[ident] = Deleted(note_of(step["before"]), step["at"])
    return list(reversed(found.values()))


def bring_back(store: NoteStore, change: Change, ident: str) -> None:
    """Have a deleted note back, and its relations to notes that are there, all with their ids.

    Raises:
        RecordError: where the history does not have it any more, or it is there.
    """
    gone = [s for s in store.history if s["record"] == ident and s["after"] is None and not s["undone"]]
    if not gone or change.get("notes", ident) is not None:
        raise RecordError(f"{ident}: no deleted note of that name is known any more")
    change.put("notes", gone[-1]["before"])
    for step in store.history:
        if step["change"] != gone[-1]["change"] or step["table"] != "relations" or step["after"] is not None:
            continue
        ends = (step["before"].get("from"), step["before"].get("to"))
        if all(isinstance(end, str) and change.get("notes", end) for end in ends):
            change.put("relations", step["before"])
