"""Stores, exports and imports as the tests of exchange use them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import orjson

from notes.exchange import backup, w3c
from notes.exchange.import_plan import LABEL, Intake, take_in
from notes.exchange.imported_file import ImportedFile
from notes.exchange.reading import read
from notes.storage.schema import HISTORY, RECORDS
from notes.store import NoteStore

Record = dict[str, Any]


def filled(path: Path, tables: Mapping[str, Sequence[Mapping[str, Any]]]) -> NoteStore:
    """A store of these records."""
    store = NoteStore(path)
    with store.change("fill") as change:
        for table, records in tables.items():
            for record in records:
                change.put(table, record)
    return store


def out(store: NoteStore, form: str) -> bytes:
    """What a store exports, all of it."""
    if form == "w3c":
        return w3c.dump(store.all("notes"), store.all("relations"))
    return backup.dump({table: store.all(table) for table in RECORDS})


def imported(store: NoteStore, file: ImportedFile | Path) -> dict[str, int]:
    """Import a file, and how many notes came in which way."""
    file = read(file) if isinstance(file, Path) else file
    with store.change(f"{LABEL}{file.name}") as change:
        ours = {name: {r["id"]: dict(r) for r in store.all(name)} for name in (*RECORDS, HISTORY)}
        steps = Intake(ours).take(file)
        take_in(change, steps)
    return dict(Counter(str(step.how) for step in steps if step.table == "notes"))


def written(path: Path, value: object) -> Path:
    """A file with this JSON, or these bytes."""
    path.write_bytes(value if isinstance(value, bytes) else orjson.dumps(value))
    return path


def annotation(**more: Any) -> Record:
    """A Web Annotation as another tool may write it."""
    made = {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": "https://example.org/a/1",
        "type": "Annotation",
        "created": "2026-01-02T03:04:05+02:00",
        "body": [
            {"type": "TextualBody", "value": "why?"},
            {"type": "TextualBody", "value": "eu", "purpose": "tagging"},
        ],
        "target": {
            "source": "https://example.org/report.html",
            "selector": {
                "type": "TextQuoteSelector",
                "exact": "the alliance",
                "prefix": "of ",
                "suffix": " as",
            },
        },
    }
    return {key: value for key, value in {**made, **more}.items() if value is not None}


def row(**more: Any) -> Record:
    """An annotation as Hypothesis exports it."""
    made = {
        "id": "rJgTcJRhEe6",
        "created": "2026-01-02T03:04:05.678901+00:00",
        "updated": "2026-01-03T03:04:05.678901+00:00",
        "user": "acct:reader@hypothes.is",
        "uri": "https://example.org/report.html",
        "text": "why?",
        "tags": ["eu", "  "],
        "group": "__world__",
        "permissions": {"read": ["group:__world__"]},
        "target": [
            {
                "source": "https://example.org/report.html",
                "selector": [
                    {
                        "type": "RangeSelector",
                        "startContainer": "/p[1]",
                        "endContainer": "/p[1]",
                        "startOffset": 1,
                        "endOffset": 9,
                    },
                    {"type": "TextPositionSelector", "start": 10, "end": 22},
                    {"type": "TextQuoteSelector", "exact": "the alliance", "prefix": "of ", "suffix": " as"},
                ],
            }
        ],
        "document": {"title": ["A report"]},
        "links": {"html": "https://hypothes.is/a/rJgTcJRhEe6"},
    }
    return {key: value for key, value in {**made, **more}.items() if value is not None}
