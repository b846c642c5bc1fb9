"""The notebook with 10,000 notes on the bundled reports: filtering, opening, changing, placing anew."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from statistics import median
from time import process_time

from corpus.model import Report
from notes.folding import fold
from notes.storage.schema import empty, encode
from notes.store import NoteStore
from reader.notebook import Note, Notebook, on
from reader.positions.places import Place, Span
from reader.room.note_marks import drawn_notes
from reader.workspace import Workspace
from tests.bench.frame import Row, benchmark, cpu_ms, medians, wall_ms

SIZE = 10_000
KEYSTROKES = (
    "s",
    "sec",
    "security tag:arch",
    "#nato report:portela state:anch",
    '"european security" holder:russ',
)


@benchmark
def notebook() -> list[Row]:
    """The notebook over 10,000 notes: a keystroke of the filter, opening, one change, texts that changed."""
    reports = Workspace.bundled().reports
    with tempfile.TemporaryDirectory() as folder:
        full, none = Path(folder, "full.json"), Path(folder, "none.json")
        full.write_bytes(filled(reports, SIZE))
        return [
            *_filter(full, reports),
            _opening(full, none, reports),
            _listing(full, none, reports),
            _change(full, reports),
            _seen(full, reports),
            _anew(full, reports),
        ]


def _filter(full: Path, reports: Sequence[Report]) -> list[Row]:
    notes = Notebook(full, reports).contents
    peer = [(placed.note.text, placed.quote) for placed in notes.notes]

    def naively() -> None:
        [one for one in peer if any("security" in fold(text) for text in one)]

    rows = []
    for query in KEYSTROKES:
        we, they = medians(lambda: cpu_ms(lambda: notes.filter(query)), lambda: cpu_ms(naively))  # noqa: B023
        rows.append(Row(f"filter {query[:26]}", we, they, "ms", most=16))
    return rows


def _opening(full: Path, none: Path, reports: Sequence[Report]) -> Row:
    we, they = medians(
        lambda: cpu_ms(lambda: Notebook(full, reports)), lambda: cpu_ms(lambda: Notebook(none, reports))
    )
    return Row("opening, CPU; peer: no notes", we, they, "ms", most=200)


def _listing(full: Path, none: Path, reports: Sequence[Report]) -> Row:
    """What is made once, off the screen's thread, when all notes are listed for the first time."""

    def prepared(path: Path) -> float:
        contents = Notebook(path, reports).contents
        return cpu_ms(contents.prepare)

    we, they = medians(lambda: prepared(full), lambda: prepared(none), times=3)
    return Row("ready to be listed; peer: no notes", we, max(they, 0.001), "ms")


def _change(full: Path, reports: Sequence[Report]) -> Row:
    ours, store = Notebook(full, reports), NoteStore(full.with_name("store.json"))
    store.path.write_bytes(full.read_bytes())
    store.refresh()

    def alone() -> None:
        with store.change("note") as change:
            change.add("notes", {"text": "x"})

    we, they = medians(lambda: wall_ms(lambda: ours.add(Note(on(reports[0]), "x"))), lambda: wall_ms(alone))
    return Row("one change seen; peer: store alone", we, they, "ms")


def _seen(full: Path, reports: Sequence[Report]) -> Row:
    """CPU from when a change is safe until its notes can be drawn, beside that of the change itself."""
    path = full.with_name("seen.json")
    path.write_bytes(full.read_bytes())
    ours = Notebook(path, reports)
    drawn = {report.id: drawn_notes(ours.contents, report, None) for report in reports}
    beyond: list[float] = []

    def once() -> float:
        start = process_time()
        saved = ours._live.with_store(lambda store: _one_more(store, reports[0]))
        for report in reports:
            drawn[report.id] = drawn_notes(ours.contents, report, drawn[report.id])
        beyond.append((process_time() - saved) * 1000)
        return (saved - start) * 1000

    alone = median([once() for _ in range(8)][1:])
    return Row("one change seen, CPU; peer: its write", median(beyond[1:]), alone, "ms", most=16)


def _one_more(store: NoteStore, report: Report) -> float:
    with store.change("note") as change:
        change.add("notes", Note(on(report), "x").fields())
    return process_time()


def _anew(full: Path, reports: Sequence[Report]) -> Row:
    ours, changed = Notebook(full, reports), [_extracted_anew(report) for report in reports]
    we, they = medians(
        lambda: cpu_ms(lambda: ours.show(changed)), lambda: cpu_ms(lambda: ours.show(reports)), times=3
    )
    return Row("all texts changed; peer: none did", we, they, "ms")


def _extracted_anew(report: Report) -> Report:
    passages = [replace(p, text=p.text.replace("-", "\u2010").replace(" ", "  ", 3)) for p in report.passages]
    return Report(report.id, report.about, tuple(passages), report.source)


def filled(reports: Sequence[Report], size: int) -> bytes:
    """A store of notes on quotes of 30 to 300 characters, in words of different tags and holders."""
    chance, tables = random.Random(7), empty()
    for number in range(1, size + 1):
        report = chance.choice(reports)
        note = Note(
            on(report, _span(report, chance)),
            "What I think of it, in some words. " * chance.randrange(6),
            tuple({chance.choice(("order/architecture", "nato", "eu/army", "energy")) for _ in range(2)}),
            chance.choice(("Russia", "EU", None)),
        )
        times = {"created": "2026-11-23T02:00:00Z", "updated": "2026-11-23T02:00:00Z"}
        tables["notes"][str(number)] = {**note.fields(), "id": f"n-{number}", "revision": 1, **times}
        if number % 10 == 0:
            ends = {"type": "agrees", "from": f"n-{number}", "to": f"n-{number // 2}", "text": ""}
            tables["relations"][str(number)] = {"id": f"r-{number}", **ends, "revision": 1, **times}
    return encode(tables)


def _span(report: Report, chance: random.Random) -> Span:
    while True:
        index = chance.randrange(len(report.reading))
        spare = len(report.reading[index].text) - 30
        if spare > 0:
            start = chance.randrange(spare)
            return Span(
                Place(index, start),
                Place(index, start + chance.randrange(30, min(300, spare - start + 30) + 1)),
            )
