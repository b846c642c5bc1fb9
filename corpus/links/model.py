"""What a link is: a passage that belongs beside another, and what the two share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal, Protocol

from corpus.model import Kind, Passage

ReasonKind = Literal["terms", "names", "phrase", "theme"]

LINKED: Final = frozenset({Kind.PARAGRAPH, Kind.LIST_ITEM, Kind.ABSTRACT})
"""The kinds that are linked: what says something in sentences of its own."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Something that two linked passages share, shown to the reader."""

    kind: ReasonKind
    label: str
    """What is shared, in the words of the passage that is linked from; a theme by its name."""
    here: tuple[tuple[int, int], ...]
    """Where it stands in the passage that is linked from: half-open bounds in its text, in order."""
    there: tuple[tuple[int, int], ...]
    """Where it stands in the passage of the other report."""


@dataclass(frozen=True, slots=True)
class Link:
    """A passage of another report that belongs beside a passage."""

    report: str
    """The other report's id."""
    passage: Passage
    score: float
    """Higher is better; 0 to 1, comparable within one answer."""
    reasons: tuple[Reason, ...]
    """At least two, the most telling first."""


class ThemeWeights(Protocol):
    """What is known of the themes of passages."""

    def weights(self, report_id: str, passage_id: str) -> Mapping[str, float]:
        """The themes that a passage is on: from a theme's name to how much of it is about that, 0 to 1."""

    def places(self, name: str, report_id: str, passage_id: str) -> Sequence[tuple[int, int]]:
        """Where a passage speaks of a theme: half-open bounds in its text, in order, never in a reference."""
