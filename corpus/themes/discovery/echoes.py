"""Themes that say again what another says: "Soviet" beside "Soviet Union", "missile defence system".

Both are names in use, and a reader may want either; but two places of a short list for one idea are one too
many. One echoes another where its words are some of the other's, or it begins like it, and the rest adds
nothing to what is meant.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Final

import numpy as np

from corpus.meaning import WordPieces
from corpus.themes.discovery.evidence import Evidence

_SAME: Final = 0.88
"""How near in meaning both are. From 0.8 to 0.9 as many index terms are found.

"Eastern Europe" is 0.85 near to "Europe", "missile defence system" 0.95 to "missile defence".
"""
_LETTERS: Final = 4
"""Letters that two words of one stem begin with."""


def echoes(candidates: Iterable[Evidence]) -> Mapping[str, set[str]]:
    """From the key of each candidate to the keys of the rarer ones that echo it."""
    found = list(candidates)
    words = [frozenset(e.key.replace("-", " ").split(" ")) for e in found]
    vectors = WordPieces.load().vectors([e.shown.lower().replace("-", " ").split(" ") for e in found])
    near = np.triu(vectors @ vectors.T, 1) >= _SAME
    found_in: dict[str, set[str]] = defaultdict(set)
    for one, other in np.argwhere(near).tolist():
        if _akin(words[one], words[other]):
            rare, common = sorted((found[one], found[other]), key=lambda e: (e.passages, e.key))
            found_in[common.key].add(rare.key)
    return found_in


def _akin(one: frozenset[str], other: frozenset[str]) -> bool:
    if one <= other or other <= one:
        return True
    if len(one) > 1 or len(other) > 1:
        return False
    first, second = min(one), min(other)
    return first[:_LETTERS] == second[:_LETTERS]
