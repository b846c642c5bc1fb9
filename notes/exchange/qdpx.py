"""REFI-QDA projects (.qdpx): reports, coded quotes and notes for programs of qualitative data analysis.

A zip of ``project.qde`` and the sources as plain text. Positions are code points in these. Tags and themes
are codes; a quote is a PlainTextSelection with the reader's words as its description and as a Note; a note on
no words of an open report is a Note with a file of its own, and what is said of a whole report stands in the
report's description too, where QualCoder looks for it; relations are Links. It goes out only.
https://www.qdasoftware.org/refi-qda-standard/ (Project.xsd of 18 March 2019)
"""

from __future__ import annotations

import io
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from xml.etree.ElementTree import Element, SubElement, indent, tostring
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from notes.exchange.codebook import code_guid, codebook, paths_of
from notes.exchange.xml import clean, guid
from notes.model import Note
from notes.records.relations import Relation

NAMESPACE: Final = "urn:QDA-XML:project:1.0"
_USER: Final = guid("user", "reader")
_EPOCH: Final = "1970-01-01T00:00:00Z"
"""When a note was made that does not tell: some readers need a time."""
_TIME: Final = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", re.ASCII)
_NAME: Final = 60
"""Characters of a quote or note that serve as its name."""


@dataclass(frozen=True, slots=True)
class QdpxSource:
    """A report."""

    id: str
    title: str
    text: str
    """The report text."""
    date: str = ""


@dataclass(frozen=True, slots=True)
class Coded:
    """A note, and where its words stand."""

    note: Note
    source: str | None
    """The id of the report that it is on; None where that is not among the sources."""
    start: int | None
    """Where its words begin in the report text; None where they are not there, or it is on the whole."""
    end: int | None


def dump(sources: Sequence[QdpxSource], coded: Sequence[Coded], relations: Iterable[Relation]) -> bytes:
    """The project's bytes: the same for the same notes."""
    files: dict[str, str] = {}
    project = Element("Project", name="Syntopic", origin="Syntopic", creatingUserGUID=_USER)
    newest = max((_time(one.note.updated) for one in coded), default=_EPOCH)
    project.set("creationDateTime", newest)
    project.set("xmlns", NAMESPACE)
    SubElement(SubElement(project, "Users"), "User", guid=_USER, name="Reader")
    book = codebook(one.note for one in coded)
    if book is not None:
        project.append(book)
    names = _Names()
    if sources:
        every = SubElement(project, "Sources")
        on = defaultdict(list)
        for one in coded:
            on[one.source].append(one)
        for source in sources:
            every.append(_source(source, on[source.id], names(source.title), newest, files))
    _notes(project, coded, names, files)
    _links(project, {one.note.id: one for one in coded}, relations)
    indent(project)
    data = tostring(project, encoding="UTF-8", xml_declaration=True)
    return _zipped(
        {"project.qde": data, **{f"sources/{name}": text.encode() for name, text in files.items()}}
    )


def _source(
    source: QdpxSource, coded: Sequence[Coded], name: str, when: str, files: dict[str, str]
) -> Element:
    ident = guid("source", source.id)
    files[f"{ident}.txt"] = source.text
    made = Element("TextSource", guid=ident, name=name, plainTextPath=f"internal://{ident}.txt",
                   creatingUser=_USER, creationDateTime=when)  # fmt: skip
    whole = [one for one in coded if one.start is None and one.note.target and not one.note.target.quote]
    said = [f"{one.note.theme}: {one.note.text}" if one.note.theme else one.note.text for one in whole]
    described = [", ".join(part for part in (source.id, source.date) if part), *filter(None, said)]
    SubElement(made, "Description").text = clean("\n\n".join(described))
    for one in coded:
        if one.start is None or one.end is None:
            continue
        quote = source.text[one.start : one.end]
        where = {"startPosition": str(one.start), "endPosition": str(one.end)}
        facts = {"guid": _guid(one), "name": _named(quote), **where, **_by(one.note)}
        selection = SubElement(made, "PlainTextSelection", facts)
        if one.note.text:
            SubElement(selection, "Description").text = clean(one.note.text)
        _codings(selection, one.note)
        if _has_note(one):
            SubElement(selection, "NoteRef", targetGUID=guid("note", one.note.id))
    for one in whole:
        _codings(made, one.note)
    for one in whole:
        SubElement(made, "NoteRef", targetGUID=guid("note", one.note.id))
    return made


def _codings(parent: Element, note: Note) -> None:
    for path in paths_of(note):
        coding = SubElement(parent, "Coding", guid=guid("coding", note.id, *path), creatingUser=_USER,
                            creationDateTime=_time(note.created))  # fmt: skip
        SubElement(coding, "CodeRef", targetGUID=code_guid(path))


def _notes(project: Element, coded: Iterable[Coded], names: _Names, files: dict[str, str]) -> None:
    """The Notes: words on a quote within the XML, others in files, which QualCoder takes for a journal."""
    wanted = [one for one in coded if _has_note(one)]
    if not wanted:
        return
    every = SubElement(project, "Notes")
    for one in wanted:
        note, ident = one.note, guid("note", one.note.id)
        facts = {"guid": ident, "name": names(_named(note.text or note.id)), **_by(note)}
        made = SubElement(every, "Note", facts)
        about = [f"holder: {note.holder}"] if note.holder else []
        about += [f"theme: {note.theme}"] if note.theme else []
        if about:
            SubElement(made, "Description").text = clean("; ".join(about))
        if one.start is not None:
            SubElement(made, "PlainTextContent").text = clean(note.text)
        else:
            made.set("plainTextPath", f"internal://{ident}.txt")
            files[f"{ident}.txt"] = _words(one)


def _has_note(one: Coded) -> bool:
    """Whether it needs a Note: it has words, a holder, or no words of a source to be a selection of."""
    return bool(one.note.text or one.note.holder) or one.start is None


def _words(one: Coded) -> str:
    """A note that is on no words of a source, as a text: what it is on, and what the reader says."""
    note, target = one.note, one.note.target
    on = [target.title or target.report] if target else []
    on += [note.theme] if note.theme else []
    quote = [f"“{target.quote.exact}”"] if target and target.quote else []
    tags = [" ".join(f"#{tag}" for tag in note.tags)] if note.tags else []
    return "\n\n".join(part for part in (", ".join(on), *quote, note.text, *tags) if part)


def _links(project: Element, coded: Mapping[str, Coded], relations: Iterable[Relation]) -> None:
    known = [one for one in relations if one.source in coded and one.target in coded]
    if not known:
        return
    links = SubElement(project, "Links")
    for relation in known:
        name = f"{relation.type}: {relation.text}" if relation.text else relation.type
        facts = {"guid": guid("link", relation.id), "name": clean(name), "direction": "OneWay"}
        ends = {"originGUID": _guid(coded[relation.source]), "targetGUID": _guid(coded[relation.target])}
        SubElement(links, "Link", {**facts, **ends})


class _Names:
    """Names that occur once: QualCoder's import fails on a second journal of one name."""

    def __init__(self) -> None:
        self._taken: dict[str, int] = {}

    def __call__(self, name: str) -> str:
        """The name, with a number where it was taken."""
        name = found = clean(name)
        while found in self._taken:
            self._taken[name] += 1
            found = f"{name} ({self._taken[name]})"
        self._taken[found] = 1
        return found


def _guid(one: Coded) -> str:
    """The GUID of what stands for a note: its selection, else its Note."""
    return guid("selection" if one.start is not None else "note", one.note.id)


def _by(note: Note) -> dict[str, str]:
    return {
        "creatingUser": _USER,
        "creationDateTime": _time(note.created),
        "modifyingUser": _USER,
        "modifiedDateTime": _time(note.updated),
    }


def _named(text: str) -> str:
    one_line = " ".join(clean(text).split())
    return one_line if len(one_line) <= _NAME else one_line[: _NAME - 1] + "…"


def _time(text: str) -> str:
    return text if _TIME.fullmatch(text) else _EPOCH


def _zipped(files: Mapping[str, bytes]) -> bytes:
    held = io.BytesIO()
    with ZipFile(held, "w", ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(ZipInfo(name), data, ZIP_DEFLATED)
    return held.getvalue()
