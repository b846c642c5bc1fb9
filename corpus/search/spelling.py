"""Misspelt words set right by the corpus's own vocabulary."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Mapping
from typing import Final

_SHORTEST: Final = 4
"""Shorter words are a letter away from too many others."""
_LONGEST: Final = 40
"""Longer ones are no words."""
_ALIKE: Final = 0.75
"""The least Jaro-Winkler likeness of a word that is offered for another."""
_FURTHER: Final = 6
"""Letters that a word which is offered for another may have more or fewer."""


class Speller:
    """Knows the words of a corpus and which of them a misspelt one was meant to be.

    Distances count letters left out, added, exchanged or swapped with their neighbour (optimal string
    alignment).
    """

    def __init__(self, vocabulary: Mapping[str, int], also: Iterable[str] = ()) -> None:
        """Take a vocabulary in.

        Args:
            vocabulary: from each word to how many passages it stands in, or how often it occurs.
            also: words that may be meant as well, though they do not occur.
        """
        self._vocabulary = vocabulary
        frequency = {**dict.fromkeys(also, 0), **vocabulary}
        self._frequency = {w: n for w, n in frequency.items() if len(w) >= _SHORTEST and w.isalpha()}
        self._alphabetic = sorted(self._frequency)
        self._by_shape: dict[tuple[str, int], list[str]] = {}
        """Words by their first letter and length: what is few slips away is hardly ever elsewhere."""
        for word in self._frequency:
            self._by_shape.setdefault((word[0], len(word)), []).append(word)
        self._letters = {letter for letter, _ in self._by_shape}

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
        found = (
            self._closest(word, word[0], 1)
            or self._longer(word)
            or self._closest(word, word[0], _slips(word))
        )
        if found is None and _slips(word) > 1:
            found = self._closest(word, self._letters, 1)
        return found

    def nearest(self, word: str, limit: int) -> list[str]:
        """The words that occur most like this one, best first; about as long, however many slips away."""
        if len(word) > _LONGEST:
            return []
        from rapidfuzz import process
        from rapidfuzz.distance import JaroWinkler

        found = process.extract(
            word,
            [near for near in self._near(word, self._letters, _FURTHER) if near in self._vocabulary],
            scorer=JaroWinkler.normalized_similarity,
            limit=limit,
            score_cutoff=_ALIKE,
        )
        return [near for near, _, _ in found]

    def _near(self, word: str, letters: Collection[str], most: int) -> list[str]:
        """The words that begin with one of some letters and are about as long."""
        lengths = range(len(word) - most, len(word) + most + 1)
        shapes = ((letter, length) for letter in sorted(letters) for length in lengths)
        return [near for shape in shapes for near in self._by_shape.get(shape, ())]

    def _closest(self, word: str, letters: Collection[str], most: int) -> str | None:
        """The closest word within a number of slips, the most frequent of the closest."""
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        among = self._near(word, letters, most)
        found = process.extract(word, among, scorer=OSA.distance, score_cutoff=most, limit=None)
        return min(found, key=lambda f: (f[1], -self._frequency[f[0]], f[0]))[0] if found else None

    def _longer(self, word: str) -> str | None:
        """The most frequent word that begins with this one."""
        first = bisect_left(self._alphabetic, word)
        longer = []
        for at in range(first, len(self._alphabetic)):
            if not self._alphabetic[at].startswith(word):
                break
            longer.append(self._alphabetic[at])
        return min(longer, key=lambda w: (-self._frequency[w], w)) if longer else None


def _slips(word: str) -> int:
    """How many slips a word of this length may have."""
    return 1 if len(word) < 6 else 2 if len(word) < 10 else 3
