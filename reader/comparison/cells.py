"""What a cell of the matrix shows, in so many terminal cells: a bar, a count, what else is to be known.

No state is told by colour alone: the bar's height or length is the weight, a count stands for passages on the
theme (after how many of them the reader has been to, ``3/12``), one in brackets for mentions in passing, a
dot where nothing was found, ``·✓`` where the reader has confirmed that it is silent, ``✎`` for a finding.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from reader.comparison.theme_sums import Sum

LEAST: Final = 9
"""Cells of the narrowest column: a blank, a bar, a count of five, a mark."""
MOST: Final = 20
"""Cells of the widest: a longer bar tells no more."""
FINDING: Final = "✎"
NOTHING: Final = "·"
CONFIRMED: Final = "·✓"
_COUNT: Final = 5
_PASSING: Final = 4
_ROOMY: Final = 14
"""Cells from which on mentions in passing stand beside a count."""
_HEIGHTS: Final = "▁▂▃▄▅▆▇█"
_LENGTHS: Final = "▏▎▍▌▋▊▉█"


@dataclass(frozen=True, slots=True)
class CellState:
    """What a cell shows."""

    sum: Sum
    share: float
    """Its weight beside the greatest there is, 0 to 1."""
    finding: bool = False
    confirmed: bool = False
    """That it is silent, by the reader."""
    abstract: bool = False
    """There is no more than an abstract, so that nothing follows where it says nothing."""


def pieces(state: CellState, width: int) -> Iterator[tuple[str, str]]:
    """A cell's texts with their kinds, ``width`` cells together (``LEAST`` at least)."""
    passing = _PASSING if width >= _ROOMY else 0
    bar = width - 3 - _COUNT - passing
    found = state.sum
    if not found.passages:
        yield _nothing(state, width - 1)
    else:
        yield " " + _bar(state.share, bar) + " ", "bar"
        yield count(found).rjust(_COUNT), "count"
        if passing:
            yield _passing(found.passing).rjust(passing), "passing"
    yield FINDING if state.finding else " ", "finding"


def _nothing(state: CellState, width: int) -> tuple[str, str]:
    """Why there is no count, ending where counts end, or where mentions in passing do."""
    counted = width - (_PASSING if width + 1 >= _ROOMY else 0)
    if state.sum.passing:
        return f"({compact(state.sum.passing)})".rjust(width), "passing"
    if state.confirmed:
        said, kind = CONFIRMED, "confirmed"
    elif state.abstract:
        said, kind = "abstract" if counted > len("abstract") else "abs.", "abstract"
    else:
        said, kind = NOTHING, "silent"
    return said.rjust(counted).ljust(width), kind


def _passing(number: int) -> str:
    """Mentions in passing, in four cells."""
    return f"({number})" if 0 < number < 100 else "(+)" if number else ""


def count(found: Sum) -> str:
    """How many passages, after how many of them the reader has been to; in five cells."""
    if found.seen:
        said = f"{compact(found.seen)}/{compact(found.passages)}"
        if len(said) <= _COUNT:
            return said
    return compact(found.passages)


def compact(number: int) -> str:
    """A number in at most four cells: 999, 1.2k, 35k, 1.2M."""
    for unit, size in (("M", 1_000_000), ("k", 1_000)):
        if number >= size:
            part = number / size
            return f"{part:.1f}{unit}" if part < 9.95 else f"{part:.0f}{unit}"
    return str(number)


def _bar(share: float, width: int) -> str:
    """A share as a bar: of one cell by its height, of more by its length; roots tell small ones apart."""
    share = math.sqrt(min(max(share, 0.0), 1.0))
    if width == 1:
        return _HEIGHTS[min(int(share * 8), 7)]
    eighths = max(1, round(share * width * 8))
    whole, rest = divmod(eighths, 8)
    return ("█" * whole + (_LENGTHS[rest - 1] if rest else "")).ljust(width)
