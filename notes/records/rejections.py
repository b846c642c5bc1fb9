"""Rejections: links that the reader does not want to be offered again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from notes.model import Target, target_fields, target_of

_ENDS = ("one", "other")


@dataclass(frozen=True, slots=True)
class Rejection:
    """Two passages that do not belong beside each other, in the reader's view."""

    one: Target
    other: Target
    id: str = ""

    def fields(self) -> dict[str, Any]:
        """What the store keeps of it, besides id, revision and times."""
        ends = zip(_ENDS, (self.one, self.other), strict=True)
        return {name: target_fields(target) for name, target in ends}


def rejection_of(record: Mapping[str, Any]) -> Rejection | None:
    """The rejection that a record of the store holds; None where one of its passages is not told."""
    ends = [record.get(name) for name in _ENDS]
    targets = [target_of(end) if isinstance(end, Mapping) else None for end in ends]
    if targets[0] is None or targets[1] is None:
        return None
    return Rejection(targets[0], targets[1], record["id"])
