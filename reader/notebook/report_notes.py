"""The notes on one report, in reading order and by passage; they never change."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Mapping, Sequence
from functools import cached_property
from itertools import accumulate

from reader.notebook.entry import Entry
from reader.notebook.placed import Placed, State


class ReportNotes:
    """The notes on one report; contents in which they are the same ones share it."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        """Take the notes, in the order in which they were made."""
        self._entries = entries

    @cached_property
    def notes(self) -> tuple[Placed, ...]:
        """The notes in reading order: those on the whole report first, orphans last."""
        return tuple([entry.placed for entry in sorted(self._entries, key=_reading_order)])

    def in_passage(self, index: int) -> tuple[Placed, ...]:
        """The notes on words of a passage of ``report.reading``, in reading order."""
        notes, begins, reach = self._on_words
        starts = notes[0].report.starts if notes and notes[0].report else ()
        if not 0 <= index < len(starts):
            return ()
        start = starts[index]
        last = bisect_left(begins, starts[index + 1]) if index + 1 < len(starts) else len(begins)
        first = bisect_left(reach, start, hi=last)
        return tuple(placed for placed in notes[first:last] if _last(placed) >= start)

    @cached_property
    def _on_words(self) -> tuple[list[Placed], list[int], list[int]]:
        """The notes on words, where each begins, and how far it and all before it reach."""
        notes = [placed for placed in self.notes if placed.start is not None]
        return notes, [placed.start or 0 for placed in notes], list(accumulate(map(_last, notes), max))


def _last(placed: Placed) -> int:
    """Where the last character of a note's words stands."""
    return max(placed.start or 0, (placed.end or 0) - 1)


def _reading_order(entry: Entry) -> tuple[bool, int, int]:
    state, _, start, end, _ = entry.spot
    return state is State.ORPHAN, -1 if start is None else start, 1 if end is None else -end


def by_report(
    entries: Collection[Entry], known: Mapping[str, ReportNotes], changed: Collection[str]
) -> dict[str, ReportNotes]:
    """The notes on each of the open reports, by its id.

    Args:
        entries: all notes, in the order in which they were made.
        known: those on each report before.
        changed: the reports on which they are others now.
    """
    found: dict[str, list[Entry]] = {name: [] for name in changed}
    for entry in entries:
        report = entry.spot[1]
        if report is not None and report.id in found:
            found[report.id].append(entry)
    return {**known, **{name: ReportNotes(here) for name, here in found.items()}}
