"""The slip on which a theme is entered: a line, and what may be meant below it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Input, Static

from reader.printable import printable
from reader.widgets.names import Names, Suggest
from reader.widgets.slip import Slip


class ThemeEntry(Slip):
    """Asks for a theme."""

    DEFAULT_CSS = """
    ThemeEntry {
        & > Input { background: transparent; }
        & > Input:focus { background-tint: $foreground 0%; }
        & > Static { height: auto; min-height: 1; max-height: 3; color: $foreground 80%; }
        &:nocolor > Input > .input--cursor { text-style: underline; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", show=False)]

    def __init__(
        self,
        title: str,
        suggest: Suggest,
        entered: Callable[[str], Awaitable[None]],
        left: Callable[[], Awaitable[None]],
    ) -> None:
        """Make the slip.

        Args:
            title: what it is for.
            suggest: what may be meant by what is begun.
            entered: called with the theme, its blanks tidied.
            left: called where none is wanted.
        """
        super().__init__()
        self.border_title = Content(printable(title))
        self.border_subtitle = Content("1 to 9 takes one · tab completes · enter goes on · esc")
        self._line = Names((), suggest, several=False, hint="a theme, new or one of your notes'")
        self._done, self._left = entered, left

    def compose(self) -> ComposeResult:
        """The line above the suggestions."""
        yield self._line
        yield Static(self._line.suggestions(), markup=False)

    def take_keys(self) -> None:
        """Type."""
        self.screen.set_focus(self._line, scroll_visible=False)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self.query_one(Static).update(self._line.suggestions())

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        if not self._line.names:
            self.border_subtitle = Content("type a theme, or esc")
            return
        self.call_later(self._done, self._line.names[0])

    def action_leave(self) -> None:
        """Write nothing."""
        self.call_later(self._left)
