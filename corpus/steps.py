"""Work in short steps: whoever runs it can show how far it is, let others go first, or leave it there."""

from __future__ import annotations

from collections.abc import Callable, Generator
from typing import TypeVar

Done = tuple[int, int]
"""How much is done, and of how much."""
Value = TypeVar("Value")
Steps = Generator[Done, None, Value]
"""Yields how far it is after at most some 20 ms of work each time, and returns what it has made."""


def finish(steps: Steps[Value], progress: Callable[[int, int], None] | None = None) -> Value:
    """Run steps to their end.

    Args:
        steps: the work.
        progress: is told how far it is; what it raises ends the work and reaches the caller.
    """
    while True:
        try:
            done = next(steps)
        except StopIteration as end:
            value: Value = end.value
            return value
        if progress is not None:
            try:
                progress(*done)
            except BaseException:
                steps.close()
                raise
