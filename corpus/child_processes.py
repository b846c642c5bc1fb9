"""The child processes that work for this one: ended all at once, and their answers read from a pipe."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from typing import Final, Protocol
from weakref import WeakSet


class Killable(Protocol):
    """Whoever has a child process."""

    def kill(self) -> None:
        """Have it end, without waiting for it; nothing further is asked of it."""


_PIECE: Final = 1 << 20
"""Bytes that are read at once."""
_children: WeakSet[Killable] = WeakSet()
_counting = threading.Lock()


def register(child: Killable) -> None:
    """Know of somebody who may have a child process, for as long as that one is there."""
    with _counting:
        _children.add(child)


def kill_all() -> None:
    """Kill all children of this process, wherever they are used: the process itself is about to end.

    Nobody waits for them; what they would have answered is lost.
    """
    with _counting:
        children = list(_children)
    for child in children:
        child.kill()


def read_exactly(pipe: int, length: int, wait: Callable[[], object] = lambda: None) -> bytes:
    """Exactly so many bytes from a pipe.

    Args:
        pipe: its descriptor.
        length: how many.
        wait: called before each reading; what it raises ends the reading.

    Raises:
        EOFError: the other end is gone before.
    """
    parts = []
    while length:
        wait()
        part = os.read(pipe, min(length, _PIECE))
        if not part:
            raise EOFError
        parts.append(part)
        length -= len(part)
    return b"".join(parts)
