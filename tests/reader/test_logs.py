"""The log of errors: it says where, not what was read; it is its owner's alone, bounded, and never fails."""

from __future__ import annotations

import os
import stat
import threading
from pathlib import Path

import pytest

from reader.runtime import logs
from reader.state import locations

SECRET = "the words of a note"


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty state folder, and no debug mode."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.delenv(logs.DEBUG, raising=False)
    return tmp_path / "state"


def fail(message: str = SECRET) -> None:
    raise ValueError(message)


def raised(message: str = SECRET) -> Exception:
    try:
        try:
            fail(message)
        except ValueError as cause:
            raise RuntimeError(message) from cause
    except RuntimeError as error:
        return error


def written() -> str:
    return locations.log_file().read_text()


def test_it_says_what_was_done_and_where_it_failed_but_not_what_the_error_says() -> None:
    logs.log_error(raised(), "reading themes")
    assert "reading themes: RuntimeError" in written()
    assert "because of ValueError" in written()
    assert f"{__name__}:{fail.__code__.co_firstlineno + 1} fail" in written()
    assert SECRET not in written()


def test_in_debug_mode_it_says_what_the_error_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(logs.DEBUG, "1")
    logs.log_error(raised(), "reading themes")
    assert SECRET in written()


def test_an_error_of_the_system_is_told_by_its_number() -> None:
    logs.log_error(OSError(28, "secret", "/home/secret"), "saving")
    assert "28 No space left on device" in written()
    assert "secret" not in written()


def test_an_error_that_comes_by_twice_is_written_once() -> None:
    error = raised()
    logs.log_error(error, "reading")
    logs.log_error(error, "the program")
    assert written().count("RuntimeError\n") == 2  # in the title and in the entry
    assert "the program" not in written()


def test_every_member_of_a_group_is_told() -> None:
    logs.log_error(ExceptionGroup(SECRET, [KeyError(SECRET), raised()]), "tasks")
    for name in ("ExceptionGroup", "in it KeyError", "in it RuntimeError"):
        assert name in written()
    assert SECRET not in written()


def test_only_its_owner_reads_it(state: Path) -> None:
    (state / "syntopic").mkdir(parents=True, mode=0o755)
    (state / "syntopic/log").touch(0o644)
    logs.log_error(raised(), "x")
    assert stat.S_IMODE(locations.log_file().stat().st_mode) == 0o600
    assert stat.S_IMODE(locations.log_file().parent.stat().st_mode) == 0o700


def test_it_is_bounded_and_keeps_the_latest() -> None:
    for number in range(3 * logs.LARGEST // 400):
        logs.log_error(raised(), f"number {number} " + "x" * 400)
    folder = locations.log_file().parent
    assert {path.name for path in folder.iterdir()} == {"log", "log.old"}
    assert all(path.stat().st_size <= logs.LARGEST for path in folder.iterdir())
    assert f"number {number} " in written()


def test_an_error_that_went_a_long_way_is_cut_short() -> None:
    def deep(left: int) -> None:
        if left:
            deep(left - 1)
        fail()

    try:
        deep(500)
    except ValueError as error:
        logs.log_error(error, "x")
    assert len(written().splitlines()) < 2 * logs.FRAMES
    assert f"{__name__}:{fail.__code__.co_firstlineno + 1} fail" in written()


class NamelessError(Exception):
    def __str__(self) -> str:
        raise ValueError


def test_an_error_that_cannot_be_told_does_no_harm(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(logs.DEBUG, "1")
    logs.log_error(NamelessError(), "x")
    assert "NamelessError" in written()


def in_the_way(kind: str, path: Path) -> None:
    path.parent.mkdir(parents=True)
    if kind == "folder":
        path.mkdir()
    elif kind == "pipe":
        os.mkfifo(path)
    elif kind == "link":
        path.symlink_to(path.with_name("elsewhere"))
        path.with_name("elsewhere").write_bytes(b"")
    elif kind == "home is a file":
        path.parent.rmdir()
        path.parent.write_bytes(b"")


@pytest.mark.parametrize("kind", ["folder", "pipe", "link", "home is a file"])
def test_where_nothing_can_be_written_nothing_is_and_nobody_waits(kind: str) -> None:
    path = locations.log_file()
    in_the_way(kind, path)
    logs.log_error(raised(), "x")
    if kind == "link":
        assert path.with_name("elsewhere").read_bytes() == b""


def test_threads_write_whole_entries() -> None:
    def work(number: int) -> None:
        for _ in range(20):
            logs.log_error(raised(), f"thread {number}")

    threads = [threading.Thread(target=work, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    lines = written().splitlines()
    heads = [line for line in lines if not line.startswith(" ")]
    assert len(heads) == 160
    assert all(": RuntimeError" in head for head in heads)


def test_events_are_written_in_debug_mode_only(monkeypatch: pytest.MonkeyPatch) -> None:
    logs.log_event("started")
    logs.log_threads("stuck")
    assert not locations.log_file().exists()
    logs.set_debug()
    try:
        logs.log_event("started")
        logs.log_threads("stuck")
    finally:
        monkeypatch.delenv(logs.DEBUG)
    assert "started" in written()
    assert "test_events_are_written_in_debug_mode_only" in written()


def test_it_says_where_an_error_was_raised() -> None:
    assert logs.place(raised()) == f"{__name__}:{raised.__code__.co_firstlineno + 5}"
    assert logs.place(ValueError()) == "nowhere"
