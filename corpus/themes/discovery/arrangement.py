"""The order in which themes are shown: the best first, but names and one family of words not in a row.

Places and bodies are spoken of often, and are easily told from other words: left alone they fill the head of
the list, where a reader who compares reports looks for what these say. And where "economic growth" stands
already, "economic reform" says less that is new than a theme that is made of other words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Set
from heapq import heapify, heappop, heapreplace
from typing import Final

from corpus.themes.discovery.evidence import Evidence

Scored = tuple[float, Evidence]

_NAMES: Final = 0.6
"""The share of names among the first themes, however many there are.

Of 0.5, 0.6 and 0.67 the smallest that keeps as many index terms of seven corpora among the first 40 and 60.
"""
_FAMILY: Final = 0.2
"""Points that a candidate loses for each theme before it with a word of its own.

Of 0, 0.2, 0.4 and 0.6 this keeps most index terms of seven corpora among the first 60 and 120.
"""
_MOST: Final = 1.2
"""It never loses more: some words are the subject of a whole corpus."""
_ECHO: Final = 1.0
"""Points that a candidate loses besides where one before it says the same.

With 0, 1 and 2 as many index terms are among the first 60; with 1 one more is among 120.
"""


def arranged(candidates: Iterable[Scored], echoes: Mapping[str, Set[str]]) -> Iterator[Scored]:
    """The candidates in the order in which they are shown, each with its own points.

    Args:
        candidates: all of them.
        echoes: from the key of each to those of others that say the same.

    Source: J. Carbonell and J. Goldstein, "The use of MMR, diversity-based reranking for reordering documents
    and producing summaries", SIGIR (1998): the next one is the best beside those that were taken.
    """
    echoed: set[str] = set()
    words: Counter[str] = Counter()
    names, ideas = _Row(words, echoed), _Row(words, echoed)
    for points, evidence in candidates:
        (names if evidence.is_name else ideas).add(points, evidence)
    taken = taken_names = 0
    heapify(names.heap)
    heapify(ideas.heap)
    while True:
        name, idea = names.best(), ideas.best()
        if name is None and idea is None:
            return
        fits = idea is None or taken_names + 1 <= _NAMES * (taken + 1) + 0.5
        is_name = name is not None and fits and (idea is None or name <= idea)
        points, evidence = (names if is_name else ideas).take()
        taken += 1
        taken_names += is_name
        words.update(set(_words(evidence.key)))
        echoed |= echoes.get(evidence.key, frozenset())
        yield points, evidence


class _Row:
    """Candidates of one kind, the best on top."""

    def __init__(self, words: Counter[str], echoed: Set[str]) -> None:
        """An empty row, beside the words and echoes of those taken, which will grow."""
        self._words, self._echoed = words, echoed
        self.heap: list[tuple[float, str, float, Evidence]] = []
        """What each is worth now, turned round; its key; its own points; itself."""

    def add(self, points: float, evidence: Evidence) -> None:
        self.heap.append((-points, evidence.key, points, evidence))

    def best(self) -> tuple[float, str] | None:
        """What the best one is worth, turned round, beside those taken; None where none is left.

        What a candidate is worth only ever falls, so that one that stays on top is the best.
        """
        heap = self.heap
        while heap:
            worth, key, points, evidence = heap[0]
            before = max(self._words[word] for word in _words(key))
            now = -points + min(_MOST, _FAMILY * before) + _ECHO * (key in self._echoed)
            if now <= worth:
                return worth, key
            heapreplace(heap, (now, key, points, evidence))
        return None

    def take(self) -> Scored:
        _, _, points, evidence = heappop(self.heap)
        return points, evidence


def _words(key: str) -> list[str]:
    return key.replace("-", " ").split(" ")
