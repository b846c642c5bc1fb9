"""Ranked search over all reports: words in any inflection, misspelt ones corrected, quoted ones exact."""

from corpus.search.searcher import Pair, RankedHit, Result, Searcher

__all__ = ["Pair", "RankedHit", "Result", "Searcher"]
