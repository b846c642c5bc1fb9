"""CSL-JSON, as Zotero and others export it (https://docs.citationstyles.org/en/stable/specification.html)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import orjson

from corpus.importers.metadata_checks import sensible_date
from corpus.references.reference import Reference, plain_doi


def read_csl(data: bytes) -> list[Reference]:
    """The works that a CSL-JSON file lists; none where it is JSON of another kind, or no JSON."""
    try:
        listed = orjson.loads(data)
    except orjson.JSONDecodeError:
        return []
    if isinstance(listed, dict):
        listed = listed.get("items")
    if not isinstance(listed, list):
        return []
    return [
        _work(item)
        for item in listed
        if isinstance(item, dict) and _text(item.get("title")) and "type" in item
    ]


def _work(item: dict[str, Any]) -> Reference:
    fields: dict[str, Any] = {"title": _text(item.get("title"))}
    if authors := tuple(_people(item.get("author") or item.get("editor"))):
        fields["authors"] = authors
    if date := _date(item.get("issued")):
        fields["date"] = date
    for field, name in (("organisation", "publisher"), ("series", "collection-title")):
        if said := _text(item.get(name)):
            fields[field] = said
    file = _text(item.get("file"))
    names = (file.replace("\\", "/").rpartition("/")[2],) if file else ()
    return Reference(
        fields, _text(item.get("citation-key") or item.get("id")), plain_doi(_text(item.get("DOI"))), names
    )


def _text(value: object) -> str:
    return " ".join(value.split()) if isinstance(value, str) else ""


def _people(listed: object) -> Iterator[str]:
    for person in listed if isinstance(listed, list) else ():
        if isinstance(person, dict):
            parts = ("given", "non-dropping-particle", "family", "suffix")
            printed = _text(person.get("literal")) or " ".join(
                t for part in parts if (t := _text(person.get(part)))
            )
            if printed:
                yield printed


def _date(issued: object) -> str | None:
    if not isinstance(issued, dict):
        return None
    parts = issued.get("date-parts")
    first = parts[0] if isinstance(parts, list) and parts and isinstance(parts[0], list) else []
    numbers = [int(part) for part in first[:3] if str(part).isdecimal()]
    if numbers and 1000 <= numbers[0] <= 9999:
        return "-".join([f"{numbers[0]:04}", *(f"{number:02}" for number in numbers[1:])])
    return sensible_date(_text(issued.get("raw") or issued.get("literal")))
