"""From texts and what the teacher says of them to a row for each piece."""

from __future__ import annotations

from typing import Final

import numpy as np

from corpus.meaning.passage_vectors import long_as_one
from corpus.meaning.word_pieces import WIDTH
from tools.word_pieces.least_squares import LeastSquares
from tools.word_pieces.lessons import Lessons
from tools.word_pieces.polish import polish
from tools.word_pieces.rows import Reals, Sums
from tools.word_pieces.taught import Taught

_RARITY: Final = 1e-3
"""A piece that makes up the share p of all pieces counts this / (this + p)."""
_PULL: Final = 0.15
"""How strongly a row is drawn to where it starts."""
_RIDGE: Final = 3.0
"""How much the map from the teacher's rows to those found is kept small."""
_CONSTANT: Final = 0.3
"""What the teacher's rows have besides, the same for all."""
_TRUSTED: Final = 3
"""Times that a piece must be met for the map to be learned from it;"""
_MOST_TRUSTED: Final = 300
"""and from which on more do not count more."""


def fitted(learned: Lessons, taught: Taught, inputs: Reals) -> Reals:
    """The rows whose sums point where the teacher does, by piece.

    Least squares, from where the teacher points for the single piece; a second time from where pieces
    that are often met tell that the others must be; then polished.

    Args:
        learned: the texts.
        taught: what the teacher says of them.
        inputs: the teacher's own row of every piece.
    """
    weights = (_RARITY / (_RARITY + learned.share)).astype(np.float32)
    goals, directions = _goals(learned, taught)
    task = LeastSquares(Sums.of(learned.numbers, weights), goals, learned.worth)
    used = learned.share > 0
    alone = taught.alone - taught.alone[used].mean(0)
    found = task.solve(task.scaled(alone @ directions), _PULL)
    own = long_as_one(inputs - inputs[used].mean(0))
    features = np.concatenate([alone, own, np.full((len(own), 1), _CONSTANT, np.float32)], axis=1)
    found = task.solve(_mapped(features, found, learned), _PULL) * weights[:, None]
    return polish(found, Sums.of(learned.numbers, np.ones_like(weights)), goals)


def _goals(learned: Lessons, taught: Taught) -> tuple[Reals, Reals]:
    """Where the lessons are to point, without what all texts have in common, and the main directions."""
    away = taught.whole - taught.whole[learned.learned].mean(0)
    _, directions = np.linalg.eigh(away[learned.learned].T @ away[learned.learned])
    main: Reals = directions[:, ::-1][:, :WIDTH].astype(np.float32)
    return long_as_one(away @ main)[learned.aims], main


def _mapped(features: Reals, found: Reals, learned: Lessons) -> Reals:
    """Where the features of pieces say that their rows are, as those that are often met tell."""
    often = np.bincount([number for row in learned.numbers for number in row], minlength=len(found))
    trust = (np.sqrt(np.minimum(often, _MOST_TRUSTED)) * (often > _TRUSTED)).astype(np.float32)
    seen = features * trust[:, None]
    small = _RIDGE * np.eye(seen.shape[1])
    bend = np.linalg.solve(seen.T @ seen + small, seen.T @ (found * trust[:, None]))
    mapped: Reals = (features @ bend).astype(np.float32)
    return mapped
