"""Tags as a tree: those nested in one another under each other, each with how many notes it concerns."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from notes.folding import fold
from notes.tags import NESTED


class Branch(NamedTuple):
    """A tag, or what several have in common."""

    tag: str
    """Its whole name."""
    depth: int
    """How deeply it is nested."""
    notes: int
    """How many notes bear it or one nested in it."""

    @property
    def name(self) -> str:
        """Its own part of the name."""
        return self.tag.rpartition(NESTED)[2]


def branches(notes: Iterable[Iterable[str]]) -> list[Branch]:
    """All tags and what they are nested in, sorted by name.

    Args:
        notes: the tags of each note.
    """
    counts: dict[str, int] = {}
    for tags in notes:
        borne = {name for tag in tags for name in _with_those_above(tag)}
        for name in borne:
            counts[name] = counts.get(name, 0) + 1
    by_name = sorted(counts, key=lambda tag: [(fold(part), part) for part in tag.split(NESTED)])
    return [Branch(tag, tag.count(NESTED), counts[tag]) for tag in by_name]


def _with_those_above(tag: str) -> list[str]:
    parts = tag.split(NESTED)
    return [NESTED.join(parts[:count]) for count in range(1, len(parts) + 1)]
