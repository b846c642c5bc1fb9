"""How far reading has come, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corpus.library import Progress


def progress_line(progress: Progress) -> str:
    """How far reading has come, in a few words."""
    left = "" if progress.left is None else f", {_time(progress.left)} left"
    return f"reading {progress.done:,} of {progress.total:,} files{left}"


def _time(seconds: float) -> str:
    """A time in words, no more exact than it is known."""
    if seconds < 10:
        return "a few seconds"
    return f"about {round(seconds, -1):.0f} s" if seconds < 100 else f"about {seconds / 60:.0f} min"
