"""Importing into a store that has notes: nothing twice, nothing lost, one step of undo."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from notes.errors import SaveError
from notes.exchange.imported_file import ImportedFile, Kind
from notes.store import NoteStore
from tests.notes.exchanging import annotation, filled, imported, row, written

QUOTE = {
    "exact": "the enlargement of the alliance",
    "prefix": "Moscow saw ",
    "suffix": " as a threat, and said so",
    "start": 40,
    "end": 71,
    "cleaning": 1,
}


def note(ident: str, **more: Any) -> dict[str, Any]:
    made = {"id": ident, "report": "portela", "title": "EU and Russia", "prints": ["b", "l"], "quote": QUOTE}
    return {**made, "text": "why?", "tags": [], "holder": None, "theme": None, **more}


def imported_file(*notes: dict[str, Any], **more: Any) -> ImportedFile:
    return ImportedFile("file", Kind.BACKUP, {"notes": list(notes), **more.pop("tables", {})}, **more)


@pytest.fixture
def store(tmp_path: Path) -> NoteStore:
    """A store of one note."""
    return filled(tmp_path / "notes.json", {"notes": [note("n-1", updated="2026-01-01T00:00:00Z")]})


def edit(store: NoteStore, **fields: Any) -> None:
    with store.change("edit note") as change:
        now = change.get("notes", "n-1")
        assert now is not None
        change.edit("notes", "n-1", fields, now["revision"])


def test_the_same_again_changes_nothing(store: NoteStore) -> None:
    before = store.path.read_bytes()
    assert imported(store, imported_file(note("n-1"))) == {"same": 1}
    assert store.path.read_bytes() == before


def test_what_we_changed_since_stays(store: NoteStore) -> None:
    edit(store, text="because")
    assert imported(store, imported_file(note("n-1"))) == {"older": 1}
    assert [r["text"] for r in store.all("notes")] == ["because"]


def test_what_only_they_changed_is_taken_over_each_time(store: NoteStore) -> None:
    for number in (2, 3):
        later = note("n-1", text=f"version {number}", updated=f"2026-01-0{number}T00:00:00Z")
        assert imported(store, imported_file(later)) == {"newer": 1}
    assert [r["text"] for r in store.all("notes")] == ["version 3"]


def test_their_history_tells_that_theirs_comes_from_ours(store: NoteStore) -> None:
    edit(store, text="because")
    step = {"table": "notes", "record": "n-1", "before": note("n-1", text="because"), "undone": False}
    assert imported(store, imported_file(note("n-1", text="so"), history=[step])) == {"newer": 1}


def test_what_both_changed_is_kept_twice_but_once(store: NoteStore) -> None:
    edit(store, text="because")
    theirs = imported_file(note("n-1", text="so", updated="2027-01-01T00:00:00Z"))
    assert imported(store, theirs) == {"both": 1}
    assert imported(store, theirs) == {"same": 1}
    ours, beside = store.all("notes")
    assert (ours["text"], beside["text"], beside["conflict"]) == ("because", "so", "n-1")
    assert beside["id"] != "n-1"


def test_what_was_deleted_comes_back(store: NoteStore) -> None:
    with store.change("delete") as change:
        change.remove("notes", "n-1")
    assert imported(store, imported_file(note("n-1"))) == {"new": 1}


def test_two_records_of_one_id_are_both_kept(store: NoteStore) -> None:
    assert imported(
        store, imported_file(note("n-2", text="a"), note("n-2", text="b"), note("n-2", text="a"))
    ) == {
        "new": 1,
        "both": 1,
        "same": 1,
    }
    assert sorted(r["text"] for r in store.all("notes")) == ["a", "b", "why?"]


@pytest.mark.parametrize(
    ("other", "how"),
    [
        ({}, "same"),
        ({"text": " why? \n"}, "same"),
        ({"quote": {**QUOTE, "prefix": "saw\n", "suffix": "", "start": 3, "end": 34}}, "same"),
        ({"quote": {**QUOTE, "exact": "THE EN-\nLARGEMENT of the alliance"}}, "same"),
        ({"report": "https://x.org/", "title": "", "prints": ["", ""]}, "same"),
        ({"tags": ["eu"]}, "tagged"),
        ({"holder": "Russia"}, "tagged"),
        ({"text": "why not?"}, "new"),
        ({"theme": "enlargement"}, "new"),
        ({"quote": {**QUOTE, "prefix": "Brussels saw "}}, "new"),
        ({"quote": None}, "new"),
        ({"report": "kapoor", "title": "x", "prints": ["c", "m"]}, "new"),
    ],
)
def test_a_note_is_known_again_by_quote_and_words(store: NoteStore, other: dict[str, Any], how: str) -> None:
    assert imported(store, imported_file(note("n-9", **other))) == {how: 1}
    assert len(store.all("notes")) == (2 if how == "new" else 1)


def test_short_quotes_that_could_be_anywhere_are_not_taken_for_each_other(tmp_path: Path) -> None:
    short = {**QUOTE, "exact": "EU", "prefix": "", "suffix": ""}
    store = filled(tmp_path / "n.json", {"notes": [note("n-1", quote=short, text="")]})
    elsewhere = note("n-2", quote={**short, "start": 900, "end": 902}, text="")
    assert imported(store, imported_file(elsewhere)) == {"new": 1}
    assert imported(store, imported_file(note("n-3", quote=short, text=""))) == {"same": 1}


def test_findings_and_notes_on_themes_are_known_again(tmp_path: Path) -> None:
    whole = {"quote": None, "theme": "Enlargement"}
    theme = {"report": None, "title": None, "prints": None, **whole}
    store = filled(tmp_path / "n.json", {"notes": [note("n-1", **whole), note("n-2", **theme)]})
    again = imported_file(
        note("n-3", **whole), note("n-4", **theme), note("n-5", **{**whole, "theme": "other"})
    )
    assert imported(store, again) == {"same": 2, "new": 1}


def test_given_tags_are_put_to_ours_and_keep_their_order(store: NoteStore) -> None:
    edit(store, tags=["a"], holder="Russia")
    assert imported(store, imported_file(note("n-9", tags=["b", "a"]))) == {"tagged": 1}
    (ours,) = store.all("notes")
    assert (ours["id"], ours["tags"], ours["holder"]) == ("n-1", ["a", "b"], "Russia")


def test_relations_and_versions_follow_the_notes_that_are_here_under_other_ids(store: NoteStore) -> None:
    relation = {"id": "r-1", "type": "agrees", "from": "n-9", "to": "n-2", "text": ""}
    theirs = imported_file(
        note("n-9"), note("n-2", text="b", conflict="n-9"), tables={"relations": [relation]}
    )
    imported(store, theirs)
    assert [(r["from"], r["to"]) for r in store.all("relations")] == [("n-1", "n-2")]
    assert store.get("notes", "n-2")["conflict"] == "n-1"  # type: ignore[index]
    again = {**relation, "id": "r-2"}
    imported(store, imported_file(note("n-9"), tables={"relations": [again]}))
    assert len(store.all("relations")) == 1


@pytest.mark.parametrize(
    ("first", "later"),
    [
        (row(), row(text="new", updated="2026-05-05T00:00:00Z")),
        (annotation(), annotation(body="new", modified="2026-05-05T00:00:00Z")),
        (annotation(id=None), annotation(id=None)),
    ],
)
def test_annotations_of_others_are_known_again_and_followed(
    tmp_path: Path, first: dict[str, Any], later: dict[str, Any]
) -> None:
    store = NoteStore(tmp_path / "n.json")
    file = written(tmp_path / "file", [first])
    assert imported(store, file) == {"new": 1}
    assert imported(store, file) == {"same": 1}
    assert imported(store, written(file, [later])) == ({"newer": 1} if later != first else {"same": 1})
    assert len(store.all("notes")) == 1


def test_an_import_is_one_write_and_one_step(store: NoteStore) -> None:
    generation = store.generation
    imported(store, imported_file(*(note(f"n-{number}", text=str(number)) for number in range(2, 200))))
    assert store.generation == generation + 1
    assert len(store.all("notes")) == 199
    assert store.undo() == "import file"
    assert [r["id"] for r in store.all("notes")] == ["n-1"]
    assert store.redo() == "import file"
    assert len(store.all("notes")) == 199


def test_what_cannot_be_saved_leaves_the_store_as_it_was(
    store: NoteStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    before = store.path.read_bytes()
    monkeypatch.setattr("notes.storage.disk._sync", full)
    with pytest.raises(SaveError, match="No space left"):
        imported(store, imported_file(note("n-2", text="new")))
    assert store.path.read_bytes() == before
    assert len(store.all("notes")) == 1
