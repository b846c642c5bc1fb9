"""Rows by least squares: the weighted mean of a text's rows is to be where the teacher points."""

from __future__ import annotations

import numpy as np

from tools.word_pieces.rows import Reals, Sums


class LeastSquares:
    """Texts with the goals of their sums."""

    def __init__(self, sums: Sums, goals: Reals, worth: Reals) -> None:
        """Take the task in.

        Args:
            sums: the texts; the weights of each become one together.
            goals: a row for each text.
            worth: what each text counts.
        """
        root = np.sqrt(worth).astype(np.float32)
        self._sums = sums.worth(root)
        self._goals: Reals = goals * root[:, None]

    def scaled(self, start: Reals) -> Reals:
        """Rows to begin with, as long as fits best."""
        guess = self._sums.of_texts(start)
        return start * np.float32((guess * self._goals).sum() / max(float((guess * guess).sum()), 1e-12))

    def solve(self, start: Reals, pull: float, rounds: int = 20) -> Reals:
        """The rows that fit best: conjugate gradients, all columns at once.

        Args:
            start: where the rows are drawn to.
            pull: how strongly.
            rounds: how many steps.
        """
        rest = self._sums.of_pieces(self._goals - self._sums.of_texts(start))
        moved, way, size = np.zeros_like(start), rest.copy(), (rest * rest).sum(0)
        for _ in range(rounds):
            bent = self._sums.of_pieces(self._sums.of_texts(way)) + np.float32(pull) * way
            step = size / np.maximum((way * bent).sum(0), np.float32(1e-12))
            moved += step * way
            rest -= step * bent
            before, size = size, (rest * rest).sum(0)
            way = rest + size / np.maximum(before, np.float32(1e-30)) * way
        found: Reals = start + moved
        return found
