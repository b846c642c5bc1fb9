"""A drawer in which names are entered: a line, and what may be meant below it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Input, Static

from reader.settings.keymap import own_bindings
from reader.text.printable import printable
from reader.widgets.command_node import CommandNode, Handlers
from reader.widgets.drawer import Drawer
from reader.widgets.names import Names

HINT: Final = "1 to 9 takes one · {{entry-complete}} completes · enter {} · {{entry-leave}}"
HANDLERS: Final[Mapping[str, Callable[[NameDrawer], object]]] = {"entry-leave": lambda drawer: drawer.leave()}
"""By a command's id."""


class NameDrawer(CommandNode, Drawer):
    """Asks for names; what becomes of them is up to those made from it."""

    DEFAULT_CSS = """
    NameDrawer {
        & > Input { background: transparent; }
        & > Input:focus { background-tint: $foreground 0%; }
        & > Static { height: auto; min-height: 1; max-height: 3; color: $foreground 80%; }
        &:nocolor > Input > .input--cursor { text-style: underline; }
    }
    """
    HANDLED: ClassVar[Handlers] = HANDLERS
    BINDINGS: ClassVar[list[BindingType]] = [*own_bindings(HANDLERS)]

    def __init__(self, title: str, then: str, line: Names) -> None:
        """Make the drawer.

        Args:
            title: what it is for.
            then: what enter does.
            line: where one types.
        """
        super().__init__()
        self.border_title = Content(printable(title))
        self.border_subtitle = Content(self.keymap.hint(HINT.format(then)))
        self.line = line

    def leave(self) -> None:
        """Change nothing."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        """The line above the suggestions."""
        yield self.line
        yield Static(self.line.suggestions(), markup=False)

    def take_keys(self) -> None:
        """Type."""
        self.screen.set_focus(self.line, scroll_visible=False)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self.query_one(Static).update(self.line.suggestions())
