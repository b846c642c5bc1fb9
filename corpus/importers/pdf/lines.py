"""Lines of a page, with where they stand and how they are set."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final, NamedTuple

SAME_SIZE: Final = 0.06
"""Share by which two sizes may differ and be the same: fonts of one size differ a little in their metrics."""


class Raised(NamedTuple):
    """Small raised letters or digits in a line: half-open bounds in its text."""

    start: int
    end: int


class Gap(NamedTuple):
    """White in a line, wider than between most words."""

    at: int
    """Where, in the line's text, what stands behind it begins."""
    left: float
    right: float
    wide: bool
    """Whether the line by itself looks parted here; else only the lines around it can tell."""


@dataclass(slots=True, eq=False)
class PdfLine:
    """One line of a page, or the part of it that stands in one column or cell.

    Lengths are points (1/72 inch); x grows to the right and y *downwards* from the page's top left corner.
    """

    text: str
    page: int
    """Counted from 0."""
    left: float
    right: float
    base: float
    """Where its letters stand."""
    size: float
    """Of most of its letters; 0 where they do not stand upright."""
    end_size: float
    """Of its last letter."""
    font: str
    """Name of the font it begins with."""
    end_font: str
    """Name of the font it ends with."""
    raised: tuple[Raised, ...] = ()
    first_word: float = 0.0
    """Width of its first word."""
    gaps: tuple[Gap, ...] = ()
    """Where it may be parted, should it be a row of a table."""

    @property
    def width(self) -> float:
        """From its left to its right."""
        return self.right - self.left

    @property
    def top(self) -> float:
        """About where its capitals end."""
        return self.base - 0.75 * self.size

    def cells(self) -> list[PdfLine]:
        """The line in the parts that its wide gaps leave."""
        wide = [gap for gap in self.gaps if gap.wide]
        return self.parted(wide) if wide else [self]

    def parted(self, gaps: Sequence[Gap]) -> list[PdfLine]:
        """The line in the parts that some of its gaps leave; each keeps the other gaps within it."""
        starts = [0, *(gap.at for gap in gaps), len(self.text)]
        lefts = [self.left, *(gap.right for gap in gaps)]
        rights = [*(gap.left for gap in gaps), self.right]
        return [
            replace(
                self,
                text=self.text[start:end].strip(),
                left=left,
                right=right,
                raised=(),
                gaps=tuple(gap._replace(at=gap.at - start) for gap in self.gaps if start < gap.at < end),
            )
            for (start, end), left, right in zip(pairwise(starts), lefts, rights, strict=True)
        ]

    def beside(self, other: PdfLine) -> bool:
        """Whether both stand on one row."""
        return abs(self.base - other.base) < 0.4 * min(self.size, other.size)

    def over(self, other: PdfLine) -> float:
        """How much of the narrower one's width both share, from 0 to 1; negative where they are apart."""
        shared = min(self.right, other.right) - max(self.left, other.left)
        return shared / max(min(self.width, other.width), 1.0)


def same_type_size(before: PdfLine, line: PdfLine) -> bool:
    """Whether ``line`` may go on in the size of the line before it, a part of which may be in another."""
    return same_size(before.size, line.size) or same_size(before.end_size, line.size)


def same_size(a: float, b: float) -> bool:
    """Whether two font sizes are the same to a reader's eye."""
    return abs(a - b) <= SAME_SIZE * max(a, b)


@dataclass(slots=True)
class PageLines:
    """A page's lines, in the order of its content stream, furniture told apart later."""

    number: int
    """Counted from 0."""
    width: float
    height: float
    lines: list[PdfLine]
    furniture: list[PdfLine]
    """Lines that are surely none of the text: set sideways, off the page; later running heads too."""
    label: str | None = None
    """What is printed as its number."""
