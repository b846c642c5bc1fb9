"""How well likenesses by a table follow the teacher's."""

from __future__ import annotations

from typing import Final, NamedTuple

import numpy as np

from tools.word_pieces.rows import Numbers, Reals

_NEAREST: Final = 10


class Quality(NamedTuple):
    """From 0 to 1, more is better."""

    correlation: float
    """Of the likenesses of all pairs of texts."""
    nearest: float
    """How many of the teacher's ten nearest texts are among ours."""


def quality(ours: Reals, theirs: Reals) -> Quality:
    """Compare vectors of the same texts, all of length one."""
    near, right = ours @ ours.T, theirs @ theirs.T
    upper = np.triu_indices(len(near), 1)
    correlation = float(np.corrcoef(near[upper], right[upper])[0, 1])
    np.fill_diagonal(near, -9)
    np.fill_diagonal(right, -9)
    same = [
        len({*a} & {*b}) / _NEAREST for a, b in zip(_ten(near).tolist(), _ten(right).tolist(), strict=True)
    ]
    return Quality(correlation, float(np.mean(same)))


def _ten(near: Reals) -> Numbers:
    return np.argsort(-near, axis=1)[:, :_NEAREST]
