"""Where what the reader says of reports meets the reports: it goes over all that files say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from corpus.model import Report
from notes.records.descriptions import Description


def described(report: Report, descriptions: Iterable[Description]) -> Description | None:
    """What is said of a report, known by its bytes, else by its letters, else by its id."""
    descriptions = tuple(descriptions)
    for theirs, ours in (("bytes_print", report.bytes_print), ("letters_print", report.letters_print)):
        for description in descriptions:
            if ours and getattr(description, theirs) == ours:
                return description
    return next((d for d in descriptions if d.report == report.id), None)


def with_descriptions(reports: Iterable[Report], descriptions: Sequence[Description]) -> Iterator[Report]:
    """The reports with what is said of them; a field that is said is no longer inferred."""
    if not descriptions:
        yield from reports
        return
    known = {d.bytes_print for d in descriptions} | {d.letters_print for d in descriptions}
    known |= {d.report for d in descriptions}
    for report in reports:
        said = None
        if not known.isdisjoint((report.bytes_print, report.letters_print, report.id)):
            said = described(report, descriptions)
        if said is None:
            yield report
        else:
            inferred = tuple(name for name in report.about.inferred if name not in said.said)
            yield report.but(about=replace(report.about, **{**said.said, "inferred": inferred}))
