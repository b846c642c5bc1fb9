"""Folders of 50 to 5,000 reports: importing them, opening them again, and opening any one of them."""

from __future__ import annotations

import gc
import os
import random
import re
import resource
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from itertools import pairwise
from math import log10
from pathlib import Path
from typing import Final

from rapidfuzz import fuzz
from rapidfuzz.process import extract

from corpus.library import Library
from reader.citation import lettered
from reader.report_filter import Picks
from tests.bench.corpora import SIZES, corpus
from tests.bench.frame import Row, benchmark, cpu_ms, interleaved, medians
from tests.bench.processes import BARE_APP, SYNTOPIC, environment_of, until_content
from tests.bench.prose import FOLDER

CACHE: Final = FOLDER / "cache"
"""Kept from one run to the next: to make it takes longer than to measure."""
MB: Final = 1_000_000
_PUT_RIGHT: Final = (
    (re.compile("\r\n?|[\u0085\u2028]|\u2029"), "\n"),
    (re.compile("[\u00ad\ufffe\x02]"), "\u00ad"),
    (re.compile("(?<=[^\n\f])\f"), "\n\f"),
    (re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]"), ""),
)
"""Line ends, soft hyphens, pages, and controls that mean nothing, each looked for by itself."""


@benchmark  # the bar is 5 MB/s on two cores
def scale_import() -> list[Row]:
    """CPU to import a MB, starts of processes too; peers: decoding and parting; markdown-it's parse alone."""
    from markdown_it import MarkdownIt

    parse = MarkdownIt().parse
    rows = []
    for name, ending, peer, ratio in (
        ("plain text, 250 reports", ".txt", _decoded, 8.0),
        ("Markdown, 250 reports", ".md", parse, 1.6),
    ):
        files = sorted(corpus(500).rglob(f"*{ending}"))
        size = sum(file.stat().st_size for file in files) / MB
        texts = [file.read_text(encoding="utf-8") for file in files]
        we, they = medians(
            lambda: import_cost(files),  # noqa: B023
            lambda: cpu_ms(lambda: [peer(text) for text in texts]),  # noqa: B023
            times=3,
        )
        rows.append(Row(name, we / size, they / size, "ms/MB", most_ratio=ratio, most=400))
    return rows


def _decoded(text: str) -> list[str]:
    """What any importer has to do; written out here, so that it stays the same when ours gets faster."""
    text = text.encode().decode("utf-8")
    for odd, plain in _PUT_RIGHT:
        text = odd.sub(plain, text)
    return text.split("\n\n")


@benchmark
def scale_growth() -> list[Row]:
    """CPU to import 50, 500 and 5,000 reports, and by which power it grows; the peer is linear growth."""
    costs = []
    for count in SIZES:
        before = all_cpu()
        with tempfile.TemporaryDirectory() as folder:
            library = Library([corpus(count)], Path(folder))
            library.read_all()
            assert len(library.reports) == count
        costs.append(all_cpu() - before)
    rows = [
        Row(f"{count:,} reports", cost, costs[0] * count / SIZES[0], "s")
        for count, cost in zip(SIZES, costs, strict=True)
    ]
    (few, many) = list(pairwise(costs))[-1]
    rows.append(Row("exponent, 500 to 5,000", log10(many / few), 1.0, "", most=1.2))
    return rows


@benchmark
def scale_start() -> list[Row]:
    """From the shell to the first content of a folder that was opened before; the peer is one Static."""
    rows = []
    for count, ratio, memory in ((500, 1.5, 150), (5_000, 2.5, 500)):
        known(count)
        with tempfile.TemporaryDirectory() as folder:
            home = Path(folder)
            plain = environment_of(home) | {"XDG_CACHE_HOME": str(CACHE)}
            read = [SYNTOPIC, "read", corpus(count)]

            def ours(
                home: Path = home, read: Sequence[str | Path] = read, plain: Mapping[str, str] = plain
            ) -> tuple[float, float]:
                shutil.rmtree(home / "state", ignore_errors=True)
                return until_content(read, r"On \w+", plain)

            def peer(plain: Mapping[str, str] = plain) -> tuple[float, float]:
                return until_content([sys.executable, "-c", BARE_APP], "first content", plain)

            we, they = interleaved(ours, peer, times=5)
            (our_cpu, our_size), (peer_cpu, peer_size) = (
                map(statistics.median, zip(*costs, strict=True)) for costs in (we, they)
            )
        rows += [
            Row(f"{count:,} reports: CPU", our_cpu, peer_cpu, "ms", most_ratio=ratio),
            Row(f"{count:,} reports: resident", our_size, peer_size, "MB", most=memory),
        ]
    return rows


@benchmark
def scale_open() -> list[Row]:
    """CPU to have the text of any report of 5,000, the worst of 200; the peer reads its file."""
    library = known(5_000)
    reports = random.Random(1).sample(library.reports, 200)
    ours, peer = [], []
    gc.collect()
    for report in reports:
        start = time.process_time()
        Path(report.path).read_text(encoding="utf-8")
        middle = time.process_time()
        assert report.text and report.starts
        peer.append((middle - start) * 1000)
        ours.append((time.process_time() - middle) * 1000)
    return [
        Row("median", statistics.median(ours), statistics.median(peer), "ms"),
        Row("worst", max(ours), max(peer), "ms", most=100),
    ]


@benchmark
def scale_look() -> list[Row]:
    """CPU of a look whether any of 5,000 files changed; the peer lists and stats them."""
    library = known(5_000)
    looks, lists = [], []
    for _ in range(7):
        start = time.process_time()
        assert not library.look()
        middle = time.process_time()
        for folder, _, names in os.walk(corpus(5_000)):
            for name in names:
                os.stat(os.path.join(folder, name))  # noqa: PTH116, PTH118
        looks.append((middle - start) * 1000)
        lists.append((time.process_time() - middle) * 1000)
    return [Row("a look at 5,000 files", statistics.median(looks), statistics.median(lists), "ms", most=100)]


def known(count: int) -> Library:
    """The library of a corpus that was imported before."""
    library = Library([corpus(count)], CACHE / "syntopic")
    library.read_all()
    return library


def import_cost(files: Sequence[Path]) -> float:
    """Milliseconds of CPU to import files into an empty cache."""
    before = all_cpu()
    with tempfile.TemporaryDirectory() as folder:
        library = Library(files, Path(folder))
        library.read_all()
        assert len(library.reports) == len(files)
    return (all_cpu() - before) * 1000


def all_cpu() -> float:
    """Seconds of CPU of this process and of its children that have ended."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


@benchmark
def scale_picker() -> list[Row]:
    """CPU of a keystroke among 5,000 reports, the worst; the peer is rapidfuzz over the titles."""
    library = known(5_000)
    start = time.process_time()
    picks = Picks(lettered(library.reports))
    made = (time.process_time() - start) * 1000
    titles = [report.about.title.casefold() for report in library.reports]
    rows = [Row("make it ready", made, made, "ms")]
    for name, typed in (
        ("letter by letter", "kernel memory"),
        ("misspelt", "kernle mmeory"),
        ("a year", "2004"),
    ):
        ours, peer = [], []
        picks.find("zzzz")  # its words are gathered for the first one that is misspelt
        for end in range(1, len(typed) + 1):
            start = time.process_time()
            picks.find(typed[:end])
            middle = time.process_time()
            extract(typed[:end], titles, scorer=fuzz.WRatio, limit=50)
            ours.append((middle - start) * 1000)
            peer.append((time.process_time() - middle) * 1000)
        rows.append(Row(name, max(ours), max(peer), "ms", most=16))
    return rows
