"""Gathering what is written: the wanted notes and their reports as the plain records of notes/export."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from corpus.model import Report
from notes.export.records import CitedReport, Entry, Material, Person, Related, block_id
from reader.citation import family, label, locus, words, year
from reader.notebook import Contents, Placed, Relation


def material(contents: Contents, wanted: Sequence[Placed], reports: Iterable[Report]) -> Material:
    """The records of the wanted notes, of those that relations lead to, and of the reports.

    Args:
        contents: all notes.
        wanted: those to be written, in order.
        reports: those that are open, in date order.
    """
    ids = {placed.id for placed in wanted}
    beyond: dict[str, Placed] = {}
    for placed in wanted:
        for relation in contents.relations_of(placed.id):
            for end in (relation.source, relation.target):
                other = None if end in ids or end in beyond else contents.note(end)
                if other is not None:
                    beyond[end] = other
    open_reports = {report.id: source_of(report) for report in reports}
    entries, others = (
        tuple(entry_of(placed, contents, open_reports) for placed in some)
        for some in (wanted, beyond.values())
    )
    here = {entry.source.id: entry.source for entry in (*entries, *others) if entry.source}
    sources = list(open_reports.values())
    sources += [here[name] for name in sorted(here) if name not in open_reports]
    return Material(entries, tuple(sources), {entry.id: entry for entry in others})


def source_of(report: Report) -> CitedReport:
    """A report as it is cited."""
    about = report.about
    return CitedReport(
        id=report.id,
        label=label(report),
        title=about.title or report.id,
        year=year(report),
        authors=tuple(map(_person, about.authors)),
        organisation=about.organisation,
        date=about.date,
        series=about.series,
        extent=about.extent,
        date_inferred="date" in about.inferred,
    )


def entry_of(placed: Placed, contents: Contents, sources: Mapping[str, CitedReport]) -> Entry:
    """A note with all that is written of it; ``sources`` are the open reports by their ids."""
    note, report, span, passage = placed.note, placed.report, placed.span, placed.passage
    target = note.target
    source = sources[report.id] if report else None
    if source is None and target is not None:
        title = target.title or target.report
        source = CitedReport(target.report, title, title, "n.d.")
    return Entry(
        id=block_id(note.id),
        source=source,
        quote=words(report, span) if report and span else placed.quote,
        locus=locus(report, span) if report and span else "",
        section=(passage.section if passage else None) or "",
        text=note.text,
        tags=note.tags,
        holder=note.holder,
        theme=note.theme,
        updated=note.updated,
        state=str(placed.state),
        conflict=block_id(note.conflict) if note.conflict else None,
        related=tuple(_related(relation, note.id) for relation in contents.relations_of(note.id)),
    )


def _person(name: str) -> Person:
    last = family(name)
    before, comma, after = name.partition(",")
    if comma and before.strip() == last:
        return Person(last, " ".join(after.split()))
    return Person(last, " ".join(name.replace(last, " ", 1).split()))


def _related(relation: Relation, ident: str) -> Related:
    outwards = relation.source == ident
    other = relation.target if outwards else relation.source
    return Related(relation.id, relation.type, outwards, block_id(other), relation.text, relation.updated)
