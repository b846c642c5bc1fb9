"""Reading W3C Web Annotations, ours and other tools': into records of notes and relations."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

import orjson

from notes.exchange.foreign import label_of, quote_of, tidied_tags, time_of
from notes.exchange.imported_file import ImportedFile, Kind, Record, counted
from notes.exchange.iris import ident, name_in

HOLDER: Final = ("syntopic:as", "holder")
"""What marks a body that says whose view the target is."""
EXTRAS: Final = "annotation"
"""The field of a note's record that keeps what else an annotation says, to be written out again."""
READ: Final = frozenset(
    {
        "@context",
        "id",
        "type",
        "motivation",
        "created",
        "modified",
        "body",
        "bodyValue",
        "target",
        "syntopic:conflictsWith",
        "syntopic:record",
    }
)
"""The keys of an annotation that become a note's own fields."""
_TYPES: Final = frozenset({"Annotation", "AnnotationPage", "AnnotationCollection"})


def is_w3c(value: object) -> bool:
    """Whether a JSON value holds Web Annotations: a collection, a page, one, a list or a graph of them."""
    if isinstance(value, list):
        return any(map(is_w3c, value[:1]))
    if not isinstance(value, dict):
        return False
    return bool(_types(value) & _TYPES) or is_w3c(value.get("@graph"))


def load(value: object, name: str) -> ImportedFile:
    """What annotations bring; those that are none are left out and counted."""
    notes: list[Record] = []
    relations: list[Record] = []
    missed = 0
    for item in _items(value):
        relation = relation_in(item)
        note = note_in(item) if relation is None else None
        if relation is not None:
            relations.append(relation)
        elif note is not None:
            notes.append(note)
        else:
            missed += 1
    left_out = [f"{name}: {counted(missed, 'annotation')} without a target"] if missed else []
    if isinstance(value, dict):
        said = value.get("total")
        beyond = said - len(notes) - len(relations) - missed if isinstance(said, int) else 0
        if beyond > 0:
            left_out.append(f"{name}: {counted(beyond, 'annotation')} on pages that are not in this file")
    return ImportedFile(name, Kind.W3C, {"notes": notes, "relations": relations}, left_out=left_out)


def note_in(item: Mapping[str, Any]) -> Record | None:
    """The record of a note that an annotation makes; None where it is on nothing."""
    target = _first(item.get("target"))
    place = _place(target)
    if place is None:
        return None
    said = _Said(item)
    own = name_in("note", item.get("id"))
    extras = {key: value for key, value in item.items() if key not in READ}
    foreign = item.get("id") if isinstance(item.get("id"), str) else None
    if own is None and foreign:
        extras.setdefault("canonical", foreign)
    record = {
        "id": own or ident("n", foreign or _canonical(item)),
        **place,
        "text": "\n\n".join(said.words),
        "tags": tidied_tags(said.tags),
        "holder": " ".join(said.holder.split()) or None,
        "theme": " ".join(said.theme.split()) or None,
        "created": time_of(item.get("created")),
        "updated": time_of(item.get("modified")) or ("" if own else time_of(item.get("created"))),
        "conflict": name_in("note", item.get("syntopic:conflictsWith")),
    }
    if not record["conflict"]:
        del record["conflict"]
    if extras:
        record[EXTRAS] = extras
    return _with_rest(record, item)


def relation_in(item: Mapping[str, Any]) -> Record | None:
    """The record of a relation, where an annotation is one between two notes."""
    source = name_in("note", _source(_first(item.get("target"))))
    if source is None or "linking" not in _all(item.get("motivation")):
        return None
    bodies = [body for body in _all(item.get("body")) if isinstance(body, dict)]
    ends = [name_in("note", _source(body)) for body in bodies if body.get("purpose") == "linking"]
    if not ends or ends[0] is None:
        return None
    said = _Said(item)
    record = {
        "id": name_in("relation", item.get("id")) or ident("r", _canonical(item)),
        "type": said.theme or "belongs with",
        "from": source,
        "to": ends[0],
        "text": "\n\n".join(said.words),
        "created": time_of(item.get("created")),
        "updated": time_of(item.get("modified")),
    }
    return _with_rest(record, item)


class _Said:
    """What the bodies of an annotation say."""

    def __init__(self, item: Mapping[str, Any]) -> None:
        self.words: list[str] = []
        self.tags: list[str] = []
        self.theme = ""
        self.holder = ""
        motivations = _all(item.get("motivation"))
        usual = motivations[0] if motivations and isinstance(motivations[0], str) else "commenting"
        for body in [*_all(item.get("body")), *_all(item.get("bodyValue"))]:
            self._take(body, usual)

    def _take(self, body: object, usual: str) -> None:
        if isinstance(body, str):
            self._say(body, usual)
        elif isinstance(body, dict):
            purposes = _all(body.get("purpose")) or [usual]
            if HOLDER[1] == body.get(HOLDER[0]):
                self.holder = self.holder or label_of(body.get("value"))
            elif isinstance(body.get("value"), str):
                self._say(body["value"], purposes[0])
            elif "items" in body:
                self._take(_first(body["items"]), usual)
            elif "linking" not in purposes and isinstance(_source(body), str):
                self.words.append(f"<{_source(body)}>")

    def _say(self, value: str, purpose: object) -> None:
        if purpose == "tagging":
            self.tags.append(value)
        elif purpose == "classifying" and not self.theme:
            self.theme = value
        elif purpose == "classifying":
            self.tags.append(value)
        elif value:
            self.words.append(value)


def _place(target: object) -> Record | None:
    """Those fields of a note that say what it is on; None where that is nothing."""
    source = _source(target)
    if name_in("theme", source) is not None:
        return {"report": None, "title": None, "prints": None, "quote": None}
    if not isinstance(source, str) or not source:
        return None
    about = target.get("source") if isinstance(target, dict) else None
    about = about if isinstance(about, dict) else {}
    quote = quote_of(_all(target.get("selector"))) if isinstance(target, dict) else None
    if quote is not None and isinstance(target, dict):
        cleaning = target.get("syntopic:cleaning")
        quote["cleaning"] = cleaning if isinstance(cleaning, int) and not isinstance(cleaning, bool) else 0
    return {
        "report": name_in("report", source) or source,
        "title": label_of(about.get("label") or about.get("dcterms:title") or about.get("title")),
        "prints": [label_of(about.get("syntopic:bytes")), label_of(about.get("syntopic:letters"))],
        "quote": quote,
    }


def _source(value: object) -> object:
    """The IRI of a resource: itself, its ``id``, or that of what it is a part of."""
    for _ in range(4):
        if not isinstance(value, dict):
            break
        value = value.get("source", value.get("id", value.get("@id")))
    return value


def _with_rest(record: Record, item: Mapping[str, Any]) -> Record:
    rest = item.get("syntopic:record")
    return {**record, **rest, "id": record["id"]} if isinstance(rest, dict) else record


def _canonical(item: Mapping[str, Any]) -> str:
    return orjson.dumps(item, option=orjson.OPT_SORT_KEYS).decode()


def _items(value: object) -> Iterator[Record]:
    """The annotations in a collection, a page, a list, a graph, or one alone."""
    if isinstance(value, list):
        for item in value:
            yield from _items(item)
    elif isinstance(value, dict) and "Annotation" in _types(value):
        yield value
    elif isinstance(value, dict):
        for name in ("first", "items", "@graph"):
            if isinstance(value.get(name), (dict, list)):
                yield from _items(value[name])


def _types(value: Mapping[str, Any]) -> set[object]:
    names = [*_all(value.get("type")), *_all(value.get("@type"))]
    return {name.removeprefix("oa:") for name in names if isinstance(name, str)}


def _first(value: object) -> object:
    """The only or first of what may be one or several."""
    if isinstance(value, list):
        return value[0] if value else None
    return value


def _all(value: object) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]
