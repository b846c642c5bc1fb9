"""How surely a place is amid what once surrounded a quote.

What stands in the quote's own passage goes where the quote goes. What stands beyond a blank line goes when
passages are put in, taken out or moved, and counts a quarter; that a passage began or ended there counts by
itself, as much as eight letters.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from notes.alignment import resemblance
from notes.skeleton import Skeleton, skeleton

BLANK_LINE: Final = re.compile(r"\n[^\S\n]*\n")
BEYOND: Final = 0.25
"""What a letter of another passage counts."""
EDGE: Final = 8
"""What the edge of a passage counts, in letters."""


@dataclass(frozen=True, slots=True)
class Side:
    """What stands on one side of a quote, read away from it."""

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


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Both sides of a quote."""

    before: Side
    after: Side

    @classmethod
    def of(cls, prefix: str, suffix: str) -> Surroundings:
        """The sides of a quote between two texts."""
        blanks = list(BLANK_LINE.finditer(prefix))
        near, far = (prefix[blanks[-1].end() :], prefix[: blanks[-1].start()]) if blanks else (prefix, "")
        before = Side(skeleton(near).letters[::-1], bool(blanks), skeleton(far).letters[::-1])
        blank = BLANK_LINE.search(suffix)
        near, far = (suffix[: blank.start()], suffix[blank.end() :]) if blank else (suffix, "")
        return cls(before, Side(skeleton(near).letters, blank is not None, skeleton(far).letters))

    def around(self, text: str, bones: Skeleton, start: int, end: int) -> float:
        """How surely the letters from ``start`` to before ``end`` are amid these, from 0 to 1."""
        weight = self.before.weight + self.after.weight
        if not weight:
            return 1.0
        letters, known = bones.letters, 0.0
        side = self.before
        if side.weight:
            turn = max(0, start - len(side.near))
            known += len(side.near) * resemblance(letters[turn:start][::-1], side.near)
            if side.edge:
                known += EDGE * _parted(text, bones, turn)
                known += BEYOND * len(side.far) * resemblance(letters[max(0, turn - len(side.far)) : turn][::-1], side.far)
        side = self.after
        if side.weight:
            turn = end + len(side.near)
            known += len(side.near) * resemblance(letters[end:turn], side.near)
            if side.edge:
                known += EDGE * _parted(text, bones, turn)
                known += BEYOND * len(side.far) * resemblance(letters[turn : turn + len(side.far)], side.far)
        return known / weight


def _parted(text: str, bones: Skeleton, at: int) -> bool:
    """Whether a passage ends before the letter ``at``; the text's own edges are such."""
    if not 0 < at < len(bones.places):
        return True
    return BLANK_LINE.search(text, bones.places[at - 1], bones.places[at]) is not None
