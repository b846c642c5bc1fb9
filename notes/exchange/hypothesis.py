"""Reading what Hypothesis exports: annotations of its API, in a search's ``rows`` or in the client's file.

https://h.readthedocs.io/en/latest/api-reference/ (the Annotation schema). A page note is on the whole report;
a reply is a note on what it replies to, related to it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from notes.exchange.foreign import label_of, quote_of, tidied_tags, time_of
from notes.exchange.imported_file import ImportedFile, Kind, Record, counted
from notes.exchange.iris import ident
from notes.exchange.w3c_reading import EXTRAS

_READ: Final = frozenset(
    {"id", "created", "updated", "uri", "text", "tags", "target", "links", "permissions"}
)
"""The keys of an annotation that become a note's own fields, or that only Hypothesis has a use for."""


def is_hypothesis(value: object) -> bool:
    """Whether a JSON value holds annotations of Hypothesis."""
    if isinstance(value, dict) and not _is_annotation(value):
        lists = [value[key] for key in ("rows", "annotations") if isinstance(value.get(key), list)]
        return any(map(is_hypothesis, lists))
    return any(map(_is_annotation, value[:1] if isinstance(value, list) else [value]))


def load(value: Any, name: str) -> ImportedFile:
    """What annotations of Hypothesis bring; those that are none are left out and counted."""
    if isinstance(value, dict) and not _is_annotation(value):
        value = value.get("rows") or value.get("annotations")
    items = value if isinstance(value, list) else [value]
    whole = {item["id"]: item for item in items if _is_annotation(item)}
    notes = [_note(item, whole) for item in whole.values()]
    replies = [_reply(item, whole) for item in whole.values()]
    missed = sum(not _is_annotation(item) for item in items)
    left_out = [f"{name}: {counted(missed, 'annotation')} without id or address"] if missed else []
    relations = [reply for reply in replies if reply is not None]
    return ImportedFile(name, Kind.HYPOTHESIS, {"notes": notes, "relations": relations}, left_out=left_out)


def _is_annotation(item: object) -> bool:
    return (
        isinstance(item, dict)
        and all(isinstance(item.get(key), str) and item[key] for key in ("id", "uri"))
        and ("target" in item or "text" in item)
    )


def _note(item: Mapping[str, Any], whole: Mapping[str, Mapping[str, Any]]) -> Record:
    document = item.get("document")
    text, tags = item.get("text"), item.get("tags")
    return {
        "id": _id(item),
        "report": item["uri"],
        "title": label_of(document.get("title")) if isinstance(document, dict) else "",
        "prints": ["", ""],
        "quote": _quote(item, whole),
        "text": text if isinstance(text, str) else "",
        "tags": tidied_tags(tags if isinstance(tags, list) else ()),
        "holder": None,
        "theme": None,
        "created": time_of(item.get("created")),
        "updated": time_of(item.get("updated")),
        EXTRAS: {
            "canonical": f"https://hypothes.is/a/{item['id']}",
            **{key: kept for key, kept in item.items() if key not in _READ and key != "canonical"},
        },
    }


def _quote(item: Mapping[str, Any], whole: Mapping[str, Mapping[str, Any]]) -> Record | None:
    """What it quotes; of a reply what the annotation quotes that the thread began with."""
    thread = [parent for parent in _parents(item) if parent in whole]
    root = whole[thread[0]] if thread else item
    targets = root.get("target")
    selectors = [one for target in _dicts(targets) for one in _dicts(target.get("selector"))]
    return quote_of(selectors)


def _reply(item: Mapping[str, Any], whole: Mapping[str, Mapping[str, Any]]) -> Record | None:
    """The relation of a reply to what it replies to, if that is in the file."""
    parents = _parents(item)
    if not parents or parents[-1] not in whole:
        return None
    return {
        "id": ident("r", f"reply {item['id']}"),
        "type": "belongs with",
        "from": _id(item),
        "to": _id(whole[parents[-1]]),
        "text": "",
        "created": time_of(item.get("created")),
        "updated": time_of(item.get("created")),
    }


def _id(item: Mapping[str, Any]) -> str:
    return ident("n", item["id"])


def _parents(item: Mapping[str, Any]) -> list[str]:
    """The ids of what it replies to, what the thread began with first."""
    parents = item.get("references")
    return [one for one in parents if isinstance(one, str)] if isinstance(parents, list) else []


def _dicts(value: object) -> Sequence[Mapping[str, Any]]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []
