"""On a disk without locks a file stands for the lock: no note is lost, and no dead process keeps it."""

from __future__ import annotations

import errno
import fcntl
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from notes.drafts import Draft, Drafts
from notes.errors import SaveError
from notes.model import Note
from notes.storage import lock, lock_owners
from notes.storage.lock import locked
from notes.storage.schema import decode
from notes.store import NoteStore
from tests.notes.test_crashes import WRITER, replay

WITHOUT_LOCKS = """
import errno, fcntl, os
def without(*_):
    raise OSError(errno.{name}, os.strerror(errno.{name}))
fcntl.flock = without
"""
told = pytest.mark.skipif(lock_owners.mark().startswith("-"), reason="this system does not tell who runs")
HOLDER = """
import sys, time
from pathlib import Path
from notes.storage.lock import locked
with locked(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.readline()
"""


def process(code: str, *arguments: object, name: str = "EOPNOTSUPP") -> subprocess.Popen[str]:
    """Another program, on a disk without locks."""
    return subprocess.Popen(
        [sys.executable, "-c", WITHOUT_LOCKS.format(name=name) + code, *map(str, arguments)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).resolve().parents[2],
    )


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "notes.json"


@pytest.fixture
def held(path: Path) -> Path:
    """The file that stands for the lock."""
    return path.with_name(".notes.json.lock.held")


@pytest.fixture(params=sorted({"ENOSYS", "ENOLCK", "EOPNOTSUPP"}))
def name(request: pytest.FixtureRequest) -> str:
    """What a disk answers that has no locks."""
    return str(request.param)


@pytest.fixture
def without(monkeypatch: pytest.MonkeyPatch) -> None:
    """This program, too, is on such a disk."""

    def flock(*_: int) -> None:
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    monkeypatch.setattr(fcntl, "flock", flock)


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lock, "_PATIENCE", 0.05)


def test_two_writers_lose_nothing_of_each_other(path: Path, name: str) -> None:
    both = [process(WRITER, path, seed, 100, name=name) for seed in (1, 2)]
    promised: dict[str, str | None] = {}
    for one in both:
        said, _ = one.communicate(timeout=600)
        assert one.returncode == 0
        assert len(said.splitlines()) == 100
        replay(said, promised)
    assert {r["id"] for r in decode(path.read_bytes(), path)["notes"].values()} == promised.keys()
    assert not path.with_name(".notes.json.lock.held").exists()


@pytest.mark.usefixtures("without", "impatient")
def test_who_holds_it_is_waited_for_and_named(path: Path, held: Path) -> None:
    holder = process(HOLDER, path)
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    with pytest.raises(SaveError, match=f"process {holder.pid}") as refused, locked(path):
        pass
    assert "\n" not in str(refused.value)
    holder.communicate("go\n")
    with locked(path):
        assert held.stat().st_mode & 0o777 == 0o600
    assert not held.exists()


@told
@pytest.mark.usefixtures("without", "impatient")
@pytest.mark.parametrize("buried", [False, True])
def test_the_lock_of_a_killed_process_is_taken_away(path: Path, held: Path, buried: bool) -> None:
    holder = process(HOLDER, path)
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    holder.send_signal(signal.SIGKILL)
    if buried:
        holder.wait()
    else:  # dead, and its number still taken
        os.waitid(os.P_PID, holder.pid, os.WEXITED | os.WNOWAIT)
    assert held.exists()
    with locked(path):
        pass
    holder.wait()
    assert list(path.parent.iterdir()) == [path.with_name(".notes.json.lock")]


def other_machine(mark: str) -> str:
    return mark.replace(mark.split()[0], "elsewhere.1")


def nothing(mark: str) -> str:
    return ""


@pytest.mark.usefixtures("without", "impatient")
@pytest.mark.parametrize("change", [other_machine, nothing])
def test_where_it_cannot_be_known_the_reader_is_told(
    path: Path, held: Path, change: Callable[[str], str]
) -> None:
    held.write_text(change(lock_owners.mark()))
    with pytest.raises(SaveError, match=r"\.notes\.json\.lock\.held .*delete that") as refused:
        NoteStore(path).undo()
    assert "\n" not in str(refused.value)
    assert held.exists()
    held.unlink()
    assert NoteStore(path).undo() is None


@told
@pytest.mark.usefixtures("without", "impatient")
def test_a_number_that_another_process_has_now_is_not_the_dead_one(path: Path, held: Path) -> None:
    machine, number, began, word = lock_owners.mark().split()
    held.write_text(f"{machine} {number} {int(began) + 1} {word}")
    with locked(path):
        assert held.read_text().split()[2] == began


@told
@pytest.mark.usefixtures("without", "impatient")
def test_of_two_who_see_a_dead_lock_neither_takes_that_of_the_other(
    path: Path, held: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    machine, _, _, word = lock_owners.mark().split()
    held.write_text(f"{machine} {2**22 + 1} 1 {word}")  # a number that no process has
    runs, inner = lock_owners.runs, []

    def first_the_other(mark: str) -> bool | None:
        told = runs(mark)
        if told is False and not inner:
            inner.append(locked(path))
            inner[0].__enter__()  # the other one takes the dead lock away and holds it now
        return told

    monkeypatch.setattr(lock_owners, "runs", first_the_other)
    with pytest.raises(SaveError, match="is writing"), locked(path):
        pass
    inner[0].__exit__(None, None, None)
    assert not held.exists()


@told
@pytest.mark.usefixtures("without", "impatient")
def test_what_a_process_left_that_died_taking_a_lock_away_is_named(path: Path, held: Path) -> None:
    machine, _, _, word = lock_owners.mark().split()
    held.write_text(f"{machine} {2**22 + 1} 1 {word}")
    held.with_name(".notes.json.lock.breaking").touch()
    with pytest.raises(SaveError, match=r"lock\.held and \.notes\.json\.lock\.breaking"), locked(path):
        pass


@pytest.mark.usefixtures("without")
def test_a_full_disk_leaves_no_lock(path: Path, held: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patch:
        patch.setattr(os, "write", full)
        with pytest.raises(OSError, match="No space"), locked(path):
            pass
    assert not held.exists()


def test_any_other_answer_is_an_error(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def flock(*_: int) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr(fcntl, "flock", flock)
    with pytest.raises(SaveError, match="not saved"), NoteStore(path).change("add"):
        pass


@told
@pytest.mark.usefixtures("without")
def test_the_drafts_of_who_runs_are_not_offered_to_others(tmp_path: Path) -> None:
    mine, theirs = Drafts(tmp_path), Drafts(tmp_path)
    assert mine.keep(Draft.new(Note(None, "begun", theme="x"))) is None
    assert theirs.left_over() == []
    (owner,) = tmp_path.glob("*.owner")
    machine, _, _, word = owner.read_text().split()
    owner.write_text(f"{machine} {2**22 + 1} 1 {word}")
    assert [draft.note.text for draft in theirs.left_over()] == ["begun"]
