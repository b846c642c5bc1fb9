"""What a synopsis prints: one theme across all reports, as text, Markdown, CSV and JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

from reader.citation import label
from reader.cli.format.jump import places_json, presence_json, theme_json
from reader.cli.format.reports import MEASURE
from reader.presentation.query_text import NOT_COUNTED, rule
from reader.presentation.silence_text import searched
from reader.presentation.theme_text import address, sentence, summary
from reader.text.plain_text import hang

if TYPE_CHECKING:
    from corpus.themes import Presence, Theme
    from corpus.themes.synopsis import Synopsis, SynopsisColumn
    from notes.records.silences import ConfirmedSilence
    from reader.notebook import Contents, Placed
    from reader.workspace import Workspace

_SHOWN: Final = 5
"""Passages of a report that are printed to read; JSON and CSV have all."""


def synopsis_json(synopsis: Synopsis, contents: Contents) -> dict[str, Any]:
    """A synopsis as the JSON contract has it."""
    return {
        **_theme_json(synopsis),
        "reports": [
            {
                "report": column.report.id,
                "silent": column.silent,
                **_confirmed_json(synopsis.theme, column, contents),
                "abstract_only": column.silence is not None and column.silence.abstract_only,
                "not_counted": places_json(column.not_counted),
                "near": places_json(column.near),
                "passages": [presence_json(presence) for presence in column.passages],
                "notes": [placed.id for placed in notes_on(column, contents)],
                "finding": finding(synopsis, column, contents),
            }
            for column in synopsis.columns
        ],
    }


def _theme_json(synopsis: Synopsis) -> dict[str, Any]:
    names = theme_json(synopsis.theme)
    return {"theme": names.pop("name"), **names}


def _confirmed_json(theme: Theme, column: SynopsisColumn, contents: Contents) -> dict[str, Any]:
    """Whether the reader has confirmed that a report is silent; if so when, and what is other since."""
    kept = confirmed(theme, column, contents)
    if kept is None:
        return {"confirmed": False}
    return {
        "confirmed": True,
        "confirmed_on": kept.day or None,
        "confirmed_names": len(kept.names) or None,
        "names_since": list(kept.names_since(theme.names_in(column.report.id))),
        "text_since": not kept.is_of(column.report.letters_print),
    }


def synopsis_text(synopsis: Synopsis, contents: Contents, workspace: Workspace, width: int | None) -> str:
    """A synopsis to read."""
    width = None if width is None else min(width, MEASURE)
    text = synopsis.theme.name + "\n"
    if synopsis.theme.aliases:
        text += hang("", f"also: {', '.join(synopsis.theme.aliases)}", width) + "\n"
    if synopsis.rule:
        text += hang("", rule(synopsis.rule), width) + "\n"
    for column in synopsis.columns:
        said = summary(synopsis.theme, column, contents)
        text += "\n" + hang("", f"{label(column.report)}: {said}", width) + "\n"
        found = finding(synopsis, column, contents)
        if found:
            text += hang("  finding: ", found, width) + "\n"
        if not column.passages:
            text += hang("  ", searched(synopsis.theme, column.report), width) + "\n"
        for what, presence in _shown(column):
            text += hang("  ", f"{what}{address(presence, workspace)}", width) + "\n"
            text += hang("    ", sentence(presence), width) + "\n"
        if len(column.passages) > _SHOWN:
            text += f"  and {len(column.passages) - _SHOWN} more: --json and --format csv have all\n"
        for placed in notes_on(column, contents):
            text += hang("  note: ", placed.note.text or placed.quote, width) + "\n"
    return text


def _shown(column: SynopsisColumn) -> Iterator[tuple[str, Presence]]:
    """The passages of a report that are printed, each with what is said of it before."""
    for presence in column.passages[:_SHOWN]:
        yield "", presence
    for presence in column.to_read[:_SHOWN]:
        yield _uncounted(column, presence), presence


def _uncounted(column: SynopsisColumn, presence: Presence) -> str:
    """What is said before a passage that is not counted."""
    if any(presence is one for one in column.not_counted):
        return "not counted: "
    return f"{NOT_COUNTED}: " if column.beside else "nearest: "


def synopsis_table(synopsis: Synopsis, contents: Contents) -> list[list[object]]:
    """The same as rows of a spreadsheet, one a passage; a report without any has one row all the same."""
    rows: list[list[object]] = [["report", "summary", "finding", "passage", "number", "score", "sentence"]]
    for column in synopsis.columns:
        said, found = summary(synopsis.theme, column, contents), finding(synopsis, column, contents)
        head = [column.report.id, said, found or ""]
        rows += [
            [*head, p.passage.id, p.passage.number or "", round(p.weight, 4), sentence(p)]
            for p in column.passages
        ] or [[*head, "", "", "", ""]]
    return rows


def confirmed(theme: Theme, column: SynopsisColumn, contents: Contents) -> ConfirmedSilence | None:
    """What the reader kept when confirming that a report is silent on a theme; None where it is not so."""
    return contents.confirmed(theme.names, column.report) if column.silent else None


def notes_on(column: SynopsisColumn, contents: Contents) -> list[Placed]:
    """The reader's notes that lie on the theme's passages of a report."""
    report = column.report
    indexes = {report.by_id[presence.passage.id] for presence in column.passages}
    return [placed for index in sorted(indexes) for placed in contents.in_passage(report, index)]


def finding(synopsis: Synopsis, column: SynopsisColumn, contents: Contents) -> str | None:
    """What the reader found a report to say of a theme, by any of its names."""
    found = contents.on_theme(synopsis.theme.names, column.report)
    return found[0].note.text if found else None
