"""The contents of a report: its headings, to go to."""

from __future__ import annotations

from textual.content import Content

from corpus.model import Kind, Report
from reader.citation import label
from reader.positions.places import Place
from reader.screens.filter_list import FilterList, FilterRow
from reader.text.printable import printable


def contents(report: Report, here: Place) -> FilterList:
    """The headings of a report, the one above the cursor highlighted; returns the passage's index."""
    rows: list[FilterRow] = []
    at = 0
    for index, passage in enumerate(report.reading):
        if passage.kind not in (Kind.TITLE, Kind.HEADING):
            continue
        if index <= here.passage:
            at = len(rows)
        text = " ".join(printable(passage.text).split())
        depth = (passage.level or 1) if passage.kind is Kind.HEADING else 0
        marker = f"{printable(passage.marker)} " if passage.marker else ""
        shown = Content("  " * depth + marker + text)
        number = _number(report, index)
        if number is not None:
            shown += Content.styled(f"  ¶ {number}", "dim")
        rows.append(FilterRow(index, shown, marker + text))
    return FilterList(f"Contents · {printable(label(report))}", rows, at, "this report has no headings")


def _number(report: Report, index: int) -> int | None:
    """The first ¶ under a heading."""
    following = (passage.number for passage in report.reading[index + 1 : index + 20])
    return next((number for number in following if number is not None), None)
