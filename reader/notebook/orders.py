"""The orders in which notes are listed."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from corpus.model import Report
from notes.folding import fold
from reader.notebook.filtering import Entry


class NoteOrder(StrEnum):
    """What notes are sorted by; its value is how that is said on the screen."""

    REPORT = "by report"
    """Reports in date order, each from its beginning to its end; those that are not open last."""
    NEWEST = "newest first"
    """What was made or changed last comes first."""
    TAG = "by tag"
    """By their first tag, those without one last."""

    @property
    def next(self) -> NoteOrder:
        """The order after this one, going round."""
        orders = list(NoteOrder)
        return orders[(orders.index(self) + 1) % len(orders)]


def ordered(entries: Sequence[Entry], order: NoteOrder, reports: Sequence[Report]) -> list[Entry]:
    """The entries in an order.

    Args:
        entries: in the order in which the notes were made.
        order: which.
        reports: those that are open, in date order.
    """
    if order is NoteOrder.NEWEST:
        return sorted(entries, key=lambda entry: entry.placed.note.updated)[::-1]
    rank = {report.id: index for index, report in enumerate(reports)}

    def place(entry: Entry) -> tuple[int, str, bool, int]:
        placed = entry.placed
        target, report = placed.note.target, placed.report_id
        at = placed.start if placed.start is not None else placed.guess[0] if placed.guess else None
        lost = at is None and target is not None and target.quote is not None
        return (
            rank.get(report, len(rank)) if report else len(rank) + (target is None),
            target.report if target and report is None else "",
            lost,
            -1 if at is None else at,
        )

    if order is NoteOrder.REPORT:
        return sorted(entries, key=place)

    def tag(entry: Entry) -> tuple[bool, str]:
        tags = entry.placed.note.tags
        return not tags, fold(tags[0]) if tags else ""

    return sorted(sorted(entries, key=place), key=tag)
