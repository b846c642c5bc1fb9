"""Being stopped, and going on: the shell has the terminal meanwhile, and everything is drawn anew."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.reader.test_annotating_pty import notes
from tests.reader.test_endings import HANG, SYNTOPIC, Started, assert_given_back, modes
from tests.reader.test_pty import after, texts  # noqa: F401 - a fixture
from tests.terminal import Terminal

_SHELL = """
import fcntl, os, signal, sys, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
signal.signal(signal.SIGTTOU, signal.SIG_IGN)
job = os.fork()
if not job:
    os.setpgid(0, 0)
    os.tcsetpgrp(0, os.getpgrp())
    signal.signal(signal.SIGTTOU, signal.SIG_DFL)
    os.execv(sys.argv[1], sys.argv[1:])
print("JOB", job, flush=True)
while True:
    status = os.waitpid(job, os.WUNTRACED)[1]
    os.tcsetpgrp(0, os.getpgrp())
    if not os.WIFSTOPPED(status):
        sys.exit(os.waitstatus_to_exitcode(status))
    print("STOPPED", flush=True)
    sys.stdin.readline()
    os.tcsetpgrp(0, job)
    os.killpg(job, signal.SIGCONT)
"""
"""What a shell does with a job in the foreground."""


def in_shell(folder: Path) -> tuple[Terminal, int]:
    """The program as a job in the foreground of a shell, and the job's process."""
    command = [sys.executable, "-c", _SHELL, SYNTOPIC, "read", folder]
    terminal = Terminal(command, columns=120, rows=36, env={**os.environ, "NO_COLOR": "1"})
    job = int(terminal.wait_for(r"JOB (\d+)", timeout=HANG)[1])
    terminal.wait_for("Paragraph 3 speaks", timeout=HANG)
    terminal.settle()
    return terminal, job


def by_key(terminal: Terminal, job: int) -> None:
    terminal.send(b"\x1a")


def by_key_on_a_sheet(terminal: Terminal, job: int) -> None:
    after(terminal, "?", until="Keys")
    terminal.send(b"\x1a")


def by_palette(terminal: Terminal, job: int) -> None:
    after(terminal, ":", until="What do you want to do?")
    for letter in "Suspend":
        terminal.send(letter.encode())
    terminal.wait_for("Suspend(?s:.*)ctrl", timeout=HANG)
    terminal.settle()
    terminal.send(b"\r")


def by_signal(terminal: Terminal, job: int) -> None:
    os.kill(job, signal.SIGTSTP)


def without_asking(terminal: Terminal, job: int) -> None:
    os.kill(job, signal.SIGSTOP)


@pytest.mark.parametrize("stop", [by_key, by_key_on_a_sheet, by_palette, by_signal, without_asking])
def test_the_shell_has_the_terminal_while_the_program_is_stopped(
    texts: Path,  # noqa: F811
    stop: Callable[[Terminal, int], None],
) -> None:
    terminal, job = in_shell(texts)
    with terminal:
        for _ in range(2):
            stop(terminal, job)
            terminal.wait_for(f"(?s)^.{{{len(terminal.text)}}}.*STOPPED", timeout=HANG)
            if stop is not without_asking:
                assert_given_back(terminal)
            begin = len(terminal.text)
            terminal.send(b"\n")
            terminal.wait_for(f"(?s)^.{{{begin}}}.*: commands", timeout=HANG)
            terminal.settle()
            assert "1049" in modes(terminal.output)
            after(terminal, "escape")
        terminal.send(b"q")
        assert terminal.finish(timeout=HANG).status == 0
        assert_given_back(terminal)


def test_where_there_is_no_shell_the_program_goes_on(texts: Path) -> None:  # noqa: F811
    with Started(texts, texts)("reading") as terminal:
        terminal.send(b"\x1a")
        terminal.wait_for("there is no shell to go back to", timeout=HANG)
        terminal.send(b"q")
        assert terminal.finish(timeout=HANG).status == 0
        assert_given_back(terminal)


def test_where_one_writes_the_same_key_undoes(texts: Path) -> None:  # noqa: F811
    with Started(texts, texts)("reading") as terminal:
        after(terminal, "a", *"undone")
        terminal.send(b"\x1a")
        terminal.settle()
        after(terminal, *"kept", "ctrl+s", until="saved")
        assert "no shell" not in terminal.text
    (note,) = notes()
    assert note.endswith("kept")
    assert note != "undonekept"
