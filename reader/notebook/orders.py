"""The orders in which notes are listed."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from operator import attrgetter

from corpus.model import Report
from notes.folding import fold
from reader.notebook.entry import Entry


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
        return sorted(entries, key=attrgetter("updated"))[::-1]
    rank = {report.id: index for index, report in enumerate(reports)}

    def place(entry: Entry) -> tuple[int, str, bool, int]:
        at = entry.start if entry.start is not None else entry.guess[0] if entry.guess else None
        lost = at is None and entry.on_words
        if entry.report is None:
            return len(rank) + (not entry.was_on), entry.was_on, lost, -1
        return rank.get(entry.report.id, len(rank)), "", lost, -1 if at is None else at

    if order is NoteOrder.REPORT:
        return sorted(entries, key=place)

    def tag(entry: Entry) -> tuple[bool, str]:
        tags = entry.tags
        return not tags, fold(tags[0]) if tags else ""

    return sorted(sorted(entries, key=place), key=tag)
