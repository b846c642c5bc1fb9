"""A cell of the matrix in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from corpus.themes import Presence
from reader.citation import label
from reader.comparison.columns import MatrixColumn, name_of
from reader.comparison.grid import Grid, Marks, within
from reader.comparison.theme_sums import Sum, ThemeSums
from reader.presentation import silence_text
from reader.presentation.theme_text import sentence

if TYPE_CHECKING:
    from collections.abc import Mapping

    from corpus.model import Report
    from corpus.themes import Silence

UNASKED: Final = "none of its names found"
"""What is said of a cell without passages until it has been looked into."""


def head(grid: Grid, line: ThemeSums, column: MatrixColumn) -> str:
    """Which theme and which reports a cell is of."""
    if not column.single:
        return f"{line.theme.name} · {name_of(grid.years, column)}"
    report = grid.reports[column.first]
    return f"{line.theme.name} · {label(report)}, {report.about.title}"


def numbers(grid: Grid, marks: Marks, line: ThemeSums, column: MatrixColumn, looked: Silence | None) -> str:
    """What its figures and marks stand for.

    Args:
        grid: all cells.
        marks: what the reader has made of them.
        line: the theme.
        column: the reports.
        looked: what was found when the cell was looked into; None where it has not been yet.
    """
    found, key = line.over(column.first, column.last), line.theme.key
    findings = within(marks.findings.get(key, ()), column)
    written = [f"✎ {_several(findings, 'finding')}"] if findings else []
    if not column.single:
        said = f"{found.reports:,} of {column.size:,} reports speak of it"
        return " · ".join([said, *_counts(found), *written])
    if found.passages or found.passing:
        return " · ".join([*_counts(found), *written])
    report, kept = grid.reports[column.first], marks.silences.get((key, column.first))
    together, abstract = looked.together if looked else (), within(grid.abstracts, column) > 0
    stands = silence_text.standing_of(line.theme, report, together, kept, abstract=abstract)
    said = UNASKED if stands.kind == "silent" and looked is None else stands.text
    return " · ".join([said, *written])


def _counts(found: Sum) -> list[str]:
    said = []
    if found.passages:
        said.append(f"{_several(found.passages, 'passage')}: {found.seen:,} seen, {found.left:,} left")
    if found.passing:
        said.append(f"{found.passing:,} in passing")
    return said


def words(
    by_id: Mapping[str, Report], line: ThemeSums, found: Presence | Silence | None, finding: str | None
) -> str:
    """What the reader found, else its best sentence, else what was searched and comes nearest.

    Args:
        by_id: the reports by their ids.
        line: the theme.
        found: its best passage in a report, else its silence.
        finding: what the reader found.
    """
    if finding:
        return f"✎ {' '.join(finding.split())}"
    if isinstance(found, Presence):
        return _placed(by_id, found)
    if found is None:
        return ""
    names = silence_text.searched(line.theme, by_id[found.report])
    if found.together:
        return f"{_placed(by_id, found.together[0])}; {names}"
    return f"nearest {_placed(by_id, found.nearest)}; {names}" if found.nearest else names


def _placed(by_id: Mapping[str, Report], presence: Presence) -> str:
    return f"{silence_text.place(by_id[presence.report], presence)} {sentence(presence)}"


def _several(count: int, what: str) -> str:
    return f"1 {what}" if count == 1 else f"{count:,} {what}s"
