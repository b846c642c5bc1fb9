"""The slip on which a theme is entered."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from textual import on
from textual.content import Content
from textual.widgets import Input

from reader.widgets.name_slip import NameSlip
from reader.widgets.names import Names, Suggest


class ThemeEntry(NameSlip):
    """Asks for a theme."""

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
        hint = "a theme, new or one of your notes'"
        super().__init__(title, "goes on", Names((), suggest, several=False, hint=hint))
        self._done, self._left = entered, left

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        if not self.line.names:
            self.border_subtitle = Content("type a theme, or esc")
            return
        self.call_later(self._done, self.line.names[0])

    def action_leave(self) -> None:
        """Write nothing."""
        self.call_later(self._left)
