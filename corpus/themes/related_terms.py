"""The words that go with a theme, by which its best sentence is found where no name stands in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from corpus.search.bm25_parameters import rarity
from corpus.search.index import Index

_MOST: Final = 0.5
"""What all words of the names together count beside a whole name."""


def companions(stems: Sequence[str], index: Index) -> list[float]:
    """What the words of a theme's names are worth: rare ones more; together half a name.

    Args:
        stems: their stems, once each; those that no text has are worth nothing.
        index: the words of the texts.
    """
    passages = index.passages_with_stem
    weights = [rarity(passages[stem], index.count) if stem in passages else 0.0 for stem in stems]
    whole = sum(weights)
    return [_MOST * weight / whole if whole else 0.0 for weight in weights]
