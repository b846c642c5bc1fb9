"""The best links of each passage, from all that speaks for them.

A passage that is like many is not the best for each of them: how much it is like those that it is most like
counts against it, as in A. Conneau et al., "Word translation without parallel data" (2018), section 2.3.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import numpy as np
from numpy.typing import NDArray

from corpus.index.joined_terms import Reals
from corpus.index.tfidf_vectors import TfidfVectors
from corpus.links.closeness import Closeness
from corpus.links.name_senses import NameSenses
from corpus.links.shared_themes import SharedThemes
from corpus.links.similarity import Similarity

KEPT: Final = 40
"""Links that are ranked of each passage: more than anybody looks at."""
_WORDS: Final = 0.5
"""What words count beside themes."""
_MEANING: Final = 0.35
"""What nearness in meaning counts beside likeness in words, where no themes are told. With 0, 0.1, 0.2, 0.3,
0.35, 0.4 and 0.6: the first link of gospels is a parallel in 89.2, 89.2 and then 89.4 of a hundred, the first
one of descriptions right in 60.0 and then 61.7; in a folder that nobody prepared nDCG@10 is 74, 74, 76, 77,
78, 77 and 76."""
_WEIGHED: Final = 200
"""So many of those that are most like a passage in words are looked at for their meaning."""
_SAID: Final = 6
"""Words that say something: a passage of fewer is like another in less, however like it is. With 0, 4, 6 and
10 in a folder that nobody prepared: nDCG@10 77, 78, 78 and 78, of the first three links right 60, 63, 63 and
68 of a hundred; the first link of descriptions right in 61.7, 61.7, 61.7 and 60.8, of gospels in 89.4 and
then 89.2."""
_MUTUAL: Final = 1.05
"""What it is worth that of each report's passages either is the other's best."""
_ASKED: Final = 16
"""So many that lead are looked at from the other side too: who else is like them, who is best for them."""
_CROWD: Final = 10
"""So many that a passage is most like make its crowd."""
_CROWDED: Final = 0.3
"""What the crowd of a passage counts against it."""
_MORE_CROWDED: Final = 0.25
"""What a crowd larger than that of the others that lead counts besides, where nearness in meaning counts:
some vectors are near to everything. With 0, 0.1, 0.2, 0.25, 0.3 and 0.35: the first link right for gospels in
89.0, 89.0, 89.0, 89.4, 89.4 and 89.2 of a hundred, for descriptions in 60.0, 60.0 and then 61.7; in a folder
that nobody prepared in 60, 65, 70, 75, 75 and 75 of a hundred, with nDCG@10 77, 78, 77, 78, 77 and 77."""
_HALF: Final = 0.3
"""The sum that makes a score of a half."""

Rows = NDArray[np.integer]

Ranked = tuple[Rows, Reals]
"""Rows with their scores, best first."""


class LinkRanking:
    """Ranks the passages of other reports for a passage. What is worked out is kept, for one thread."""

    def __init__(
        self,
        vectors: TfidfVectors,
        themes: SharedThemes | None = None,
        closeness: Closeness | None = None,
        senses: NameSenses | None = None,
    ) -> None:
        self.vectors = vectors
        self._closeness = closeness
        self._senses = senses
        self._nearest = Similarity(vectors)
        self._themes = themes
        self._near: dict[int, Ranked] = {}
        self._crowds: dict[int, float] = {}
        self._share = 1.0 if themes is None else _WORDS

    def of(self, row: int) -> Ranked:
        """The best links of a row; scores from 0 to 1."""
        others, scores = self._alone(row)
        if not len(others):
            return others, scores
        if self._themes is not None and not self._themes.all_at_hand:
            scores = scores.copy()
            scores[:_ASKED] += self._themes.with_some(row, others[:_ASKED])
        report = int(self.vectors.report_of[row])
        leading = others[:_ASKED].tolist()
        crowds = np.array([self._crowd(other) for other in leading], np.float32)
        crowd = np.full(len(others), crowds.mean(), np.float32)
        crowd[: len(leading)] = crowds
        apart = scores - np.float32(_CROWDED) * crowd
        if self._closeness is not None:
            apart -= np.float32(_MORE_CROWDED) * (crowd - crowd.mean())
        if self._senses is not None:
            apart[: len(leading)] -= self._senses.added(row, others[:_ASKED]) * self._share
        seen: set[int] = set()
        for at, number in enumerate(self.vectors.report_of[others[:_ASKED]].tolist()):
            if number not in seen:
                seen.add(number)
                if self._best_in(report, leading[at]) == row:
                    apart[at] += np.float32(_MUTUAL - 1) * scores[at]
        order = np.lexsort((others, -apart))
        apart = np.maximum(apart[order], 0).astype(np.float32)
        return others[order], (apart / (apart + _HALF)).astype(np.float32)

    def prepare(self, report: int) -> None:
        """Work out what is needed of a report's rows, together, which is quicker."""
        first, end = self.vectors.bounds[report : report + 2]
        if first < end and int(first) not in self._near:
            self._work_out(int(first), int(end))

    def steps(self, row: int) -> Iterator[None]:
        """Work out what ``of`` needs of a row, one passage that is like it a step."""
        for other in self._alone(row)[0][:_ASKED].tolist():
            if other not in self._near:
                yield
                self._alone(other)
        yield

    def forget(self) -> None:
        """Let go what was worked out of the rows."""
        self._near.clear()
        self._crowds.clear()

    def _alone(self, row: int) -> Ranked:
        """The best links of a row by what speaks for them, whatever is best for the others."""
        if row not in self._near:
            self._work_out(row, row + 1)
        return self._near[row]

    def _work_out(self, first: int, end: int) -> None:
        found = self._nearest.rows(first, end)
        for row in range(first, end):
            others: Rows
            others, scores = found.of(row)
            said = np.minimum(self.vectors.lengths[others], self.vectors.lengths[row])
            scores = scores * np.minimum(said / np.float32(_SAID), np.float32(1))
            if self._closeness is not None:
                others, scores = _leading(others, scores, _WEIGHED)
                scores = scores + np.float32(_MEANING) * self._closeness.of_some(row, others)
            best = np.partition(scores, -_CROWD)[-_CROWD:] if len(scores) > _CROWD else scores
            self._crowds[row] = float(best.sum()) / _CROWD * self._share
            if self._themes is not None:
                others, scores = self._with_themes(
                    row, others, scores * np.float32(self._share), self._themes
                )
            others, scores = _leading(others, scores, KEPT)
            order = np.lexsort((others, -scores))
            self._near[row] = others[order].astype(np.int32), scores[order]

    def _with_themes(self, row: int, others: Rows, scores: Reals, themes: SharedThemes) -> Ranked:
        """The rows that are like a row in words or in themes."""
        if not themes.all_at_hand:
            return others, scores
        total = themes.with_all(row)
        total[others] += scores
        first, end = self.vectors.bounds[self.vectors.report_of[row] :][:2]
        total[first:end] = 0
        others = np.flatnonzero(total)
        return others, total[others]

    def _crowd(self, row: int) -> float:
        """How much a row is, in words and meaning, like those that it is most like."""
        self._alone(row)
        return self._crowds[row]

    def _best_in(self, report: int, row: int) -> int | None:
        """The row of a report that is best for a row, or None where none is among the best."""
        others, _ = self._alone(row)
        of_report = self.vectors.report_of[others] == report
        at = int(of_report.argmax()) if len(others) else 0
        return int(others[at]) if len(others) and of_report[at] else None


def _leading(others: Rows, scores: Reals, most: int) -> Ranked:
    """The rows with the highest scores, in any order."""
    if len(others) <= most:
        return others, scores
    top = np.argpartition(-scores, most)[:most]
    return others[top], scores[top]
