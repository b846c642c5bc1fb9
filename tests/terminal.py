"""A program in a terminal of its own: started, typed at, read, and its cost taken when it ends."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import TypeVar

from tests.display import Display
from tests.patience import Patience, work

_SEQUENCE = re.compile(
    rb"\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)"  # OSC
    rb"|\x1b[PX^_].*?\x1b\\"  # DCS, SOS, PM, APC
    rb"|\x1b\[[0-?]*[ -/]*[@-~]"  # CSI
    rb"|\x1b[ -/]*[0-~]",
    re.DOTALL,
)

_MOMENT = 0.05
_MOUTHFUL = 512
"""Bytes that a terminal takes at once, when it takes any."""
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Ended:
    """How a program ended and what it used, its waited-for children included."""

    status: int
    """Exit status; negative for a signal."""
    cpu: float
    """Seconds of user and system time."""


class Terminal:
    """A program whose standard streams are a pseudo-terminal of a given size.

    Use it as a context manager: what still runs at the end is killed. All limits of time are those of a
    program that has the processor when it wants it: one that is slow because others have it is waited for.
    """

    def __init__(
        self,
        command: Sequence[str | Path],
        *,
        columns: int = 120,
        rows: int = 36,
        env: Mapping[str, str] | None = None,
        cwd: Path | None = None,
        controlling: bool = True,
    ) -> None:
        """Start a program.

        Args:
            command: the program and its arguments.
            columns: of the terminal.
            rows: of the terminal.
            env: its environment; ours if None.
            cwd: where it starts; where we are if None.
            controlling: whether the program finds the terminal as /dev/tty, too.
        """
        self.ended: Ended | None = None
        self._output = bytearray()
        self._display, self._displayed = Display(columns, rows), 0
        self._master, self._slave = pty.openpty()  # both are held, so that one sees what a program leaves
        self._line = termios.tcgetattr(self._slave)
        _set_size(self._slave, columns, rows)
        self._process = subprocess.Popen(
            command,
            stdin=self._slave,
            stdout=self._slave,
            stderr=self._slave,
            env=env,
            cwd=cwd,
            start_new_session=True,
            preexec_fn=_take_terminal if controlling else None,
        )
        os.set_blocking(self._master, False)

    @property
    def output(self) -> bytes:
        """All that was printed so far."""
        return bytes(self._output)

    @property
    def text(self) -> str:
        """All that was printed so far without its control sequences, in the order it was sent."""
        return _SEQUENCE.sub(b"", self._output).decode("utf-8", "replace")

    @property
    def display(self) -> Display:
        """What stands on the screen now."""
        self._display.feed(bytes(self._output[self._displayed :]))
        self._displayed = len(self._output)
        return self._display

    @property
    def left_behind(self) -> list[str]:
        """What differs from a terminal in which nothing runs: modes, and how lines are typed."""
        now = termios.tcgetattr(self._slave)
        names = ("input", "output", "control", "typing of lines")
        changed = [name for name, new, old in zip(names, now, self._line, strict=False) if new != old]
        return self.display.left_on + changed

    @property
    def pid(self) -> int:
        """The program's process, which leads a session of its own."""
        return self._process.pid

    def patience(self, seconds: float) -> Patience:
        """How long to wait for the program, from now on."""
        return Patience(self._process.pid, seconds)

    def send(self, keys: bytes, *, timeout: float = 20) -> None:
        """Type bytes, as a terminal would send them; what is printed meanwhile is read.

        Raises:
            TimeoutError: they are not taken.
        """
        patience = self.patience(timeout)
        while keys and self.ended is None:
            reading, writing, _ = select.select([self._master], [self._master], [], _MOMENT)
            if reading:
                self._read(0)
            if writing:
                with suppress(BlockingIOError):
                    keys = keys[os.write(self._master, keys[:_MOUTHFUL]) :]
            if not reading and not writing:
                self._reap(os.WNOHANG)
                if patience.over:
                    raise TimeoutError(f"keys are not taken; the screen is:\n{self.display.text}")

    def resize(self, columns: int, rows: int) -> None:
        """Give the terminal another size, of which the system tells the program."""
        self.display.resize(columns, rows)
        _set_size(self._master, columns, rows)

    def signal(self, number: int) -> None:
        """Send the program a signal."""
        os.kill(self._process.pid, number)

    def wait_for(self, pattern: str, *, timeout: float = 20) -> re.Match[str]:
        """Read until a regular expression matches in ``text``.

        Raises:
            TimeoutError: it does not in time, or the program ends before.
        """
        return self._wait(lambda: re.search(pattern, self.text), repr(pattern), timeout)

    def wait_until_shown(self, pattern: str, *, timeout: float = 20) -> re.Match[str]:
        """Read until a regular expression matches in what stands on the screen at one time.

        Raises:
            TimeoutError: it does not in time, or the program ends before.
        """
        return self._wait(lambda: re.search(pattern, self.display.text), repr(pattern), timeout)

    def wait_until_gone(self, pattern: str, *, timeout: float = 20) -> None:
        """Read until a regular expression matches nothing that stands on the screen.

        Raises:
            TimeoutError: it does all the time, or the program ends before.
        """
        self._wait(lambda: not re.search(pattern, self.display.text), f"screen without {pattern!r}", timeout)

    def forget(self) -> None:
        """Wait from now on for what comes from now on; what stands on the screen is still known."""
        _ = self.display
        self._output.clear()
        self._displayed = 0

    def read_for(self, seconds: float) -> int:
        """Read for some seconds, or until the program ends; how many bytes came."""
        begin, deadline = len(self._output), time.monotonic() + seconds
        while self.ended is None:
            left = deadline - time.monotonic()
            self._read(min(max(left, 0), _MOMENT))
            if left <= 0:
                break
        return len(self._output) - begin

    def resident(self) -> float:
        """The largest resident set of the running program, in MB (1,000,000 bytes); Linux only.

        What the kernel says at the end would count in the process that forked it.
        """
        status = Path(f"/proc/{self._process.pid}/status").read_text()
        return int(re.findall(r"VmHWM:\s+(\d+) kB", status)[0]) * 1024 / 1e6

    def settle(self, quiet: float = 0.3, *, timeout: float = 20) -> None:
        """Read until nothing has come for ``quiet`` seconds, in which the program could have sent something.

        It could where it has nothing to do, or has worked as long: others may have the processor.
        """
        patience = self.patience(timeout)
        begun: float | None = None
        while self.ended is None and not patience.over:
            if self._read(quiet):
                begun = None
                continue
            done = work(self._process.pid)
            if done is None or not done.wanted or (begun is not None and done.cpu - begun >= quiet):
                return
            begun = done.cpu if begun is None else begun

    def finish(self, *, timeout: float = 20) -> Ended:
        """Read until the program ends of its own accord.

        Raises:
            TimeoutError: when it still runs.
        """
        patience = self.patience(timeout)
        while self.ended is None:
            self._read(_MOMENT)
            if self.ended is None and patience.over:
                raise TimeoutError(f"still running; its screen ends with:\n{self.text[-2000:]}")
        return self.ended

    def close(self) -> None:
        """Kill what still runs."""
        if self.ended is None:
            os.kill(self._process.pid, signal.SIGKILL)  # Popen.kill would take the cost away
            self._reap(0)
        os.close(self._master)
        os.close(self._slave)

    def __enter__(self) -> Terminal:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _wait(self, there: Callable[[], _T], what: str, timeout: float) -> _T:
        patience = self.patience(timeout)
        while not (found := there()):
            came = self._read(_MOMENT)
            if not came and (self.ended is not None or patience.over):
                raise TimeoutError(f"no {what}; printed last:\n{self.text[-2000:]}")
        return found

    def _read(self, seconds: float) -> bool:
        """Take what has come, waiting for it so long; False if nothing comes. Notices the program's end."""
        begin = len(self._output)
        if not select.select([self._master], [], [], seconds)[0]:
            self._reap(os.WNOHANG)  # what it said last can still be there
        with suppress(BlockingIOError):
            came = os.read(self._master, 1 << 16)
            self._output += came
            if not came:  # closed under the program: from then on it reads as empty at once
                self._reap(os.WNOHANG)
                time.sleep(min(seconds, _MOMENT))
        return len(self._output) > begin

    def _reap(self, options: int) -> None:
        if self.ended is not None:
            return
        pid, status, usage = os.wait4(self._process.pid, options)
        if pid:
            self._process.returncode = os.waitstatus_to_exitcode(status)
            self.ended = Ended(
                self._process.returncode,
                usage.ru_utime + usage.ru_stime,
            )


def _take_terminal() -> None:
    """Make standard input the controlling terminal, in the process that becomes the program."""
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


def _set_size(descriptor: int, columns: int, rows: int) -> None:
    fcntl.ioctl(descriptor, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
