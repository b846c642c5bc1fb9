"""The pane against RichLog with the same lines in it: page-down, keys, resize, and 20 MB against 20 KB.

Each app runs headless in this process, its output rendered in full and thrown away, so that what is measured
is CPU from the move until the screen is idle again. RichLog gets plain text, which costs
it less than styled text.
"""

from __future__ import annotations

import asyncio
import gc
import time
from collections.abc import Awaitable, Callable, Sequence
from itertools import cycle, islice
from pathlib import Path
from typing import Final, TypeVar

from rich.text import Text
from textual.app import App, ComposeResult
from textual.containers import Horizontal
from textual.pilot import Pilot
from textual.widget import Widget
from textual.widgets import RichLog

import corpus
import reader
from corpus.model import About, Kind, Passage, Report
from reader.positions.places import Place
from reader.widgets.pane import Pane
from tests.bench.frame import Row, benchmark, interleaved, medians

SIZES: Final = ((120, 36), (200, 50))
PAGES: Final = 30
KEY_BAR: Final = 16.0
"""Milliseconds: a frame at 60 a second."""

Peer = TypeVar("Peer", bound=Widget)


class PaneApp(App[None]):
    """Three panes side by side."""

    CSS_PATH = Path(reader.__file__).with_name("styles") / "pane.tcss"

    def __init__(self, reports: Sequence[Report]) -> None:
        super().__init__()
        self._reports = reports

    def compose(self) -> ComposeResult:
        with Horizontal():
            for _ in self._reports:
                yield Pane()

    def on_mount(self) -> None:
        for pane, report in zip(self.query(Pane), self._reports, strict=True):
            pane.load(report)
        self.query(Pane).first().focus()


class LogApp(App[None]):
    """Three RichLogs side by side."""

    CSS = "RichLog { width: 1fr; height: 1fr; }"

    def __init__(self, texts: Sequence[Sequence[str]]) -> None:
        super().__init__()
        self._texts = texts

    def compose(self) -> ComposeResult:
        with Horizontal():
            for _ in self._texts:
                yield RichLog(auto_scroll=False, min_width=0, wrap=True)

    def on_mount(self) -> None:
        self.query(RichLog).first().focus()

    def fill(self) -> None:
        """Write everything, in the one piece that costs a RichLog the least."""
        for log, lines in zip(self.query(RichLog), self._texts, strict=True):
            log.clear()
            log.write(Text("\n".join(lines)))


def plain(name: str, size: int) -> Report:
    """A report of about ``size`` code points, made of the bundled reports' own paragraphs."""
    texts = []
    for path in sorted(Path(corpus.__file__).with_name("reports").glob("*.txt")):
        blocks = path.read_text(encoding="utf-8", errors="replace").split("\n\n")
        texts += [" ".join(block.split()) for block in blocks if block.strip()]
    count = max(1, size * len(texts) // sum(map(len, texts)))
    passages = [
        Passage(f"p{n}", Kind.PARAGRAPH, text, number=n)
        for n, text in enumerate(islice(cycle(texts), count), 1)
    ]
    return Report(name, About(title=name), tuple(passages), f"{name}.txt")


def lines_of(pane: Pane) -> list[str]:
    """Every line of a pane's report as the pane shows it, without the bar."""
    layout = pane.viewport.layout
    assert layout is not None
    lines, row = [], layout.first
    for row in layout.rows(layout.first, 1 << 30):
        number = layout.report.reading[layout.bounds(row)[0]].number if row.at == 0 else ""
        lines.append(f"{number!s:>3}   {layout.lead(row) if row.at >= 0 else ''}{layout.text(row)}")
    return lines


def selecting(pane: Pane) -> Pane:
    """The pane, selecting from now on."""
    if not pane.selection.active:
        pane.selection.start()
    return pane


async def spent(pilot: Pilot[None], moves: Sequence[Callable[[], object]]) -> float:
    """Milliseconds of CPU from each move until the screen is idle, on average."""
    await pilot.pause()
    gc.collect()
    start = time.process_time()
    for move in moves:
        move()
        await pilot.pause()
    return (time.process_time() - start) * 1000 / len(moves)


def in_app(app: App[None], size: tuple[int, int], work: Callable[[Pilot[None]], Awaitable[float]]) -> float:
    """Run an app of a size and some work in it."""

    async def run() -> float:
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            return await work(pilot)

    return asyncio.run(run())


def texts_at(reports: Sequence[Report], size: tuple[int, int]) -> list[list[str]]:
    """The lines that three panes of a screen show."""
    texts: list[list[str]] = []

    async def read(pilot: Pilot[None]) -> float:
        texts.extend(lines_of(pane) for pane in pilot.app.query(Pane))
        return 0.0

    in_app(PaneApp(reports), size, read)
    return texts


def filled(work: Callable[[Pilot[None]], Awaitable[float]]) -> Callable[[Pilot[None]], Awaitable[float]]:
    """The same work, with the RichLogs filled first."""

    async def run(pilot: Pilot[None]) -> float:
        app = pilot.app
        assert isinstance(app, LogApp)
        app.fill()
        await pilot.pause()
        return await work(pilot)

    return run


@benchmark
def pane_page() -> list[Row]:
    """A page-down in one of three panes, CPU; the peer is a RichLog among three with the same lines."""
    reports = [plain(name, 60_000) for name in "abc"]
    rows = []
    for size in SIZES:
        texts = texts_at(reports, size)

        async def ours(pilot: Pilot[None]) -> float:
            pane = pilot.app.query(Pane).first()
            return await spent(pilot, [lambda: pane.moves.pages(1)] * PAGES)

        async def peer(pilot: Pilot[None]) -> float:
            log = pilot.app.query(RichLog).first()
            return await spent(pilot, [lambda: log.scroll_page_down(animate=False)] * PAGES)

        mine, theirs = medians(
            lambda size=size: in_app(PaneApp(reports), size, ours),
            lambda size=size, texts=texts: in_app(LogApp(texts), size, filled(peer)),
            times=5,
        )
        rows.append(
            Row(f"page-down at {size[0]}x{size[1]}", mine, theirs, "ms", most_ratio=1.0, most=KEY_BAR)
        )
    return rows


@benchmark
def pane_keys() -> list[Row]:
    """Each move in one of three panes at 120x36, CPU; the peer is a RichLog that scrolls by a line."""
    reports = [plain(name, 60_000) for name in "abc"]
    texts = texts_at(reports, SIZES[0])
    moves: dict[str, Callable[[Pane], object]] = {
        "line": lambda pane: pane.moves.lines(1),
        "passage": lambda pane: pane.moves.passages(1),
        "page": lambda pane: pane.moves.pages(1),
        "to a place": lambda pane: pane.move_to(Place(pane.cursor.passage + 7), centre=True),
        "sentence, selecting": lambda pane: (
            pane.selection.active or pane.selection.start(),
            pane.moves.sentences(1),
        ),
        "word, selecting": lambda pane: selecting(pane).moves.words(1),
    }

    def ours(move: Callable[[Pane], object]) -> float:
        async def work(pilot: Pilot[None]) -> float:
            pane = pilot.app.query(Pane).first()
            return await spent(pilot, [lambda: move(pane)] * PAGES)

        return in_app(PaneApp(reports), SIZES[0], work)

    async def peer(pilot: Pilot[None]) -> float:
        log = pilot.app.query(RichLog).first()
        return await spent(pilot, [lambda: log.scroll_down(animate=False)] * PAGES)

    runs = [lambda move=move: ours(move) for move in moves.values()]
    *mine, theirs = medians(*runs, lambda: in_app(LogApp(texts), SIZES[0], filled(peer)), times=3)
    return [Row(name, cost, theirs, "ms", most=KEY_BAR) for name, cost in zip(moves, mine, strict=True)]


@benchmark
def pane_resize() -> list[Row]:
    """Three panes of 1 MB from 120 to 100 columns, CPU; the peer is three RichLogs cleared and rewritten."""
    reports = [plain(name, 1_000_000) for name in "abc"]
    texts = [["\n\n".join(passage.text for passage in report.reading)] for report in reports]

    async def ours(pilot: Pilot[None]) -> float:
        pilot.app.query(Pane).first().move_to(Place(600))
        await pilot.pause()
        start = time.process_time()
        await pilot.resize_terminal(100, 36)
        await pilot.pause()
        return (time.process_time() - start) * 1000

    async def peer(pilot: Pilot[None]) -> float:
        app = pilot.app
        assert isinstance(app, LogApp)
        start = time.process_time()
        await pilot.resize_terminal(100, 36)
        app.fill()
        await pilot.pause()
        return (time.process_time() - start) * 1000

    mine, theirs = medians(
        lambda: in_app(PaneApp(reports), (120, 36), ours),
        lambda: in_app(LogApp(texts), (120, 36), filled(peer)),
        times=3,
    )
    return [Row("resize, 1 MB in each of three", mine, theirs, "ms", most_ratio=0.25)]


@benchmark
def pane_large() -> list[Row]:
    """20 MB in a pane against 20 KB, CPU: moving, and from opening to the first content."""
    large, small = plain("large", 20_000_000), plain("small", 20_000)
    line = Report(
        "line", large.about, (Passage("p", Kind.PARAGRAPH, "one long line " * 360_000, 1),), "l.txt"
    )

    def opening(report: Report) -> tuple[float, float, float]:
        costs = []

        async def work(pilot: Pilot[None]) -> float:
            pane = pilot.app.query(Pane).first()
            costs.append(await spent(pilot, [lambda: pane.load(report)]))
            costs.append(await spent(pilot, [pane.moves.to_end, pane.moves.to_start]))
            costs.append(await spent(pilot, [lambda: pane.moves.pages(1)] * 6))
            return 0.0

        in_app(PaneApp([small]), SIZES[0], work)
        return costs[0], costs[1], costs[2]

    (big, little, long) = (
        [sorted(part)[len(part) // 2] for part in zip(*costs, strict=True)]
        for costs in interleaved(
            lambda: opening(large), lambda: opening(small), lambda: opening(line), times=5
        )
    )
    bars = (None, 1.5, 1.3)
    names = ("first content", "to the end and back", "page-down")
    rows = [Row(f"20 MB: {n}", big[i], little[i], "ms", most_ratio=bars[i]) for i, n in enumerate(names)]
    return rows + [Row(f"a line of 5 MB: {n}", long[i], little[i], "ms") for i, n in enumerate(names)]
