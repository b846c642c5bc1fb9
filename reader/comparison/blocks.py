"""The synopsis as it is gone through: a block for each report, in it the passages, or that there is none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from notes.folding import fold
from notes.kinds import FINDING

if TYPE_CHECKING:
    from corpus.themes import Presence, Theme
    from corpus.themes.synopsis import ReportSums, Synopsis, SynopsisColumn
    from reader.notebook import Contents

FEW: Final = 8
"""So many reports are all listed; of more only those that speak, the others behind one row."""


@dataclass(frozen=True, slots=True)
class Rest:
    """Reports that are not listed for themselves."""

    tally: ReportSums
    """How many of them say nothing, and why."""
    unfolded: bool
    """Whether they are listed after all."""


@dataclass(frozen=True, slots=True)
class Item:
    """What one can stand on: a passage, that nothing was found, or the row behind which the others are."""

    column: SynopsisColumn | None
    """The report; None for the others."""
    presence: Presence | None = None
    """The passage; None where there is none."""
    counted: bool = True
    """Whether it speaks of the theme; else it is to be read before one calls the report silent."""
    rest: Rest | None = None
    first: bool = True
    """Whether it is the first of its report, so that the report's head stands above it."""


Block = tuple[Item, ...]
"""The items of one report, or the one for the others."""


def blocks(synopsis: Synopsis, *, unfolded: bool) -> list[Block]:
    """The blocks of a synopsis, in date order.

    Args:
        synopsis: what each report says.
        unfolded: list the reports that say nothing, however many reports there are.
    """
    from corpus.themes.synopsis import tally

    columns = synopsis.columns
    few = len(columns) <= FEW
    found = [tuple(_items(column)) for column in columns if few or unfolded or column.passages]
    mute = [column for column in columns if not column.passages]
    if mute and not few:
        found.append((Item(None, rest=Rest(tally(mute), unfolded)),))
    return found


def _items(column: SynopsisColumn) -> Iterator[Item]:
    for index, presence in enumerate(column.passages):
        yield Item(column, presence, first=index == 0)
    if not column.passages:
        yield Item(column)
    for presence in column.to_read:
        yield Item(column, presence, counted=False, first=False)


def findings(theme: Theme, contents: Contents) -> dict[str, str]:
    """By a report's id what the reader found it to say of a theme, by any of its names."""
    names = set(map(fold, theme.names))
    return {
        placed.report_id: placed.note.text
        for placed in reversed(contents.notes)
        if placed.report_id and placed.note.kind is FINDING and fold(placed.note.theme or "") in names
    }
