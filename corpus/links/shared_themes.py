"""How much two passages share of their themes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

import numpy as np
from numpy.typing import NDArray

from corpus.index.joined_terms import Reals

_MAIN: Final = 0.4
"""A theme that weighs less in a passage is no mark of how many passages are on it."""


class SharedThemes:
    """Compares passages by their themes: the cosine of the weights, rare themes worth more.

    Where there are few passages the weights of all are at hand; else they are looked up as they are needed,
    and no theme is worth more than another.
    """

    def __init__(
        self, weights: Callable[[int], Mapping[str, float]], count: int, *, all_at_hand: bool
    ) -> None:
        """Take the weights in.

        Args:
            weights: the themes of a row, each with how much of the passage is about it.
            count: how many rows there are.
            all_at_hand: look all of them up now.
        """
        self.all_at_hand = all_at_hand
        self._weights = weights
        self._count = count
        self._names: dict[str, int] = {}
        self._table: Reals | None = None
        self._looked_up: dict[int, Mapping[str, float]] = {}
        self._known: dict[int, dict[str, float]] = {}
        if all_at_hand:
            self._lay()

    def with_all(self, row: int) -> Reals:
        """How much each row shares with a row, 0 to 1; only where all weights are at hand."""
        assert self._table is not None
        shared: Reals = self._table @ self._table[row]
        return shared

    def with_some(self, row: int, others: NDArray[np.integer]) -> Reals:
        """How much some rows share with a row, 0 to 1."""
        if self._table is not None:
            shared: Reals = self._table[others] @ self._table[row]
            return shared
        own = self._of(row)
        found = [
            sum(weight * own[name] for name, weight in self._of(int(other)).items() if name in own)
            for other in (others if own else ())
        ]
        return np.array(found or np.zeros(len(others)), np.float32)

    def both(self, row: int, other: int) -> list[tuple[str, float]]:
        """The themes that two rows are on, those first that say most of why they belong together."""
        here, there = self._raw(row), self._raw(other)
        shared = [(name, min(weight, there[name]) * self._rarity(name)) for name, weight in here.items()
                  if name in there]  # fmt: skip
        return sorted(shared, key=lambda s: (-s[1], s[0]))

    def _rarity(self, name: str) -> float:
        return float(self._rarities[self._names[name]]) if self._table is not None else 1.0

    def _raw(self, row: int) -> Mapping[str, float]:
        if row not in self._looked_up:
            self._looked_up[row] = self._weights(row)
        return self._looked_up[row]

    def _of(self, row: int) -> dict[str, float]:
        """A row's weights, as long as 1 together."""
        if row not in self._known:
            weights = self._raw(row)
            norm = sum(weight * weight for weight in weights.values()) ** 0.5
            self._known[row] = {name: weight / norm for name, weight in weights.items()}
        return self._known[row]

    def _lay(self) -> None:
        rows = [self._raw(row) for row in range(self._count)]
        for row in rows:
            for name in row:
                self._names.setdefault(name, len(self._names))
        table = np.zeros((self._count, len(self._names)), np.float32)
        for at, row in enumerate(rows):
            for name, weight in row.items():
                table[at, self._names[name]] = weight
        passages = (table >= _MAIN).sum(axis=0)
        self._rarities = np.log(self._count / np.maximum(passages, 1))
        table *= self._rarities.astype(np.float32)
        norms = np.sqrt((table * table).sum(axis=1, keepdims=True))
        self._table = table / np.maximum(norms, 1e-9)
