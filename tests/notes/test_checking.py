"""A store is looked through: what is of a wrong type is named, and a checksum that fails."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from notes.anchoring.selectors import describe
from notes.checking import faults
from notes.model import Note, Target
from notes.records.descriptions import Description
from notes.records.own_themes import OwnTheme
from notes.records.rejections import Rejection
from notes.records.relations import Relation
from notes.records.silences import ConfirmedSilence
from notes.storage.schema import is_sealed
from notes.store import NoteStore

QUOTE = describe("a quote here", 2, 7)
ON = Target("portela", "b", "l", QUOTE, 3, "T")
RECORDS: dict[str, Any] = {
    "notes": Note(ON, "x", ("eu",), "Russia", "theme").fields(),
    "relations": Relation("agrees", "n-1", "n-2", "why").fields(),
    "themes": OwnTheme("name", ("other",), ("key",), True, (ON,), (ON,)).fields(),
    "rejections": Rejection(ON, ON).fields(),
    "findings": ConfirmedSilence("theme", Target("portela")).fields(),
    "reports": Description("portela", title="T", authors=("A",), date="2001").fields(),
}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A store with a record of each kind."""
    path = tmp_path / "notes.json"
    store = NoteStore(path)
    for table, fields in RECORDS.items():
        with store.change("add") as change:
            change.add(table, {"id": f"{table}-1", **fields})
    with store.change("edit") as change:
        change.edit("notes", "notes-1", {"holder": None, "theme": None}, 1)
    with store.change("delete") as change:
        change.remove("relations", "relations-1")
    store.undo()
    return path


def told(path: Path) -> list[str]:
    return [fault.what for fault in faults(path)]


def changed(path: Path, change: Callable[[Any], object]) -> list[str]:
    """What is told of a store that was changed by hand, besides its checksum."""
    data = json.loads(path.read_bytes())
    change(data)
    path.write_text(json.dumps(data))
    return [what for what in told(path) if "checksum" not in what]


def test_nothing_is_wrong_with_what_is_written_here(path: Path) -> None:
    assert told(path) == []
    assert is_sealed(path.read_bytes())


def test_fields_that_are_left_out_are_not_wrong(path: Path) -> None:
    assert changed(path, lambda data: data["notes"].update({"7": {"id": "mine"}})) == []


WRONG: list[tuple[str, str, Any]] = [
    ("notes", "tags", "eu"),
    ("notes", "tags", ["\u200b"]),
    ("notes", "tags", ["eu", 1]),
    ("notes", "text", None),
    ("notes", "quote", {"exact": 1}),
    ("notes", "quote", "words"),
    ("notes", "prints", ["one"]),
    ("notes", "revision", "x"),
    ("notes", "revision", True),
    ("notes", "created", 1),
    ("notes", "conflict", []),
    ("notes", "holder", {}),
    ("relations", "from", None),
    ("themes", "hidden", "no"),
    ("themes", "on", [{"quote": {"start": -1}}]),
    ("themes", "aliases", {}),
    ("rejections", "other", None),
    ("findings", "verdict", 0),
    ("reports", "authors", "A"),
    ("history", "change", "1"),
    ("history", "after", []),
]


@pytest.mark.parametrize(("table", "field", "value"), WRONG)
def test_a_wrong_type_is_named_in_a_line(path: Path, table: str, field: str, value: Any) -> None:
    ident = ""

    def spoil(data: Any) -> None:
        nonlocal ident
        record = next(iter(data[table].values()))
        ident = record["id"]
        record[field] = value

    (what,) = changed(path, spoil)
    assert what.startswith(f"{table}, {ident}: {field} is ") and " must be " in what and "\n" not in what


def test_a_fault_names_its_note(path: Path) -> None:
    changed(path, lambda data: data["notes"]["1"].update(tags=None))
    assert [fault.note for fault in faults(path)] == [None, "notes-1"]


def test_a_changed_byte_fails_the_checksum_until_the_next_change(path: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(data.replace(b'"why"', b'"whx"', 1))
    (what,) = told(path)
    assert "checksum fails" in what and "\n" not in what
    with NoteStore(path).change("add") as change:
        change.add("notes", {"text": '"checksum": "' + "0" * 32 + '"'})
    assert told(path) == []


def test_a_store_laid_out_anew_or_cut_in_its_checksum_is_told_of(path: Path) -> None:
    path.write_text(json.dumps(json.loads(path.read_bytes()), separators=(",", ":")))
    assert len(told(path)) == 1


def test_a_store_of_an_earlier_version_has_no_checksum_and_opens_unchanged(path: Path) -> None:
    data = json.loads(path.read_bytes())
    del data["meta"]["1"]["checksum"]
    earlier = json.dumps({**{name: data[name] for name in data if name != "meta"}, "meta": data["meta"]})
    path.write_text(earlier)
    assert told(path) == []
    store = NoteStore(path)
    assert len(store.all("notes")) == 1
    assert path.read_text() == earlier
    with store.change("add") as change:
        change.add("notes", {"text": "x", "checksum": "1" * 32})
    assert told(path) == []
