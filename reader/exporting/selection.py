"""Choosing the notes that are exported, in the order in which they are written."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from notes.folding import fold
from notes.tags import below
from reader.notebook import Contents, Placed

if TYPE_CHECKING:
    from reader.exporting.request import Known


@dataclass(frozen=True, slots=True)
class Filters:
    """What a note must fit: one of each kind that is given."""

    themes: tuple[str, ...] = ()
    """By any of their names; a note that names no theme is on those that its words speak of."""
    tags: tuple[str, ...] = ()
    """These, or nested in these."""
    reports: tuple[str, ...] = ()
    holders: tuple[str, ...] = ()
    away: bool = False
    """Whether notes on reports that are not open pass too; those pass whose report is named."""


def chosen(workspace: Known, contents: Contents, filters: Filters) -> tuple[Placed, ...]:
    """The notes that pass: report by report in date order, each in reading order, then those on none."""
    found = [placed for placed in in_order(workspace, contents.notes) if _passes(placed, filters)]
    if filters.themes:
        from notes.export.records import block_id
        from reader.exporting.themes import concerned

        on_themes = concerned(workspace, contents, found, filters.themes)
        found = [placed for placed in found if block_id(placed.id) in on_themes]
    return tuple(found)


def in_order(workspace: Known, notes: Iterable[Placed]) -> list[Placed]:
    """Notes in the order in which they are written."""
    rank = {report.id: number for number, report in enumerate(workspace.reports)}

    def place(placed: Placed) -> tuple[int, str, bool, int, str, str]:
        target, at = placed.note.target, placed.start
        report = rank.get(placed.report_id or "", len(rank) + (target is None))
        away = "" if placed.report or not target else target.report
        lost = at is None and bool(target and target.quote)
        return report, away, lost, -1 if at is None else at, placed.note.created, placed.id

    return sorted(notes, key=place)


def _passes(placed: Placed, filters: Filters) -> bool:
    note = placed.note
    reports = {placed.report_id, note.target.report if note.target else None}
    if note.target and placed.report is None and not (filters.away or note.target.report in filters.reports):
        return False
    return (
        _same(note.holder, filters.holders)
        and (not filters.reports or any(report in filters.reports for report in reports))
        and (not filters.tags or any(_nested(tag, filters.tags) for tag in note.tags))
    )


def _same(name: str | None, wanted: Sequence[str]) -> bool:
    return not wanted or fold(name or "") in map(fold, wanted)


def _nested(tag: str, wanted: Sequence[str]) -> bool:
    return any(below(one, tag) for one in wanted)
