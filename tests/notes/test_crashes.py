"""A note said to be saved is there: after power cuts, failing calls, kill -9 and beside a second writer."""

from __future__ import annotations

import errno
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import nullcontext, suppress
from pathlib import Path
from typing import Any

import pytest

from notes.errors import SaveError
from notes.storage import backups, disk, durable, lock
from notes.storage.schema import decode
from notes.store import NoteStore
from tests.notes.crashes import Disk, WatchedOs, parts_left

CHANGES = 6


def ids(data: bytes | None, path: Path) -> set[str]:
    """The notes that a file's bytes hold; none where there is no file."""
    return set() if data is None else {r["id"] for r in decode(data, path)["notes"].values()}


@pytest.fixture
def watched(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., WatchedOs]]:
    def watch(model: Disk, before: Any = None) -> WatchedOs:
        watcher = WatchedOs(model, before)
        for module in (disk, backups, durable):
            monkeypatch.setattr(module, "os", watcher)
        return watcher

    yield watch


def power_cuts(path: Path, watch: Callable[..., WatchedOs]) -> list[str]:
    """What is wrong after power cuts before each call to the disk; nothing if all is well."""
    model, promised, wrong = Disk(), set[str](), []

    def look(call: str) -> None:
        for left in set(model.left(str(path))):
            try:
                held = ids(left, path)
            except Exception as error:
                wrong.append(f"before {call}: {error}")
                continue
            if not promised <= held:
                wrong.append(f"before {call}: lost {promised - held}")

    watch(model, look)
    store = NoteStore(path)
    for count in range(CHANGES):
        with store.change("add") as change:
            ident = change.add("notes", {"text": f"note {count} " + "x" * 200})["id"]
        promised.add(ident)
        look("anything else")
    return wrong


def test_no_power_cut_loses_a_saved_note(tmp_path: Path, watched: Callable[..., WatchedOs]) -> None:
    assert power_cuts(tmp_path / "notes.json", watched) == []


def in_place(path: Path, data: bytes) -> None:
    descriptor = disk.os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    disk.os.write(descriptor, data)
    disk.os.fsync(descriptor)
    disk.os.close(descriptor)


MUTANTS: dict[str, tuple[str, Callable[..., None]]] = {
    "no sync of the file": ("_sync", lambda descriptor: None),
    "no sync of the folder": ("sync_folder", lambda folder: None),
    "writing in place": ("replace", in_place),
}


@pytest.mark.parametrize(("name", "instead"), MUTANTS.values(), ids=MUTANTS.keys())
def test_a_storage_without_its_care_is_caught(
    tmp_path: Path,
    watched: Callable[..., WatchedOs],
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    instead: Callable[..., None],
) -> None:
    monkeypatch.setattr(disk, name, instead)
    assert power_cuts(tmp_path / "notes.json", watched) != []


ERRORS = {"EIO": errno.EIO, "ENOSPC": errno.ENOSPC, "EDQUOT": errno.EDQUOT, "short write": 0}


@pytest.mark.parametrize("error", ERRORS.values(), ids=ERRORS.keys())
def test_any_call_may_fail(tmp_path: Path, watched: Callable[..., WatchedOs], error: int) -> None:
    path = tmp_path / "notes.json"
    store = NoteStore(path)
    with store.change("add") as change:
        change.add("notes", {"id": "n-first", "text": "there before"})
    state = {"left": -1}

    def before(call: str) -> int | None:
        state["left"] -= 1
        if state["left"] == 0:
            if error == 0:
                return 7 if call == "write" else None
            raise OSError(error, os.strerror(error))
        return None

    watched(Disk(names={str(path): _inode(path)}), before)
    failed = 0
    for nth in range(1, 60):
        ident = f"n-{nth}"
        state["left"] = nth
        saved = True
        try:
            with store.change("add") as change:
                change.add("notes", {"id": ident, "text": "new"})
        except SaveError as problem:
            saved, failed = False, failed + 1
            assert "\n" not in str(problem)
        reached, state["left"] = state["left"] <= 0, -1
        held = ids(path.read_bytes(), path)
        assert "n-first" in held
        assert ident in held or not saved
        assert (
            {r["id"] for r in NoteStore(path).all("notes")} == held == {r["id"] for r in store.all("notes")}
        )
        if not reached:
            break
    else:
        pytest.fail("the calls do not end")
    assert failed >= (4 if error else 0)
    with store.change("add") as change:
        change.add("notes", {"id": "n-last", "text": "after all that"})
    assert parts_left(tmp_path) == []


def _inode(path: Path) -> Any:
    from tests.notes.crashes import Inode

    data = path.read_bytes()
    return Inode(bytearray(data), len(data))


WRITER = """
import random, sys
from pathlib import Path
from notes.store import NoteStore
store, dice = NoteStore(Path(sys.argv[1])), random.Random(int(sys.argv[2]))
mine = []
for count in range(int(sys.argv[3])):
    kind = dice.random()
    with store.change("mix") as change:
        if kind < 0.6 or not mine:
            ident = change.add("notes", {"text": "w" * dice.randrange(2000), "by": sys.argv[2]})["id"]
            said = "+" + ident
        elif kind < 0.85:
            ident = dice.choice(mine)
            change.edit("notes", ident, {"text": f"again {count}"}, store.get("notes", ident)["revision"])
            said = f"={ident} again {count}"
        else:
            ident = dice.choice(mine)
            change.remove("notes", ident)
            said = "-" + ident
    mine.append(ident) if said[0] == "+" else mine.remove(ident) if said[0] == "-" else None
    print(said, flush=True)
"""


def writer(path: Path, seed: int, changes: int) -> subprocess.Popen[str]:
    root = Path(__file__).resolve().parents[2]
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path), str(seed), str(changes)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=root,
    )


def replay(said: str, notes: dict[str, str | None]) -> None:
    """What the writer said, done to a dict of the notes that must be there; an unfinished line counts not."""
    for line in said.splitlines(keepends=True):
        if line.endswith("\n"):
            ident, _, text = line[1:-1].partition(" ")
            if line[0] == "-":
                notes.pop(ident)
            else:
                notes[ident] = text or None


def test_killed_sixty_times_amid_changes(tmp_path: Path) -> None:
    path = tmp_path / "notes.json"
    dice = random.Random(20011)
    promised: dict[str, str | None] = {}
    killed = 0
    for run in range(60):
        process = writer(path, run, 10_000)
        assert process.stdout is not None
        first = process.stdout.readline()
        time.sleep(dice.random() * 0.05)
        process.send_signal(signal.SIGKILL)
        said = first + process.stdout.read()
        killed += process.wait() == -signal.SIGKILL
        replay(said, promised)
        held = {r["id"]: r for r in decode(path.read_bytes(), path)["notes"].values()}
        last = said.splitlines()[-1][1:].partition(" ")[0] if said else ""
        for ident, text in promised.items():
            # the change after the last one said may have been saved, and not yet said, when the kill came
            assert ident in held or _being_deleted(held, promised, ident), (
                f"lost {ident} in run {run}, after {last}"
            )
            if text is not None and ident in held:
                assert str(held[ident]["text"]).startswith("again")
        promised = {ident: text for ident, text in promised.items() if ident in held}
    assert killed == 60
    assert len(promised) > 60


def _being_deleted(held: dict[str, Any], promised: dict[str, Any], ident: str) -> bool:
    """Whether only this one is missing: a deletion may have been saved and not yet said."""
    return len([i for i in promised if i not in held]) == 1


def test_two_writers_lose_nothing_of_each_other(tmp_path: Path) -> None:
    path = tmp_path / "notes.json"
    both = [writer(path, seed, 100) for seed in (1, 2)]
    promised: dict[str, str | None] = {}
    for process in both:
        said, _ = process.communicate(timeout=600)
        assert process.returncode == 0
        assert len(said.splitlines()) == 100
        replay(said, promised)
    held = {r["id"] for r in decode(path.read_bytes(), path)["notes"].values()}
    assert held == promised.keys()


def between(path: Path) -> set[str]:
    """The notes that are left when one writer comes between another's reading and writing."""
    one, other = NoteStore(path), NoteStore(path)
    with one.change("add") as change:
        change.add("notes", {"id": "n-one", "text": "x"})
        with suppress(SaveError), other.change("add") as between:
            between.add("notes", {"id": "n-other", "text": "x"})
        promised = "n-other" in ids(path.read_bytes() if path.exists() else None, path)
    held = ids(path.read_bytes(), path)
    return {"n-one", *(["n-other"] if promised else [])} - held


def test_a_writer_waits_for_the_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lock, "_PATIENCE", 0.05)
    assert between(tmp_path / "notes.json") == set()


def test_without_a_lock_a_note_would_be_lost(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(durable, "locked", lambda path: nullcontext())
    assert between(tmp_path / "notes.json") == {"n-other"}
