"""What the bottom row said so far, whole: the warnings of the start and every message."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from reader.printable import printable
from reader.screens.chooser import BREAKPOINTS


class NoticedScreen(ModalScreen[None]):
    """Messages, the latest first, wrapped and not cut."""

    CSS_PATH: ClassVar[list[str]] = ["../styles/sheets.tcss", "../styles/help.tcss"]  # type: ignore[assignment]
    HORIZONTAL_BREAKPOINTS = BREAKPOINTS
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "dismiss", show=False),
        Binding("j,down", "scroll('down')", show=False),
        Binding("k,up", "scroll('up')", show=False),
        Binding("space,pagedown", "scroll('page_down')", show=False),
        Binding("b,pageup", "scroll('page_up')", show=False),
        Binding("g,home", "scroll('home')", show=False),
        Binding("G,end", "scroll('end')", show=False),
    ]

    def __init__(self, messages: Sequence[str]) -> None:
        super().__init__()
        self._messages = tuple(messages)

    def compose(self) -> ComposeResult:
        """A paragraph for each message."""
        with VerticalScroll(id="sheet"):
            for message in reversed(self._messages):
                yield Static(printable(message), markup=False, classes="message")
            if not self._messages:
                yield Static("Nothing was noticed so far.", markup=False, classes="message")

    def on_mount(self) -> None:
        """Name the sheet."""
        sheet = self.query_one("#sheet")
        sheet.border_title = Content("What was noticed, the latest first")
        sheet.border_subtitle = Content("esc")
        sheet.focus()

    def action_scroll(self, how: str) -> None:
        """Scroll the sheet."""
        getattr(self.query_one("#sheet"), f"scroll_{how}")(animate=False)
