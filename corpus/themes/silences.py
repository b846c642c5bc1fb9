"""The reports in which no name of a theme stands, and what is to be read before one calls them silent.

Nothing decides here but words: a report with a passage that has all the words of one name, in whatever order,
is none in which nothing was found. The sentences that come nearest, by words and by meaning, are told to be
read: how near they are says nothing of whether they are on the theme.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from corpus.search.bm25_ranking import WHOLE
from corpus.search.fusion import rank_points
from corpus.search.matches import matches
from corpus.search.near_sentence import nearest_sentences, words_of
from corpus.text.folding import fold
from corpus.text.tokenizer import words
from corpus.themes.model import Presence, Silence, Theme
from corpus.themes.sentence_bounds import sentence_at
from corpus.themes.tokens import stems_of

if TYPE_CHECKING:
    from corpus.meaning import PassageVectors
    from corpus.meaning.word_pieces import Reals
    from corpus.search import Searcher
    from corpus.themes.theme_index import Themes

_TRIED: Final = 4
"""Names by which the nearest passages are looked for."""
_NEAR: Final = 3
"""So many of the nearest are told."""
_LISTED: Final = 10
"""So many passages with all the words of a name are told of a report."""
_DEEP: Final = 20
"""So many of each ranking are fused."""


def silences(themes: Themes, theme: Theme, only: str | None = None) -> tuple[Silence, ...]:
    """The reports in which no name of a theme stands, in date order; what is near is read when asked for.

    Args:
        themes: the themes.
        theme: one of them.
        only: the report that is asked about, by its id; None for all.
    """
    spoken = set(themes.rows(theme).reports.tolist())
    asked = (number for number, report in enumerate(themes.reports) if only in (None, report.id))
    numbers = [number for number in asked if number not in spoken]
    if not numbers:
        return ()
    searcher = themes.searcher
    look = _Look(searcher, theme)
    found = []
    for number in numbers:
        report = themes.reports[number]
        first, end = searcher.index.postings.bounds[number : number + 2].tolist()
        found.append(
            Silence(
                report.id,
                partial(look.near, first, end),
                abstract_only=report.about.extent == "abstract",
                together=look.together(first, end),
            )
        )
    return tuple(found)


class _Look:
    """What is looked for of a theme, in all reports at once."""

    def __init__(self, searcher: Searcher, theme: Theme) -> None:
        self._index, self._vectors = searcher.index, searcher.meaning
        names = theme.names[:_TRIED]
        self._by_words = np.max([searcher.points(name) for name in names], axis=0)
        self._aim = _aim(self._vectors, names)
        self._by_meaning = (
            None if self._vectors is None or self._aim is None else self._vectors.nearness(self._aim)
        )
        self._whole: dict[int, set[str]] = {}
        for name in theme.names:
            stems = set(stems_of(name, self._index.stem))
            if len(stems) > 1:
                for row in self._index.with_stems([stem] for stem in stems).tolist():
                    self._whole.setdefault(row, stems)
        for place in theme.off:  # the reader has looked at it: it has the words and is not on the theme
            row = self._index.row_of(*place)
            if row is not None:
                self._whole.pop(row, None)
        self._stems = {stem for name in names for stem in stems_of(name, self._index.stem)}

    def together(self, first: int, end: int) -> tuple[Presence, ...]:
        """The passages of a report that have all the words of one name, the best first."""
        rows = [row for row in range(first, end) if row in self._whole] if self._whole else []
        rows.sort(key=lambda row: (-float(self._by_words[row]), row))
        return self._presences([(row, self._whole[row]) for row in rows[:_LISTED]])

    def near(self, first: int, end: int) -> tuple[Presence, ...]:
        """The passages of a report that come nearest, best first; no headings: they say nothing."""
        points: dict[int, float] = {}
        whole = WHOLE[self._index.postings.kinds[first:end]]
        for every in (self._by_words, self._by_meaning):
            if every is not None:
                scores = np.where(whole, every[first:end], 0)
                for row, point in zip(_best(scores, first), rank_points(_DEEP).tolist(), strict=False):
                    points[row] = points.get(row, 0.0) + point
        rows = sorted(points, key=lambda row: (-points[row], row))[:_NEAR]
        return self._presences([(row, self._stems) for row in rows])

    def _presences(self, sought: Sequence[tuple[int, set[str]]]) -> tuple[Presence, ...]:
        """Passages by their rows, each with the stems that are lit in it."""
        vectors, aim = self._vectors, self._aim
        sentences: dict[int, tuple[int, int]] = {}
        if vectors is not None and aim is not None:
            rows = [row for row, _ in sought if vectors.vectors[row].any()]
            said = words_of(self._index, rows, vectors)
            nearest = nearest_sentences(self._index, rows, said, aim)
            sentences = dict(zip(rows, nearest, strict=True))
        found = []
        for row, stems in sought:
            entry = self._index.entries[row]
            places = matches(self._index, row, stems)
            sentence = sentences.get(row) or sentence_at(entry.passage, places[0][0] if places else 0)
            found.append(Presence(entry.report, entry.passage, 0.0, False, places, sentence))
        return tuple(found)


def _aim(vectors: PassageVectors | None, names: tuple[str, ...]) -> Reals | None:
    """Where the names of a theme point, all together."""
    if vectors is None or not vectors.any:
        return None
    return vectors.vector(word for name in names for word in words(fold(name).text))


def _best(scores: NDArray[np.float32], first: int) -> Iterator[int]:
    """The rows of a report, from its first on, with the highest scores above nothing, the highest first."""
    for at in np.argsort(-scores, kind="stable")[:_DEEP].tolist():
        if scores[at] > 0:
            yield first + at
