"""Passages that only repeat another of their report: pull quotes, also edited ones."""

from __future__ import annotations

from collections import Counter
from typing import Final

from corpus.folding import fold
from corpus.model import Kind, Report
from corpus.search.words import words

_SHARE: Final = 0.6
"""How much of a pull quote's pairs of words must stand in one passage; editors cut and join, but quote."""


def twins(report: Report) -> dict[int, int]:
    """The pull quotes whose words stand, mostly, in another passage of the report.

    Returns:
        From a pull quote's index in ``report.reading`` to that of the passage it repeats.
    """
    quotes = [i for i, p in enumerate(report.reading) if p.kind is Kind.PULL_QUOTE]
    if not quotes:
        return {}
    others = {
        index: _pairs(passage.text, passage.refs)
        for index, passage in enumerate(report.reading)
        if passage.kind in (Kind.PARAGRAPH, Kind.LIST_ITEM, Kind.ABSTRACT)
    }
    found = {}
    for quote in quotes:
        sought = _pairs(report.reading[quote].text, report.reading[quote].refs)
        shared = {index: (sought & pairs).total() for index, pairs in others.items()}
        best = max(shared, key=lambda index: (shared[index], -abs(index - quote)), default=None)
        if best is not None and sought and shared[best] >= _SHARE * sought.total():
            found[quote] = best
    return found


def _pairs(text: str, refs: tuple[tuple[int, int, str | None], ...]) -> Counter[tuple[str, str]]:
    """The pairs of neighbouring words; a single word is paired with nothing."""
    found = words(fold(text, refs).text)
    return Counter(zip(found, [*found[1:], ""][: max(1, len(found) - 1)], strict=False))
