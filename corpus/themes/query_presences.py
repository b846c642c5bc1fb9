"""Where a theme made of words is spoken of: the passages that have the words, and those that are near."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final

import numpy as np

from corpus.model import Passage
from corpus.search import Searcher
from corpus.search.bm25_ranking import WHOLE
from corpus.search.matches import matches
from corpus.search.near_sentence import nearest_sentences, words_of
from corpus.themes.model import Presence, Theme
from corpus.themes.presence import says
from corpus.themes.presences import Rows
from corpus.themes.query_theme import Rule
from corpus.themes.sentence_bounds import best_sentence

_EACH: Final = 10
"""So many near passages are told of a report,"""
_NEAR: Final = 200
"""and so many in all."""
_TELLING: Final = 2
"""Where so many words tell what is meant, those of which any argument is made need not be there."""
_TAKEN: Final = 0.5
"""How much a passage that was taken in is at least about it."""


class QueryPresences:
    """Where a theme made of words is spoken of. It never changes; any number of threads may ask."""

    def __init__(self, searcher: Searcher, theme: Theme) -> None:
        """Look for the words.

        Args:
            searcher: over all reports.
            theme: made by ``query_theme``.
        """
        self._searcher, self._theme = searcher, theme
        index, understood = searcher.index, searcher.understood(theme.name)
        wanted = [*understood.loose, *(word.casefold() for word in understood.unknown)]
        telling = [word for word in wanted if index.stem(word) not in index.lexicon.general]
        if len(telling) >= _TELLING:  # "how did Russia see missile defence": passages need not say "see"
            wanted = telling
        missing = tuple(word for word in wanted if index.stem(word) not in index.passages_with_stem)
        asked = [word for word in wanted if word not in missing]
        quoted = {index.stem(word) for phrase in understood.phrases for word in phrase}
        self._stems = frozenset(quoted.union(map(index.stem, asked)))
        self._phrases, self._meant = understood.phrases, tuple(understood.meant.values())
        found = set() if missing else set(index.with_stems([stem] for stem in self._stems).tolist())
        for phrase in self._phrases:
            found &= index.with_phrase(phrase)
        in_, out = self._rows(theme.put), self._rows(theme.off)
        self.rule = Rule(
            tuple(asked),
            tuple(map(" ".join, self._phrases)),
            tuple(understood.corrected.items()),
            missing,
            len(in_ - found),
            len(out & found),
        )
        rows = np.array(sorted((found | in_) - out), np.int64)
        points = searcher.points(theme.name)[rows]
        weights = np.asarray(points / (points + 1), np.float64)
        given = np.isin(rows, list(in_))
        weights[given] = np.maximum(weights[given], _TAKEN)
        order = np.lexsort((rows, -weights))
        self._at, self._weights = rows[order], weights[order]

    def _rows(self, places: Collection[tuple[str, str]]) -> set[int]:
        """The rows of passages by the ids of their reports and themselves, as far as they are open."""
        return {row for place in places if (row := self._searcher.index.row_of(*place)) is not None}

    def rows(self) -> Rows:
        """Its presences as numbers, best first."""
        index, at = self._searcher.index, self._at
        kinds = index.postings.kinds[at]
        passing = np.zeros(len(at), bool)
        return Rows(
            index.report_of[at], index.postings.places[at], kinds, self._weights, passing, says(kinds)
        )

    def presences(self, only: str | None = None) -> list[Presence]:
        """The passages that have the words, or were taken in, best first; of one report, if it is named."""
        index = self._searcher.index
        return [
            self._presence(row, weight)
            for row, weight in zip(self._at.tolist(), self._weights.tolist(), strict=True)
            if only is None or index.reports[index.report_of[row]].id == only
        ]

    def near(self) -> dict[str, tuple[Presence, ...]]:
        """By the report's id the passages that search finds besides, best first; they are not counted."""
        counted, index = set(self._at.tolist()), self._searcher.index
        listed: dict[str, list[Presence]] = {}
        for hit in self._searcher.search(self._theme.name, _NEAR + len(counted)).hits:
            row = index.row_of(hit.report, hit.passage.id)
            own = listed.setdefault(hit.report, [])
            says_something = WHOLE[index.postings.kinds[row]]
            if says_something and row not in counted and len(own) < _EACH:
                sentence = hit.sentence or _fullest(hit.passage, hit.matches)
                own.append(Presence(hit.report, hit.passage, hit.score, False, hit.matches, sentence))
        return {report: tuple(own) for report, own in listed.items() if own}

    def _presence(self, row: int, weight: float) -> Presence:
        index = self._searcher.index
        report, passage = index.entries[row]
        places = matches(index, row, self._stems, self._phrases)
        sentence = _fullest(passage, places) if places else self._nearest(row, passage)
        return Presence(report, passage, weight, False, places, sentence)

    def _nearest(self, row: int, passage: Passage) -> tuple[int, int]:
        """Of a passage that was taken in, and has none of the words, the sentence nearest in meaning."""
        index, vectors = self._searcher.index, self._searcher.meaning
        aim = None if vectors is None else vectors.vector(self._meant)
        if vectors is None or aim is None:
            return _fullest(passage, ())
        return nearest_sentences(index, [row], words_of(index, [row], vectors), aim)[0]


def _fullest(passage: Passage, places: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """The bounds of the sentence with most of the words, once each."""
    text = passage.text
    return best_sentence(
        passage, lambda first, end: len({text[a:b].casefold() for a, b in places if first <= a < end})
    )
