"""What the commands for themes print: lists and the matrix, as text, Markdown, CSV and JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final

from reader.citation import label
from reader.text.plain_text import clip, shortened, table
from reader.text.printable import printable

if TYPE_CHECKING:
    from corpus.model import Report
    from corpus.themes.matrix import Cell, ThemeCounts
    from reader.workspace import Workspace

_NAME: Final = 34
"""Cells of a theme's name in a table on a terminal."""
_REPORT: Final = 20
"""Cells of a report's name in the head of the matrix."""
NOTHING: Final = "·"
_ESCAPED: Final = str.maketrans({char: f"\\{char}" for char in "\\`*_{}[]<>#|~&$"})
"""What Markdown would read as more than a character."""


def theme_json(row: ThemeCounts, workspace: Workspace) -> dict[str, Any]:
    """A theme as the JSON contract has it."""
    counts = {report.id: row.cells[report.id].passages for report in workspace.reports}
    return {
        "name": row.theme.name,
        "aliases": list(row.theme.aliases),
        "origin": str(row.theme.origin),
        "reports": {report: count for report, count in counts.items() if count},
        "passages": sum(counts.values()),
    }


def themes_text(rows: Sequence[ThemeCounts], width: int | None) -> Iterator[str]:
    """A table of themes: in how many reports and passages, and by which names."""
    lines = [("THEME", "REPORTS", "PASSAGES", "ALSO")]
    lines += [
        (
            clip(printable(row.theme.name), _NAME),
            str(row.reports),
            str(row.passages),
            printable(", ".join(row.theme.aliases)),
        )
        for row in rows
    ]
    for line in table(lines, right=frozenset({1, 2})):
        yield clip(line, width) + "\n"


def themes_table(rows: Sequence[ThemeCounts]) -> list[list[object]]:
    """The same as rows of a spreadsheet."""
    head: list[object] = ["theme", "origin", "reports", "passages", "aliases"]
    return [head] + [
        [row.theme.name, str(row.theme.origin), row.reports, row.passages, "; ".join(row.theme.aliases)]
        for row in rows
    ]


def matrix_json(rows: Sequence[ThemeCounts], workspace: Workspace) -> dict[str, Any]:
    """The matrix as the JSON contract has it."""
    return {
        "reports": [report.id for report in workspace.reports],
        "themes": [
            {
                "name": row.theme.name,
                "cells": [
                    {"passages": cell.passages, "weight": round(cell.weight, 3), "passing": cell.mentions}
                    for cell in _cells(row, workspace)
                ],
            }
            for row in rows
        ],
    }


def matrix_text(rows: Sequence[ThemeCounts], workspace: Workspace, width: int | None) -> Iterator[str]:
    """The matrix to read: how many passages each report has on each theme, mentions in brackets."""
    lines = [("THEME", *(shortened(label(report), _REPORT) for report in workspace.reports))]
    reports = workspace.reports
    lines += [
        (
            clip(printable(row.theme.name), _NAME),
            *(_cell(row.cells[report.id], report) for report in reports),
        )
        for row in rows
    ]
    for line in table(lines, right=frozenset(range(1, len(lines[0])))):
        yield clip(line, width) + "\n"
    legend = []
    if any(cell.mentions for row in rows for cell in _cells(row, workspace)):
        legend.append("9(5): nine passages, and five that only mention it")
    if any(cell == NOTHING for line in lines[1:] for cell in line[1:]):
        legend.append(f"{NOTHING}: nothing found under its names")
    for number, line in enumerate(legend):
        yield "\n" * (not number) + clip(line, width) + "\n"


def matrix_table(rows: Sequence[ThemeCounts], workspace: Workspace) -> list[list[object]]:
    """The same as rows of a spreadsheet: passages and mentions in passing of each report."""
    head: list[object] = ["theme"]
    for report in workspace.reports:
        head += [report.id, f"{report.id} in passing"]
    return [head] + [
        [
            row.theme.name,
            *(count for cell in _cells(row, workspace) for count in (cell.passages, cell.mentions)),
        ]
        for row in rows
    ]


def markdown_table(rows: Sequence[Sequence[object]]) -> Iterator[str]:
    """Rows as a table in Markdown, the first one its head."""
    for index, row in enumerate(rows):
        yield "| " + " | ".join(plain_markdown(str(cell)) for cell in row) + " |\n"
        if index == 0:
            yield "|" + " --- |" * len(row) + "\n"


def plain_markdown(text: str) -> str:
    """A text on one line that Markdown shows as it stands."""
    return " ".join(printable(text).translate(_ESCAPED).split())


def _cells(row: ThemeCounts, workspace: Workspace) -> list[Cell]:
    """The cells in the order of the reports."""
    return [row.cells[report.id] for report in workspace.reports]


def _cell(cell: Cell, report: Report) -> str:
    passing = f"({cell.mentions})" if cell.mentions else ""
    nothing = "abstract" if report.about.extent == "abstract" else NOTHING
    return f"{cell.passages or ''}{passing}" or nothing
