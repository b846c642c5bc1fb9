"""The stems of names as numbers, looked up for all words of an index at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Final

import numpy as np

from corpus.themes.presence import Numbers

if TYPE_CHECKING:
    from corpus.search.index import Index

UNKNOWN: Final = 0
"""Stands for a stem that no name has."""


class Symbols:
    """Numbers the stems of names.

    A word in capitals may be another spelling of a name's word: so it has two numbers, one of its own and
    one that it is known by.
    """

    def __init__(self, spelt: Mapping[str, str]) -> None:
        """Number none yet.

        Args:
            spelt: stems that proper names go by in the texts, each with that of the name's own word.
        """
        self._spelt = spelt
        self._numbers: dict[str, int] = {}

    @property
    def size(self) -> int:
        """How many numbers there are, with that of unknown stems."""
        return len(self._numbers) + 1

    def number(self, stem: str) -> int:
        """The number of a name's stem; a new one for a new stem."""
        return self._numbers.setdefault(stem, len(self._numbers) + 1)

    def of(self, stems: Iterable[str]) -> tuple[Numbers, Numbers]:
        """The numbers of some stems: their own, and those that they are known by in capitals."""
        numbers, spelt = self._numbers, self._spelt
        both = [(numbers.get(stem, UNKNOWN), numbers.get(spelt.get(stem, stem), UNKNOWN)) for stem in stems]
        own, known = np.array(both, np.int32).reshape(-1, 2).T
        return own, known

    def by_word(self, index: Index) -> tuple[Numbers, Numbers]:
        """The same for all words of an index, by the words' numbers."""
        own = np.zeros(len(index.postings.stems), np.int32)
        for stem, number in self._numbers.items():
            if (at := index.number(stem)) >= 0:
                own[at] = number
        known = own.copy()
        for stem, other in self._spelt.items():
            if (at := index.number(stem)) >= 0:
                known[at] = self._numbers.get(other, UNKNOWN)
        return own[index.postings.stem_of], known[index.postings.stem_of]
