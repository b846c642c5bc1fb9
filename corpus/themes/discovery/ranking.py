"""How much a candidate is a theme: a name or term that several reports speak of, and no generic word."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import exp, log, log2
from typing import Final

from corpus.themes.discovery.evidence import Evidence

_PASSAGES: Final = 1500
"""In a larger corpus counts are brought down to so many passages: else frequency would outdo all else."""
_REPORTS: Final = 6
"""More reports than these make a theme no more of one."""
_BURST: Final = 1.5
"""More mentions a passage than these, beyond the first, are an oddity of one report."""
_CLUSTERED: Final = 2.5
_HEADED: Final = 0.8
"""Points each time that it stands twice as often in headings as most do.

Of 0, 0.4, 0.8 and 1.2 the best on any six of seven corpora.
"""
_SAYS: Final = 0.02
"""Points for each unit by which a noun says more, or less, than most.

Of 0, 0.008, 0.016 and 0.024 the largest is best on any six of seven corpora; 0.02 does as well.
"""
_PART: Final = 2.0
"""Points against a name of one word that never stands by itself: it is an adjective, or part of a name.

With 1.5 and 3 as many index terms are found.
"""
_BY_ITSELF: Final = 0.3
"""From this share of its mentions on it stands by itself."""
_MOSTLY: Final = 130
"""How much most nouns say by the table of meaning."""
_MUCH: Final = 150
"""To say more than this makes a noun no more of a theme."""
_CHANCE: Final = 5
"""Passages by which few of them prove little: two that lie together often do so by chance."""
_FEW: Final = 4
"""In less than so many passages a phrase that recurs is mostly one of many."""
_ABSTRACT: Final = re.compile("(?:ism|ity|tion|ment|ship|ense|ance|cy)$")
"""How nouns of an idea end, as their keys are spelt."""
_NO_NOUN: Final = re.compile("(?:ed|ly|ing|en|al|ive|ous|able)$")
"""How words end that are mostly no nouns."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What all candidates are measured against."""

    passages: int
    blocks: int
    """Stretches of some passages in a row."""
    words: Mapping[str, int]
    """From a word to the passages that have it."""
    titles: Sequence[frozenset[str]]
    """The words of each report's title."""
    headings: float
    """The share of all mentions that stand in headings."""
    weight: Callable[[str], float | None]
    """How much a word in small letters says, by the table of meaning; None where the table lacks it."""

    @property
    def scale(self) -> float:
        """What counts are multiplied by, so that they mean the same in a corpus of any size."""
        return min(1.0, _PASSAGES / self.passages)

    def shares(self, key: str) -> list[float]:
        """The shares of the passages that have each word of a key."""
        parts = key.replace("-", " ").split(" ")
        return [self.words.get(part, 0) / self.passages for part in parts]


def score(e: Evidence, around: Surroundings) -> float:
    """How much of a theme a candidate is; higher is better.

    Four things are added up, with weights settled on corpora with lists of themes made by reading: how much
    it is spoken of, how much of a name or term it is, how specific, and, against it, how generic. Mentions
    inside of longer candidates hardly count, as in the C-value of K. Frantzi, S. Ananiadou and H. Mima,
    "Automatic recognition of multi-word terms", International Journal on Digital Libraries 3 (2000).
    """
    return _spoken(e, around) + _termhood(e, around) + _specific(e, around) - _generic(e, around)


def _spoken(e: Evidence, around: Surroundings) -> float:
    """Evidence from how often, where and how densely it is spoken of."""
    own = e.own * around.scale
    return (
        0.85 * log(1 + own)
        + 0.6 * log(1 + own * e.whole / e.times)
        + 0.15 * min(_REPORTS, len(e.by_report))
        + 0.15 * log2(1 + e.headings * around.scale)
        + _HEADED * max(0.0, log2((e.headings + 0.5) / (e.times * around.headings + 0.5)))
        + 1.4 * min(_BURST, e.times / e.passages - 1)  # what a passage is about it says more than once
        - 1.0 * (e.alone < 2)
        - 2.0 * (2 * e.headings > e.times)  # "Chapter", "Open issues"
    )


def _termhood(e: Evidence, around: Surroundings) -> float:
    """Evidence from its form, and from standing in enumerations as terms do: "trade, energy, migration"."""
    name = e.names / e.times
    common = 1 - name
    points = 1.3 * name + 0.5 * e.acronyms / e.times + (0.6 + 0.9 * common) * e.listed / max(1, e.whole)
    shares = around.shares(e.key)
    if len(shares) > 1:
        return points + 1.4
    points -= 0.35 * log(1 + shares[0] * around.passages * around.scale)
    says = around.weight(e.shown.lower())
    points += common * _SAYS * (min(_MUCH, says) - _MOSTLY if says else 0)
    return points + common * (0.7 * bool(_ABSTRACT.search(e.key)) - 1.3 * bool(_NO_NOUN.search(e.key)))


def _specific(e: Evidence, around: Surroundings) -> float:
    """Evidence from standing in few stretches of text, often, and from words that seldom stand apart.

    Sources: K. Church and W. Gale, "Inverse document frequency: a measure of deviations from Poisson", WVLC
    (1995), here with stretches of text for documents; G. Bouma, "Normalized (pointwise) mutual information in
    collocation extraction", GSCL (2009).
    """
    expected = around.blocks * (1 - exp(-e.passages / around.blocks))
    points = _CLUSTERED * log(expected / e.blocks) * e.passages / (e.passages + _CHANCE)
    share = e.passages / around.passages
    shares = [max(share, other) for other in around.shares(e.key)]
    if len(shares) > 1 and share < 1:
        bound = (log(share) - sum(map(log, shares))) / (-log(share) * (len(shares) - 1))
        points += 0.5 * min(1.0, bound)
    return points - 0.9 * (e.passages < _FEW)


def _generic(e: Evidence, around: Surroundings) -> float:
    """Evidence of a generic word or phrase, but for proper names.

    It is what the reports are about by their titles, stands in too many passages, or is made of words that
    do; it needs "of" or the like behind it to say anything ("number", "relations"), is one of many
    ("a role"), or lives in one idiom ("in fact").
    """
    common = 1 - e.names / e.times
    whole = max(1, e.whole)
    complemented, determined = e.complemented / whole, e.determined / whole
    share = e.passages / around.passages
    parts = frozenset(e.key.replace("-", " ").split(" "))
    points = 0.7 * complemented + 3.0 * sum(parts <= title for title in around.titles) / len(around.titles)
    points += 1.0 * common * (len(parts) > 1 and e.key.partition(" ")[0].endswith("ing"))  # "gaining ground"
    points += 12 * common * max(0.0, share - 0.08) + 20 * max(0.0, share - 0.25)
    shares = around.shares(e.key)
    if len(shares) > 1:
        points += 15 * max(0.0, min(shares) - 0.05) + (1.6 + common) * max(shares)
        return points + 0.8 * common * determined
    points += _PART * (1 - common) * max(0.0, 1 - e.whole / e.times / _BY_ITSELF)  # "Soviet", "Corps"
    idiom = max(e.before.values(), default=0) / whole
    return points + common * (1.5 * complemented + 1.5 * determined + 2.5 * idiom)
