"""How much a candidate is a theme: a name or term that several reports speak of, and no generic word."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from math import log, log2
from typing import Final

from corpus.themes.discovery.evidence import Evidence

_PASSAGES: Final = 1500
"""In a larger corpus counts are brought down to so many passages: else frequency would outdo all else."""
_REPORTS: Final = 6
"""More reports than these make a theme no more of one."""
_ABSTRACT: Final = re.compile("(?:ism|ity|tion|ment|ship|ense|ance|cy)$")
"""How nouns of an idea end, as their keys are spelt."""
_NO_NOUN: Final = re.compile("(?:ed|ly|ing|en|al|ive|ous|able)$")
"""How words end that are mostly no nouns."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What all candidates are measured against."""

    passages: int
    words: Mapping[str, int]
    """From a word to the passages that have it."""

    def shares(self, key: str) -> list[float]:
        """The shares of the passages that have each word of a key."""
        parts = key.replace("-", " ").split(" ")
        return [self.words.get(part, 0) / self.passages for part in parts]


def score(e: Evidence, around: Surroundings) -> float:
    """How much of a theme a candidate is; higher is better."""
    share = e.passages / around.passages
    name = e.names / e.times
    common = 1 - name
    whole = max(1, e.whole)
    complemented, determined = e.complemented / whole, e.determined / whole
    scale = min(1.0, _PASSAGES / around.passages)
    own = e.own * scale
    points = (
        0.85 * log(1 + own) + 0.6 * log(1 + own * e.whole / e.times) + 0.15 * min(_REPORTS, len(e.by_report))
    )
    points += 1.3 * name + 1.5 * e.acronyms / e.times
    points += 1.5 * (0.4 + 0.6 * common) * e.listed / whole + 0.15 * log2(1 + scale * e.headings)
    points += min(1.5, e.times / e.passages - 1)
    points -= 0.5 * complemented + 1.0 * (e.alone < 2) + 2.0 * (2 * e.headings > e.times)
    points -= 12 * common * max(0.0, share - 0.08) + 20 * max(0.0, share - 0.25)
    shares = around.shares(e.key)
    if len(shares) > 1:
        points += 1.4 - 0.9 * common * determined
        points -= 10 * max(0.0, min(shares) - 0.05) + 2.6 * max(shares)
    else:
        points -= common * (1.5 * complemented + 1.5 * determined)
        points -= 1.0 * common * max(e.before.values(), default=0) / whole
        points -= 0.35 * log(1 + scale * around.passages * shares[0])
        points += common * (0.7 * bool(_ABSTRACT.search(e.key)) - 1.3 * bool(_NO_NOUN.search(e.key)))
    return points
