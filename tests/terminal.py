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
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

_SEQUENCE = re.compile(
    rb"\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)"  # OSC
    rb"|\x1b[PX^_].*?\x1b\\"  # DCS, SOS, PM, APC
    rb"|\x1b\[[0-?]*[ -/]*[@-~]"  # CSI
    rb"|\x1b[ -/]*[0-~]",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Ended:
    """How a program ended and what it used, its waited-for children included."""

    status: int
    """Exit status; negative for a signal."""
    cpu: float
    """Seconds of user and system time."""


class Terminal:
    """A program whose standard streams are a pseudo-terminal of a given size.

    Use it as a context manager: what still runs at the end is killed.
    """

    def __init__(
        self,
        command: Sequence[str | Path],
        *,
        columns: int = 120,
        rows: int = 36,
        env: Mapping[str, str] | None = None,
        cwd: Path | None = None,
    ) -> None:
        self.output = b""
        self.ended: Ended | None = None
        self._master, slave = pty.openpty()
        _set_size(slave, columns, rows)
        self._process = subprocess.Popen(
            command, stdin=slave, stdout=slave, stderr=slave, env=env, cwd=cwd, start_new_session=True
        )
        os.close(slave)

    @property
    def text(self) -> str:
        """All that was printed so far without its control sequences, in the order it was sent."""
        return _SEQUENCE.sub(b"", self.output).decode("utf-8", "replace")

    def send(self, keys: bytes) -> None:
        """Type bytes, as a terminal would send them."""
        os.write(self._master, keys)

    def resize(self, columns: int, rows: int) -> None:
        """Give the terminal another size and tell the program so."""
        _set_size(self._master, columns, rows)
        os.kill(self._process.pid, signal.SIGWINCH)

    def signal(self, number: int) -> None:
        """Send the program a signal."""
        os.kill(self._process.pid, number)

    def wait_for(self, pattern: str, *, timeout: float = 20) -> re.Match[str]:
        """Read until a regular expression matches in ``text``.

        Raises:
            TimeoutError: after ``timeout`` seconds, or when the program ends before.
        """
        deadline = time.monotonic() + timeout
        while (match := re.search(pattern, self.text)) is None:
            if not self._read(deadline):
                raise TimeoutError(f"no {pattern!r} on the screen; it ends with:\n{self.text[-2000:]}")
        return match

    def resident(self) -> float:
        """The largest resident set of the running program, in MB (1,000,000 bytes); Linux only.

        What the kernel says at the end would count in the process that forked it.
        """
        status = Path(f"/proc/{self._process.pid}/status").read_text()
        return int(re.findall(r"VmHWM:\s+(\d+) kB", status)[0]) * 1024 / 1e6

    def settle(self, quiet: float = 0.3, *, timeout: float = 20) -> None:
        """Read until nothing has come for ``quiet`` seconds."""
        deadline = time.monotonic() + timeout
        while self._read(min(deadline, time.monotonic() + quiet)):
            pass

    def finish(self, *, timeout: float = 20) -> Ended:
        """Read until the program ends of its own accord.

        Raises:
            TimeoutError: when it still runs after ``timeout`` seconds.
        """
        deadline = time.monotonic() + timeout
        while self.ended is None:
            if not self._read(min(deadline, time.monotonic() + 0.05)):
                self._reap(os.WNOHANG)
                if self.ended is None and time.monotonic() > deadline:
                    raise TimeoutError(f"still running; its screen ends with:\n{self.text[-2000:]}")
        while self._read(time.monotonic()):  # what it said last
            pass
        return self.ended

    def close(self) -> None:
        """Kill what still runs."""
        if self.ended is None:
            os.kill(self._process.pid, signal.SIGKILL)  # Popen.kill would take the cost away
            self._reap(0)
        os.close(self._master)

    def __enter__(self) -> Terminal:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _read(self, deadline: float) -> bool:
        """Take what has come, waiting for it until the deadline; False if nothing comes."""
        if not select.select([self._master], [], [], max(0.0, deadline - time.monotonic()))[0]:
            return False
        try:
            chunk = os.read(self._master, 1 << 16)
        except OSError:  # Linux: nobody holds the other side any more
            chunk = b""
        self.output += chunk
        if not chunk and self.ended is None:
            time.sleep(0.005)
        return bool(chunk)

    def _reap(self, options: int) -> None:
        pid, status, usage = os.wait4(self._process.pid, options)
        if pid:
            self._process.returncode = os.waitstatus_to_exitcode(status)
            self.ended = Ended(
                self._process.returncode,
                usage.ru_utime + usage.ru_stime,
            )


def _set_size(descriptor: int, columns: int, rows: int) -> None:
    fcntl.ioctl(descriptor, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
