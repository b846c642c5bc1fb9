"""From the shell: what the program costs until its first content, and for a command without a screen."""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median

from tests.bench.frame import Row, benchmark, interleaved, medians
from tests.terminal import Terminal

BARE_APP = """
from textual.app import App
from textual.widgets import Static

class Bare(App):
    BINDINGS = [("q", "quit", "Quit")]

    def compose(self):
        yield Static("first content")

Bare().run()
"""
SYNTOPIC = Path(sysconfig.get_path("scripts")) / "syntopic"
_CONTENT = r"Russia\w* \w+ \w+"
"""Words of a report's text: what stands in a title line is no content yet."""


@benchmark
def start() -> list[Row]:
    """From the shell to the first content on a screen of 120x36, then quit; the peer is one Static."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        environment = environment_of(home)

        def ours() -> tuple[float, float]:
            shutil.rmtree(home / "state", ignore_errors=True)  # a first start each time, with a warm cache
            return until_content([SYNTOPIC], _CONTENT, environment)

        def peer() -> tuple[float, float]:
            return until_content([sys.executable, "-c", BARE_APP], "first content", environment)

        we, they = interleaved(ours, peer)
    (our_cpu, our_size), (peer_cpu, peer_size) = (
        map(median, zip(*costs, strict=True)) for costs in (we, they)
    )
    return [
        Row("CPU", our_cpu, peer_cpu, "ms", most_ratio=1.25),
        Row("largest resident set", our_size, peer_size, "MB", most=80),
    ]


@benchmark
def reports() -> list[Row]:
    """`syntopic reports` in a pipe; the peer is a Python that does nothing."""
    with tempfile.TemporaryDirectory() as folder:
        environment = environment_of(Path(folder))
        ours, peer = medians(
            lambda: _cpu_ms([SYNTOPIC, "reports"], environment),
            lambda: _cpu_ms([sys.executable, "-c", "pass"], environment),
        )
    return [Row("CPU", ours, peer, "ms", most=150)]


def until_content(
    command: Sequence[str | Path], content: str, environment: Mapping[str, str]
) -> tuple[float, float]:
    """Start a program on a screen and quit it at the first frame with content: CPU in ms, memory in MB."""
    with Terminal(command, columns=120, rows=36, env=environment) as terminal:
        terminal.wait_for(content)
        size = terminal.resident()
        terminal.send(b"q")
        return terminal.finish().cpu * 1000, size


def _cpu_ms(command: Sequence[str | Path], environment: Mapping[str, str]) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, env=environment, check=True, stdin=subprocess.DEVNULL, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime) * 1000


def environment_of(home: Path) -> dict[str, str]:
    """An ordinary user's: an empty home, and compiled modules kept from one run to the next."""
    folders = {f"XDG_{name.upper()}_HOME": str(home / name) for name in ("config", "data", "state", "cache")}
    plain = {"PATH": os.environ["PATH"], "HOME": str(home), "TERM": "xterm-256color", "LANG": "C.UTF-8"}
    return plain | folders
