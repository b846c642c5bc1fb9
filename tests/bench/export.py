"""Exporting 1,000 and 10,000 notes on the bundled reports: time and memory, and how they grow."""

from __future__ import annotations

import random
import tempfile
import tracemalloc
from pathlib import Path
from statistics import median

from notes.storage.schema import empty, encode
from reader.exporting.delivery import prepare
from reader.exporting.markdown import edition
from reader.exporting.request import Request
from reader.exporting.selection import Filters, chosen
from reader.notebook import Note, Notebook, on
from reader.positions.places import Place, Span
from reader.workspace import Workspace
from tests.bench.frame import Row, benchmark, cpu_ms

FEW, MANY = 1_000, 10_000
THEMES = ("European security architecture", "NATO enlargement", "ESDP", "Energy security", None)
TIMES = 3
_MB = 1 << 20


@benchmark
def export() -> list[Row]:
    """Markdown of 10,000 notes; peer: ten times what 1,000 take, so that 1x is linear growth."""
    workspace = Workspace.bundled()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        few, many = (_requests(workspace, folder, count) for count in (FEW, MANY))
        rows = []
        for by in ("theme", "report", "tag"):
            ours, peer = (median(_ms(r, by) for _ in range(TIMES)) for r in (many, few))
            rows.append(Row(f"one file, by {by}", ours, peer * MANY / FEW, "ms", most_ratio=1.5))
        for number, by in enumerate(("report", "tag")):
            ours, peer = (_written(r, by, folder / f"{number}-{len(r.wanted)}") for r in (many, few))
            rows.append(Row(f"a folder written, by {by}", ours, peer * MANY / FEW, "ms", most_ratio=1.5))
        ours, peer = (_peak(r) for r in (many, few))
        rows.append(Row("memory at most, by report", ours, peer * MANY / FEW, "MB", most_ratio=1.5))
        text = edition(many).in_one()
        rows.append(Row("memory; peer: the text alone", ours, len(text.encode()) / _MB, "MB"))
        return rows


def _ms(request: Request, by: str) -> float:
    wanted = _by(request, by)
    return cpu_ms(lambda: edition(wanted).in_one())


def _written(request: Request, by: str, folder: Path) -> float:
    wanted = _by(request, by)
    return cpu_ms(lambda: prepare(wanted, f"{folder}/").write())


def _peak(request: Request) -> float:
    wanted = _by(request, "report")
    tracemalloc.start()
    edition(wanted).in_one()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak / _MB


def _by(request: Request, by: str) -> Request:
    return Request(request.workspace, request.notebook, request.wanted, by, "plain")


def _requests(workspace: Workspace, folder: Path, count: int) -> Request:
    """So many notes on quotes of 30 to 300 characters, a relation from every tenth to another."""
    chance, tables = random.Random(7), empty()
    for number in range(1, count + 1):
        report = chance.choice(workspace.reports)
        index = chance.choice([i for i, passage in enumerate(report.reading) if len(passage.text) > 40])
        most = len(report.reading[index].text)
        start = chance.randrange(most - 30)
        span = Span(Place(index, start), Place(index, min(most, start + chance.randrange(30, 300))))
        note = Note(
            on(report, span),
            "What I *think* of it, in some words. " * chance.randrange(6),
            tuple(chance.sample(("order/architecture", "nato", "eu/army", "energy"), chance.randrange(3))),
            chance.choice(("Russia", "EU", None)),
            chance.choice(THEMES),
        )
        times = {"created": "2026-11-23T02:00:00Z", "updated": "2026-11-23T02:00:00Z"}
        tables["notes"][str(number)] = {**note.fields(), "id": f"n-{number}", "revision": 1, **times}
        if number % 10 == 0:
            ends = {"from": f"n-{number}", "to": f"n-{chance.randrange(1, number)}"}
            tables["relations"][str(number)] = {"id": f"r-{number}", "type": "agrees", "text": "So.", **ends}
    path = folder / f"{count}.json"
    path.write_bytes(encode(tables))
    notebook = Notebook(path, workspace.reports)
    return Request(workspace, notebook, chosen(workspace, notebook.contents, Filters()))
