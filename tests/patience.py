"""How long a program is waited for: as long as it works, so that a busy machine only takes longer."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass
from pathlib import Path

_PROC = Path("/proc")
_TICK = os.sysconf("SC_CLK_TCK")
_OFTEN, _SELDOM = 0.1, 1.0
"""Seconds from one look at a program to the next, and at which processes it has started."""
_LONGEST = 15
"""Times the seconds that one is ready to wait, for a machine on which nothing moves."""


@dataclass(frozen=True, slots=True)
class Work:
    """What processes have done."""

    cpu: float
    """Seconds of user and system time, with those of their children that have ended."""
    wanted: bool
    """Whether one of them could go on at once, had it a processor or its disk."""


def work(*processes: int) -> Work | None:
    """What these processes have done and want to do; None where the system does not tell (no /proc)."""
    if not _PROC.is_dir():
        return None
    ticks, wanted = 0, False
    for process in processes:
        folder = _PROC / str(process)
        ticks += sum(map(int, _facts(folder)[11:15]))
        wanted = wanted or any("".join(_facts(thread)[:1]) in ("R", "D") for thread in _threads(folder))
    return Work(ticks / _TICK, wanted)


def session(leader: int) -> list[int]:
    """A program and the processes that it has started."""
    return _those_with(3, leader) if _PROC.is_dir() else [leader]


def children(parent: int) -> list[int]:
    """The processes that a program has started itself; Linux only."""
    return _those_with(1, parent)


def _those_with(field: int, number: int) -> list[int]:
    """The processes of which a field is this number; they are counted from behind the name."""
    running = [int(folder.name) for folder in _PROC.iterdir() if folder.name.isdecimal()]
    return [
        process for process in running if _facts(_PROC / str(process))[field : field + 1] == [str(number)]
    ]


def _facts(folder: Path) -> list[str]:
    """The fields of a process or thread that follow its name; none if it has gone."""
    return _read(folder / "stat").rpartition(") ")[2].split()


def _threads(folder: Path) -> list[Path]:
    try:
        return list((folder / "task").iterdir())
    except OSError:  # it has gone
        return []


def _read(file: Path) -> str:
    try:
        return file.read_text(errors="replace")
    except OSError:
        return ""


class Patience:
    """Says when to wait any longer is in vain: when a program has had the seconds to itself.

    While it wants the processor only what it gets of it counts, for others may have the rest. Where the
    system does not tell of that, three times the seconds are waited.
    """

    def __init__(self, leader: int, seconds: float) -> None:
        self.seconds = seconds
        self._leader = leader
        self._begun = self._looked = self._counted = time.monotonic()
        self._members = session(leader)
        self._had = 0.0
        done = work(*self._members)
        self._cpu = done.cpu if done else 0.0

    @property
    def over(self) -> bool:
        """Whether to wait any longer is in vain; to be asked again and again."""
        now = time.monotonic()
        passed, waited = now - self._looked, now - self._begun
        if passed < _OFTEN:
            return False
        self._looked = now
        if now - self._counted > _SELDOM:
            self._members, self._counted = session(self._leader), now
        done = work(*self._members)
        if done is None:
            return waited > 3 * self.seconds
        self._had += min(max(done.cpu - self._cpu, 0.0), passed) if done.wanted else passed
        self._cpu = done.cpu
        return self._had > self.seconds or waited > _LONGEST * self.seconds
