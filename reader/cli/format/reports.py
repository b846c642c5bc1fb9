"""What the commands print: reports and passages, as text for people and as JSON for programs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

from corpus.model import Kind, Passage, Report
from reader.citation import year
from reader.text.plain_text import clip, hang, table
from reader.text.printable import printable

MEASURE: Final = 90
"""Columns of running text in a terminal that has more."""
_LONGEST: Final = 240
"""Cells of authors and title in a table; a title that is longer is none."""
_GUTTER: Final = 10
_SHORT: Final = {Kind.LIST_ITEM: "item", Kind.PULL_QUOTE: "pull quote", Kind.FOOTNOTE: "note"}


def report_json(report: Report) -> dict[str, Any]:
    """A report as the JSON contract has it."""
    about = report.about
    return {
        "report": report.id,
        "title": about.title,
        "authors": list(about.authors),
        "organisation": about.organisation,
        "date": about.date,
        "series": about.series,
        "inferred": list(about.inferred),
        "extent": about.extent,
        "source": report.source,
        "words": report.words,
        "passages": report.count,
        "warnings": list(report.warnings),
    }


def passage_json(report: Report, passage: Passage) -> dict[str, Any]:
    """A passage as the JSON contract has it."""
    return {
        "report": report.id,
        "passage": passage.id,
        "number": passage.number,
        "kind": str(passage.kind),
        "level": passage.level,
        "text": passage.text,
        "section": passage.section,
        "marker": passage.marker,
        "refs": [list(ref) for ref in passage.refs],
        "pages": [list(turn) for turn in passage.pages],
        "lines": list(passage.lines) if passage.lines else None,
        "mended": passage.mended,
    }


def reports_text(reports: Sequence[Report], width: int | None) -> str:
    """A table of reports, cut to the terminal's width; ids are never cut."""
    rows = [("REPORT", "YEAR", "WORDS", "AUTHORS AND TITLE")]
    rows += [
        (printable(report.id), year(report), _words(report), _who_and_what(report)) for report in reports
    ]
    return "".join(clip(line, width) + "\n" for line in table(rows, right=frozenset({2})))


def passages_text(
    reports: Sequence[Report], width: int | None, *, furniture: bool = False, first: int = 0
) -> Iterator[str]:
    """Whole reports to read: what a passage is in the gutter, its text beside it; a piece at a time.

    Args:
        reports: in the order they are read.
        width: columns of the terminal; None prints each passage on one line.
        furniture: print running heads and page numbers too.
        first: the passage of each report to begin with.
    """
    width = None if width is None else min(width, MEASURE)
    for index, report in enumerate(reports):
        yield "\n\n" * (index > 0) + _head(report, width)
        for passage in (report.passages if furniture else report.reading)[first:]:
            yield "\n" + passage_text(passage, width)


def passage_text(passage: Passage, width: int | None) -> str:
    """One passage: what it is in the gutter, its text beside it."""
    width = None if width is None else min(width, MEASURE)
    return hang(f"{_gutter(passage):>{_GUTTER}}  ", _body(passage), width) + "\n"


def _head(report: Report, width: int | None) -> str:
    about = report.about
    inferred = f" (inferred: {', '.join(about.inferred)})" if about.inferred else ""
    known = [", ".join(about.authors), about.organisation, about.date, about.series]
    facts = " · ".join(filter(None, known)) + inferred
    extent = [] if about.extent == "full" else [f"{about.extent} only"]
    lines = [about.title, facts, " · ".join([report.id, report.source, *extent])]
    return "".join(hang("", line, width) + "\n" for line in lines if line)


def _gutter(passage: Passage) -> str:
    if passage.number is not None:
        return f"¶ {passage.number}"
    word = _SHORT.get(passage.kind, str(passage.kind))
    return f"{word} {passage.marker}" if passage.kind is Kind.FOOTNOTE and passage.marker else word


def _body(passage: Passage) -> str:
    marked = passage.marker and passage.kind is not Kind.FOOTNOTE
    return f"{passage.marker} {passage.text}" if marked else passage.text


def _words(report: Report) -> str:
    return f"{report.words:,}"


def _who_and_what(report: Report) -> str:
    about = report.about
    only = "" if about.extent == "full" else f" [{about.extent} only]"
    who = ", ".join(about.authors) or about.organisation
    title = clip(f"{who}: {about.title}" if who else about.title, _LONGEST)
    return printable(f"{title}{only}")
