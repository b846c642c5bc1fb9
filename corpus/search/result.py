"""What a search answers: the passages that were found, and what became of the words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from corpus.model import Passage


class Pair(NamedTuple):
    """Words of a query and words of a passage for which the passage is found: without either it is not."""

    query: tuple[int, int]
    """Where the first stand: half-open bounds in the query as it was typed."""
    passage: tuple[int, int]
    """Where the others stand: half-open bounds in the passage's text."""


@dataclass(frozen=True, slots=True)
class RankedHit:
    """A passage that answers a query."""

    report: str
    """The report's id."""
    passage: Passage
    score: float
    """Higher is better, within one result; above 1 where the passage has all the words and so comes first."""
    matches: tuple[tuple[int, int], ...]
    """Where the words stand: half-open bounds in the passage's text, in order, never in a reference."""
    near: bool = False
    """Whether it has none of the words and was found by its meaning."""
    sentence: tuple[int, int] | None = None
    """Of such a one, the sentence that is nearest: half-open bounds in its text."""
    pairs: tuple[Pair, ...] = ()
    """The words in it for which such a one is found; none where it is near as a whole."""


@dataclass(frozen=True, slots=True)
class Result:
    """The answer to a query."""

    query: str
    """As it was typed."""
    corrected: tuple[tuple[str, str], ...]
    """Words that occur nowhere, each with the one it was taken as."""
    unknown: tuple[str, ...]
    """Words that occur nowhere and are like none that does: searched without them."""
    total: int
    """How many passages were found by their words."""
    complete: int
    """How many of them have all the words that occur, words like "the" aside."""
    by_report: dict[str, int]
    """How many in each report, in date order, also where none."""
    complete_by_report: dict[str, int]
    """How many of those have all the words that occur, in the same order, also where none."""
    hits: tuple[RankedHit, ...]
    """The best of them, best first."""
    nearest: tuple[str, ...]
    """Where nothing was found: words that do occur, nearest to the typed ones."""
    near: int = 0
    """How many passages besides were found by their meaning only."""
    by_meaning: tuple[str, ...] = ()
    """Those of the unknown words that are words of the language, and so looked for by their meaning."""
