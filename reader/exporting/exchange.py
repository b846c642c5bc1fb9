"""The notes in formats that other programs read, and the full backup."""

from __future__ import annotations

from notes.exchange import backup as backups
from notes.exchange import csv_rows
from notes.exchange import qdpx as projects
from notes.exchange import w3c as web
from notes.storage.schema import HISTORY, RECORDS
from reader.exporting.note_json import note_json
from reader.exporting.request import Request
from reader.notebook import Relation


def backup(request: Request) -> bytes:
    """All records of the store, whatever notes were asked for."""
    store = request.notebook.store
    history = store.all(HISTORY) if request.history else ()
    return backups.dump({table: store.all(table) for table in RECORDS}, history)


def w3c(request: Request) -> bytes:
    """The wanted notes and the relations between them as W3C Web Annotations."""
    store = request.notebook.store
    notes = [store.get("notes", placed.id) for placed in request.wanted]
    relations = [store.get("relations", relation.id) for relation in _relations(request)]
    return web.dump(filter(None, notes), filter(None, relations))


def csv(request: Request) -> bytes:
    """The wanted notes, a row each."""
    return csv_rows.dump([note_json(placed, request.contents) for placed in request.wanted])


def qdpx(request: Request) -> bytes:
    """The wanted notes, their reports and tags as a REFI-QDA project."""
    reports = request.workspace.reports
    sources = [projects.QdpxSource(r.id, r.about.title or r.id, r.text, r.about.date or "") for r in reports]
    coded = [
        projects.Coded(placed.note, placed.report_id, placed.start, placed.end) for placed in request.wanted
    ]
    return projects.dump(sources, coded, _relations(request))


def _relations(request: Request) -> list[Relation]:
    """The relations of which no end is a note that was not asked for."""
    wanted = {placed.id for placed in request.wanted}
    unwanted = {placed.id for placed in request.contents.notes} - wanted
    return [one for one in request.contents.relations if not {one.source, one.target} & unwanted]
