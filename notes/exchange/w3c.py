"""W3C Web Annotations, as JSON-LD: notes and relations as one collection with one page.

A note is an annotation whose bodies are its words (purpose ``commenting``), its tags (``tagging``), its theme
(``classifying``) and its holder (``identifying``, marked as such); its target is the report with a
TextQuoteSelector and a TextPositionSelector, the report as a whole, or a theme. A relation is an annotation
with the motivation ``linking``. https://www.w3.org/TR/annotation-model/

What of a record the vocabulary has no word for goes along under ``syntopic:record``: whatever a note is made
of, it comes back (`w3c_reading.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, Final

import orjson

from notes.exchange.imported_file import Record, bare
from notes.exchange.iris import COLLECTION, TERMS, iri
from notes.exchange.w3c_reading import EXTRAS, HOLDER, READ, note_in, relation_in
from notes.model import Target, note_of
from notes.records.relations import relation_of

CONTEXT: Final = ["http://www.w3.org/ns/anno.jsonld", {"syntopic": TERMS}]
_TIME: Final = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", re.ASCII)


def dump(notes: Iterable[Mapping[str, Any]], relations: Iterable[Mapping[str, Any]] = ()) -> bytes:
    """The collection's bytes.

    Args:
        notes: records of notes.
        relations: records of relations between them.
    """
    items = [_note(record) for record in notes] + [_relation(record) for record in relations]
    about = {"id": COLLECTION, "label": "Syntopic notes", "total": len(items)}
    value = {
        "@context": CONTEXT,
        **about,
        "type": "AnnotationCollection",
        "first": {
            "id": f"{COLLECTION}:1",
            "type": "AnnotationPage",
            "partOf": about,
            "startIndex": 0,
            "items": items,
        },
    }
    return orjson.dumps(value, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


def _note(record: Mapping[str, Any]) -> Record:
    note = note_of(record)
    bodies = [_body(note.text, "commenting", format="text/markdown")] if note.text else []
    bodies += [_body(tag, "tagging") for tag in note.tags]
    bodies += [_body(note.theme, "classifying")] if note.theme else []
    bodies += [_body(note.holder, "identifying", **{HOLDER[0]: HOLDER[1]})] if note.holder else []
    motivation = "commenting" if note.text else "tagging" if note.tags else "highlighting"
    extras = record.get(EXTRAS)
    made = {
        **({key: extras[key] for key in extras if key not in READ} if isinstance(extras, dict) else {}),
        "id": iri("note", note.id),
        "type": "Annotation",
        "motivation": motivation,
        **_times(record),
        **({"body": bodies} if bodies else {}),
        "target": _target(note.target) if note.target else iri("theme", note.theme or ""),
        **({"syntopic:conflictsWith": iri("note", note.conflict)} if note.conflict else {}),
    }
    return _whole(record, made, note_in(made))


def _relation(record: Mapping[str, Any]) -> Record:
    relation = relation_of(record)
    to = {"type": "SpecificResource", "purpose": "linking", "source": iri("note", relation.target)}
    made = {
        "id": iri("relation", relation.id),
        "type": "Annotation",
        "motivation": "linking",
        **_times(record),
        "body": [
            to,
            _body(relation.type, "classifying"),
            *([_body(relation.text, "commenting", format="text/markdown")] if relation.text else []),
        ],
        "target": iri("note", relation.source),
    }
    return _whole(record, made, relation_in(made))


def _target(target: Target) -> Record:
    prints = {"syntopic:bytes": target.bytes_print, "syntopic:letters": target.letters_print}
    source = {
        "id": iri("report", target.report),
        "type": "Text",
        **({"label": target.title} if target.title else {}),
        **{key: value for key, value in prints.items() if value},
    }
    made: Record = {"type": "SpecificResource", "source": source}
    quote = target.quote
    if quote is not None:
        around = {"prefix": quote.prefix, "suffix": quote.suffix}
        made["selector"] = [
            {"type": "TextQuoteSelector", "exact": quote.exact, **around},
            {"type": "TextPositionSelector", "start": quote.start, "end": quote.end},
        ]
        made["syntopic:cleaning"] = target.cleaning
    return made


def _body(value: str, purpose: str, **more: str) -> Record:
    return {"type": "TextualBody", "value": value, "purpose": purpose, **more}


def _times(record: Mapping[str, Any]) -> Record:
    """When it was made and changed, where the record has times."""
    names = {"created": record.get("created"), "modified": record.get("updated")}
    return {name: at for name, at in names.items() if isinstance(at, str) and _TIME.fullmatch(at)}


def _whole(record: Mapping[str, Any], made: Record, back: Record | None) -> Record:
    """An annotation with those fields of the record that would not come back from it."""
    back = back or {}
    rest = {key: value for key, value in bare(record).items() if key not in back or back[key] != value}
    rest.pop("id", None)
    return {**made, "syntopic:record": dict(sorted(rest.items()))} if rest else made
