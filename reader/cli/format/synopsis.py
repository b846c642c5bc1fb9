"""What a synopsis prints: one theme across all reports, as text, Markdown, CSV and JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from reader.citation import label
from reader.cli.format.jump import places_json, presence_json
from reader.cli.format.reports import MEASURE
from reader.presentation.theme_text import address, sentence, summary
from reader.text.plain_text import hang

if TYPE_CHECKING:
    from corpus.themes import Theme
    from corpus.themes.synopsis import Synopsis, SynopsisColumn
    from reader.notebook import Contents, Placed
    from reader.workspace import Workspace

_SHOWN: Final = 5
"""Passages of a report that are printed to read; JSON and CSV have all."""


def synopsis_json(synopsis: Synopsis, contents: Contents) -> dict[str, Any]:
    """A synopsis as the JSON contract has it."""
    return {
        "theme": synopsis.theme.name,
        "aliases": list(synopsis.theme.aliases),
        "reports": [
            {
                "report": column.report.id,
                "silent": column.silent,
                "confirmed": is_confirmed(synopsis.theme, column, contents),
                "abstract_only": column.silence is not None and column.silence.abstract_only,
                "not_counted": places_json(column.silence.together if column.silence else ()),
                "near": places_json(column.silence.near if column.silence else ()),
                "passages": [presence_json(presence) for presence in column.passages],
                "notes": [placed.id for placed in notes_on(column, contents)],
                "finding": finding(synopsis, column, contents),
            }
            for column in synopsis.columns
        ],
    }


def synopsis_text(synopsis: Synopsis, contents: Contents, workspace: Workspace, width: int | None) -> str:
    """A synopsis to read."""
    width = None if width is None else min(width, MEASURE)
    text = synopsis.theme.name + "\n"
    if synopsis.theme.aliases:
        text += hang("", f"also: {', '.join(synopsis.theme.aliases)}", width) + "\n"
    for column in synopsis.columns:
        text += "\n" + hang("", f"{label(column.report)}: {_said(synopsis, column, contents)}", width) + "\n"
        found = finding(synopsis, column, contents)
        if found:
            text += hang("  finding: ", found, width) + "\n"
        for presence in column.passages[:_SHOWN]:
            text += hang("  ", address(presence, workspace), width) + "\n"
            text += hang("    ", sentence(presence), width) + "\n"
        if len(column.passages) > _SHOWN:
            text += f"  and {len(column.passages) - _SHOWN} more: --json and --format csv have all\n"
        for placed in notes_on(column, contents):
            text += hang("  note: ", placed.note.text or placed.quote, width) + "\n"
    return text


def synopsis_table(synopsis: Synopsis, contents: Contents) -> list[list[object]]:
    """The same as rows of a spreadsheet, one a passage; a silent report has one without a passage."""
    rows: list[list[object]] = [["report", "summary", "finding", "passage", "number", "score", "sentence"]]
    for column in synopsis.columns:
        said, found = _said(synopsis, column, contents), finding(synopsis, column, contents)
        head = [column.report.id, said, found or ""]
        rows += [
            [*head, p.passage.id, p.passage.number or "", round(p.weight, 4), sentence(p)]
            for p in column.passages
        ] or [[*head, "", "", "", ""]]
    return rows


def _said(synopsis: Synopsis, column: SynopsisColumn, contents: Contents) -> str:
    """How much a report says of a theme, and whether the reader agrees that it is nothing."""
    return summary(column) + " ✓ confirmed" * is_confirmed(synopsis.theme, column, contents)


def is_confirmed(theme: Theme, column: SynopsisColumn, contents: Contents) -> bool:
    """Whether a report is silent on a theme and the reader has confirmed it."""
    return column.silent and contents.confirmed(theme.names, column.report) is not None


def notes_on(column: SynopsisColumn, contents: Contents) -> list[Placed]:
    """The reader's notes that lie on the theme's passages of a report."""
    report = column.report
    indexes = {report.by_id[presence.passage.id] for presence in column.passages}
    return [placed for index in sorted(indexes) for placed in contents.in_passage(report, index)]


def finding(synopsis: Synopsis, column: SynopsisColumn, contents: Contents) -> str | None:
    """What the reader found a report to say of a theme, by any of its names."""
    found = contents.on_theme(synopsis.theme.names, column.report)
    return found[0].note.text if found else None
