"""A slip on which names are entered: a line, and what may be meant below it."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Input, Static

from reader.text.printable import printable
from reader.widgets.drawer import Drawer
from reader.widgets.names import Names


class NameDrawer(Drawer):
    """Asks for names; what becomes of them, and of ``action_leave``, is up to those made from it."""

    DEFAULT_CSS = """
    NameDrawer {
        & > Input { background: transparent; }
        & > Input:focus { background-tint: $foreground 0%; }
        & > Static { height: auto; min-height: 1; max-height: 3; color: $foreground 80%; }
        &:nocolor > Input > .input--cursor { text-style: underline; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", show=False)]

    def __init__(self, title: str, then: str, line: Names) -> None:
        """Make the slip.

        Args:
            title: what it is for.
            then: what enter does.
            line: where one types.
        """
        super().__init__()
        self.border_title = Content(printable(title))
        self.border_subtitle = Content(f"1 to 9 takes one · tab completes · enter {then} · esc")
        self.line = line

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
