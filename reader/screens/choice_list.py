"""A list above the screen in which letters are keys, for nothing is typed in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, ClassVar, Final, TypeVar

from textual.binding import BindingType
from textual.widgets import OptionList

from reader.screens.base import Dialog
from reader.screens.opening_help import show_help
from reader.settings.command import Group
from reader.settings.keymap import own_bindings
from reader.widgets.command_node import Handlers

T = TypeVar("T")

HANDLERS: Final[Mapping[str, Callable[[ChoiceList[Any]], object]]] = {
    "dialog-down": lambda screen: screen.options.action_cursor_down(),
    "dialog-up": lambda screen: screen.options.action_cursor_up(),
    "dialog-leave": lambda screen: screen.action_dismiss(None),
    "dialog-help": show_help,
}
"""By a command's id: what every such list has."""


class ChoiceList(Dialog[T]):
    """What is listed, and what else can be done with a row, is up to the screens made from it."""

    GROUP = Group.DIALOG
    HANDLED: ClassVar[Handlers] = HANDLERS
    BINDINGS: ClassVar[list[BindingType]] = [*own_bindings(HANDLERS)]

    @property
    def options(self) -> OptionList:
        """The rows."""
        return self.query_one("#sheet > OptionList", OptionList)
