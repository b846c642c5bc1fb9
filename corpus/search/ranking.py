"""How passages are ranked for a query: the one point at which another way of ranking goes in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from corpus.search.concepts import Concept
    from corpus.search.index import Index


class Ranking(Protocol):
    """The scores of all passages for one query; a row is a passage of the index."""

    @property
    def found(self) -> NDArray[np.bool_]:
        """By row, whether it has any word of the query in its text."""

    @property
    def share(self) -> NDArray[np.float32]:
        """By row, what part of the query's weight its own words carry, from 0 to 1."""

    @property
    def complete(self) -> NDArray[np.bool_]:
        """By row, whether it has all the words."""

    @property
    def points(self) -> NDArray[np.float32]:
        """By row, its score; higher is better."""

    def refine(self, among: NDArray[np.bool_]) -> None:
        """Heed what is only looked at in the best passages of those that can be found at all."""

    def best(self, limit: int, among: NDArray[np.bool_]) -> NDArray[np.int64]:
        """The best rows of some, best first."""


class RankingMaker(Protocol):
    """Ranks the passages of an index."""

    def __call__(self, index: Index, concepts: Sequence[Concept]) -> Ranking:
        """Score all passages for what a query stands for, in its order."""
