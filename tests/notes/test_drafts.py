"""Drafts outlive the program that wrote them, and only that."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from dataclasses import replace
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from notes.anchoring.selectors import describe
from notes.drafts import Draft, Drafts
from notes.model import Note, Target

NOTE = Note(
    Target("portela", "b", "l", describe("a quote here", 2, 7), 3, "T"), "begun", ("eu/army",), "Russia"
)

WRITER = """
import sys, time
from pathlib import Path
from notes.drafts import Draft, Drafts
from notes.model import Note
drafts = Drafts(Path(sys.argv[1]))
draft = Draft.new(Note(None, sys.stdin.readline(), theme="x"))
assert drafts.keep(draft) is None
print("kept", flush=True)
time.sleep(60)
"""


def writer(folder: Path, text: str) -> subprocess.Popen[str]:
    """Another program that has kept a draft and goes on."""
    process = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdin and process.stdout
    process.stdin.write(text + "\n")
    process.stdin.flush()
    assert process.stdout.readline() == "kept\n"
    return process


def test_a_draft_survives_kill_9_and_is_offered_only_then(tmp_path: Path) -> None:
    process = writer(tmp_path, "half a thou")
    drafts = Drafts(tmp_path)
    assert drafts.left_over() == []
    process.send_signal(signal.SIGKILL)
    process.wait()
    (owner,) = tmp_path.glob("*.owner")
    (tmp_path / f".x.{owner.stem}.1.part").touch()
    (left,) = drafts.left_over()
    assert (left.note.text, left.note.theme, left.seen) == ("half a thou\n", "x", None)
    assert drafts.left_over() == [left]
    drafts.forget(left.id)
    assert drafts.left_over() == []
    assert list(tmp_path.iterdir()) == []


def test_a_draft_in_a_signal_handler_is_the_latest(tmp_path: Path) -> None:
    code = """
import os, signal, sys
from dataclasses import replace
from pathlib import Path
from notes.drafts import Draft, Drafts
from notes.model import Note
drafts, draft = Drafts(Path(sys.argv[1])), Draft.new(Note(None, "old " * 10000))
def hang_up(*_):
    drafts.keep(replace(draft, note=Note(None, "latest")))
    os._exit(1)
signal.signal(signal.SIGHUP, hang_up)
print("ready", flush=True)
while True:
    drafts.keep(draft)
"""
    for _ in range(3):
        process = subprocess.Popen([sys.executable, "-c", code, str(tmp_path)], stdout=subprocess.PIPE)
        assert process.stdout
        process.stdout.readline()
        process.send_signal(signal.SIGHUP)
        process.wait()
    assert [draft.note.text for draft in Drafts(tmp_path).left_over()] == ["latest"] * 3


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=50)
@given(st.text())
def test_any_text_comes_back_even_half_characters(tmp_path: Path, text: str) -> None:
    seen = replace(NOTE, id="n-1", revision=4, created="2026-01-01T00:00:00Z")
    drafts, draft = Drafts(tmp_path), Draft.new(replace(seen, text=text), seen)
    drafts.keep(draft)
    assert drafts._lock is not None
    os.close(drafts._lock)  # as the kernel does when the program ends
    assert [(left.note, left.seen) for left in Drafts(tmp_path).left_over()] == [(draft.note, seen)]
    drafts.forget(draft.id)


def test_of_several_calls_at_once_the_latest_stays(tmp_path: Path) -> None:
    drafts, draft = Drafts(tmp_path), Draft.new(NOTE)
    threads = [threading.Thread(target=drafts.keep, args=(draft,)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    drafts.keep(replace(draft, note=replace(NOTE, text="latest")))
    (path,) = tmp_path.glob("*.json")
    assert json.loads(path.read_bytes())["note"]["text"] == "latest"
    assert not list(tmp_path.glob(".*.part"))


def test_a_forgotten_draft_does_not_come_back(tmp_path: Path, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    drafts, draft = Drafts(tmp_path), Draft.new(NOTE)
    really = os.fsync

    def forgotten_meanwhile(descriptor: int) -> None:
        really(descriptor)
        drafts.forget(draft.id)

    monkeypatch.setattr(os, "fsync", forgotten_meanwhile)
    assert drafts.keep(draft) is None
    assert not list(tmp_path.glob("*.json"))


def test_where_nothing_can_be_written_it_is_said_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    drafts = Drafts(tmp_path / "file" / "drafts")
    said = drafts.keep(Draft.new(NOTE))
    assert said and "\n" not in said
    assert drafts.left_over() == []
    drafts.forget("x")


def test_files_that_are_no_drafts_are_left_alone(tmp_path: Path) -> None:
    for name, data in {"a": "{", "b": "[]", "c": "{}", "d": '{"owner": 1, "seen": 3, "note": 5}'}.items():
        (tmp_path / f"{name}.json").write_text(data)
    assert Drafts(tmp_path).left_over() == []
    assert len(list(tmp_path.iterdir())) == 4
