"""A list below a line that one types in: the keys that move in the list work while the line has them."""

from __future__ import annotations

from typing import ClassVar, TypeVar

from textual import on
from textual.binding import Binding, BindingType
from textual.widgets import OptionList

from reader.screens.base import Dialog
from reader.screens.filter_list import BREAKPOINTS
from reader.widgets.value_option import ValueOption

T = TypeVar("T")


class QueryList(Dialog[T]):
    """What is listed, and what comes of choosing, is up to the screens made from it."""

    HORIZONTAL_BREAKPOINTS = BREAKPOINTS
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", show=False),
        Binding("down,ctrl+n,tab", "list('cursor_down')", show=False),
        Binding("up,ctrl+p,shift+tab", "list('cursor_up')", show=False),
        Binding("pagedown", "list('page_down')", show=False),
        Binding("pageup", "list('page_up')", show=False),
    ]

    def action_list(self, how: str) -> None:
        """Move in the list."""
        getattr(self.query_one(OptionList), f"action_{how}")()

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        if isinstance(event.option, ValueOption):
            self.dismiss(event.option.value)
