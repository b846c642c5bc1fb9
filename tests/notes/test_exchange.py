"""Out and in again: nothing is lost by a backup, no note and no relation by W3C annotations."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import orjson
import pytest
from hypothesis import given, settings

from notes.storage.schema import RECORDS
from notes.store import NoteStore
from tests.notes.exchanging import filled, imported, out, written
from tests.notes.generated import Tables, stores


@pytest.fixture(scope="module", autouse=True)
def _quick() -> Iterator[None]:
    """Let nothing wait for the disk: how safely it is written is for other tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("notes.storage.disk._sync", lambda _: None)
        yield


@pytest.mark.parametrize("form", ["backup", "w3c"])
@settings(deadline=None, max_examples=80)
@given(tables=stores())
def test_exported_imported_exported_is_equal_to_the_byte(form: str, tables: Tables) -> None:
    with tempfile.TemporaryDirectory() as folder:
        store = filled(Path(folder, "notes.json"), tables)
        first = out(store, form)
        file = written(Path(folder, "file"), first)
        other = NoteStore(Path(folder, "other.json"))
        assert imported(other, file) == {"new": len(tables["notes"])}
        assert out(other, form) == first
        for ours in (store, other):
            then = ours.path.read_bytes()
            assert set(imported(ours, file)) == {"same"}
            assert ours.path.read_bytes() == then
        other.undo()
        assert not any(other.all(table) for table in RECORDS)


@settings(deadline=None, max_examples=15)
@given(tables=stores())
def test_what_comes_by_w3c_is_what_went(tables: Tables) -> None:
    with tempfile.TemporaryDirectory() as folder:
        store = filled(Path(folder, "notes.json"), tables)
        other = NoteStore(Path(folder, "other.json"))
        imported(other, written(Path(folder, "file"), out(store, "w3c")))
        for table in ("notes", "relations"):
            for record in store.all(table):
                back = other.get(table, record["id"])
                assert back is not None
                assert {key: back.get(key) for key in record if key != "revision"} == {
                    key: value for key, value in record.items() if key != "revision"
                }


def test_a_backup_says_what_it_is_and_holds_each_table(tmp_path: Path) -> None:
    store = filled(tmp_path / "notes.json", {"notes": [{"id": "n-1", "text": "é", "mine": [1]}]})
    value = orjson.loads(out(store, "backup"))
    assert (value["format"], value["version"]) == ("syntopic-backup", 1)
    assert list(value["tables"]) == list(RECORDS)
    assert value["tables"]["notes"] == [{"id": "n-1", "text": "é", "mine": [1]}]


def test_an_annotation_speaks_the_standard_vocabulary(tmp_path: Path) -> None:
    quote = {"exact": "the alliance", "prefix": "of ", "suffix": " as", "start": 7, "end": 19, "cleaning": 2}
    note = {
        "report": "portela-2001", "title": "EU and Russia", "prints": ["b", "l"], "quote": quote,
        "text": "why?",
        "tags": ["eu/army"], "holder": "Russia", "theme": "enlargement",
        "created": "2026-01-02T03:04:05Z", "updated": "2026-01-02T03:04:06Z",
    }  # fmt: skip
    relation = {"id": "r-1", "type": "agrees", "from": "n-1", "to": "n-2", "text": "so"}
    store = filled(tmp_path / "n.json", {"notes": [{"id": "n-1", **note}], "relations": [relation]})
    value = orjson.loads(out(store, "w3c"))
    assert (value["type"], value["total"], value["first"]["type"]) == (
        "AnnotationCollection",
        2,
        "AnnotationPage",
    )
    made, linked = value["first"]["items"]
    assert [(body["purpose"], body["value"]) for body in made["body"]] == [
        ("commenting", "why?"), ("tagging", "eu/army"),
        ("classifying", "enlargement"), ("identifying", "Russia"),
    ]  # fmt: skip
    assert (made["created"], made["modified"]) == (note["created"], note["updated"])
    assert made["target"]["source"]["id"] == "urn:x-syntopic:report:portela-2001"
    assert made["target"]["selector"] == [
        {"type": "TextQuoteSelector", "exact": "the alliance", "prefix": "of ", "suffix": " as"},
        {"type": "TextPositionSelector", "start": 7, "end": 19},
    ]
    assert (linked["motivation"], linked["target"]) == ("linking", "urn:x-syntopic:note:n-1")
    assert linked["body"][0]["source"] == "urn:x-syntopic:note:n-2"
    assert not any("syntopic:record" in item for item in (made, linked))
