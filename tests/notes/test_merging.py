"""Two stores become one: nothing is lost, nothing is doubled, and it is one step of undo."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from notes.merging import take_in
from notes.storage.schema import decode
from notes.store import NoteStore


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A store of three notes, with an identical copy beside it."""
    path = tmp_path / "notes.json"
    with NoteStore(path).change("add") as change:
        for name in ("n-a", "n-b", "n-c"):
            change.add("notes", {"id": name, "text": name})
    shutil.copy(path, copy_of(path))
    return path


def copy_of(path: Path) -> Path:
    return path.with_name("notes.sync-conflict.json")


def texts(path: Path) -> dict[str, str]:
    return {record["id"]: record["text"] for record in NoteStore(path).all("notes")}


def edit(path: Path, ident: str, text: str | None) -> None:
    store = NoteStore(path)
    with store.change("edit") as change:
        record = change.get("notes", ident)
        if text is None:
            change.remove("notes", ident)
        elif record is None:
            change.add("notes", {"id": ident, "text": text})
        else:
            change.edit("notes", ident, {"text": text}, record["revision"])


def merged(path: Path) -> tuple[dict[str, int], dict[str, str]]:
    store = NoteStore(path)
    with store.change("merge") as change:
        counts = take_in(store, change, decode(copy_of(path).read_bytes(), copy_of(path)))
    return counts, texts(path)


def test_equal_stores_merge_to_the_same(path: Path) -> None:
    before = path.read_bytes()
    assert merged(path)[0] == {"new": 0, "newer": 0, "both": 0}
    assert path.read_bytes() == before


def test_what_only_one_side_changed_is_taken_from_it(path: Path) -> None:
    edit(path, "n-a", "ours")
    edit(path, "n-c", None)
    edit(copy_of(path), "n-b", "theirs")
    edit(copy_of(path), "n-d", "new")
    counts, found = merged(path)
    assert counts == {"new": 1, "newer": 1, "both": 0}
    assert found == {"n-a": "ours", "n-b": "theirs", "n-d": "new"}


def test_what_both_changed_is_kept_twice(path: Path) -> None:
    edit(path, "n-a", "ours")
    edit(copy_of(path), "n-a", "theirs")
    counts, found = merged(path)
    assert counts["both"] == 1
    assert sorted(found.values()) == ["n-b", "n-c", "ours", "theirs"]
    beside = [r for r in NoteStore(path).all("notes") if r.get("conflict")]
    assert [(r["text"], r["conflict"]) for r in beside] == [("theirs", "n-a")]


def test_what_they_changed_and_we_deleted_comes_back(path: Path) -> None:
    edit(path, "n-a", None)
    edit(copy_of(path), "n-a", "theirs")
    assert merged(path)[1]["n-a"] == "theirs"


def test_merging_twice_changes_nothing_more(path: Path) -> None:
    edit(path, "n-a", "ours")
    edit(copy_of(path), "n-a", "theirs")
    edit(copy_of(path), "n-e", "new")
    _, once = merged(path)
    counts, twice = merged(path)
    assert (counts, twice) == ({"new": 0, "newer": 0, "both": 0}, once)


def test_times_and_ids_are_kept_and_all_is_one_step(path: Path) -> None:
    before = texts(path)
    for name in ("n-x", "n-y"):
        edit(copy_of(path), name, name)
    theirs = {r["id"]: r["created"] for r in NoteStore(copy_of(path)).all("notes")}
    merged(path)
    store = NoteStore(path)
    assert {r["id"]: r["created"] for r in store.all("notes")} == theirs
    assert store.undo() == "merge"
    assert texts(path) == before
