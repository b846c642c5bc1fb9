"""Records come back as typed, changes can be undone, and a second writer's words are never overwritten."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from notes.anchoring.selectors import describe
from notes.errors import NotesError, RecordError, SaveError, StoreError
from notes.model import Note, Target, note_of
from notes.opening import last_good, open_store, restore
from notes.storage import history
from notes.store import NoteStore
from notes.tags import bearers, counts, delete, rename, tidy


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "notes.json"


@pytest.fixture
def store(path: Path) -> NoteStore:
    return NoteStore(path)


def add(store: NoteStore, **fields: Any) -> str:
    with store.change("add note") as change:
        return str(change.add("notes", {"text": "", "tags": [], **fields})["id"])


def texts(store: NoteStore) -> list[str]:
    return [record["text"] for record in store.all("notes")]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(
    st.text(alphabet=st.characters(exclude_categories=("Cs",))),
    st.lists(st.text(alphabet=st.characters(exclude_categories=("Cs",)))),
)
def test_any_text_and_tag_comes_back_as_typed(path: Path, text: str, tags: list[str]) -> None:
    path.unlink(missing_ok=True)
    note = Note(
        Target("portela-2001", quote=describe(text + "quoted" + text, len(text), len(text) + 6)),
        text,
        tuple(tags),
    )
    ident = add(NoteStore(path), **note.fields())
    record = NoteStore(path).get("notes", ident)
    assert record is not None
    back = note_of(record)
    assert (back.text, back.tags, back.target) == (note.text, note.tags, note.target)


def test_a_megabyte_comes_back(store: NoteStore, path: Path) -> None:
    text = "[/nope] \x1b]52;c;aGk=\x07 line\n" * 40_000
    ident = add(store, text=text)
    assert NoteStore(path).get("notes", ident)["text"] == text  # type: ignore[index]


def test_half_a_character_is_refused_in_one_line(store: NoteStore) -> None:
    with pytest.raises(RecordError, match="half a character") as caught:
        add(store, text="ab\ud800")
    assert "\n" not in str(caught.value)
    assert texts(store) == []


def test_nothing_is_written_before_the_first_change(store: NoteStore, path: Path) -> None:
    assert store.all("notes") == []
    assert not path.exists()


def test_a_change_that_fails_leaves_everything_as_it_was(store: NoteStore, path: Path) -> None:
    add(store, text="one")
    before = path.read_bytes()
    with pytest.raises(ZeroDivisionError), store.change("broken") as change:
        change.add("notes", {"text": "two"})
        raise ZeroDivisionError
    assert path.read_bytes() == before
    assert texts(store) == ["one"]


def test_unknown_fields_and_tables_survive(store: NoteStore, path: Path) -> None:
    ident = add(store, text="one")
    data = json.loads(path.read_bytes())
    data["notes"]["1"]["mood"] = {"deep": [1, None]}
    data["future"] = {"1": {"id": "f", "x": 1}}
    path.write_text(json.dumps(data))
    with store.change("edit") as change:
        change.edit("notes", ident, {"text": "two"}, 1)
    data = json.loads(path.read_bytes())
    assert data["notes"]["1"]["mood"] == {"deep": [1, None]}
    assert data["future"] == {"1": {"id": "f", "x": 1}}


def test_a_diff_of_the_file_reads_well(store: NoteStore, path: Path) -> None:
    first = add(store, text="one")
    add(store, text="two")
    before = path.read_text().splitlines()
    with store.change("edit") as change:
        change.edit("notes", first, {"text": "new"}, 1)
    notes = [line for line in path.read_text().splitlines() if line not in before and "history" not in line]
    assert any('"text": "new"' in line for line in notes)
    assert (
        path.read_text().index('"meta"')
        < path.read_text().index('"notes"')
        < path.read_text().index('"history"')
    )


def test_ids_are_never_used_again(store: NoteStore) -> None:
    gone = add(store, text="one")
    with store.change("delete") as change:
        change.remove("notes", gone)
    assert add(store, text="two") != gone


def test_two_who_edit_the_same_note_both_keep_their_words(store: NoteStore, path: Path) -> None:
    ident = add(store, text="begun", tags=["order"])
    other = NoteStore(path)
    with other.change("edit") as change:
        change.edit("notes", ident, {"text": "theirs"}, 1)
    with store.change("edit") as change:
        mine = change.edit("notes", ident, {"text": "mine"}, 1)
    assert mine["conflict"] == ident
    assert sorted(texts(store)) == ["mine", "theirs"]


def test_who_edits_what_was_deleted_keeps_the_words(store: NoteStore, path: Path) -> None:
    ident = add(store, text="begun")
    with NoteStore(path).change("delete") as change:
        change.remove("notes", ident)
    with store.change("edit") as change:
        change.edit("notes", ident, {"text": "mine"}, 1)
    assert texts(store) == ["mine"]


def test_records_written_by_hand_can_be_changed_and_undone(store: NoteStore, path: Path) -> None:
    mine, odd = {"id": "mine", "tags": ["eu"]}, {"id": "odd", "tags": "eu", "revision": "x"}
    meta = {"id": "store", "format": "syntopic-notes", "version": 1}
    data = {"meta": {"1": meta}, "notes": {"1": mine, "2": odd}}
    path.write_text(json.dumps(data))
    assert rename(store, "eu", "union") == 1
    with store.change("edit") as change:
        change.edit("notes", "odd", {"text": "x"}, 0)
    assert [record.get("revision") for record in store.all("notes")] == [1, 1]
    assert [store.undo(), store.undo()] == ["edit", "rename tag eu to union"]
    assert store.get("notes", "mine")["tags"] == ["eu"]  # type: ignore[index]


def test_equal_edits_are_no_conflict(store: NoteStore, path: Path) -> None:
    ident = add(store, text="begun")
    for one in (NoteStore(path), store):
        with one.change("edit") as change:
            change.edit("notes", ident, {"text": "same"}, 1)
    assert texts(store) == ["same"]


def test_a_second_instance_sees_new_notes(store: NoteStore, path: Path) -> None:
    add(store, text="one")
    other = NoteStore(path)
    assert len(other.all("notes")) == 1
    assert not other.refresh()
    add(store, text="two")
    assert other.refresh()
    assert len(other.all("notes")) == 2


def test_undo_and_redo_over_a_restart(store: NoteStore, path: Path) -> None:
    ident = add(store, text="one")
    with store.change("edit") as change:
        change.edit("notes", ident, {"text": "two", "holder": "EU"}, 1)
    with store.change("delete") as change:
        change.remove("notes", ident)
    again = NoteStore(path)
    assert [again.undo(), again.undo(), again.undo(), again.undo()] == ["delete", "edit", "add note", None]
    assert again.all("notes") == []
    again = NoteStore(path)
    assert [again.redo(), again.redo()] == ["add note", "edit"]
    record = again.get("notes", ident)
    assert record is not None
    assert (record["text"], record["holder"]) == ("two", "EU")
    assert again.undo() == "edit"
    assert "holder" not in (again.get("notes", ident) or {})
    add(again, text="another")
    assert again.redo() is None


def test_a_change_of_many_records_is_one_step(store: NoteStore) -> None:
    for count in range(20):
        add(store, text=str(count), tags=["eu/army", "nato"])
    assert rename(store, "eu", "europe") == 20
    assert counts(store.all("notes")) == {"europe/army": 20, "nato": 20}
    assert store.undo() == "rename tag eu to europe"
    assert counts(store.all("notes")) == {"eu/army": 20, "nato": 20}


def test_what_somebody_else_changed_since_is_not_undone(store: NoteStore, path: Path) -> None:
    ident = add(store, text="one")
    with store.change("mine") as change:
        change.edit("notes", ident, {"text": "two"}, 1)
    data = json.loads(path.read_bytes())
    data["notes"]["1"] |= {"text": "from elsewhere", "revision": 9}
    path.write_text(json.dumps(data))
    with pytest.raises(RecordError, match="changed since"):
        store.undo()
    assert texts(store) == ["from elsewhere"]


def test_history_is_capped_in_number_and_bytes(store: NoteStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(history, "MOST", 5)
    for count in range(9):
        add(store, text=str(count))
    assert len(list(store.history)) == 5
    monkeypatch.setattr(history, "LARGEST", 2000)
    add(store, text="x" * 5000)
    assert [step["label"] for step in store.history] == ["add note"]
    assert store.undo() == "add note"


def test_tags_merge_where_the_new_name_exists(store: NoteStore) -> None:
    add(store, tags=["nato", "alliance"])
    add(store, tags=["alliance"])
    assert rename(store, "alliance", "#nato") == 2
    assert [list(note["tags"]) for note in store.all("notes")] == [["nato"], ["nato"]]
    assert delete(store, "nato") == 2
    assert counts(store.all("notes")) == {}
    with pytest.raises(RecordError):
        delete(store, "nato")


@pytest.mark.parametrize(("typed", "kept"), [(" #EU / army ", "EU/army"), ("a  b", "a b"), ("x//y/", "x/y")])
def test_tags_are_tidied(typed: str, kept: str) -> None:
    assert tidy(typed) == kept


@pytest.mark.parametrize("typed", ["", " # ", "/", "x" * 101])
def test_what_is_no_tag_is_refused(typed: str) -> None:
    with pytest.raises(RecordError):
        tidy(typed)


def test_the_bearers_of_a_tag_are_those_of_that_tag(path: Path) -> None:
    store = NoteStore(path)
    for count in range(12):
        add(store, tags=[f"t{count}"])
    assert len(bearers(store, "t1")) == 1


def test_backups_are_kept_ten_minutes_apart(path: Path) -> None:
    minutes = iter(range(0, 10**6, 4))
    start = datetime(2026, 1, 1, tzinfo=UTC)
    moment = {"now": start}

    def clock() -> datetime:
        return moment["now"]

    store = NoteStore(path, clock=clock)
    for count in range(400):
        moment["now"] = start + timedelta(minutes=next(minutes))
        add(store, text=str(count))
    kept = sorted(p.name for p in path.parent.glob("notes.json.backup-*"))
    assert 5 <= len(kept) <= 5 + 7
    assert len({name[-16:-8] for name in kept}) == 2
    assert len(json.loads(path.with_name(kept[-1]).read_bytes())["notes"]) > 390


MARK = b'{"meta": {"1": {"id": "s", "format": "syntopic-notes", "version": 1}}, '
HOSTILE = {
    "no JSON": b"{",
    "empty": b"",
    "a list": b"[]",
    "something else": b'{"a": 1}',
    "a later form": b'{"meta": {"1": {"id": "store", "format": "syntopic-notes", "version": 99}}}',
    "a version of a wrong type": b'{"meta": {"1": {"id": "s", "format": "syntopic-notes", "version": "1"}}}',
    "a table of a wrong type": MARK + b'"notes": []}',
    "a record without an id": MARK + b'"notes": {"1": {"text": "x"}}}',
    "a record under no number": MARK + b'"notes": {"one": {"id": "x"}}}',
    "two records of one id": MARK + b'"notes": {"1": {"id": "a"}, "2": {"id": "a"}}}',
    "deep nesting": b"[" * 100_000,
    "broken UTF-8": b'{"meta": "\xff"}',
}


@pytest.mark.parametrize("data", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_store_that_cannot_be_read_is_never_written_to(path: Path, data: bytes) -> None:
    path.write_bytes(data)
    with pytest.raises(StoreError) as caught:
        open_store(path)
    assert "\n" not in str(caught.value)
    with pytest.raises(NotesError):
        add(NoteStore(path), text="x")
    assert path.read_bytes() == data


def test_fields_of_wrong_types_read_as_empty() -> None:
    note = note_of(
        {"id": "n", "text": 5, "tags": "x", "holder": [], "report": 7, "quote": 1, "revision": "a"}
    )
    assert note == Note(None, id="n")
    note = note_of({"id": "n", "report": "r", "prints": None, "quote": {"exact": 1, "start": -4}})
    assert note.target is not None and note.target.quote is not None
    assert note.target.quote.start == 0


def damaged(path: Path) -> None:
    """A store with one backup, of which then only half is left."""
    start = datetime(2026, 1, 1, tzinfo=UTC)
    add(NoteStore(path, clock=lambda: start), text="kept")
    add(NoteStore(path, clock=lambda: start + timedelta(hours=1)), text="not in the backup")
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def test_of_a_damaged_store_the_last_good_backup_is_read(path: Path) -> None:
    damaged(path)
    bytes_before = path.read_bytes()
    for _ in range(2):
        store, notices = open_store(path)
        assert texts(store) == ["kept"]
        assert any("damaged" in line and "restore" in line for line in notices)
        with pytest.raises(SaveError, match="damaged"):
            add(store, text="x")
        assert path.read_bytes() == bytes_before
    asides = list(path.parent.glob("notes.json.damaged-*"))
    assert [aside.read_bytes() for aside in asides] == [bytes_before]


def test_restoring_puts_the_backup_in_place_and_keeps_the_damaged_one(path: Path) -> None:
    damaged(path)
    bytes_before = path.read_bytes()
    restore(path)
    store, notices = open_store(path)
    assert texts(store) == ["kept"]
    assert notices == ()
    add(store, text="goes on")
    assert [p.read_bytes() for p in path.parent.glob("notes.json.damaged-*")] == [bytes_before]


def test_without_a_good_backup_nothing_is_restored(path: Path) -> None:
    path.write_bytes(b"{")
    with pytest.raises(StoreError, match="no good backup"):
        restore(path)
    assert path.read_bytes() == b"{"


def test_conflict_copies_are_noticed(path: Path) -> None:
    add(NoteStore(path), text="x")
    copy = path.with_name("notes (Ann's conflicted copy 2026-01-01).json")
    copy.write_bytes(path.read_bytes())
    assert any("conflict" in line for line in open_store(path).notices)


def test_a_link_to_the_store_stays_a_link(path: Path) -> None:
    link = path.with_name("link.json")
    link.symlink_to(path)
    add(NoteStore(link), text="x")
    assert link.is_symlink()
    assert texts(NoteStore(path)) == ["x"]


def stamps(path: Path) -> list[str]:
    return sorted(backup.name.rpartition("-")[2] for backup in path.parent.glob("notes.json.backup-*"))


def test_a_clock_that_once_ran_ahead_stops_no_backups(path: Path) -> None:
    right, ahead = datetime(2030, 11, 30, 5, tzinfo=UTC), datetime(2040, 2, 20, tzinfo=UTC)
    for when in (right, ahead, *(right + timedelta(minutes=30 * nth) for nth in range(1, 9))):
        add(NoteStore(path, clock=lambda when=when: when), text=f"{when}")
    assert [stamp[:4] for stamp in stamps(path)] == ["2030"] * 5 + ["2040"]
    assert stamps(path)[4] == "20301130T090000Z"


def test_a_clock_that_once_ran_behind_pushes_no_backups_out(path: Path) -> None:
    right = datetime(2030, 11, 30, 5, tzinfo=UTC)
    for day in range(4):
        add(NoteStore(path, clock=lambda day=day: right + timedelta(days=day)), text="x")
    before = stamps(path)
    for minute in range(0, 100, 20):
        behind = datetime(1970, 1, 1, 0, minute % 60, minute // 60, tzinfo=UTC)
        add(NoteStore(path, clock=lambda behind=behind: behind), text="x")
    assert set(before) <= set(stamps(path))


@pytest.mark.parametrize("saves", [0, 1, 3])
def test_a_backup_of_a_time_to_come_is_not_taken_for_the_newest(path: Path, saves: int) -> None:
    right, ahead = datetime(2030, 11, 30, 5, tzinfo=UTC), datetime(2040, 2, 20, tzinfo=UTC)
    later = [right + timedelta(hours=1 + nth) for nth in range(saves)]
    for nth, when in enumerate((right, right + timedelta(minutes=20), ahead, *later)):
        add(NoteStore(path, clock=lambda when=when: when), text=f"{nth}")
    newest = last_good(path, right + timedelta(days=1))
    assert newest is not None
    assert texts(NoteStore(newest))[-1] == str(1 + saves)  # the version that the last save replaced
