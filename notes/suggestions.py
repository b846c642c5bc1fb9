"""Suggestions while a tag or a holder is typed: forgiving, the one used last first among equals."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from notes.folding import fold
from notes.tags import NESTED

MOST: Final = 9
LIKE: Final = 70
"""Out of 100, how like a misspelt word must be to what was typed."""
_BEGINS, _PART_BEGINS, _HOLDS, _RESEMBLES = range(4)


def suggest(typed: str, known: Sequence[str], most: int = MOST) -> list[str]:
    """What may be meant by what is typed so far, likeliest first.

    Args:
        typed: the beginning of a word, part of one, or one that is misspelt; "" means any.
        known: all there are, the one used last first.
        most: how many to give.
    """
    wanted = fold(typed.strip().lstrip("#"))
    if not wanted:
        return list(known[:most])
    ranked = []
    for place, word in enumerate(known):
        rank = _rank(wanted, fold(word))
        if rank is not None:
            ranked.append((*rank, place, word))
    return [word for *_, word in sorted(ranked)[:most]]


def _rank(wanted: str, word: str) -> tuple[int, float] | None:
    """How a word is meant by what is wanted, best first, and how unlike they are; None: not at all."""
    if word.startswith(wanted):
        return _BEGINS, 0
    if any(part.startswith(wanted) for part in word.replace(NESTED, " ").split()):
        return _PART_BEGINS, 0
    if wanted in word:
        return _HOLDS, 0
    from rapidfuzz import fuzz

    like = max(fuzz.ratio(wanted, word), fuzz.ratio(wanted, word[: len(wanted)]))
    like = max(like, *(fuzz.ratio(wanted, part) for part in word.split(NESTED)))
    return (_RESEMBLES, 100 - like) if like >= LIKE else None
