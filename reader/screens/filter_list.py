"""A list to choose from, narrowed down as one types: for headings and for reports."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from reader.screens.query_list import QueryList
from reader.widgets.text_field import TextField

HINT: Final = "{query-up} {query-down} choose · enter goes there · {query-leave}"


@dataclass(frozen=True, slots=True)
class FilterRow:
    """One thing to choose."""

    value: int
    """What is returned when it is chosen."""
    shown: Content
    """How it looks."""
    words: str
    """What is compared with what is typed."""


class FilterList(QueryList[int | None]):
    """Returns the chosen row's value, or None."""

    CSS_PATH = "../styles/sheets.tcss"

    def __init__(self, title: str, rows: Sequence[FilterRow], at: int, none: str) -> None:
        """Make the list.

        Args:
            title: what it is a list of.
            rows: what there is.
            at: the index of the row to stand on at first.
            none: what to say where there are no rows.
        """
        super().__init__()
        self._title = title
        self._rows = list(rows)
        self._at = at
        self._none = none

    def compose(self) -> ComposeResult:
        """A line to type in above the list."""
        with Vertical(id="sheet"):
            yield TextField(placeholder="type to narrow down", compact=True)
            yield OptionList(markup=False, compact=True)
            yield Static("", markup=False, id="none")
            yield Static(self.keymap.hint(HINT), markup=False, id="hint")

    def on_mount(self) -> None:
        """Show all rows."""
        self.query_one("#sheet").border_title = Content(self._title)
        self._show(self._rows, self._at)
        self.set_focus(self.query_one(Input))

    @on(Input.Changed)
    def _narrow(self, event: Input.Changed) -> None:
        wanted = event.value.casefold().split()
        self._show([row for row in self._rows if all(word in row.words.casefold() for word in wanted)], 0)

    @on(Input.Submitted)
    def _submitted(self) -> None:
        self.query_one(OptionList).action_select()

    @on(OptionList.OptionSelected)
    def _choose(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(int(event.option_id or 0))

    def _show(self, rows: Sequence[FilterRow], at: int) -> None:
        options = self.query_one(OptionList)
        options.clear_options()
        options.add_options(Option(row.shown, id=str(row.value)) for row in rows)
        options.highlighted = min(at, len(rows) - 1) if rows else None
        none = self.query_one("#none", Static)
        none.display = not rows
        none.update("nothing in this list has these words" if self._rows else self._none)
