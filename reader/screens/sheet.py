"""A sheet: a screen above the others on which one only reads and scrolls."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, ClassVar, Final, TypeVar

from textual.binding import BindingType
from textual.widget import Widget

from reader.screens.base import Dialog
from reader.settings.command import Group
from reader.settings.keymap import own_bindings
from reader.widgets.command_node import Handlers

T = TypeVar("T")

HANDLERS: Final[Mapping[str, Callable[[Sheet[Any]], object]]] = {
    "sheet-down": lambda screen: screen.sheet.scroll_down(animate=False),
    "sheet-up": lambda screen: screen.sheet.scroll_up(animate=False),
    "sheet-page-down": lambda screen: screen.sheet.scroll_page_down(animate=False),
    "sheet-page-up": lambda screen: screen.sheet.scroll_page_up(animate=False),
    "sheet-start": lambda screen: screen.sheet.scroll_home(animate=False),
    "sheet-end": lambda screen: screen.sheet.scroll_end(animate=False),
    "sheet-leave": lambda screen: screen.action_dismiss(None),
}
"""By a command's id."""


class Sheet(Dialog[T]):
    """What stands on it is up to those made from it."""

    GROUP = Group.SHEET
    HANDLED: ClassVar[Handlers] = HANDLERS
    BINDINGS: ClassVar[list[BindingType]] = [*own_bindings(HANDLERS)]

    @property
    def sheet(self) -> Widget:
        """What scrolls."""
        raise NotImplementedError
