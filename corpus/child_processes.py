"""The child processes that work for this one, so that all of them can be ended at once."""

from __future__ import annotations

import threading
from typing import Protocol
from weakref import WeakSet


class Killable(Protocol):
    """Whoever has a child process."""

    def kill(self) -> None:
        """Have it end, without waiting for it; nothing further is asked of it."""


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
