"""The first start as a newcomer has it: an empty home, the true delays, and keys as soon as one can read."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.terminal import Terminal

SYNTOPIC = Path(sysconfig.get_path("scripts")) / "syntopic"
BAR = "[▁▂▃▄▅▆▇█▏▎▍▌▋▊▉]"
COUNTED = r"│.*Portela 2001 .*\b\d+ .*¶"
"""A report in the list of a theme: how often it speaks of it, and where best."""


@dataclass(frozen=True, slots=True)
class Question:
    """Keys that ask for something, and what a row of the answer looks like."""

    typed: Sequence[str]
    answer: str
    before: str = ""
    """What has to be there before the last of the keys is typed."""


QUESTIONS = {
    "t": Question(("t", "missile"), COUNTED),
    "t typed ahead": Question(("tmissile",), COUNTED),
    "p": Question((".", "30\r", "p"), rf"│ +\d? ?{BAR} \w.*¶ +\d+", "¶ 30 · "),
    "F": Question(("F", "missile\r"), r"missile.* \d+ of \d+"),
    "m": Question(("m",), rf"(?s)Matrix.*\w +{BAR}+ +\d"),
    "s": Question(("t", "missile", "\r", "s"), r"Missile defence ·(?s:.*)¶ \d+", r"▌.*¶ \d+ · +\d+ %"),
}
PATIENCE = 10
"""Seconds, of the clock and of the program's own work, until a key is held not to be answered."""
STARTS = {
    "at once": (0.0, 0),
    "after a moment": (0.6, 0),
    "beside others": (0.2, 2),
}
"""Seconds from the first text to the key, and how many others want the processor."""


@pytest.mark.parametrize("start", STARTS)
@pytest.mark.parametrize("key", QUESTIONS)
def test_every_key_of_a_first_start_is_answered(key: str, start: str) -> None:
    question, (pause, others) = QUESTIONS[key], STARTS[start]
    with busy(others), Terminal([SYNTOPIC], env=dict(os.environ)) as terminal:
        terminal.wait_until_shown("[Ss]ecurity")
        terminal.read_for(pause)
        ask(terminal, question)
        assert terminal.wait_until_shown(question.answer, timeout=PATIENCE)
        for _ in range(3):
            terminal.send(b"\x1b")
            terminal.settle()
        terminal.send(b"q")
        assert terminal.finish().status == 0
        assert terminal.left_behind == []
        assert "Traceback" not in terminal.text


def ask(terminal: Terminal, question: Question) -> None:
    """Type as a person does who does not wait for what they know."""
    for n, keys in enumerate(question.typed, 1):
        if n == len(question.typed) and question.before:
            terminal.wait_until_shown(question.before, timeout=PATIENCE)
        terminal.send(keys.encode())
        if keys == "missile" and n < len(question.typed):
            terminal.wait_until_shown(COUNTED, timeout=PATIENCE)  # enter goes where the list says
        terminal.read_for(0.1)


@contextmanager
def busy(others: int) -> Iterator[None]:
    """Let others take the processor meanwhile."""
    loops = [subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _ in range(others)]
    try:
        yield
    finally:
        for loop in loops:
            loop.kill()
            loop.wait()
