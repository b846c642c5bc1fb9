"""How surely a place is amid what once surrounded a quote.

What stands in the quote's own passage goes where the quote goes. What stands beyond a blank line goes when
passages are put in, taken out or moved, and counts a quarter; that a passage began or ended there counts by
itself, as much as eight letters.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from notes.anchoring.alignment import resemblance
from notes.anchoring.normalized import NormalizedText, letters

BLANK_LINE: Final = re.compile(r"\n[^\S\n]*\n")
# How these were set: notes/anchoring/__init__.py.
BEYOND: Final = 0.25
"""What a letter of another passage counts."""
EDGE: Final = 8
"""What the edge of a passage counts, in letters."""


@dataclass(frozen=True, slots=True)
class Side:
    """What stands on one side of a quote."""

    near: str
    """Letters of the quote's own passage."""
    edge: bool
    """Whether the passage's edge is in sight."""
    far: str
    """Letters beyond it."""

    @property
    def weight(self) -> float:
        """How much this side can say, in letters."""
        return len(self.near) + EDGE * self.edge + BEYOND * len(self.far)

    def known(self, near: str, edge: bool, far: str) -> float:
        """How much of it stands at a place, in letters."""
        known = len(self.near) * resemblance(near, self.near)
        if self.edge:
            known += EDGE * edge + BEYOND * len(self.far) * resemblance(far, self.far)
        return known


@dataclass(frozen=True, slots=True)
class Context:
    """Both sides of a quote."""

    before: Side
    after: Side

    @classmethod
    def of(cls, prefix: str, suffix: str) -> Context:
        """The sides of a quote between two texts."""
        blanks = list(BLANK_LINE.finditer(prefix))
        near, far = (prefix[blanks[-1].end() :], prefix[: blanks[-1].start()]) if blanks else (prefix, "")
        before = Side(letters(near), bool(blanks), letters(far))
        blank = BLANK_LINE.search(suffix)
        near, far = (suffix[: blank.start()], suffix[blank.end() :]) if blank else (suffix, "")
        return cls(before, Side(letters(near), blank is not None, letters(far)))

    def around(self, text: str, normal: NormalizedText, start: int, end: int) -> float:
        """How surely the letters from ``start`` to before ``end`` are amid these, from 0 to 1."""
        weight = self.before.weight + self.after.weight
        if not weight:
            return 1.0
        turn = max(0, start - len(self.before.near))
        known = self.before.known(
            normal.letters[turn:start],
            _parted(text, normal, turn),
            normal.letters[max(0, turn - len(self.before.far)) : turn],
        )
        turn = end + len(self.after.near)
        known += self.after.known(
            normal.letters[end:turn],
            _parted(text, normal, turn),
            normal.letters[turn : turn + len(self.after.far)],
        )
        return known / weight


def _parted(text: str, normal: NormalizedText, at: int) -> bool:
    """Whether a passage ends before the letter ``at``; the text's own edges are such."""
    if not 0 < at < len(normal.places):
        return True
    return BLANK_LINE.search(text, normal.places[at - 1], normal.places[at]) is not None
