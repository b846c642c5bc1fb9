"""Ranked search over all reports: words in any inflection, misspelt ones corrected, quoted ones exact."""

from corpus.search.result import Pair, RankedHit, Result
from corpus.search.searcher import Searcher

__all__ = ["Pair", "RankedHit", "Result", "Searcher"]
