"""Misspelt words set right by the corpus's own vocabulary."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

_SHORTEST: Final = 4
"""Shorter words are a letter away from too many others."""
_LONGEST: Final = 40
"""Longer ones are no words."""
_ALIKE: Final = 0.75
"""The least Jaro-Winkler likeness of a word that is offered for another."""


class Speller:
    """Knows the words of a corpus and which of them a misspelt one was meant to be.

    Distances count letters left out, added, exchanged or swapped with their neighbour (optimal string
    alignment).
    """

    def __init__(self, vocabulary: Mapping[str, int]) -> None:
        """Take a vocabulary in.

        Args:
            vocabulary: from each word to how many passages it stands in, or how often it occurs.
        """
        self._vocabulary = vocabulary
        self._frequency = {w: n for w, n in vocabulary.items() if len(w) >= _SHORTEST and w.isalpha()}
        self._by_letter: dict[str, list[str]] = {}
        for word in self._frequency:
            self._by_letter.setdefault(word[0], []).append(word)

    def knows(self, word: str) -> bool:
        """Whether a word occurs."""
        return word in self._vocabulary

    def correct(self, word: str) -> str | None:
        """The word meant by one that does not occur, or None.

        One slip, else the beginning of a longer word, else more slips in a long word; among equals the
        most frequent. The first letter is taken to be right unless nothing else fits a longer word.
        """
        if not (_SHORTEST <= len(word) <= _LONGEST and word.isalpha()):
            return None
        same_letter = self._by_letter.get(word[0], [])
        found = (
            self._closest(word, same_letter, 1)
            or self._longer(word, same_letter)
            or self._closest(word, same_letter, _slips(word))
        )
        if found is None and _slips(word) > 1:
            found = self._closest(word, self._frequency, 1)
        return found

    def nearest(self, word: str, limit: int) -> list[str]:
        """The words of the corpus most like this one, best first, however far they are."""
        if len(word) > _LONGEST:
            return []
        from rapidfuzz import process
        from rapidfuzz.distance import JaroWinkler

        found = process.extract(
            word,
            self._frequency.keys(),
            scorer=JaroWinkler.normalized_similarity,
            limit=limit,
            score_cutoff=_ALIKE,
        )
        return [near for near, _, _ in found]

    def _closest(self, word: str, among: Mapping[str, int] | list[str], most: int) -> str | None:
        """The closest word within a number of slips, the most frequent of the closest."""
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        found = process.extract(word, list(among), scorer=OSA.distance, score_cutoff=most, limit=None)
        return min(found, key=lambda f: (f[1], -self._frequency[f[0]], f[0]))[0] if found else None

    def _longer(self, word: str, among: list[str]) -> str | None:
        """The most frequent word that begins with this one."""
        longer = [w for w in among if w.startswith(word)]
        return min(longer, key=lambda w: (-self._frequency[w], w)) if longer else None


def _slips(word: str) -> int:
    """How many slips a word of this length may have."""
    return 1 if len(word) < 6 else 2 if len(word) < 10 else 3
