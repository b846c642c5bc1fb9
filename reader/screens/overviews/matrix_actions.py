"""Moving over the matrix, narrowing it down, sorting it, pinning themes, and going from a cell elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.services.intents import ShowSynopsis, VisitTheme
from reader.text.printable import printable

if TYPE_CHECKING:
    from reader.screens.overviews.matrix_base import MatrixBase


class MatrixActions:
    """What only looks; its public methods are the actions that commands name."""

    def __init__(self, screen: MatrixBase) -> None:
        self.screen = screen

    def move(self, rows: int, columns: int) -> None:
        """Go so many cells on."""
        self.screen.grid.move(rows, columns)

    def pages(self, count: int) -> None:
        """Go so many pages on."""
        self.screen.grid.page(count)

    def rows(self, last: int) -> None:
        """Go to the first theme, or with 1 to the last one."""
        sheet = self.screen.sheet
        if sheet is not None:
            self.screen.grid.go_to((len(sheet.lines) - 1) * last, sheet.column)

    def columns(self, last: int) -> None:
        """Go to the first report, or with 1 to the last one."""
        sheet = self.screen.sheet
        if sheet is not None:
            self.screen.grid.go_to(sheet.row, (len(sheet.columns.shown) - 1) * last)

    def open(self) -> None:
        """Go to the best passage of the report; unfold a bin."""
        cell = self.screen.cell
        if cell is not None:
            self.screen.leave_for(VisitTheme(*cell))
        elif not self.screen.grid.unfold():
            self.screen.say("there is no theme here")

    def fold(self) -> None:
        """Fold the bin again that this column came out of."""
        if not self.screen.grid.fold():
            self.screen.say("nothing is unfolded here")

    def synopsis(self) -> None:
        """Show the theme in all reports."""
        screen = self.screen
        line = screen.sheet.current_line if screen.sheet else None
        if line is not None:
            cell = screen.cell
            at = cell[1].id if cell else None
            screen.leave_for(ShowSynopsis(line.theme, at))

    def filter(self) -> None:
        """Type words of the themes that are wanted."""
        self.screen.narrow()

    def sort(self) -> None:
        """Sort in the next way."""
        self.screen.view.order = self.screen.view.order.next
        self.screen.show()
        self.screen.say(f"sorted: {self.screen.view.order.value}")

    def pin(self) -> None:
        """Have the theme stand first from now on, or no longer."""
        screen = self.screen
        sheet = screen.sheet
        line = sheet.current_line if sheet else None
        if sheet is None or line is None:
            return
        key = line.theme.key
        pinned = key not in sheet.pinned
        keys = (*sheet.pinned, key) if pinned else tuple(k for k in sheet.pinned if k != key)
        screen.services.history.pin(keys)
        screen.show()
        said = "stays at the top" if pinned else "is no longer kept at the top"
        screen.say(f"{printable(line.theme.name)} {said}")

    def leave(self) -> None:
        """Leave the line one types in, else what is typed, else the screen."""
        screen = self.screen
        if screen.line.has_focus or screen.view.query:
            screen.line.value = ""
            screen.end_narrowing()
        else:
            screen.dismiss(None)
