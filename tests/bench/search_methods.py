"""What each part of passage search gives, by what careful readers judged: no themes, nDCG@10.

The peer of each row is what one could put together from libraries: the rankings of FTS5 with corrected words
and of letters in threes to fives (TF-IDF), fused by reciprocal rank.
"""

from __future__ import annotations

import importlib
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from typing import Any, Final
from unittest.mock import patch

from rapidfuzz import fuzz
from sklearn.feature_extraction.text import TfidfVectorizer

from corpus.library import bundled
from corpus.model import Report
from corpus.search import Searcher
from tests.bench.frame import Row, benchmark
from tests.bench.judgements import GOLD, KINDS, Judgements
from tests.bench.search import BODY, Peer

WITHOUT: Final[Mapping[str, Mapping[str, object]]] = {
    "all": {},
    "no feedback": {"scoring._FEEDBACK": 0.0},
    "no related words": {"concepts._RELATED": 0.0},
    "no words of like letters": {"concepts._ALIKE": 2.0},
    "no headings, titles": {"scoring.HEADING": 0.0, "scoring.TITLE": 0.0},
    "no closeness": {"scoring.CLOSE": 0.0},
    "general words as others": {"concepts._GENERAL": 1.0},
}
"""What is switched off: constants of modules of corpus.search."""
_RANKED: Final = 50
_FUSED: Final = 60
"""The usual constant of reciprocal rank fusion (G. Cormack and others, SIGIR 2009)."""
Hits = Sequence[tuple[str, str]]


@benchmark
def search_methods() -> list[Row]:
    """Passage search without themes, part by part, against careful readers' judgements: nDCG@10."""
    if not (GOLD / "reports").is_dir():
        return []
    reports = bundled(None).reports
    judged = Judgements(reports)
    corrected = Peer(reports, fuzz.ratio)
    letters = _Letters(reports)
    peers = _scored(judged, lambda query: _fused([corrected.search(query), letters.search(query)]))
    rows = []
    alone = {"FTS5, words corrected": corrected.search, "letters 3 to 5": letters.search}
    for name, ours in alone.items():
        rows += _rows(name, _scored(judged, ours), peers)
    for name, changes in WITHOUT.items():
        with _changed(changes):
            searcher = Searcher(reports).build()

            def ours(query: str, searcher: Searcher = searcher) -> Hits:
                return [(hit.report, hit.passage.id) for hit in searcher.search(query).hits]

            rows += _rows(name, _scored(judged, ours), peers)
    return rows


def _rows(name: str, ours: Sequence[float], peers: Sequence[float]) -> list[Row]:
    scores = zip(KINDS, ours, peers, strict=True)
    return [Row(f"{name}, {kind}", one, other, "nDCG") for kind, one, other in scores]


def _scored(judged: Judgements, search: Callable[[str], Hits]) -> list[float]:
    """How good rankings are, for each way of asking."""
    return [
        sum(judged.ndcg(search(q[kind]), judged.themes[q["theme"]]["passages"]) for q in judged.queries)
        / len(judged.queries)
        for kind in KINDS
    ]


@contextmanager
def _changed(changes: Mapping[str, object]) -> Iterator[None]:
    with ExitStack() as stack:
        for name, value in changes.items():
            module, _, constant = name.partition(".")
            stack.enter_context(
                patch.object(importlib.import_module(f"corpus.search.{module}"), constant, value)
            )
        yield


class _Letters:
    def __init__(self, reports: Sequence[Report]) -> None:
        found = [(r.id, p) for r in reports for p in r.reading if p.kind in BODY]
        self._at = [(report, passage.id) for report, passage in found]
        self._runs: Any = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), sublinear_tf=True)
        self._vectors = self._runs.fit_transform([passage.text for _, passage in found])

    def search(self, query: str) -> list[tuple[str, str]]:
        alike = (self._vectors @ self._runs.transform([query]).T).toarray().ravel()
        best = (-alike).argsort(kind="stable")[:_RANKED]
        return [self._at[row] for row in best if alike[row] > 0]


def _fused(rankings: Sequence[Hits]) -> Hits:
    points: defaultdict[tuple[str, str], float] = defaultdict(float)
    for ranking in rankings:
        for rank, hit in enumerate(ranking):
            points[hit] += 1 / (_FUSED + rank)
    return sorted(points, key=lambda hit: -points[hit])
