"""Relations: what the reader says of two notes, each on words of its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from notes.model import revision_of


@dataclass(frozen=True, slots=True)
class Relation:
    """From one note to another: "contradicts", "extends", or whatever the reader calls it."""

    type: str
    source: str
    """The id of the note it goes out from."""
    target: str
    """The id of the note it goes to."""
    text: str = ""
    """The reader's words on it, exactly as typed."""
    id: str = ""
    created: str = ""
    updated: str = ""
    revision: int = 0

    def fields(self) -> dict[str, Any]:
        """What the store keeps of it, besides id, revision and times."""
        return {"type": self.type, "from": self.source, "to": self.target, "text": self.text}


def relation_of(record: Mapping[str, Any]) -> Relation:
    """The relation that a record of the store holds; fields that are missing or of a wrong type are empty."""
    words = {key: value for key, value in record.items() if isinstance(value, str)}
    return Relation(
        type=words.get("type", ""),
        source=words.get("from", ""),
        target=words.get("to", ""),
        text=words.get("text", ""),
        id=record["id"],
        created=words.get("created", ""),
        updated=words.get("updated", ""),
        revision=revision_of(record),
    )
