"""The best links of each passage, from all that speaks for them."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from corpus.index.joined import Reals
from corpus.index.vectors import Vectors
from corpus.links.nearest import Nearest
from corpus.links.shared_themes import SharedThemes

KEPT: Final = 40
"""Links that are ranked of each passage: more than anybody looks at."""
_WORDS: Final = 0.5
"""What words count beside themes."""
_MUTUAL: Final = 1.05
"""What it is worth that of each report's passages either is the other's best."""
_ASKED: Final = 12
"""So many reports are asked whether the passage is best for theirs too: those that lead."""
_HALF: Final = 0.3
"""The sum that makes a score of a half."""

Rows = NDArray[np.integer]

Ranked = tuple[Rows, Reals]
"""Rows with their scores, best first."""


class Ranking:
    """Ranks the passages of other reports for a passage. What is worked out is kept."""

    def __init__(self, vectors: Vectors, themes: SharedThemes | None = None) -> None:
        self.vectors = vectors
        self._nearest = Nearest(vectors)
        self._themes = themes
        self._near: dict[int, Ranked] = {}

    def of(self, row: int) -> Ranked:
        """The best links of a row; scores from 0 to 1."""
        others, scores = self._alone(row)
        scores, report = scores.copy(), int(self.vectors.report_of[row])
        for at in self._firsts(others)[:_ASKED]:
            if self._best_in(report, int(others[at])) == row:
                scores[at] *= _MUTUAL
        order = np.lexsort((others, -scores))
        scores = scores[order]
        return others[order], scores / (scores + np.float32(_HALF))

    def prepare(self, report: int) -> None:
        """Work out what is needed of a report's rows, together, which is quicker."""
        first, end = self.vectors.bounds[report : report + 2]
        if first < end and int(first) not in self._near:
            self._work_out(int(first), int(end))

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
            if self._themes is not None:
                others, scores = self._with_themes(row, others, scores * np.float32(_WORDS), self._themes)
            if len(others) > KEPT:
                top = np.argpartition(-scores, KEPT)[:KEPT]
                others, scores = others[top], scores[top]
            order = np.lexsort((others, -scores))
            self._near[row] = others[order].astype(np.int32), scores[order]

    def _with_themes(self, row: int, others: Rows, scores: Reals, themes: SharedThemes) -> Ranked:
        """The rows that are like a row in words or in themes."""
        if not themes.all_at_hand:
            return others, scores + themes.with_some(row, others)
        total = themes.with_all(row)
        total[others] += scores
        first, end = self.vectors.bounds[self.vectors.report_of[row] :][:2]
        total[first:end] = 0
        others = np.flatnonzero(total)
        return others, total[others]

    def _firsts(self, others: Rows) -> list[int]:
        """Where the first row of each report stands among these."""
        _, firsts = np.unique(self.vectors.report_of[others], return_index=True)
        return sorted(firsts.tolist())

    def _best_in(self, report: int, row: int) -> int | None:
        """The row of a report that is best for a row, or None where none is among the best."""
        others, _ = self._alone(row)
        at = np.flatnonzero(self.vectors.report_of[others] == report)
        return int(others[at[0]]) if len(at) else None
