"""How well a passage answers a query: rare words, close together, all of them."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final

from corpus.model import Kind

_SATURATION: Final = 1.2
"""BM25's k1: how soon a word said again adds nothing."""
_LENGTH: Final = 0.6
"""BM25's b: how much longer passages must say a word more often."""
_SHORTEST: Final = 0.5
"""Passages shorter than this share of the mean count as that long: a heading is no better for being short."""
_CLOSE: Final = 0.8
"""What two words that stand together add, as a share of the rarer one's weight."""
_WEIGHT: Final[Mapping[Kind, float]] = {
    Kind.TITLE: 0.6,
    Kind.BYLINE: 0.3,
    Kind.HEADING: 0.6,
    Kind.FOOTNOTE: 0.7,
    Kind.CAPTION: 0.8,
    Kind.PULL_QUOTE: 0.8,
}
"""What kinds of passages are worth beside paragraphs: they say less, however well they fit."""


def rarity(passages_with: int, passages: int) -> float:
    """The weight of a word by how many passages have it (BM25's, which never falls below nothing)."""
    return math.log1p((passages - passages_with + 0.5) / (passages_with + 0.5))


def score(stems: Sequence[str], sought: Mapping[str, float], kind: Kind, mean_length: float) -> float:
    """A passage's BM25, with a bonus where words that follow each other in the query stand close.

    Source: S. Robertson and H. Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009).

    Args:
        stems: the passage's stems in order.
        sought: the query's stems in order, with their weights.
        kind: what the passage is.
        mean_length: stems in a passage, on average.
    """
    places: dict[str, list[int]] = {stem: [] for stem in sought}
    for at, stem in enumerate(stems):
        if stem in places:
            places[stem].append(at)
    length = max(len(stems) / mean_length, _SHORTEST)
    drag = _SATURATION * (1 - _LENGTH + _LENGTH * length)
    total = sum(
        weight * len(places[stem]) * (_SATURATION + 1) / (len(places[stem]) + drag)
        for stem, weight in sought.items()
        if places[stem]
    )
    ordered = list(sought)
    for first, second in pairwise(ordered):
        if places[first] and places[second]:
            apart = _apart(places[first], places[second])
            total += _CLOSE * min(sought[first], sought[second]) / apart
    return total * _WEIGHT.get(kind, 1.0)


def _apart(first: Sequence[int], second: Sequence[int]) -> int:
    """How far the nearest two places of two words lie apart; in the other order a step more."""
    nearest = math.inf
    left = right = 0
    while left < len(first) and right < len(second):
        gap = second[right] - first[left]
        nearest = min(nearest, gap if gap > 0 else 1 - gap)
        if gap > 0:
            left += 1
        else:
            right += 1
    return int(nearest)
