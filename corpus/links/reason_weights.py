"""How telling words are in a corpus: what can stand as a reason, and what cannot."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Final

from corpus.index.lexicon import Lexicon
from corpus.index.tfidf_vectors import TfidfVectors
from corpus.text import stemmer

_COMMON: Final = 0.15
"""A word or pair in a larger share of the passages is no reason in this corpus."""
_FEWEST: Final = 4
"""In so many passages a word may stand however few there are."""
_KNOWN: Final = 0.25
"""A word in a larger share is none even where there is no better one."""
_LINKING: Final = """
about above across against along alongside amid among around behind below beneath beside besides between
beyond concerning despite during except inside like near onto outside per regarding since through throughout
till toward towards under underneath unlike until upon via versus within without yet both either neither nor
"""
_PARTICLES: Final = frozenset(map(stemmer.stem, _LINKING.split()))
"""Stems of words that tie others together: no reason, nor the end of one."""
_YEAR: Final = 4
"""Digits; shorter numbers are no reason."""


class ReasonWeights:
    """Tells how telling words are."""

    def __init__(self, vectors: TfidfVectors, lexicon: Lexicon) -> None:
        self._vectors, self._lexicon = vectors, lexicon
        self._most = max(_FEWEST, _COMMON * vectors.count)

    def says_nothing(self, stem: str) -> bool:
        """Whether a stem is that of a word like "the"."""
        return stem in self._lexicon.stop

    def ties(self, stem: str) -> bool:
        """Whether a stem is that of a word that stands between others: "the", "between"."""
        return stem in self._lexicon.stop or stem in _PARTICLES

    def word(self, stem: str) -> float:
        """How telling a stem is; 0 for one that is common in this corpus, or that says little anywhere."""
        if stem in self._lexicon.general or stem in _PARTICLES or (stem.isdigit() and len(stem) < _YEAR):
            return 0.0
        return self._rarity(self._vectors.passages_with(stem))

    def plain(self, stem: str) -> float:
        """The same, but words of which any argument is made, and more common ones, tell a little."""
        if len(stem) < 3 or stem in _PARTICLES:
            return 0.0
        passages = self._vectors.passages_with(stem)
        return self._rarity(passages) or float(0 < passages <= max(_FEWEST, _KNOWN * self._vectors.count))

    def pair(self, first: str, second: str) -> float:
        """How telling it is that two stems stand together."""
        general = self._lexicon.general | _PARTICLES
        if first in general and second in general:
            return 0.0
        return self._rarity(self._vectors.passages_with_pair(first, second))

    def groups(self, stems: Iterable[str]) -> dict[int, str]:
        """The groups of related words of which a telling stem is among these, each with the first."""
        found: dict[int, str] = {}
        for stem in stems:
            for group in self._lexicon.related.get(stem, ()):
                if group not in found and self.word(stem):
                    found[group] = stem
        return found

    def _rarity(self, passages: int) -> float:
        return math.log(self._vectors.count / passages) + 1 if 0 < passages <= self._most else 0.0
