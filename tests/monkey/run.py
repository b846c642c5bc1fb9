"""One run: a program in a home and a terminal of its own, what is done to it, and what is found."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from tests.monkey import checks, documents, keys
from tests.monkey.actions import SIZES, Action, Click, Note, Paste, Press, Resize, Touch, Wait
from tests.monkey.checks import Kind
from tests.terminal import Terminal

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = "reader.cli:main"
_HOOK = Path(__file__).with_name("hook.py")
_SIZE = (120, 36)
"""What the questions at the end are asked at."""
_NEXT_LOOK = 4.0
"""Seconds after which it is seen again whether the program answers."""
_FIRST_BYTES = 300
"""So many are sent at least when a screen is drawn anew."""
_EDITOR = '#!/bin/sh\necho from elsewhere >> "$1"\n'


@dataclass(frozen=True, slots=True)
class Settings:
    """How a program is run."""

    program: str = PROGRAM
    delays: float = 0
    """Milliseconds by which a background job begins and ends late at most."""
    own: bool = False
    """Whether documents made for the run are read, not the bundled reports."""
    cache: Path | None = None
    """A cache to begin with; without one the home is empty."""
    patience: float = 5
    """Seconds in which a program has to draw, and to take what is typed."""
    waiting: float = 20
    """Seconds for which a dialog or a line may wait."""


@dataclass(slots=True)
class Outcome:
    """What was found."""

    seed: int
    failures: dict[Kind, str] = field(default_factory=dict)
    """The first of each kind, and what is known of it."""
    done: list[Action] = field(default_factory=list)
    saved: list[str] = field(default_factory=list)
    """The words of the notes that were called saved."""
    jobs: int = 0
    """How many background jobs went through the hook."""

    def fail(self, kind: Kind, told: str) -> None:
        """Note a failure, if it is the first of its kind."""
        self.failures.setdefault(kind, told)


class _GoneError(Exception):
    """The program has ended, or it answers no more."""


def warm_cache(folder: Path) -> Path:
    """Fill a cache with all that is worked out from the bundled reports."""
    for arguments in (["jump", "energy"], ["related", "portela-2001", "10"], ["matrix"]):
        code = "import sys; from reader.cli import main; sys.exit(main())"
        environment = _environment(folder, Settings(), 0)
        subprocess.run(
            [sys.executable, "-c", code, *arguments], env=environment, check=True, capture_output=True
        )
    return folder / "cache"


def run(seed: int, plan: Sequence[Action], settings: Settings | None = None) -> Outcome:
    """Do what is planned to a program, ask some questions at the end, and judge what is left."""
    settings = settings or Settings()
    with tempfile.TemporaryDirectory(prefix="monkey-", ignore_cleanup_errors=True) as name:
        return _Run(seed, settings, Path(name)).go(plan)


def _environment(folder: Path, settings: Settings, seed: int) -> dict[str, str]:
    places = {f"XDG_{name}_HOME": str(folder / name.lower()) for name in ("DATA", "CACHE", "CONFIG", "STATE")}
    return {
        "PATH": os.environ.get("PATH", os.defpath), "LANG": "C.UTF-8", "TERM": "xterm-256color", "TZ": "UTC",
        "HOME": str(folder), **places, "EDITOR": str(folder / "editor"), "PYTHONPATH": str(ROOT),
        "MONKEY_FOLDER": str(folder), "MONKEY_DELAYS": str(settings.delays), "MONKEY_SEED": str(seed),
    }  # fmt: skip


class _Run:
    """A run under way."""

    def __init__(self, seed: int, settings: Settings, folder: Path) -> None:
        self.outcome = Outcome(seed)
        self._settings, self._folder = settings, folder
        self._size = Random(seed).choice(SIZES)
        self._store = folder / "data" / "syntopic" / "notes.json"
        self._asked = False
        """Whether it was asked to end."""

    def go(self, plan: Sequence[Action]) -> Outcome:
        with self._started() as self._terminal:
            try:
                self._begin()
                self._do(plan)
                self._question()
            except _GoneError:
                pass
            self._judge()
        return self.outcome

    @contextmanager
    def _started(self) -> Iterator[Terminal]:
        folder, settings = self._folder, self._settings
        (folder / "work").mkdir()
        (folder / "editor").write_text(_EDITOR)
        (folder / "editor").chmod(0o755)
        arguments: list[str | Path] = []
        if settings.own:
            documents.write(folder / "papers", self.outcome.seed)
            arguments = ["read", folder / "papers"]
        if settings.cache:
            shutil.copytree(settings.cache, folder / "cache")
        command = [sys.executable, "-P", _HOOK, settings.program, *arguments]
        environment = _environment(folder, settings, self.outcome.seed)
        columns, rows = self._size
        with Terminal(command, columns=columns, rows=rows, env=environment, cwd=folder / "work") as terminal:
            yield terminal

    # What is done

    def _begin(self) -> None:
        self._see(lambda: len(self._terminal.display.text.split()) > 8, Kind.STUCK, "nothing to read", 20)

    def _do(self, plan: Sequence[Action]) -> None:
        looked = time.monotonic()
        for action in plan:
            self.outcome.done.append(action)
            self._act(action)
            if time.monotonic() - looked > _NEXT_LOOK:
                self._look()
                looked = time.monotonic()
        self._look()

    def _act(self, action: Action) -> None:
        match action:
            case Press(name):
                self._send(keys.key(name))
            case Paste(text, times):
                self._send(keys.pasted(text * times))
            case Click(button, x, y):
                self._send(keys.clicked(button, x, y))
            case Resize(columns, rows):
                self._resize(columns, rows)
            case Wait(seconds):
                self._pause(seconds)
            case Note(words):
                self._note(words)
            case Touch(number):
                documents.touch(self._folder / "papers", number)

    def _note(self, words: str) -> None:
        """Write a note, and look for it once the program calls it saved."""
        self._escape(3)
        self._send(b"a")
        self._shown("ctrl\\+s")
        before = self._says_saved()
        self._send(words.encode())
        if not self._shown(words) or before:  # the keys went elsewhere: nothing can be said of it
            return
        self._send(keys.key("ctrl+s"))
        patience = self._terminal.patience(self._settings.patience)
        while not self._says_saved():
            if patience.over:
                return
            self._pause(0.05)
        self.outcome.saved.append(words)
        if checks.lost(self._store, [words]):
            self.outcome.fail(Kind.LOST, f"{words} is called saved, and is in no file of the store")

    def _says_saved(self) -> bool:
        return any(line.strip().startswith("saved") for line in self._terminal.display.lines[-2:])

    def _shown(self, pattern: str) -> bool:
        """Whether something comes on the screen before the patience is over."""
        patience = self._terminal.patience(self._settings.patience)
        while not re.search(pattern, self._terminal.display.text):
            if patience.over:
                return False
            self._pause(0.05)
        return True

    def _escape(self, times: int) -> None:
        for _ in range(times):
            self._send(keys.key("esc"))
            self._pause(0.2)  # with what comes at once it would be another key

    def _send(self, sent: bytes) -> None:
        try:
            self._terminal.send(sent, timeout=self._settings.patience)
        except TimeoutError:
            self._hangs("what is typed is not taken")
        self._pause(0)

    def _resize(self, columns: int, rows: int) -> None:
        self._size = columns, rows
        self._terminal.resize(columns, rows)
        self._pause(0)

    def _pause(self, seconds: float) -> None:
        self._terminal.read_for(seconds)
        if self._terminal.ended is not None:
            raise _GoneError

    # What is asked of it

    def _look(self) -> None:
        """See whether it draws when the terminal is another size, and whether the notes can be read."""
        columns, rows = self._size
        patience = self._terminal.patience(self._settings.patience)
        self._terminal.resize(columns - 1 if columns > 41 else columns + 1, rows)
        drawn = 0
        while drawn < _FIRST_BYTES and not patience.over:
            drawn += self._terminal.read_for(0.03)
            if self._terminal.ended is not None:
                raise _GoneError
        if drawn < _FIRST_BYTES:
            self._hangs("nothing is drawn when the terminal has another size")
        self._resize(columns, rows)
        if why := checks.unreadable(self._store):
            self.outcome.fail(Kind.STORE, why)

    def _hangs(self, what: str) -> None:
        stacks = self._stacks()
        if "rich/traceback" in stacks or "rich/syntax" in stacks:  # it dies, and says so slowly
            self._terminal.read_for(60)
        if self._terminal.ended is None:
            self.outcome.fail(Kind.HANG, f"{what}\n{stacks}")
        raise _GoneError

    def _stacks(self) -> str:
        self._terminal.signal(signal.SIGUSR1)
        self._terminal.read_for(0.5)
        try:
            return (self._folder / "stacks").read_text()[-5000:]
        except OSError:
            return ""

    def _question(self) -> None:
        """Ask a few things as a reader would: that whatever waits comes, and that it ends."""
        self._resize(*_SIZE)
        self._pause(0.5)
        self._comes("what was asked last")
        self._escape(8)
        for key, title in (("t", "Jump to a theme"), ("p", "Connections of"), ("m", "Matrix")):
            self._send(key.encode())
            if self._shown(title):
                self._comes(title)
                self._see(self._has_words(title), Kind.STUCK, f"{title} is empty", self._settings.waiting)
            self._escape(4)
        self._end()

    def _has_words(self, title: str) -> Callable[[], bool]:
        """Whether there is more below this title than the row of its keys."""

        def found() -> bool:
            lines = self._terminal.display.lines
            top = next((n for n, line in enumerate(lines) if title in line), len(lines))
            rows = [line for line in lines[top + 1 :] if re.search(r"\w{3}", line) and "esc" not in line]
            return bool(rows) or top == len(lines)

        return found

    def _comes(self, what: str) -> None:
        """Wait until nothing on the screen says that it waits."""
        self._see(
            lambda: not checks.waiting(self._terminal.display.text),
            Kind.STUCK,
            f"{what} is waited for",
            self._settings.waiting,
        )

    def _see(self, there: Callable[[], bool], kind: Kind, otherwise: str, seconds: float) -> None:
        patience = self._terminal.patience(seconds)
        while not there():
            if patience.over:
                self._look()  # what hangs is not called stuck
                self.outcome.fail(kind, f"{otherwise}\n{self._terminal.display.text}\n{self._stacks()}")
                return
            self._pause(0.1)

    def _end(self) -> None:
        self._asked = True
        for _ in range(3):
            self._send(b"q")
            patience = self._terminal.patience(self._settings.patience)
            while not patience.over:
                self._pause(0.1)
            self._escape(4)
        self._look()
        self.outcome.fail(Kind.STUCK, f"q does not end it\n{self._terminal.display.text}\n{self._stacks()}")

    # What is left

    def _judge(self) -> None:
        outcome, terminal = self.outcome, self._terminal
        text = terminal.text
        if traceback := checks.traceback_in(text):
            outcome.fail(Kind.TRACEBACK, traceback)
        if terminal.ended is not None:
            if why := checks.ended_badly(terminal.ended, text):
                outcome.fail(Kind.ENDED, why)
            if left := terminal.left_behind:
                outcome.fail(Kind.TERMINAL, f"left: {', '.join(left)}")
        if gone := checks.lost(self._store, outcome.saved):
            outcome.fail(Kind.LOST, f"{gone} of {len(outcome.saved)} notes that were called saved")
        if why := checks.unreadable(self._store):
            outcome.fail(Kind.STORE, why)
        if errors := checks.swallowed(self._folder / "errors.jsonl"):
            outcome.fail(Kind.SWALLOWED, "\n".join(errors))
        jobs = self._folder / "jobs"
        outcome.jobs = jobs.stat().st_size if jobs.exists() else 0
