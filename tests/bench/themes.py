"""Counting themes in 500 reports without a cache, beside one regular expression of the same names."""

from __future__ import annotations

import re
import time
from typing import Final

from corpus.model import in_date_order
from corpus.search import Searcher
from corpus.steps import finish
from corpus.themes import Theme, Themes
from corpus.themes.matrix import matrix
from corpus.themes.presences import PresenceTable
from corpus.themes.theme_finder import ThemeFinder
from tests.bench.frame import Row, benchmark
from tests.bench.scale import known

_REPORTS: Final = 500
_SINGLE: Final = 120
_PAIRS: Final = 50
"""Themes named by one of the words that most passages have, and by two of them."""


@benchmark
def theme_counts() -> list[Row]:
    """CPU to find one theme, and all of 170, in 500 reports; the peer only finds names, in texts at hand."""
    reports = in_date_order(known(_REPORTS).reports)
    searcher = Searcher(reports).build()
    themes = _themes(searcher)
    start = time.process_time()
    finish(ThemeFinder(reports, themes, searcher).find(0))
    one = time.process_time() - start
    start = time.process_time()
    table = finish(PresenceTable.steps(reports, themes, searcher.index))
    rows = matrix(Themes(reports, searcher, themes, table))
    whole = time.process_time() - start
    assert len(rows) == len(themes) and rows[0].reports
    texts = [report.text for report in reports]
    return [
        Row("one theme", one, _peer(texts, themes[:1]), "s", most=0.5),
        Row("the matrix of 170 themes", whole, _peer(texts, themes), "s", most=10.0),
    ]


def _themes(searcher: Searcher) -> list[Theme]:
    """Themes of which there is much to be found."""
    often = sorted(searcher.index.passages_with_word.items(), key=lambda row: (-row[1], row[0]))
    words = [word for word, _ in often if len(word) > 4][20 : 20 + _SINGLE + 2 * _PAIRS]
    pairs = zip(words[_SINGLE : _SINGLE + _PAIRS], words[_SINGLE + _PAIRS :], strict=True)
    return [
        *map(Theme, words[:_SINGLE]),
        *(Theme(f"{first} {second}", (f"{second} of {first}",)) for first, second in pairs),
    ]


def _peer(texts: list[str], themes: list[Theme]) -> float:
    names = sorted({name for theme in themes for name in theme.names}, key=lambda name: -len(name))
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})", re.IGNORECASE)
    start = time.process_time()
    for text in texts:
        for _ in pattern.finditer(text):
            pass
    return time.process_time() - start
