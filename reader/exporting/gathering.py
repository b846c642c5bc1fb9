"""Gathering what is written: the wanted notes and their reports as the plain records of notes/export."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from corpus.model import Report
from notes.export.records import Entry, Material, Person, Related, Source
from reader.citation import family, label, locus, words, year
from reader.notebook import Contents, Placed, Relation
from reader.places import Place


def material(contents: Contents, wanted: Sequence[Placed], reports: Iterable[Report]) -> Material:
    """The records of the wanted notes, of those that relations lead to, and of their reports.

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
    every = [*wanted, *beyond.values()]
    here = {placed.report_id for placed in every}
    sources = [source_of(report) for report in reports if report.id in here]
    away = {target.report: target for placed in every if (target := placed.note.target) and not placed.report}
    sources += [Source(name, t.title or name, t.title or name, "n.d.") for name, t in sorted(away.items())]
    return Material(
        tuple(entry_of(placed, contents) for placed in wanted),
        tuple(sources),
        {ident: entry_of(placed, contents) for ident, placed in beyond.items()},
    )


def source_of(report: Report) -> Source:
    """A report as it is cited."""
    about = report.about
    return Source(
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


def entry_of(placed: Placed, contents: Contents) -> Entry:
    """A note with all that is written of it."""
    note, report, span, passage = placed.note, placed.report, placed.span, placed.passage
    target = note.target
    source = report.id if report else target.report if target else None
    return Entry(
        id=note.id,
        source=source,
        quote=words(report, span) if report and span else placed.quote,
        locus=locus(report, span) if report and span else "",
        section=(passage.section if passage else None) or "",
        page=page(report, span.start) if report and span else "",
        text=note.text,
        tags=note.tags,
        holder=note.holder,
        theme=note.theme,
        updated=note.updated,
        state=str(placed.state),
        conflict=note.conflict,
        related=tuple(_related(relation, note.id) for relation in contents.relations_of(note.id)),
    )


def page(report: Report, place: Place) -> str:
    """The label of the page on which a place is; empty where pages have none."""
    for index in range(place.passage, -1, -1):
        for turn in reversed(report.reading[index].pages):
            if index < place.passage or turn.offset <= place.offset:
                return turn.label or ""
    return ""


def _person(name: str) -> Person:
    last = family(name)
    before, comma, after = name.partition(",")
    if comma and before.strip() == last:
        return Person(last, " ".join(after.split()))
    return Person(last, " ".join(name.replace(last, " ", 1).split()))


def _related(relation: Relation, ident: str) -> Related:
    outwards = relation.source == ident
    other = relation.target if outwards else relation.source
    return Related(relation.id, relation.type, outwards, other, relation.text, relation.updated)
