"""Names ranked by what is typed, up to a hundred thousand of them between two keystrokes.

An index of letters proposes some 150 (`trigram_index.py`), which are then compared one by one (`scoring.py`).
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Final, NamedTuple

from corpus.fuzzy.normalize import plain, way_back
from corpus.fuzzy.scoring import Span, TypedQuery
from corpus.fuzzy.trigram_index import Stopped, TrigramIndex, trigrams

CANDIDATES: Final = 150
"""Names that are compared one by one."""
_ALL: Final = 200
"""So many names are compared without an index."""
_LONGEST: Final = 160
"""Characters of a query that are looked at: no name has more that tell."""
_WORDS: Final = 12
_PARTLY: Final = 30
"""Names proposed by each of the quick ways: beginnings, initials."""
_PROPOSED: Final = 500
"""Names whose initials are looked at."""
_SHORT: Final = 3
"""Letters up to which a word has too few runs to be found by them alone."""
_LEAST: Final = 0.15
"""Scores below which a name is not what was meant."""


@dataclass(frozen=True, slots=True)
class Match:
    """A name that may be meant."""

    index: int
    """Its index among the names."""
    score: float
    """From 0 to 1; comparable within one answer."""
    spans: tuple[Span, ...]
    """Which of its characters stand for what was typed: half-open, in order."""


class NameLetters(NamedTuple):
    """Names by their letters: what ranking needs that takes time to be worked out."""

    order: Sequence[int]
    """The names from the shortest plain one to the longest, by their places."""
    plain: Sequence[str]
    """The plain names in this order, which is that of their numbers."""
    runs: Mapping[str, array[int]]
    """From runs of letters to the numbers of names; empty where there are few names."""

    @staticmethod
    def of(names: Sequence[str], stopped: Callable[[], bool] = lambda: False) -> NameLetters:
        """Work it out; of a hundred thousand names that takes a second or two.

        Args:
            names: the names.
            stopped: tells now and then whether to give up.

        Raises:
            Stopped: it told so.
        """
        found = []
        for index, name in enumerate(names):
            if not index % 1000 and stopped():
                raise Stopped
            found.append(plain(name))
        order = sorted(range(len(found)), key=lambda index: (len(found[index]), index))
        ordered = [found[index] for index in order]
        return NameLetters(order, ordered, trigrams(ordered, stopped) if len(names) > _ALL else {})


class NameIndex:
    """Ranks names. Once made it never changes: any number of threads may ask at once."""

    def __init__(
        self,
        names: Sequence[str],
        stopped: Callable[[], bool] = lambda: False,
        letters: NameLetters | None = None,
    ) -> None:
        """Make what ranking needs.

        Args:
            names: the names.
            stopped: tells now and then whether to give up.
            letters: these names by their letters; None works that out.

        Raises:
            Stopped: it told so.
        """
        self._names = names
        self.letters: Final = NameLetters.of(names, stopped) if letters is None else letters
        self._order, self._plain = self.letters.order, self.letters.plain
        self._grams: TrigramIndex | None = None
        if len(names) > _ALL:
            self._grams = TrigramIndex(self.letters.runs)
            self._text = "\n".join(self._plain)
            self._ends = list(accumulate(len(name) + 1 for name in self._plain))

    def rank(self, query: str, limit: int = 50) -> list[Match]:
        """The names that may be meant by a query, likeliest first; for an empty one the first names."""
        if not query.strip():
            return [Match(index, 0.0, ()) for index in range(min(limit, len(self._names)))]
        typed = " ".join(plain(query[:_LONGEST]).split()[:_WORDS])
        if not typed:
            return self._with_signs(query.strip()[:_LONGEST], limit)
        asked = TypedQuery(typed)
        scored = [(-asked.score(self._plain[number]), number) for number in self._candidates(asked)]
        best = sorted(one for one in scored if one[0] <= -_LEAST)[:limit]
        return [self._match(asked, number, -score) for score, number in best]

    def _candidates(self, query: TypedQuery) -> Iterable[int]:
        """The numbers of the names that are worth comparing."""
        if self._grams is None:
            return [number for number, name in enumerate(self._plain) if name.strip()]
        found = dict.fromkeys(self._grams.voted(query.words, CANDIDATES))
        found.update(dict.fromkeys(self._grams.beginning(query.joined, _PARTLY)))
        for word in query.words:
            if len(word) < _SHORT:
                found.update(dict.fromkeys(self._grams.begun(word, _PARTLY)))
        if len(query.text) <= _SHORT:
            found.update(dict.fromkeys(self._holding(query.text, _PARTLY)))
        if len(query.words) == 1:
            found.update(dict.fromkeys(self._abbreviated(query)))
        return found

    def _abbreviated(self, query: TypedQuery) -> list[int]:
        """Names of which all letters typed are initials."""
        assert self._grams is not None
        proposed = self._grams.abbreviated(query.joined, _PROPOSED)
        return [number for number in proposed if query.initials_of(self._plain[number])][:_PARTLY]

    def _holding(self, text: str, most: int) -> list[int]:
        """The shortest names that hold a text as it is."""
        found: list[int] = []
        at = self._text.find(text)
        while at >= 0 and len(found) < most:
            number = bisect_right(self._ends, at)
            found.append(number)
            at = self._text.find(text, self._ends[number])
        return found

    def _with_signs(self, query: str, limit: int) -> list[Match]:
        """Names that hold a query of signs alone."""
        found = []
        for number in self._order:
            at = self._names[number].find(query)
            if at >= 0:
                found.append(Match(number, 1.0, ((at, at + len(query)),)))
                if len(found) == limit:
                    break
        return found

    def _match(self, query: TypedQuery, number: int, score: float) -> Match:
        from corpus.fuzzy.matched_letters import spans

        index = self._order[number]
        found = spans(query, self._plain[number])
        back = way_back(self._names[index])
        if back is not None:
            found = tuple(back.source(*span) for span in found)
        return Match(index, score, found)
