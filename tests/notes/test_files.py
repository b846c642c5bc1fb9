"""Names that lead to no file, or to one too large, hold nobody up and are refused in a line."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from notes.drafts import Drafts
from notes.errors import ForeignStoreError, NotesError, SaveError, StoreError
from notes.exchange.reading import read
from notes.opening import open_store, restore
from notes.records.descriptions import read_descriptions
from notes.storage import durable, files
from notes.store import NoteStore


def pipe(path: Path) -> Path:
    os.mkfifo(path)
    return path


def link_to_pipe(path: Path) -> Path:
    path.symlink_to(pipe(path.with_name("pipe")))
    return path


def device(path: Path) -> Path:
    path.symlink_to("/dev/zero")
    return path


def folder(path: Path) -> Path:
    path.mkdir()
    return path


def huge(path: Path) -> Path:
    path.touch()
    os.truncate(path, 300_000_000)  # takes no room on the disk
    return path


UNFIT = {"pipe": pipe, "link to a pipe": link_to_pipe, "device": device, "folder": folder, "huge": huge}
unfit = pytest.mark.parametrize("make", UNFIT.values(), ids=UNFIT.keys())


@unfit
def test_what_is_no_store_is_refused_in_a_line_and_left(tmp_path: Path, make: Callable[[Path], Path]) -> None:
    path = make(tmp_path / "notes.json")
    before = os.lstat(path), sorted(tmp_path.iterdir())
    with pytest.raises(ForeignStoreError, match="--notes FILE") as refused:
        open_store(path)
    assert "\n" not in str(refused.value)
    with pytest.raises(NotesError), NoteStore(path).change("add") as change:
        change.add("notes", {"text": "x"})
    assert not Path("/dev/.zero.lock").exists()
    after = os.lstat(path), sorted(p for p in tmp_path.iterdir() if ".lock" not in p.name)
    assert (after[0].st_ino, after[0].st_size, after[1]) == (before[0].st_ino, before[0].st_size, before[1])


@unfit
def test_nothing_is_restored_over_what_is_no_file(tmp_path: Path, make: Callable[[Path], Path]) -> None:
    path = make(tmp_path / "notes.json")
    with pytest.raises(StoreError, match="nothing was restored"):
        restore(path)
    assert not list(tmp_path.glob("*.damaged-*"))


def test_a_store_that_becomes_a_pipe_is_not_written_over(tmp_path: Path) -> None:
    path = tmp_path / "notes.json"
    store = NoteStore(path)
    with store.change("add") as change:
        change.add("notes", {"text": "x"})
    path.unlink()
    pipe(path)
    with pytest.raises(ForeignStoreError, match="a pipe, not a file"), store.change("add") as change:
        change.add("notes", {"text": "y"})
    assert path.is_fifo()


def test_a_store_never_grows_beyond_what_is_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(durable, "LARGEST", 10_000)
    path = tmp_path / "notes.json"
    store = NoteStore(path)
    with store.change("add") as change:
        change.add("notes", {"text": "x"})
    with pytest.raises(SaveError, match="not saved"), store.change("add") as change:
        change.add("notes", {"text": "x" * 10_000})
    assert [note["text"] for note in NoteStore(path).all("notes")] == ["x"]


@unfit
def test_siblings_of_a_store_hold_nobody_up(tmp_path: Path, make: Callable[[Path], Path]) -> None:
    path = make(tmp_path / "x.json")
    assert read_descriptions(path) == ()
    assert Drafts(tmp_path).left_over() == []
    with pytest.raises((NotesError, IsADirectoryError)) as refused:
        read(path)
    assert "\n" not in str(refused.value)


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="there is no such file")
def test_a_file_whose_size_is_not_told_is_read_no_further_than_allowed() -> None:
    with pytest.raises(files.UnfitError, match="are the most"):
        files.read(Path("/proc/self/status"), 10)
    assert files.read(Path("/proc/self/status"), 1 << 20).startswith(b"Name:")


def test_a_pipe_is_not_added_to(tmp_path: Path) -> None:
    path = pipe(tmp_path / "clips.txt")
    with pytest.raises(OSError, match=r"."):
        files.append(path, b"x")
    reader = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    with pytest.raises(files.UnfitError, match="a pipe"):
        files.append(path, b"x")
    os.close(reader)


def test_folders_are_made_for_the_user_alone(tmp_path: Path) -> None:
    files.make_folder(tmp_path / "a/b/c")
    assert [(tmp_path / name).stat().st_mode & 0o777 for name in ("a", "a/b", "a/b/c")] == [0o700] * 3
    files.append(tmp_path / "a/clips", b"x")
    assert (tmp_path / "a/clips").stat().st_mode & 0o777 == 0o600
    (tmp_path / "file").touch()
    with pytest.raises(OSError, match=r"."):
        files.make_folder(tmp_path / "file/below")
