"""The open reports of the workspace in date order, to choose one for a pane."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from textual.content import Content

from corpus.model import Report
from reader.citation import label
from reader.printable import printable
from reader.screens.chooser import Chooser, Row


def picker(reports: Sequence[Report], here: Report, opened: Collection[str]) -> Chooser:
    """The reports of a workspace; returns the index of the chosen one."""
    names = [printable(label(report)) for report in reports]
    widest = max((len(name) for name in names), default=0)
    rows = []
    for index, (report, name) in enumerate(zip(reports, names, strict=True)):
        about = report.about
        extent = "" if about.extent == "full" else f"{about.extent} only · "
        mark = "● " if report.id in opened else "  "
        shown = Content(mark) + Content.styled(name.ljust(widest), "bold")
        shown += Content(f"  {printable(about.title)}")
        shown += Content.styled(f"  {extent}{report.words:,} words", "dim")
        words = (name, about.title, report.id, *about.authors, about.organisation or "", about.series or "")
        rows.append(Row(index, shown, " ".join(words)))
    at = next((index for index, report in enumerate(reports) if report.id == here.id), 0)
    return Chooser("Open a report here", rows, at, "there are no reports")
