"""A list below a line that one types in: the keys that move in the list work while the line has them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, ClassVar, Final, TypeVar

from textual import on
from textual.binding import BindingType
from textual.widgets import OptionList

from reader.screens.base import BREAKPOINTS, Dialog
from reader.settings.command import Group
from reader.settings.keymap import own_bindings
from reader.widgets.command_node import Handlers
from reader.widgets.value_option import ValueOption

T = TypeVar("T")

HANDLERS: Final[Mapping[str, Callable[[QueryList[Any]], object]]] = {
    "query-down": lambda screen: screen.move(1),
    "query-up": lambda screen: screen.move(-1),
    "query-page-down": lambda screen: screen.page(1),
    "query-page-up": lambda screen: screen.page(-1),
    "query-leave": lambda screen: screen.action_dismiss(None),
}
"""By a command's id."""


class QueryList(Dialog[T]):
    """What is listed, and what comes of choosing, is up to the screens made from it."""

    HORIZONTAL_BREAKPOINTS = BREAKPOINTS
    GROUP = Group.QUERY
    HANDLED: ClassVar[Handlers] = HANDLERS
    BINDINGS: ClassVar[list[BindingType]] = [*own_bindings(HANDLERS)]

    def move(self, by: int) -> None:
        """Go up or down in the list while the keys go to the line above it."""
        getattr(self.query_one(OptionList), "action_cursor_down" if by > 0 else "action_cursor_up")()

    def page(self, by: int) -> None:
        """Go up or down by a page."""
        getattr(self.query_one(OptionList), "action_page_down" if by > 0 else "action_page_up")()

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        if isinstance(event.option, ValueOption):
            self.dismiss(event.option.value)
