"""How the matrix is looked at; it outlives the screen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reader.comparison.columns import MatrixColumn
from reader.comparison.grid import ThemeOrder

if TYPE_CHECKING:
    from corpus.model import Report


@dataclass
class MatrixView:
    """An order, what is typed, the bins that are unfolded, and where one stands."""

    reports: Sequence[Report]
    """Those that it is of; of others the bins are others."""
    query: str = ""
    order: ThemeOrder = ThemeOrder.REPORTS
    theme: str = ""
    """The key of the theme that one stands on."""
    report: int = 0
    """The index of a report in the column that one stands on."""
    unfolded: set[MatrixColumn] = field(default_factory=set)
