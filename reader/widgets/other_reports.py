"""The strip of a theme: what the reports without a pane say of it, a row each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from textual.content import Content
from textual.widget import Widget

from reader.citation import label
from reader.presentation.silence_text import others
from reader.text.plain_text import cells, clip
from reader.text.printable import printable
from reader.widgets.theme_lines import NAME, nothing_said, report_row, spoken

if TYPE_CHECKING:
    from corpus.themes import Theme
    from corpus.themes.synopsis import SynopsisColumn
    from reader.notebook import Contents

EACH: Final = 9
"""So many rows of the screen give the strip one."""
MOST: Final = 5
"""Rows of the strip."""


class OtherReports(Widget):
    """As many rows as the screen has room for; on a small one they are one."""

    DEFAULT_CSS = """
    OtherReports { height: 1; visibility: visible; background: $panel; color: $foreground 85%; padding: 0 1; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._columns: Sequence[SynopsisColumn] = ()
        self._nothing: dict[str, str] = {}
        """By a report's id why it has no passage."""
        self._key = ""

    def show(
        self, theme: Theme, columns: Sequence[SynopsisColumn], key: str, contents: Contents | None
    ) -> None:
        """Show other reports.

        Args:
            theme: the theme.
            columns: what each of them says of it, in date order.
            key: what opens one.
            contents: the notes, where they are there.
        """
        self._columns, self._key = columns, key
        mute = [column for column in columns if not column.passages][:MOST]
        self._nothing = {column.report.id: nothing_said(theme, column, contents) for column in mute}
        self.styles.height = self._rows()
        self.refresh()

    def on_resize(self) -> None:
        """Take the rows for which there is room now."""
        self.styles.height = self._rows()

    def _rows(self) -> int:
        return max(1, min(len(self._columns), self.screen.size.height // EACH, MOST))

    def render(self) -> Content:
        """A row for each report that speaks, as far as there are rows; the rest in the last one."""
        rows, width = self._rows(), self.size.width
        columns = sorted(self._columns, key=lambda column: not column.passages)
        if len(columns) <= rows:
            return Content("\n").join(self._row(column, width) for column in columns)
        shown = columns[: rows - 1]
        lines = [self._row(column, width) for column in shown]
        return Content("\n").join([*lines, self._others(columns[rows - 1 :]).truncate(width, ellipsis=True)])

    def _others(self, columns: Sequence[SynopsisColumn]) -> Content:
        """Many reports in one row: how much each says, then how many say nothing, and why."""
        from corpus.themes.synopsis import tally

        speak = [c for c in columns if c.passages]
        mute = others(tally(columns))
        parts = [
            Content(f"{printable(label(c.report))} ") + Content.styled(str(spoken(c)), "bold") for c in speak
        ]
        if mute:
            parts.append(Content.styled(", ".join(mute), "dim italic"))
        said = Content(" · ").join(parts)
        return Content.styled(f"elsewhere ({self._key} opens): ", "dim") + said

    def _row(self, column: SynopsisColumn, width: int) -> Content:
        name = clip(printable(label(column.report)), NAME)
        nothing = self._nothing.get(column.report.id, "")
        return report_row(column, name, max(cells(name), NAME), width, nothing)
