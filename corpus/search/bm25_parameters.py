"""What tells how well a passage answers a query: rare words, close together, in a passage worth reading."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Final

from corpus.model import Kind

SATURATION: Final = 1.3
"""BM25's k1: how soon a word said again adds nothing."""
LENGTH: Final = 0.45
"""BM25's b: how much longer passages must say a word more often."""
SHORTEST: Final = 0.5
"""Passages shorter than this share of the mean count as that long: none is better for being short."""
CLOSE: Final = 0.8
"""What two words that stand together add, as a share of the rarer one's weight."""
HEADING: Final = 0.5
"""What a word of its section's heading counts in a passage, beside one of its own."""
TITLE: Final = 0.5
"""The same for a word of its report's title."""
NOTE: Final = 0.25
"""The same for a word of a footnote that it cites."""
WORTH: Final[Mapping[Kind, float]] = {
    Kind.TITLE: 0.3,
    Kind.BYLINE: 0.2,
    Kind.HEADING: 0.3,
    Kind.FOOTNOTE: 0.35,
    Kind.CAPTION: 0.4,
    Kind.PULL_QUOTE: 0.4,
}
"""What kinds of passages are worth beside paragraphs: they say less, however well they fit."""


def rarity(passages_with: int, passages: int) -> float:
    """The weight of a word by how many passages have it (BM25's, which never falls below nothing)."""
    return math.log1p((passages - passages_with + 0.5) / (passages_with + 0.5))
