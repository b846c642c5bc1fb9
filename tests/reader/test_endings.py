"""All ways out, in a real terminal: it is given back, what was written is kept, and nothing goes on.

No time is asserted: what does not end makes ``finish`` give up. What must not be waited for lasts far longer.
"""

from __future__ import annotations

import fcntl
import os
import re
import signal
import sys
import sysconfig
import termios
import time
from pathlib import Path

import pytest

from reader.state import locations
from tests.patience import children
from tests.reader.test_annotating_pty import drafted, notes
from tests.reader.test_pty import after, texts  # noqa: F401 - a fixture
from tests.terminal import Terminal

SYNTOPIC = Path(sysconfig.get_path("scripts")) / "syntopic"
HANG = 60.0
"""Seconds after which something hangs; nothing is asserted of less."""
_MODE = re.compile(rb"\x1b\[\?([0-9;]+)([hl])|\x1b\[([<>])[0-9]*u")
_USUAL = {"7": True, "25": True}
"""Modes that are set in a terminal that nobody uses: long lines wrap, the cursor is seen."""


def modes(output: bytes) -> set[str]:
    """The modes of a terminal that are not as usual after all this was sent to it."""
    state = dict(_USUAL)
    for numbers, way, keys in _MODE.findall(output):
        for number in numbers.decode().split(";"):
            state[number or "kitty"] = way == b"h" or keys == b">"
    return {number for number, is_set in state.items() if is_set != _USUAL.get(number, False)}


def is_cooked(terminal: Terminal) -> bool:
    """Whether the terminal echoes and gives out lines, as a shell expects."""
    wanted = termios.ECHO | termios.ICANON | termios.ISIG
    return termios.tcgetattr(terminal._master)[3] & wanted == wanted


def assert_given_back(terminal: Terminal) -> None:
    assert b"\x1b[?1049h" in terminal.output  # there was something to give back
    assert modes(terminal.output) == set()
    assert is_cooked(terminal)
    assert "Traceback" not in terminal.text


def hang_up(terminal: Terminal) -> None:
    """Close the terminal, as its window does or a line that drops."""
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, terminal._master)
    os.close(nothing)


def fill(terminal: Terminal) -> None:
    """Make the program draw, without reading it, until it waits for room."""
    waiting = -1
    for _ in range(40):
        terminal.send(b"\x1b[6~\x1b[5~" * 20)
        time.sleep(0.1)
        before, waiting = waiting, _readable(terminal)
        if before == waiting and waiting > 2000:
            return


def _readable(terminal: Terminal) -> int:
    answer = fcntl.ioctl(terminal._master, termios.FIONREAD, b"\0\0\0\0")
    return int.from_bytes(answer, sys.byteorder)


class Started:
    """Starts the program in one of the states in which it may be told to end."""

    def __init__(self, folder: Path, tmp_path: Path) -> None:
        self.folder, self.tmp_path = folder, tmp_path
        self.words = ""
        """What is being written, and must not be lost."""

    def __call__(self, state: str, *, controlling: bool = True) -> Terminal:
        command: list[str | Path] = [SYNTOPIC, "read", self.folder]
        environment = {**os.environ, "NO_COLOR": "1"}
        if state == "import":
            command[-1] = self._many()
        if state == "editor":
            environment["EDITOR"] = str(self._editor())
        terminal = Terminal(command, columns=120, rows=36, env=environment, controlling=controlling)
        if state == "import":
            terminal.wait_for(r"reading [\d,]+ of [\d,]+ files", timeout=HANG)
        else:
            terminal.wait_until_shown("Paragraph 3 speaks", timeout=HANG)
            terminal.settle()
            self._go_to(state, terminal)
        return terminal

    def _go_to(self, state: str, terminal: Terminal) -> None:
        match state:
            case "dialog":
                after(terminal, "o", until="Open a report here")
            case "note":
                self.words = "words before"
                after(terminal, "a")
                for letter in self.words:
                    terminal.send(letter.encode())
                terminal.wait_until_shown("words before", timeout=HANG)
            case "editor":
                self.words = "from elsewhere"
                after(terminal, "O", until="RUNNING")
            case "unread":
                fill(terminal)

    def _many(self) -> Path:
        folder = self.tmp_path / "many"
        folder.mkdir()
        paragraphs = "\n\n".join(f"Paragraph {number} speaks of the tides." for number in range(100))
        for number in range(500):
            (folder / f"{number}.md").write_text(f"# Report {number}\n\n{paragraphs}\n\n{number}\n")
        return folder

    def _editor(self) -> Path:
        editor = self.tmp_path / "editor"
        editor.write_text('#!/bin/sh\nprintf "from elsewhere" >> "$1"; echo RUNNING; exec sleep 600\n')
        editor.chmod(0o755)
        return editor


@pytest.fixture
def started(texts: Path, tmp_path: Path) -> Started:  # noqa: F811
    return Started(texts, tmp_path)


STATES = ["reading", "dialog", "note", "editor", "import", "unread"]
KEYS = {"q": b"q", "ctrl+q": b"\x11"}


@pytest.mark.parametrize("key", KEYS)
def test_who_quits_gets_the_terminal_back(started: Started, key: str) -> None:
    with started("reading") as terminal:
        terminal.send(KEYS[key])
        assert terminal.finish(timeout=HANG).status == 0
        assert_given_back(terminal)


def test_who_quits_with_a_note_open_is_offered_it_the_next_time(started: Started) -> None:
    with started("note") as terminal:
        terminal.send(KEYS["ctrl+q"])
        assert terminal.finish(timeout=HANG).status == 0
        assert_given_back(terminal)
    drafted(started.words)


@pytest.mark.parametrize(
    ("number", "state"),
    [
        *((signal.SIGTERM, state) for state in STATES),
        *((signal.SIGINT, state) for state in STATES if state != "editor"),  # there ctrl+c is the editor's
        *((signal.SIGHUP, state) for state in ("reading", "editor")),  # the others when a terminal is closed
    ],
)
def test_a_signal_ends_the_program_and_gives_the_terminal_back(
    started: Started, state: str, number: signal.Signals
) -> None:
    with started(state) as terminal:
        helpers = children(terminal._process.pid)
        terminal.signal(number)
        assert terminal.finish(timeout=HANG).status == 128 + number
        assert_given_back(terminal)
        assert not any(Path(f"/proc/{pid}/exe").exists() for pid in helpers)
    if started.words:
        drafted(started.words)


def test_an_interrupt_is_the_editors_while_there_is_one(started: Started) -> None:
    with started("editor") as terminal:
        terminal.signal(signal.SIGINT)
        terminal.settle(1)
        assert terminal.ended is None
        assert children(terminal._process.pid)
        terminal.signal(signal.SIGTERM)
        assert terminal.finish(timeout=HANG).status == 128 + signal.SIGTERM


@pytest.mark.parametrize(
    ("state", "controlling"),
    [
        *((state, True) for state in STATES),
        *((state, False) for state in STATES if state != "editor"),  # there the editor has the terminal
    ],
)
def test_a_terminal_that_is_closed_ends_the_program_with_sighup_and_without(
    started: Started, state: str, controlling: bool
) -> None:
    with started(state, controlling=controlling) as terminal:
        helpers = children(terminal._process.pid)
        hang_up(terminal)
        assert terminal.finish(timeout=HANG).status == 128 + signal.SIGHUP
        assert not any(Path(f"/proc/{pid}/exe").exists() for pid in helpers)
    if started.words:
        drafted(started.words)


# -- what the program is made to do while it is told to end

_PATCHED = """
import sys, threading, time
{patch}
from reader.cli import main
sys.argv[0] = "syntopic"
sys.exit(main())
"""


def patched(folder: Path, patch: str, *options: str) -> Terminal:
    """The program with something in it replaced."""
    code = _PATCHED.format(patch=patch)
    terminal = Terminal(
        [sys.executable, "-c", code, *options, "read", folder], env={**os.environ, "NO_COLOR": "1"}
    )
    terminal.wait_until_shown("Paragraph 3 speaks", timeout=HANG)
    terminal.settle()
    return terminal


BUSY = """
from reader.room.program import ProgramController
import asyncio
def help(self):
    threading.Thread(target=time.sleep, args=(3600,)).start()
    asyncio.get_running_loop().run_in_executor(None, time.sleep, 3600)
    self.say("busy now")
ProgramController.help = help
"""
STUCK = """
from reader.room.draft_recovery import DraftRecoveryController
changed = DraftRecoveryController.changed
def stuck(self):
    changed(self)
    if "stuck" in self._last.text:
        print(end="\\x1b[1;1HSTUCK NOW", file=sys.__stderr__, flush=True)
        time.sleep(3600)
DraftRecoveryController.changed = stuck
"""


def test_who_quits_waits_for_no_thread(texts: Path) -> None:  # noqa: F811
    with patched(texts, BUSY) as terminal:
        after(terminal, "?", until="busy now")
        terminal.send(b"q")
        assert terminal.finish(timeout=HANG).status == 0
        assert_given_back(terminal)


def test_a_screen_that_is_stuck_is_ended_and_the_draft_kept(texts: Path) -> None:  # noqa: F811
    with patched(texts, STUCK) as terminal:
        after(terminal, "a")
        for letter in "it is stuck":
            terminal.send(letter.encode())
        terminal.wait_for("STUCK NOW", timeout=HANG)
        terminal.signal(signal.SIGTERM)
        assert terminal.finish(timeout=HANG).status == 128 + signal.SIGTERM
        assert_given_back(terminal)
    drafted("it is stuck")


# -- faults in the program

SECRET = "words of a report"
FAULT = f"""
from reader.room.draft_recovery import DraftRecoveryController
changed = DraftRecoveryController.changed
def fail(self):
    changed(self)
    if "fails" in self._last.text:
        raise ValueError("{SECRET}")
DraftRecoveryController.changed = fail
"""


def fault(folder: Path, *options: str) -> Terminal:
    with patched(folder, FAULT, *options) as terminal:
        after(terminal, "a")
        for letter in "it fails":
            terminal.send(letter.encode())
        assert terminal.finish(timeout=HANG).status == 1
        assert_given_back(terminal)
    drafted("it fails")
    return terminal


def test_a_fault_is_one_line_and_the_details_are_in_the_log(texts: Path) -> None:  # noqa: F811
    terminal = fault(texts)
    told = re.sub(r"\x1b\[[^a-z]*[a-z]", "", terminal.output.rpartition(b"\x1b[?1004l")[2].decode())
    assert [line[:40] for line in told.splitlines() if line] == ["syntopic: a fault in the program, please"]
    log = locations.log_file().read_text()
    assert "ValueError" in log
    assert "__main__:" in log
    assert SECRET not in log


def test_in_debug_mode_the_log_says_more(texts: Path) -> None:  # noqa: F811
    fault(texts, "--debug")
    assert SECRET in locations.log_file().read_text()


# -- what comes from the terminal


def test_bytes_that_are_no_text_do_no_harm(texts: Path) -> None:  # noqa: F811
    with Started(texts, texts)("reading") as terminal:
        for odd in (b"\xff", b"\xc3\x28", b"\x80\x80", b"\xed\xa0\x80", b"\xf0\x9f"):
            terminal.send(odd)
            terminal.settle(0.2)
        after(terminal, "J", "J", "a", *"words")
        terminal.send(b"\xff")
        after(terminal, "ctrl+s", until="saved")
        terminal.send(b"q")
        assert terminal.finish(timeout=HANG).status == 0
    assert notes() == ["words�"]
    assert not locations.log_file().exists()
