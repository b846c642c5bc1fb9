"""What the reader relates: each method is one change, saved and undone as one."""

from __future__ import annotations

from notes.errors import RecordError
from notes.model import Note
from notes.records.relations import Relation, relation_of
from reader.notebook.live_store import LiveStore
from reader.notebook.note_records import tidied


class Relating:
    """Changes the relations between notes."""

    def __init__(self, live: LiveStore) -> None:
        self._live = live

    def relate(self, kind: str, one: Note, other: Note, text: str = "") -> Relation:
        """Relate two notes; those without an id are made, all in one step."""
        kind = kind.strip()
        if not kind:
            raise RecordError("a relation needs a type; choose or type one")
        with self._live.changing(f"relate: {kind}") as change:
            ends = (end.id or change.add("notes", tidied(end).fields())["id"] for end in (one, other))
            source, target = ends
            if source == target:
                raise RecordError("both ends are the same note; go to another quote")
            for end in (source, target):
                if change.get("notes", end) is None:
                    raise RecordError(f"{end}: this note was deleted meanwhile; nothing was related")
            made = change.add("relations", Relation(kind, source, target, text).fields())
        return relation_of(made)

    def edit(self, seen: Relation, relation: Relation) -> Relation:
        """Make of the relation that was ``seen`` what it is to be."""
        with self._live.changing("edit relation") as change:
            made = change.edit("relations", seen.id, relation.fields(), seen.revision)
        return relation_of(made)

    def delete(self, ident: str) -> None:
        """Delete a relation; its notes stay."""
        with self._live.changing("delete relation") as change:
            change.remove("relations", ident)
