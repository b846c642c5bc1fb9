"""Looking through a store for what opening it passes over: values of a wrong type, and a checksum that fails.

Records may be written by hand and leave fields out; those are not wrong. What is of a wrong type counts as
empty while the store is used, and stays as it is until its record is changed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final, NamedTuple

from notes.model import is_count
from notes.storage import files
from notes.storage.schema import HISTORY, LARGEST, RECORDS, decode, is_sealed
from notes.tags import spelled


class Fault(NamedTuple):
    """What is wrong with a store."""

    what: str
    """In one line."""
    note: str | None = None
    """The id of the note that it is in."""


class _Type(NamedTuple):
    name: str
    fits: Callable[[Any], bool]


def faults(path: Path) -> Iterator[Fault]:
    """What is wrong with a store that can be opened; nothing with one that is not there yet.

    Raises:
        StoreError: where it cannot.
        OSError: where it cannot be read.
    """
    try:
        data = files.read(path, LARGEST)
    except FileNotFoundError:
        return
    if is_sealed(data) is False:
        yield Fault(
            f"{path}: its checksum fails, so that it was changed by hand, by an earlier Syntopic or by a "
            "fault of the disk; look through it, the next change seals it again"
        )
    tables = decode(data, path)
    for table in (*RECORDS, HISTORY):
        for record in tables[table].values():
            note = record["id"] if table == "notes" else None
            for what in _wrong(record, _TABLES.get(table, {})):
                yield Fault(f"{table}, {record['id']}: {what}", note)


def _wrong(record: Mapping[str, Any], fields: Mapping[str, _Type]) -> Iterator[str]:
    for field, wanted in fields.items():
        if field in record and not wanted.fits(record[field]):
            yield f"{field} is {_named(record[field])}, and must be {wanted.name}"


def _named(value: object) -> str:
    """A value by its type, as JSON has it."""
    for kind, name in _NAMES:
        if isinstance(value, kind):
            return name
    return "null"


_NAMES: Final = (
    (bool, "true or false"),
    (str, "a text"),
    ((int, float), "a number"),
    (list, "a list"),
    (dict, "an object"),
)


def _are_texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def _fits(fields: Mapping[str, _Type]) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, dict) and not any(_wrong(value, fields))


def _or_null(kind: _Type) -> _Type:
    return _Type(f"{kind.name} or null", lambda value: value is None or kind.fits(value))


_TEXT: Final = _Type("a text", lambda value: isinstance(value, str))
_COUNT: Final = _Type("a whole number from 0", is_count)
_SWITCH: Final = _Type("true or false", lambda value: isinstance(value, bool))
_TEXTS: Final = _Type("a list of texts", _are_texts)
_OBJECT: Final = _Type("an object", lambda value: isinstance(value, dict))
_TAGS: Final = _Type(
    "a list of texts that can be seen", lambda value: _are_texts(value) and all(map(spelled, value))
)
_QUOTE: Final = _Type(
    "an object of texts and whole numbers",
    _fits(
        {
            **dict.fromkeys(("exact", "prefix", "suffix"), _TEXT),
            **dict.fromkeys(("start", "end", "cleaning"), _COUNT),
        }
    ),
)
_PLACE: Final[Mapping[str, _Type]] = {
    "report": _or_null(_TEXT),
    "title": _or_null(_TEXT),
    "prints": _or_null(_Type("a list of two texts", lambda value: _are_texts(value) and len(value) == 2)),
    "quote": _or_null(_QUOTE),
}
_PASSAGE: Final = _Type("a passage", _fits(_PLACE))
_PASSAGES: Final = _Type(
    "a list of passages", lambda value: isinstance(value, list) and all(map(_PASSAGE.fits, value))
)
_OWN: Final[Mapping[str, _Type]] = {
    "revision": _COUNT,
    "created": _TEXT,
    "updated": _TEXT,
    "conflict": _or_null(_TEXT),
}
_TABLES: Final[Mapping[str, Mapping[str, _Type]]] = {
    "notes": {
        **_OWN,
        **_PLACE,
        "text": _TEXT,
        "tags": _TAGS,
        "holder": _or_null(_TEXT),
        "theme": _or_null(_TEXT),
    },
    "relations": {**_OWN, **dict.fromkeys(("type", "from", "to", "text"), _TEXT)},
    "themes": {
        **_OWN,
        "name": _TEXT,
        "aliases": _TEXTS,
        "replaces": _TEXTS,
        "hidden": _SWITCH,
        "on": _PASSAGES,
        "off": _PASSAGES,
    },
    "rejections": {**_OWN, "one": _PASSAGE, "other": _PASSAGE},
    "findings": {**_OWN, **_PLACE, "theme": _TEXT, "verdict": _TEXT, "names": _TEXTS, "passages": _TEXTS},
    "reports": {**_OWN, **_PLACE, "authors": _or_null(_TEXTS), "date": _or_null(_TEXT)},
    "tags": _OWN,
    HISTORY: {
        "change": _COUNT,
        "undone": _SWITCH,
        "dropped": _SWITCH,
        **dict.fromkeys(("table", "record", "label", "at"), _TEXT),
        "before": _or_null(_OBJECT),
        "after": _or_null(_OBJECT),
    },
}
