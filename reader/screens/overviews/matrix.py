"""The matrix: how much each report says of each theme, and how much of that the reader has been to."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

from textual import on

from reader.screens.opening_help import show_help
from reader.screens.overviews.matrix_actions import MatrixActions
from reader.screens.overviews.matrix_base import MatrixBase
from reader.widgets.comparison.matrix_grid import MatrixGrid

if TYPE_CHECKING:
    from reader.comparison.view import MatrixView
    from reader.services.services import Services


class MatrixScreen(MatrixBase):
    """Shows the matrix, and the cell that one stands on in words."""

    def __init__(self, services: Services, view: MatrixView) -> None:
        super().__init__(services, view)
        self.charting = MatrixActions(self)

    @property
    def handlers(self) -> tuple[Mapping[str, Callable[[MatrixScreen], object]], MatrixScreen]:
        """What each command does, and who does it."""
        return HANDLERS, self

    @on(MatrixGrid.Chosen)
    def _chosen(self) -> None:
        self.charting.open()


HANDLERS: Final[Mapping[str, Callable[[MatrixScreen], object]]] = {
    "matrix-down": lambda screen: screen.charting.move(1, 0),
    "matrix-up": lambda screen: screen.charting.move(-1, 0),
    "matrix-left": lambda screen: screen.charting.move(0, -1),
    "matrix-right": lambda screen: screen.charting.move(0, 1),
    "matrix-page-down": lambda screen: screen.charting.pages(1),
    "matrix-page-up": lambda screen: screen.charting.pages(-1),
    "matrix-start": lambda screen: screen.charting.rows(0),
    "matrix-end": lambda screen: screen.charting.rows(1),
    "matrix-first": lambda screen: screen.charting.columns(0),
    "matrix-last": lambda screen: screen.charting.columns(1),
    "matrix-open": lambda screen: screen.charting.open(),
    "matrix-fold": lambda screen: screen.charting.fold(),
    "matrix-synopsis": lambda screen: screen.charting.synopsis(),
    "matrix-finding": lambda screen: screen.judging.finding(),
    "matrix-filter": lambda screen: screen.charting.filter(),
    "matrix-sort": lambda screen: screen.charting.sort(),
    "matrix-pin": lambda screen: screen.charting.pin(),
    "matrix-confirm": lambda screen: screen.judging.confirm(),
    "matrix-overturn": lambda screen: screen.judging.overturn(),
    "matrix-undo": lambda screen: screen.judging.undo(),
    "matrix-redo": lambda screen: screen.judging.redo(),
    "matrix-leave": lambda screen: screen.charting.leave(),
    "matrix-help": show_help,
    "filter-done": lambda screen: screen.end_narrowing(),
}
"""By a command's id."""
