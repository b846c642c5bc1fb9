"""Passages that only repeat another of their report: pull quotes, also edited ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from corpus.model import Kind, Passage

_SHARE: Final = 0.6
"""How much of a pull quote's pairs of words must stand in one passage; editors cut and join, but quote."""

_REPEATED: Final = frozenset({Kind.PARAGRAPH, Kind.LIST_ITEM, Kind.ABSTRACT})
"""What editors take their pull quotes from."""


def twins(passages: Sequence[Passage], texts: Sequence[Sequence[str]]) -> dict[int, int]:
    """The pull quotes whose words stand, mostly, in another passage of the report.

    Args:
        passages: a report's reading passages.
        texts: their words.

    Returns:
        From a pull quote's index to that of the passage it repeats.
    """
    quotes = [i for i, p in enumerate(passages) if p.kind is Kind.PULL_QUOTE]
    if not quotes:
        return {}
    others = {i: _pairs(texts[i]) for i, p in enumerate(passages) if p.kind in _REPEATED}
    found = {}
    for quote in quotes:
        sought = _pairs(texts[quote])
        shared = {index: _shared(sought, pairs) for index, pairs in others.items()}
        best = max(shared, key=lambda index: (shared[index], -abs(index - quote)), default=None)
        if best is not None and sought and shared[best] >= _SHARE * sought.total():
            found[quote] = best
    return found


def _shared(sought: Counter[tuple[str, str]], pairs: Counter[tuple[str, str]]) -> int:
    """How many pairs two texts share; most share none, which the keys tell at once."""
    return sum(min(sought[pair], pairs[pair]) for pair in sought.keys() & pairs.keys())


def _pairs(words: Sequence[str]) -> Counter[tuple[str, str]]:
    """The pairs of neighbouring words; a single word is paired with nothing."""
    return Counter(pairwise(words) if len(words) > 1 else [(word, "") for word in words])
