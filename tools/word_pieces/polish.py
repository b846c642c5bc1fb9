"""Gradient steps towards where the teacher points, and towards whom it finds alike.

A batch is eight runs of 64 texts of one neighbourhood, so that there is something to tell apart. Each row has
a step of its own (J. Duchi, E. Hazan and Y. Singer, "Adaptive subgradient methods", 2011).
"""

from __future__ import annotations

from typing import Final

import numpy as np

from tools.word_pieces.rows import Numbers, Reals, Sums

ROUNDS: Final = 2
"""Through all texts."""
BATCH: Final = 512
"""Texts at once."""
_RUN: Final = 64
_STEP: Final = 0.003
"""The size of the first step; the last one is a tenth."""
_ALIKE: Final = 0.3
"""What the likenesses within a batch count."""
_WARMTH: Final = 0.1
"""The smaller, the more the nearest count in them."""
_CENTRES: Final = 128
"""Neighbourhoods."""


def polish(rows: Reals, sums: Sums, goals: Reals) -> Reals:
    """Make rows better whose sums are to point where the goals do.

    Args:
        rows: by piece.
        sums: the texts.
        goals: a row of length one for each.
    """
    draw = np.random.default_rng(0)
    some, used = sums.some(np.arange(min(2000, sums.texts)))
    found: Reals = rows / np.linalg.norm(some.of_texts(rows[used]), axis=1).mean()
    taken = np.full(len(found), 1e-4, np.float32)
    centres = goals[draw.choice(len(goals), _CENTRES, replace=False)]
    near = (goals @ centres.T).argmax(1)
    steps = ROUNDS * (len(goals) // BATCH)
    batches = [batch for _ in range(ROUNDS) for batch in _batches(near, draw)]
    for done, batch in enumerate(batches):
        part, used = sums.some(batch)
        slope = _slope(part, found[used], goals[batch])
        taken[used] += (slope * slope).mean(1) * BATCH
        step = _STEP * (1 - 0.9 * done / steps)
        found[used] -= np.float32(step * np.sqrt(BATCH)) * slope / np.sqrt(taken[used])[:, None]
    return found


def _batches(near: Numbers, draw: np.random.Generator) -> Numbers:
    """The texts in batches, a row each, those of one neighbourhood in runs."""
    order = np.argsort(draw.permutation(_CENTRES)[near] + 0.999 * draw.random(len(near)))
    runs = order[: len(order) // _RUN * _RUN].reshape(-1, _RUN)
    draw.shuffle(runs)
    found: Numbers = runs.reshape(-1)[: len(runs) * _RUN // BATCH * BATCH].reshape(-1, BATCH)
    return found


def _slope(part: Sums, rows: Reals, goals: Reals) -> Reals:
    """By piece, in which direction a batch gets worse."""
    sums = part.of_texts(rows)
    long = np.maximum(np.linalg.norm(sums, axis=1, keepdims=True), np.float32(1e-6))
    ours = sums / long
    wrong = _neighbours(ours) - _neighbours(goals)
    slope = (np.float32(_ALIKE) * (wrong @ ours + wrong.T @ ours) - goals) / np.float32(part.texts)
    return part.of_pieces((slope - (slope * ours).sum(1, keepdims=True) * ours) / long)


def _neighbours(rows: Reals) -> Reals:
    """For each row the others' shares in its neighbourhood."""
    near = rows @ rows.T / np.float32(_WARMTH)
    np.fill_diagonal(near, -1e4)
    near = np.exp(near - near.max(1, keepdims=True))
    found: Reals = near / near.sum(1, keepdims=True)
    return found
