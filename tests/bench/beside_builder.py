"""What a person waits for while 500 reports are being analysed, beside the same with that stopped."""

from __future__ import annotations

import asyncio
import os
import signal
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final
from unittest.mock import patch

from textual import events
from textual.pilot import Pilot

from corpus import child_processes
from corpus.analysis import RemoteWorker
from reader.analysis.model import Stage
from reader.analysis.theme_matches import ThemeMatches
from reader.app import Syntopic
from reader.notebook import Note, on
from reader.positions.places import Place, Span
from reader.screens.jump import JumpScreen
from reader.workspace import Workspace
from tests.bench.corpora import corpus
from tests.bench.frame import Row, benchmark

ROUNDS: Final = 30
TICK: Final = 0.005
"""Seconds of the ticker on the screen's thread."""


@benchmark
def beside_builder() -> list[Row]:
    """500 reports analysed for the first time: keys, saves, pauses; peer: the same with that stopped."""
    with tempfile.TemporaryDirectory() as folder, patch.dict(os.environ, {
        f"XDG_{name}_HOME": f"{folder}/{name}" for name in ("STATE", "DATA", "CACHE", "CONFIG")
    }):  # fmt: skip
        workspace = Workspace.from_paths([corpus(500)], notes_file=Path(folder) / "notes.json")
        return asyncio.run(_measured(Syntopic(workspace)))


async def _measured(app: Syntopic) -> list[Row]:
    async with app.run_test(size=(120, 36)) as pilot:
        room = app.room
        await room.notebook.ready()
        pauses: list[float] = []
        ticker = asyncio.create_task(_tick(pauses))
        room.analyses.begin()
        while room.analyses.current.stage < Stage.NAMES:
            await pilot.pause(0.01)
        working, stopped, saved, saved_stopped = [], [], [], []
        for _ in range(ROUNDS):
            if room.analyses.current.stage >= Stage.LINKS:
                break
            working.append(await _names(pilot))
            saved.append(await _saved(pilot))
            with _stopped():
                stopped.append(await _names(pilot))
                saved_stopped.append(await _saved(pilot))
        began = time.monotonic()
        for _ in range(len(saved) * 2):
            app.post_message(events.Key("u", "u"))
        contents = room.notebook.contents
        while contents is None or contents.notes:
            await asyncio.sleep(TICK)
            contents = room.notebook.contents
        undone = (time.monotonic() - began) * 1000 * 80 / (len(saved) * 2)
        while room.analyses.current.stage < Stage.LINKS:
            await asyncio.sleep(0.1)
        ticker.cancel()
        quiet: list[float] = []
        ticker = asyncio.create_task(_tick(quiet))
        await asyncio.sleep(5)
        ticker.cancel()
    return [
        Row("key to ranked names, p95", _p(working, 95), _p(stopped, 95), "ms", most_ratio=2, most=100),
        Row("key to saved, p95", _p(saved, 95), _p(saved_stopped, 95), "ms", most=200),
        Row("longest pauses of the screen, p99", _p(pauses, 99), max(_p(quiet, 99), 0.1), "ms", most=50),
        Row("80 undos", undone, 2000, "ms", most=2000),
    ]


async def _tick(pauses: list[float]) -> None:
    """How much later than it should a timer on the screen's thread comes, in ms."""
    last = time.monotonic()
    while True:
        await asyncio.sleep(TICK)
        now = time.monotonic()
        pauses.append((now - last - TICK) * 1000)
        last = now


async def _names(pilot: Pilot[Any]) -> float:
    """Milliseconds from a letter in the jump until the names that it ranks are listed."""
    await pilot.press("t")
    screen = pilot.app.screen
    assert isinstance(screen, JumpScreen)
    await pilot.pause(0.2)
    answered = asyncio.Event()
    matched = screen._matched

    def told(found: ThemeMatches) -> None:
        matched(found)
        if found.query == "m":
            answered.set()

    with patch.object(screen, "_matched", told):
        began = time.monotonic()
        pilot.app.post_message(events.Key("m", "m"))
        await asyncio.wait_for(answered.wait(), 30)
        await pilot.app.animator.wait_for_idle()
        took = (time.monotonic() - began) * 1000
    await pilot.press("escape")
    return took


async def _saved(pilot: Pilot[Any]) -> float:
    """Milliseconds from the key that saves a note to its being safe, the cursor moving meanwhile."""
    app = pilot.app
    assert isinstance(app, Syntopic)
    noting, report = app.room.notebook, app.room.grid.column.report
    count = len(noting.contents.notes) if noting.contents else 0
    span = Span(Place(3), Place(3, 20 + count))
    began = time.monotonic()

    async def work() -> None:
        await noting.change(lambda notebook: notebook.add(Note(on(report, span))))

    worker = noting.start(work)
    for _ in range(5):
        app.post_message(events.Key("j", "j"))
    await worker.wait()
    return (time.monotonic() - began) * 1000


@contextmanager
def _stopped() -> Iterator[None]:
    """While the process that analyses is stopped."""
    workers = [child for child in child_processes._children if isinstance(child, RemoteWorker)]
    processes = [worker._process for worker in workers if worker._process is not None]
    for process in processes:
        process.send_signal(signal.SIGSTOP)
    try:
        yield
    finally:
        for process in processes:
            process.send_signal(signal.SIGCONT)


def _p(values: list[float], percent: int) -> float:
    """A percentile."""
    return sorted(values)[min(len(values) - 1, len(values) * percent // 100)]
