"""What a person waits for: from the shell to the first answer of each key, and what a key sends."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Final

from tests.bench.corpora import corpus
from tests.bench.frame import Row, benchmark
from tests.bench.processes import SYNTOPIC, environment_of
from tests.terminal import Terminal

_BAR: Final = "[▁▂▃▄▅▆▇█▏▎▍▌▋▊▉]"
_TEXT: Final = r"[a-z]+ [a-z]+ [a-z]+ [a-z]+"
"""Words of a report's text: what stands in a title line is no content yet."""
_LONG: Final = 900
"""Seconds of patience: 500 reports are read for the first time."""


@dataclass(frozen=True, slots=True)
class _Question:
    """Keys that ask something, typed one after the other, each when what it needs is shown."""

    keys: Sequence[tuple[str, str]]
    """What must be shown, and what is typed then."""
    answer: str
    """What must be shown in the end."""


_COUNTED: Final = r"│ \w.* \d+ +¶ ?\d+ \w"
_QUESTIONS: Final[Mapping[str, _Question]] = {
    "t": _Question([("", "t"), ("│", "sec")], _COUNTED),
    "F": _Question([("", "F"), ("│", "security\r")], r"\d+ of [\d,]+"),
    "p": _Question([("", "JJJJJJp")], rf"│ +\d? ?{_BAR} \w"),
    "m": _Question([("", "m")], rf"(?s)Matrix.*\w +{_BAR}+ +\d"),
    "s": _Question([("", "t"), ("│", "sec"), (_COUNTED, "\r"), (r"▌.*¶ \d+ · +\d+ %", "s")], "speak of it ·"),
}


@benchmark
def felt() -> list[Row]:
    """CPU of all processes to the first answer of a key, bundled reports; the peer is the first text."""
    return _rows([], "bundled", times=3, warm=300, empty=2.0)


@benchmark
def felt_500() -> list[Row]:
    """The same for a folder of 500 reports without a list of themes."""
    return _rows([str(corpus(500))], "500", times=1)


def _rows(
    paths: Sequence[str], name: str, times: int, warm: float | None = None, empty: float | None = None
) -> list[Row]:
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        command = [SYNTOPIC, "read", *paths]
        none = _Question([], _TEXT)
        for key, question in _QUESTIONS.items():
            cold, first = [], []
            for _ in range(times):
                shutil.rmtree(home / "cache", ignore_errors=True)
                first.append(_cost(command, none, home))
                shutil.rmtree(home / "cache", ignore_errors=True)
                cold.append(_cost(command, question, home))
            rows.append(Row(f"{key}, {name}, empty", median(cold), median(first), "ms", most_ratio=empty))
            _kept(command, home)
            hot, text = [], []
            for _ in range(times):
                text.append(_cost(command, none, home))
                hot.append(_cost(command, question, home))
            most = None if warm is None else median(text) + warm
            rows.append(Row(f"{key}, {name}, warm", median(hot), median(text), "ms", most=most))
    return rows


def _kept(command: Sequence[str | Path], home: Path) -> None:
    """Start once and wait until nothing more is worked out, so that all of it is kept."""
    with Terminal(command, columns=120, rows=36, env=environment_of(home)) as terminal:
        terminal.wait_until_shown(_TEXT, timeout=_LONG)
        _ask(terminal, _QUESTIONS["m"])
        terminal.settle(3, timeout=_LONG)
        _leave(terminal)


def _cost(command: Sequence[str | Path], question: _Question, home: Path) -> float:
    """Milliseconds of CPU of the program and its children, from the shell to an answer; then it is quit."""
    shutil.rmtree(home / "state", ignore_errors=True)
    with Terminal(command, columns=120, rows=36, env=environment_of(home)) as terminal:
        terminal.wait_until_shown(_TEXT, timeout=_LONG)
        _ask(terminal, question)
        return _leave(terminal)


def _ask(terminal: Terminal, question: _Question) -> None:
    for shown, typed in question.keys:
        terminal.wait_until_shown(shown, timeout=_LONG)
        terminal.send(typed.encode())
    terminal.wait_until_shown(question.answer, timeout=_LONG)


def _leave(terminal: Terminal) -> float:
    for key in (b"\x1b", b"\x1b", b"\x1b", b"q"):
        terminal.send(key)
        terminal.read_for(0.15)
    return terminal.finish().cpu * 1000


@benchmark
def bytes_sent() -> list[Row]:
    """Bytes that keys send to a terminal of 120x36 once all is worked out; the peer is the whole screen."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        command = [SYNTOPIC, "read"]
        _kept(command, home)
        with Terminal(command, columns=120, rows=36, env=environment_of(home)) as terminal:
            terminal.wait_until_shown(_TEXT)
            terminal.settle(3)
            rows = [
                _sent(terminal, "a line down", "j"),
                _sent(terminal, "a page down", " "),
                _sent(terminal, "t opens", "t"),
                _sent(terminal, "three letters in t", "sec", most_ratio=2.0),
            ]
            _leave(terminal)
    return rows


def _sent(terminal: Terminal, name: str, keys: str, most_ratio: float | None = None) -> Row:
    begin = len(terminal.output)
    for key in keys:
        terminal.send(key.encode())
        terminal.settle(1)
    sent = len(terminal.output) - begin
    terminal.send(b"\x0c")  # draws the screen again
    terminal.settle(1)
    return Row(name, sent / 1000, (len(terminal.output) - begin) / 1000 - sent / 1000, "KB", most_ratio)
