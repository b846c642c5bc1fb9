"""A child process that converts: what it answers, and what is said when it does not."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from pathlib import Path

import pytest

from corpus.errors import SourceError
from corpus.importers.registry import Importer, Source
from corpus.importers.sandbox.client import read_apart
from corpus.importers.sandbox.process import Child, ChildError, Limits
from corpus.model import Kind

HERE = __name__


def answer(words: str) -> bytes:
    return words.encode()


def pid() -> bytes:
    return str(os.getpid()).encode()


def loaded() -> bytes:
    return " ".join(sys.modules).encode()


def hang() -> bytes:
    time.sleep(60)
    return b""


def spin() -> bytes:
    while True:
        pass


def swell() -> bytes:
    return b"x" * (2 << 30)


KEPT: list[bytes] = []


def grow(megabytes: int) -> bytes:
    KEPT.append(b"x" * (megabytes << 20))
    return b""


def talk(megabytes: int) -> bytes:
    return b"x" * (megabytes << 20)


def crash() -> bytes:
    os.kill(os.getpid(), signal.SIGSEGV)
    return b""


def leave() -> bytes:
    os._exit(3)


def refuse() -> bytes:
    raise SourceError("a.pdf: no words; nothing to read")


def fail() -> bytes:
    raise ValueError("not\nso")


def write(path: str) -> bytes:
    Path(path).write_text("x")
    return b""


def shout() -> bytes:
    print("noise")
    return b"heard"


@pytest.fixture
def child():  # type: ignore[no-untyped-def]
    with Child(Limits(seconds=30, cpu=20, memory=1 << 30, output=2 << 20)) as made:
        yield made


@pytest.fixture(autouse=True)
def found_by_the_child(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).resolve().parents[2]))


def test_one_child_answers_many_requests(child: Child) -> None:
    assert child.run(f"{HERE}:answer", words="grüße") == "grüße".encode()
    assert child.run(f"{HERE}:pid") == child.run(f"{HERE}:pid")
    assert child.run(f"{HERE}:shout") == b"heard"


@pytest.mark.parametrize(
    ("function", "limits", "reason"),
    [
        ("hang", Limits(seconds=1), "it took longer than 1 s"),
        ("spin", Limits(cpu=0), "it took more than 0 s of the processor"),
        ("swell", Limits(memory=1 << 30), "it needs more than 1024 MB of memory"),
        ("talk", Limits(output=1 << 20), "its text is larger than 1 MB"),
        ("crash", Limits(), r"its converter crashed \(SIGSEGV\)"),
        ("leave", Limits(), r"its converter ended without an answer \(exit code 3\)"),
        ("fail", Limits(), r"its converter failed \(ValueError: not so\)"),
        ("nobody", Limits(), "its converter failed .*nobody"),
    ],
)
def test_a_request_without_an_answer_names_the_reason(function: str, limits: Limits, reason: str) -> None:
    request = {"megabytes": 3} if function == "talk" else {}
    with Child(limits) as child:
        with pytest.raises(ChildError, match=f"^{reason}"):
            child.run(f"{HERE}:{function}", **request)
        child.limits = Limits()
        assert child.run(f"{HERE}:answer", words="again") == b"again"


def test_what_the_function_refuses_is_said_in_its_own_words(child: Child) -> None:
    with pytest.raises(SourceError, match=r"^a\.pdf: no words; nothing to read$"):
        child.run(f"{HERE}:refuse")


def test_a_child_writes_no_file(child: Child, tmp_path: Path) -> None:
    with pytest.raises(ChildError):
        child.run(f"{HERE}:write", path=str(tmp_path / "x"))
    assert not (tmp_path / "x").exists() or not (tmp_path / "x").read_bytes()


def test_a_child_that_has_grown_is_followed_by_another() -> None:
    with Child(Limits(memory=800 << 20)) as child:
        first = child.run(f"{HERE}:pid")
        child.run(f"{HERE}:grow", megabytes=10)
        assert child.run(f"{HERE}:pid") == first
        child.run(f"{HERE}:grow", megabytes=250)
        assert child.run(f"{HERE}:pid") != first


def test_closing_from_another_thread_cancels(child: Child) -> None:
    child.run(f"{HERE}:pid")
    timer = threading.Timer(0.2, child.close)
    timer.start()
    with pytest.raises(ChildError, match=r"^cancelled"):
        child.run(f"{HERE}:hang")
    with pytest.raises(ChildError, match=r"^cancelled"):
        child.run(f"{HERE}:pid")


def test_a_child_loads_no_screen_and_no_foreign_module(
    child: Child, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "orjson.py").write_text("raise SystemExit(9)")
    monkeypatch.chdir(tmp_path)
    modules = child.run(f"{HERE}:loaded").decode().split()
    assert not {"textual", "rich", "lxml", "reader"} & set(modules)


def test_a_file_that_changed_since_it_was_looked_at_is_named(child: Child, tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("# Now")
    importer = Importer("markdown", frozenset(), "corpus.importers.markdown", 1, child=True)
    with pytest.raises(SourceError, match="changed while it was read"):
        read_apart(child, Source(path, b"# Before"), importer)
    extract = read_apart(child, Source(path, b"# Now"), importer)
    assert (extract.fields, extract.drafts[0].kind) == ({"title": "Now"}, Kind.TITLE)
