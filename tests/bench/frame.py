"""The frame that benchmarks are written in: rows with bars, a register, interleaved runs, and clocks."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from typing import TypeVar

Cost = TypeVar("Cost")


@dataclass(frozen=True, slots=True)
class Row:
    """One measured line: our figure beside that of a peer measured in the same run."""

    name: str
    ours: float
    peer: float
    unit: str
    most_ratio: float | None = None
    """The bar, where it is on ``ratio``."""
    most: float | None = None
    """The bar, where it is on ``ours``, in ``unit``."""

    @property
    def ratio(self) -> float:
        """How many times the peer's figure ours is."""
        return self.ours / self.peer

    @property
    def passed(self) -> bool:
        """Whether every bar is kept."""
        return (self.most_ratio is None or self.ratio <= self.most_ratio) and (
            self.most is None or self.ours <= self.most
        )

    @property
    def bar(self) -> str:
        """The bars in words, as "1.25x" or "80 MB"."""
        ratio = [] if self.most_ratio is None else [f"{self.most_ratio:g}x"]
        amount = [] if self.most is None else [f"{self.most:g} {self.unit}"]
        return ", ".join(ratio + amount)


Benchmark = Callable[[], list[Row]]
BENCHMARKS: dict[str, Benchmark] = {}


def benchmark(function: Benchmark) -> Benchmark:
    """Register a benchmark under the name of its function; its docstring's first line is shown."""
    BENCHMARKS[function.__name__] = function
    return function


def interleaved(*runs: Callable[[], Cost], times: int = 7) -> list[list[Cost]]:
    """What runs cost that take turns, so that a busy minute hits all of them alike: a list for each.

    Args:
        runs: each does its work once and returns what that cost.
        times: how often each one is run, after one round that is not counted.
    """
    rounds = [[run() for run in runs] for _ in range(times + 1)][1:]
    return [list(costs) for costs in zip(*rounds, strict=True)]


def medians(*runs: Callable[[], float], times: int = 7) -> list[float]:
    """The median cost of each run, interleaved."""
    return [median(costs) for costs in interleaved(*runs, times=times)]


def cpu_ms(work: Callable[[], object]) -> float:
    """Milliseconds of CPU that this process, all its threads together, spends on some work."""
    gc.collect()
    start = time.process_time()
    work()
    return (time.process_time() - start) * 1000


def wall_ms(work: Callable[[], object]) -> float:
    """Milliseconds that pass over some work: for what waits for the disk."""
    gc.collect()
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000
