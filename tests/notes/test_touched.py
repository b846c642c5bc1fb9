"""The store tells what a change touched, and what was read of it before stays as it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from notes.store import NoteStore
from tests.notes.test_store import add, texts


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "notes.json"


@pytest.fixture
def store(path: Path) -> NoteStore:
    return NoteStore(path)


def test_what_a_change_touched_is_told(store: NoteStore, path: Path) -> None:
    then = store.generation
    first, second = add(store, text="one"), add(store, text="two")
    assert store.touched_since(then) is None
    then = store.generation
    with store.change("edit two") as change:
        change.edit("notes", second, {"text": "2"}, 1)
        change.edit("notes", first, {"text": "1"}, 1)
    assert store.touched_since(then) == [second, first]
    with store.change("nothing"):
        pass
    assert store.touched_since(then) == [second, first]
    assert store.touched_since(store.generation) == []
    then = store.generation
    store.undo()
    assert set(store.touched_since(then) or ()) == {first, second}
    then = store.generation
    add(NoteStore(path), text="theirs")
    add(store, text="ours")
    assert store.touched_since(then) is None


def test_a_record_that_was_read_stays_as_it_was(store: NoteStore) -> None:
    ident = add(store, text="one")
    before, everything = store.get("notes", ident), store.all("notes")
    with store.change("edit") as change:
        change.edit("notes", ident, {"text": "two"}, 1)
    store.undo()
    store.redo()
    assert before is not None
    assert (before["text"], everything[0]["text"], texts(store)) == ("one", "one", ["two"])
