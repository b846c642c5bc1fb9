"""Files that something has changed: imported as far as they go or refused in a line; no store suffers."""

from __future__ import annotations

import copy
import json
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from notes.errors import ImportFileError
from notes.storage.schema import RECORDS
from notes.store import NoteStore
from tests.notes.exchanging import annotation, filled, imported, out, row
from tests.notes.generated import loose, words

QUOTE = {"exact": "the alliance", "prefix": "of ", "suffix": " as", "start": 7, "end": 19, "cleaning": 2}
NOTE = {
    "report": "portela", "title": "EU", "prints": ["b", "l"], "quote": QUOTE, "text": "why?",
    "tags": ["eu/army"], "holder": "Russia", "theme": "order",
    "created": "2026-01-02T03:04:05Z", "updated": "2026-01-02T03:04:06Z",
}  # fmt: skip
TABLES = {
    "notes": [{"id": "n-1", **NOTE}, {"id": "n-2", **NOTE, "conflict": "n-1", "quote": None}],
    "relations": [{"id": "r-1", "type": "agrees", "from": "n-1", "to": "n-2", "text": "so"}],
}


@pytest.fixture(scope="module", autouse=True)
def _quick() -> Iterator[None]:
    """Let nothing wait for the disk."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("notes.storage.disk._sync", lambda _: None)
        yield


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> list[Any]:
    """A file of each kind, as JSON."""
    store = filled(tmp_path_factory.mktemp("sound") / "n.json", TABLES)
    files = [json.loads(out(store, form)) for form in ("backup", "w3c")] + [
        json.loads(store.path.read_bytes())
    ]
    reply = row(id="reply", references=["rJgTcJRhEe6"])
    return [*files, {"rows": [row(), reply]}, [annotation(), annotation(id=None)]]


def places(value: Any) -> list[tuple[Any, Any]]:
    """All members of all objects and lists of a JSON value: the holder and the key."""
    keys = list(value) if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    found = [(value, key) for key in keys]
    return found + [place for _, key in found for place in places(value[key])]


@settings(deadline=None, max_examples=120)
@given(data=st.data())
def test_a_changed_file_is_imported_or_refused(sound: list[Any], data: st.DataObject) -> None:
    value = copy.deepcopy(data.draw(st.sampled_from(sound)))
    for _ in range(data.draw(st.integers(1, 4))):
        holder, key = data.draw(st.sampled_from(places(value) or [({"": 0}, "")]))
        match data.draw(st.sampled_from(("replace", "delete", "copy"))):
            case "replace":
                holder[key] = data.draw(loose | words)
            case "delete":
                del holder[key]
            case _ if isinstance(holder, list):
                holder.append(copy.deepcopy(holder[key]))
    text = json.dumps(value).encode()
    if data.draw(st.integers(0, 5)) == 0:
        text = text[: data.draw(st.integers(0, len(text)))]
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "file")
        file.write_bytes(text)
        store = filled(Path(folder, "notes.json"), TABLES)
        held = {table: store.all(table) for table in RECORDS}
        try:
            imported(store, file)
        except ImportFileError as error:
            assert len(str(error).splitlines()) == 1
            assert {table: store.all(table) for table in RECORDS} == held
        again = NoteStore(store.path)
        assert {r["id"] for r in held["notes"]} <= {r["id"] for r in again.all("notes")}
        for form in ("backup", "w3c"):
            assert out(again, form)
        if again.undo() != "fill":
            assert [bare(r) for r in again.all("notes")] == [bare(r) for r in held["notes"]]


def bare(record: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in record.items() if key != "revision"}
