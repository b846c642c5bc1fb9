"""The child's side of ``corpus.importers.sandbox.process``: take requests, run them under limits, answer."""

from __future__ import annotations

import resource
import sys
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import BinaryIO, Final

import orjson

from corpus.errors import SourceError
from corpus.importers.sandbox.process import DONE, FAILED, LAST, REFUSED

_MOST: Final = 500
"""Requests; then the child leaves, for what a library leaks in each adds up."""
_GROWN: Final = 4
"""Part of the memory limit (one in so many) that a child may hold on to and still take another request."""
_LONGEST: Final = 300
"""Characters of a reason."""
_OWN_SIZE: Final = Path("/proc/self/statm")


def serve(cpu: str, memory: str) -> None:
    """Answer requests from standard input until it ends.

    Args:
        cpu: seconds of the processor that each request may take.
        memory: bytes of address space that the process may take.
    """
    _limit(resource.RLIMIT_AS, int(memory))
    _limit(resource.RLIMIT_CORE, 0)
    _limit(resource.RLIMIT_FSIZE, 0)  # a converter has nothing to write
    requests, answers = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr  # a library that prints must not answer
    for count in range(1, _MOST + 1):
        length = int.from_bytes(requests.read(8))
        if not length:
            return
        function, request = orjson.loads(requests.read(length))
        used = resource.getrusage(resource.RUSAGE_SELF)
        _limit(resource.RLIMIT_CPU, int(used.ru_utime + used.ru_stime) + 1 + int(cpu))
        status, answer = _answer(function, request, int(memory))
        grown = _size() > int(memory) // _GROWN
        _send(answers, status, grown or count == _MOST, answer)


def _size() -> int:
    """Bytes of memory that this process has."""
    try:
        return int(_OWN_SIZE.read_bytes().split()[1]) * resource.getpagesize()
    except OSError:  # macOS: the most that it ever had; in bytes there, and not the parent's as on Linux
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def _limit(what: int, most: int) -> None:
    with suppress(ValueError, OSError):  # a system that keeps no such limit
        hard = resource.getrlimit(what)[1]
        resource.setrlimit(what, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


def _answer(function: str, request: dict[str, object], memory: int) -> tuple[bytes, bytes]:
    module, name = function.split(":")
    try:
        run: Callable[..., bytes] = getattr(import_module(module), name)
        return DONE, run(**request)
    except SourceError as error:
        return REFUSED, str(error).encode(errors="replace")
    except MemoryError:
        return FAILED, f"it needs more than {memory >> 20} MB of memory".encode()
    except Exception as error:
        reason = " ".join(f"{type(error).__name__}: {error}".split())[:_LONGEST]
        return FAILED, f"its converter failed ({reason})".encode(errors="replace")


def _send(answers: BinaryIO, status: bytes, last: bool, answer: bytes) -> None:
    answers.write(status + (LAST if last else b" ") + len(answer).to_bytes(8) + answer)
    answers.flush()
