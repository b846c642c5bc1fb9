"""A child process for converters that can hang, swell or crash, so that a hostile file stops nobody.

The child answers one request after another, since starting Python costs more than converting most files;
it leaves after some files, or once it has grown, and the next request starts another. What crosses is JSON.
"""

from __future__ import annotations

import selectors
import signal
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple, Self

import orjson

from corpus import child_processes
from corpus.errors import SourceError

if TYPE_CHECKING:
    from subprocess import Popen

HEADER: Final = 10
"""Bytes before each answer: what it is, whether the child leaves after it, and its length."""
DONE, REFUSED, FAILED = b"+", b"-", b"!"
LAST: Final = b"."

_START: Final = (
    "import sys; sys.path.append(sys.argv[1]); "
    "from corpus.importers.sandbox.server import serve; serve(*sys.argv[2:])"
)
"""Appended, not put first: a folder full of reports may hold a file that is called like a module."""
_ROOT: Final = str(Path(__file__).resolve().parents[3])


class Limits(NamedTuple):
    """What one file may cost."""

    seconds: float = 180
    """On the clock: a busy machine gets more of it than of the processor."""
    cpu: int = 90
    """Seconds of the processor."""
    memory: int = 1 << 30
    """Bytes of address space; where the system keeps no such limit (macOS) the others must do."""
    output: int = 64 << 20
    """Bytes of what is handed back: no report is that long."""


LIMITS: Final = Limits()
"""What no report needs."""


class ChildError(Exception):
    """A request that the child did not answer; the message is the reason, in a few words."""


class Child:
    """A process that runs one function after another under limits; started when first needed.

    One request at a time. ``close`` may be called from another thread: it ends the request under way.
    """

    def __init__(self, limits: Limits = LIMITS) -> None:
        """Say what each request may cost."""
        self.limits = limits
        self._process: Popen[bytes] | None = None
        self._closed = threading.Event()
        child_processes.register(self)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the child, whatever it does; no further request is taken."""
        self.kill()
        if (process := self._process) is not None:
            process.wait()  # else it stays in the table of processes until somebody asks

    def kill(self) -> None:
        """Have the child end, without waiting for it; no further request is taken."""
        self._closed.set()
        if (process := self._process) is not None:
            process.kill()

    def run(self, function: str, **request: Any) -> bytes:
        """What a function of this program returns for a request, run in the child.

        Args:
            function: ``package.module:name``; takes the request's values by name and returns bytes.
            request: what JSON can hold.

        Raises:
            SourceError: as the function raised it.
            ChildError: where there is no answer, with the reason.
        """
        process = self._started()
        assert process.stdin is not None
        message = orjson.dumps([function, request])
        try:
            process.stdin.write(len(message).to_bytes(8) + message)
            process.stdin.flush()
            status, last, answer = self._answer(process)
        except (BrokenPipeError, EOFError):
            raise ChildError(self._reason_of_end(process)) from None
        except BaseException:  # out of time, too much, or interrupted: what comes later is no answer
            self._end(process)
            raise
        if last:
            self._end(process)
        if status == REFUSED:
            raise SourceError(answer.decode())
        if status == FAILED:
            raise ChildError(answer.decode())
        return answer

    def _started(self) -> Popen[bytes]:
        if self._closed.is_set():
            raise ChildError("cancelled")
        if self._process is None:
            import subprocess  # where all reports come from the cache there is never a child

            self._process = subprocess.Popen(
                [sys.executable, "-P", "-c", _START, _ROOT, str(self.limits.cpu), str(self.limits.memory)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                start_new_session=True,  # ctrl+c at the terminal is the parent's to answer
            )
            if self._closed.is_set():  # meanwhile, by another thread
                self._process.kill()
        return self._process

    def _answer(self, process: Popen[bytes]) -> tuple[bytes, bool, bytes]:
        deadline = time.monotonic() + self.limits.seconds
        header = self._read(process, HEADER, deadline)
        length = int.from_bytes(header[2:])
        if length > self.limits.output:
            raise ChildError(f"its text is larger than {self.limits.output >> 20} MB")
        return header[:1], header[1:2] == LAST, self._read(process, length, deadline)

    def _read(self, process: Popen[bytes], length: int, deadline: float) -> bytes:
        """Exactly so many bytes of the answer."""
        assert process.stdout is not None
        pipe = process.stdout.fileno()
        with selectors.DefaultSelector() as selector:
            selector.register(pipe, selectors.EVENT_READ)

            def wait() -> None:
                if not selector.select(max(0, deadline - time.monotonic())):
                    raise ChildError(f"it took longer than {self.limits.seconds:g} s")

            return child_processes.read_exactly(pipe, length, wait)

    def _end(self, process: Popen[bytes]) -> int:
        """Let go of a child and give its exit code."""
        process.kill()
        code = process.wait()
        for pipe in (process.stdin, process.stdout):
            assert pipe is not None
            with suppress(BrokenPipeError):  # what was not written yet is lost, and nobody waits for it
                pipe.close()
        self._process = None
        return code

    def _reason_of_end(self, process: Popen[bytes]) -> str:
        """Why a child ended without an answer."""
        ended = time.monotonic() + 1
        while process.poll() is None and time.monotonic() < ended:  # it closes its pipe before it is gone
            time.sleep(0.005)
        code = self._end(process)
        if self._closed.is_set():
            return "cancelled"
        if code >= 0:
            return f"its converter ended without an answer (exit code {code})"
        if -code == signal.SIGXCPU:
            return f"it took more than {self.limits.cpu} s of the processor"
        if -code == signal.SIGKILL:
            return "the system ended its converter, most likely for want of memory"
        return f"its converter crashed ({signal.Signals(-code).name})"
