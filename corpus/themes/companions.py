"""The words that go with a theme, by which its best sentence is found where no name stands in it."""

from __future__ import annotations

from typing import Final

from corpus.folding import fold
from corpus.search.index import Index
from corpus.search.ranking import rarity
from corpus.search.words import STOP_WORDS, words
from corpus.themes.model import Theme

_MOST: Final = 0.5
"""What all words of the names together count beside a whole name."""


def companions(theme: Theme, index: Index) -> dict[str, float]:
    """The stems of the words of a theme's names, rare ones worth more; together worth half a name."""
    count = len(index.entries)
    weights: dict[str, float] = {}
    for name in theme.all_names:
        for word in words(fold(name).text):
            if word not in STOP_WORDS:
                stem = index.stemmer.stem(word)
                if stem in index.passages_with_stem:
                    weights[stem] = rarity(index.passages_with_stem[stem], count)
    whole = sum(weights.values())
    return {stem: _MOST * weight / whole for stem, weight in weights.items()}
