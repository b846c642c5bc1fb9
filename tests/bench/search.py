"""Passage search: misspelt words in large folders, beside correcting each word and asking SQLite's FTS5.

A query is what one remembers of a passage: two or three of its telling words, one or two of them misspelt;
the passage it was taken from should come first, or among the first ten.
"""

from __future__ import annotations

import random
import re
import sqlite3
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from math import log10
from pathlib import Path
from statistics import median, quantiles
from typing import Final, NamedTuple

from rapidfuzz import fuzz, process

from corpus.model import Kind, Report
from corpus.search import Searcher
from corpus.text.folding import fold
from corpus.text.tokenizer import STOP_WORDS, words
from tests.bench.frame import Row, benchmark, interleaved, wall_ms
from tests.bench.scale import known

QUERIES: Final = 200
BODY: Final = (Kind.PARAGRAPH, Kind.LIST_ITEM, Kind.ABSTRACT)
"""What the peer looks into: headings and notes would only be in its way."""
_WORD: Final = re.compile(r"\w+")
_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"


class Asked(NamedTuple):
    """A query and the passage that it was taken from."""

    query: str
    report: str
    passage: str


class Peer:
    """Corrects each word by rapidfuzz over the whole vocabulary, then asks FTS5 with Porter stems."""

    def __init__(self, reports: Sequence[Report], scorer: Callable[..., float]) -> None:
        self._scorer = scorer
        self._db = sqlite3.connect(":memory:")
        self._db.execute("CREATE VIRTUAL TABLE passages USING fts5(text, tokenize='porter unicode61')")
        self._at: list[tuple[str, str]] = []
        known: Counter[str] = Counter()
        for report in reports:
            for passage in (p for p in report.reading if p.kind in BODY):
                text = fold(passage.text, passage.refs).text
                known.update(set(_WORD.findall(text)))
                self._db.execute("INSERT INTO passages(rowid, text) VALUES (?, ?)", (len(self._at), text))
                self._at.append((report.id, passage.id))
        self._known, self._list = known, list(known)

    def search(self, query: str) -> list[tuple[str, str]]:
        """The best ten; their words are lit, as ours are."""
        typed = [word for word in words(fold(query).text) if word not in STOP_WORDS]
        meant = [
            w if w in self._known else process.extractOne(w, self._list, scorer=self._scorer)[0]
            for w in typed
        ]
        found = self._db.execute(
            "SELECT rowid, highlight(passages, 0, '[', ']') FROM passages "
            "WHERE passages MATCH ? ORDER BY rank LIMIT 10",
            (" OR ".join(f'"{word}"' for word in meant),),
        )
        return [self._at[row] for row, _ in found]

    def _corrected(self, word: str) -> str:
        return str(process.extractOne(word, self._list, scorer=self._scorer)[0])


@benchmark
def search() -> list[Row]:
    """Misspelt words in 35,000 passages beside FTS5 with corrected words; a keystroke in 350,000."""
    return [*_beside_peer(), *_largest()]


def _beside_peer() -> list[Row]:
    reports = [report.but(passages=report.body) for report in known(500).reports]  # both in memory
    searcher = Searcher(reports).build()
    peer, quick = Peer(reports, fuzz.WRatio), Peer(reports, fuzz.ratio)
    asked = _asked(reports)
    runs = (searcher.search, peer.search, quick.search)
    ours, theirs, others = (
        [median(costs) for costs in zip(*rounds, strict=True)]
        for rounds in interleaved(*(partial(_costs, [q.query for q in asked], run) for run in runs), times=3)
    )
    found = [[(hit.report, hit.passage.id) for hit in searcher.search(q.query).hits] for q in asked]
    best = [quick.search(q.query) for q in asked]  # it corrects better, too
    ten, one = ([_missed(asked, hits, first) for hits in (found, best)] for first in (10, 1))
    return [
        Row("p50; words corrected as rapidfuzz does", median(ours), median(theirs), "ms", most_ratio=1 / 3),
        Row("p95", _p95(ours), _p95(theirs), "ms", most_ratio=1 / 3),
        Row("p50; by its quickest ratio", median(ours), median(others), "ms"),
        Row("p95", _p95(ours), _p95(others), "ms"),
        Row("not among the first ten", *ten, "%", most_ratio=1),
        Row("not the first", *one, "%", most_ratio=1),
    ]


def _largest() -> list[Row]:
    reports, some = known(5_000).reports, known(500).reports
    asked = _asked(reports)[:60]
    with tempfile.TemporaryDirectory() as folder:
        fewer = wall_ms(lambda: Searcher(some, Path(folder)).build()) / 1000
        making = wall_ms(lambda: Searcher(reports, Path(folder)).build()) / 1000
        changing = wall_ms(lambda: Searcher(reports[1:], Path(folder)).build()) / 1000
        searcher = Searcher(reports, Path(folder))
        opening = wall_ms(searcher.build) / 1000
        typed = [q.query[:end] for q in asked for end in (2, 4, 7, 12, 20, len(q.query))]
        costs = _costs(typed, searcher.search)
    return [
        Row("making the index, exponent from 35,000 on", log10(making / fewer), 1.0, "", most=1.2),
        Row("opening it; peer: making it", opening, making, "s"),
        Row("one report fewer; peer: making it", changing, making, "s"),
        Row("a keystroke, p50; peer: the bar", median(costs), 50, "ms"),
        Row("a keystroke, p95; peer: the bar", _p95(costs), 50, "ms", most_ratio=1),
    ]


def _costs(queries: Sequence[str], run: Callable[[str], object]) -> list[float]:
    """Milliseconds of each query; garbage is left alone, as it is while one types."""
    costs = []
    for query in queries:
        start = time.perf_counter()
        run(query)
        costs.append((time.perf_counter() - start) * 1000)
    return costs


def _asked(reports: Sequence[Report]) -> list[Asked]:
    """Queries that each remember a passage; the same each time."""
    draw = random.Random(11)
    asked: list[Asked] = []
    while len(asked) < QUERIES:
        report = draw.choice(reports)
        paragraphs = [p for p in report.reading if p.kind is Kind.PARAGRAPH]
        if not paragraphs:
            continue
        passage = draw.choice(paragraphs)
        telling = sorted(
            {w for w in words(fold(passage.text).text) if len(w) > 5 and w.isalpha()} - STOP_WORDS
        )
        if len(telling) < 6:
            continue
        chosen = draw.sample(telling, draw.choice((2, 3)))
        wrong = draw.sample(range(len(chosen)), draw.choice((1, 2)))
        query = " ".join(_slip(word, draw) if at in wrong else word for at, word in enumerate(chosen))
        asked.append(Asked(query, report.id, passage.id))
    return asked


def _slip(word: str, draw: random.Random) -> str:
    at = draw.randrange(1, len(word) - 1)
    return draw.choice(
        [
            word[:at] + word[at + 1 :],
            word[:at] + word[at + 1] + word[at] + word[at + 2 :],
            word[:at] + draw.choice(_LETTERS) + word[at + 1 :],
            word[:at] + draw.choice(_LETTERS) + word[at:],
        ]
    )


def _missed(asked: Sequence[Asked], found: Sequence[list[tuple[str, str]]], first: int) -> float:
    right = sum((q.report, q.passage) in hits[:first] for q, hits in zip(asked, found, strict=True))
    return 100 - 100 * right / len(asked)


def _p95(costs: Sequence[float]) -> float:
    return quantiles(costs, n=20)[-1]
