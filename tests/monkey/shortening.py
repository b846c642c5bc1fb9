"""Leaves out of a sequence what a failure does not need."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

_T = TypeVar("_T")


def shorten(steps: Sequence[_T], fails: Callable[[Sequence[_T]], bool], tries: int = 200) -> Sequence[_T]:
    """The shortest sequence found that still fails.

    Args:
        steps: a sequence that fails.
        fails: does a shorter one, and tells.
        tries: how many are done at most.
    """
    size = max(len(steps) // 2, 1)
    while size and tries:
        at = 0
        while tries and at < len(steps):
            fewer = [*steps[:at], *steps[at + size :]]
            tries -= 1
            if fewer and fails(fewer):
                steps = fewer
            else:
                at += size
        size //= 2
    return steps
