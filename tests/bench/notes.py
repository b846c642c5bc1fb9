"""The filter over the reader's notes against plain and fuzzy searches through the same words."""

from __future__ import annotations

import asyncio
import os
import tempfile
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from typing import Final
from unittest.mock import patch

from rapidfuzz import process
from rapidfuzz.fuzz import partial_ratio
from textual.pilot import Pilot

from corpus.model import Report
from notes.storage.schema import empty, encode
from reader.app import Syntopic
from reader.notebook import Note, Notebook, on
from reader.notebook.filtering import matching
from reader.positions.places import Place, Span
from reader.screens.notes.base import PATIENCE
from reader.screens.notes.screen import NotesScreen
from reader.workspace import Workspace
from tests.bench.frame import Row, benchmark, cpu_ms, medians
from tests.bench.pane import plain, spent

COUNT: Final = 10_000
FRAME: Final = 16.0
"""Milliseconds of a frame at 60 a second."""
QUERIES: Final = ("p", "partner", "tag:eu report:b", "security #order")
TYPED: Final = "security tag:eu"


@benchmark
def notes_filter() -> list[Row]:
    """A keystroke of the filter over 10,000 notes, CPU; peers look through the same folded words."""
    with tempfile.TemporaryDirectory() as folder:
        reports = [plain(name, 60_000) for name in "abc"]
        path = _filled(Path(folder, "notes.json"), reports)
        entries = Notebook(path, reports).contents.entries
        words = [entry.words for entry in entries]
        rows = []
        for query in QUERIES:
            wanted = query.rpartition(":")[2].rpartition("#")[2]
            ours, peer = medians(
                lambda query=query: cpu_ms(lambda: matching(entries, query)),
                lambda wanted=wanted: cpu_ms(lambda: [text for text in words if wanted in text]),
            )
            rows.append(Row(f"filter {query!r}; peer: in", ours, peer, "ms", most=FRAME))
        ours, peer = medians(
            lambda: cpu_ms(lambda: matching(entries, "partner")),
            lambda: cpu_ms(lambda: process.extract("partner", words, scorer=partial_ratio, limit=None)),
            times=3,
        )
        rows.append(Row("filter 'partner'; peer: rapidfuzz", ours, peer, "ms", most_ratio=1.0))
        size = (120, 36)
        with patch.dict(os.environ, {f"XDG_{name}_HOME": folder for name in ("STATE", "DATA", "CONFIG")}):
            many = asyncio.run(_keystroke(Workspace(reports, notes_file=path), size))
            path.write_bytes(encode(empty()))
            none = asyncio.run(_keystroke(Workspace(reports, notes_file=path), size))
        rows.append(Row("keystroke with screen; peer: no note", many, none, "ms", most=FRAME))
        return rows


async def _keystroke(workspace: Workspace, size: tuple[int, int]) -> float:
    """CPU from a letter typed into the filter until the list is shown; the whole note follows later."""
    app = Syntopic(workspace)
    async with app.run_test(size=size) as pilot:
        await pilot.press("w")
        await pilot.pause(1.5)
        assert isinstance(app.screen, NotesScreen)
        await pilot.press("slash")
        return median([await _typed(pilot, app.screen) for _ in range(5)])


async def _typed(pilot: Pilot[None], screen: NotesScreen) -> float:
    """Milliseconds of a letter, on average over a few words typed without a rest."""
    screen.line.value = ""
    await pilot.pause(2 * PATIENCE)
    type_ = screen.line.insert_text_at_cursor
    return await spent(pilot, [lambda letter=letter: type_(letter) for letter in TYPED])


def _filled(path: Path, reports: Sequence[Report]) -> Path:
    """A store of notes on words all over the reports."""
    tables = empty()
    for number in range(COUNT):
        report = reports[number % len(reports)]
        passage = number // len(reports) % len(report.reading)
        length = min(len(report.reading[passage].text), 150)
        target = on(report, Span(Place(passage), Place(passage, length)))
        tags = [("eu",), ("order/architecture", "nato"), ()][number % 3]
        note = Note(target, f"What I think of the partnership, number {number}. " * 3, tags, "Russia")
        time = f"2026-{number % 12 + 1:02}-{number % 28 + 1:02}T08:00:00Z"
        record = {"id": f"n-{number:06}", **note.fields(), "created": time, "updated": time, "revision": 1}
        tables["notes"][str(number + 1)] = record
    path.write_bytes(encode(tables))
    return path
