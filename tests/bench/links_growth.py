"""How links grow: 50, 500 and 5,000 reports, against exact TF-IDF with sparse_dot_topn on the same texts."""

from __future__ import annotations

import math
import resource
from collections.abc import Iterator, Sequence
from random import Random
from statistics import median
from time import perf_counter, process_time
from typing import Final

from sklearn.feature_extraction.text import TfidfVectorizer
from sparse_dot_topn import sp_matmul_topn

from corpus.links import Linker
from corpus.links.link_index import Built
from corpus.model import Report
from tests.bench.frame import Row, benchmark
from tests.bench.made import made

SIZES: Final = (50, 500, 5_000)
FRAME: Final = 16.0
"""Milliseconds of a frame at 60 a second."""
_TOP: Final = 5
_SAMPLE: Final = 20_000
"""So many passages the peer links at most; its time grows in step with them, so the rest is reckoned."""
_ASKED: Final = 40
"""Passages that are asked for one by one."""


@benchmark
def links_growth() -> list[Row]:
    """All links of made-up reports of 70 paragraphs, CPU; the peer is exact TF-IDF with sparse_dot_topn."""
    rows, spent = [], {}
    for size in SIZES:
        reports = made(size)
        making = _cpu(lambda reports=reports: [report.body for report in reports])
        linker = Linker(reports)
        ours = _cpu(lambda linker=linker: _all(linker)) - making
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        peer, one = _peer(reports)
        spent[size] = ours, peer
        bars = {50: {"most": 2.0}, 5_000: {"most_ratio": 1 / 6}}.get(size, {})
        rows.append(Row(f"{size:,} reports, all links", ours, peer, "s", **bars))
        if size == SIZES[-1]:
            rows.append(Row("... memory; peer: the bar", memory, 1500, "MB", most_ratio=1.0))
            rows.append(Row("... links of one, wall", _one(reports, linker), one, "ms", most=FRAME))
    exponents = [math.log10(spent[5_000][which] / spent[500][which]) for which in (0, 1)]
    rows.append(Row("growth from 500 to 5,000, exponent", *exponents, "", most=1.2))
    return rows


def _all(linker: Linker) -> None:
    """The best links of every passage, unsaid why: who looks at one asks why."""
    linker.build()
    ranking = _built(linker).ranking
    for number in range(len(ranking.vectors.bounds) - 1):
        ranking.prepare(number)
    for row in range(ranking.vectors.count):
        ranking.of(row)


def _built(linker: Linker) -> Built:
    assert linker._built is not None
    return linker._built


def _one(reports: Sequence[Report], linker: Linker) -> float:
    """Milliseconds from a passage to its links with their reasons, nothing of it being at hand."""
    built = _built(linker)
    draw = Random(11)
    times = []
    for _ in range(_ASKED):
        report = reports[draw.randrange(len(reports))]
        passage = report.reading[draw.randrange(report.count)]
        linker.related(report.id, passage.id)  # the texts are at hand, as those of open reports are
        built.ranking.forget()
        start = perf_counter()
        linker.related(report.id, passage.id)
        times.append((perf_counter() - start) * 1000)
    return median(times)


def _peer(reports: Sequence[Report]) -> tuple[float, float]:
    """Seconds of CPU for all links, and milliseconds for one."""
    texts: list[str] = []
    texts.extend(_texts(reports))
    start = process_time()
    vectorizer = TfidfVectorizer(sublinear_tf=True, min_df=2, max_df=0.25, stop_words="english")
    vectors = vectorizer.fit_transform(texts)
    turned = vectors.T.tocsr()
    spent = process_time() - start
    step = max(1, len(texts) // _SAMPLE)
    start = process_time()
    sp_matmul_topn(vectors[::step], turned, top_n=_TOP, n_threads=1)
    spent += (process_time() - start) * step
    start = perf_counter()
    for row in range(_ASKED):
        sp_matmul_topn(vectors[row], turned, top_n=_TOP, n_threads=1)
    return spent, (perf_counter() - start) * 1000 / _ASKED


def _texts(reports: Sequence[Report]) -> Iterator[str]:
    for report in reports:
        for passage in report.reading:
            yield passage.text


def _cpu(work: object) -> float:
    start = process_time()
    work()  # type: ignore[operator]
    return process_time() - start
