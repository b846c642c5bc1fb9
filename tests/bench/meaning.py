"""Nearness in meaning: what the vectors of passages cost, and the table, and what a search does more."""

from __future__ import annotations

import io
import random
import subprocess
import sys
import time
import zipfile
from collections.abc import Sequence
from functools import partial
from statistics import median, quantiles
from typing import Final

from corpus.meaning import PassageVectors, WordPieces
from corpus.meaning.word_pieces import TABLE
from corpus.model import Kind, Report
from corpus.search import Searcher
from corpus.search.index import Index
from corpus.steps import finish
from corpus.text.folding import fold
from corpus.text.tokenizer import STOP_WORDS, words
from tests.bench.frame import Row, benchmark, cpu_ms, interleaved
from tests.bench.scale import known

FRAME: Final = 16
"""Milliseconds from one picture to the next."""
QUERIES: Final = 100
MB: Final = 1_000_000
_LOADING: Final = """
import time
start = time.process_time()
import numpy
middle = time.process_time()
from corpus.meaning import WordPieces
ready = time.process_time()
WordPieces.load()
print(time.process_time() - ready, middle - start)
"""


@benchmark
def meaning() -> list[Row]:
    """Vectors of 35,000 passages beside their index of words, the table, and a search with it and without."""
    reports = [report.but(passages=report.body) for report in known(500).reports]  # all in memory
    return [*_vectors(reports), *_table(), *_searches(reports)]


def _vectors(reports: Sequence[Report]) -> list[Row]:
    index = Index(reports)
    table, post = WordPieces.load(), index.postings

    def ours() -> float:
        return cpu_ms(
            lambda: finish(
                PassageVectors.steps(
                    table, post.words, post.tokens, post.starts[:-1], post.text_ends, post.bounds
                )
            )
        )

    def peer() -> float:
        return cpu_ms(lambda: Index(reports))

    a_thousand = 1000 / index.count / 1000
    made, indexed = (min(costs) * a_thousand for costs in interleaved(ours, peer, times=3))
    return [Row("1,000 passages; peer: their index", made, indexed, "s", most=0.15)]


def _table() -> list[Row]:
    said = [subprocess.check_output([sys.executable, "-c", _LOADING], text=True).split() for _ in range(7)]
    load, numpy = (min(float(row[at]) for row in said) * 1000 for at in (0, 1))
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as wheel:
        wheel.write(TABLE, TABLE.name)
    return [
        Row("loading the table; peer: numpy", load, numpy, "ms", most=60),
        Row("it in the wheel; peer: on disk", len(packed.getvalue()) / MB, TABLE.stat().st_size / MB,
            "MB", most=9),
    ]  # fmt: skip


def _searches(reports: Sequence[Report]) -> list[Row]:
    searcher = Searcher(reports).build()
    asked = _asked(reports)
    runs = [partial(_costs, searcher, asked, on) for on in (True, False)]
    # Of each query its quickest turn: what others do on this machine is not asked here.
    ours, theirs = (
        [min(costs) for costs in zip(*rounds, strict=True)] for rounds in interleaved(*runs, times=5)
    )
    more = [one - other for one, other in zip(ours, theirs, strict=True)]
    return [
        Row("a search, p50; peer: by words alone", median(ours), median(theirs), "ms"),
        Row("p95", _p95(ours), _p95(theirs), "ms"),
        Row("what meaning adds, p50; peer: a frame", median(more), FRAME, "ms", most_ratio=1),
        Row("p95", _p95(more), FRAME, "ms", most_ratio=1),
    ]


def _costs(searcher: Searcher, asked: Sequence[str], on: bool) -> list[float]:
    """Milliseconds of CPU of each query, with meaning or without."""
    costs = []
    for query in asked:
        start = time.process_time()
        searcher.search(query, meaning=on)
        costs.append((time.process_time() - start) * 1000)
    return costs


def _asked(reports: Sequence[Report]) -> list[str]:
    """Queries of two or three telling words, each of them of one passage; the same each time."""
    draw = random.Random(12)
    asked: list[str] = []
    while len(asked) < QUERIES:
        passage = draw.choice(draw.choice(reports).reading)
        said = sorted({word for word in words(fold(passage.text).text) if len(word) > 4} - STOP_WORDS)
        if passage.kind is Kind.PARAGRAPH and len(said) > 5:
            asked.append(" ".join(draw.sample(said, draw.choice((2, 3)))))
    return asked


def _p95(costs: Sequence[float]) -> float:
    return quantiles(costs, n=20)[-1]
