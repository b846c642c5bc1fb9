"""A sheet: a screen above the others on which one only reads and scrolls."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from reader.screens.base import Dialog
from reader.screens.filter_list import BREAKPOINTS


class TextSheet(Dialog[None]):
    """Blocks of text under a title; what they are is up to those made from it."""

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
    NAME = ""
    """What stands above the sheet."""

    def blocks(self) -> Iterable[Static]:
        """What stands on the sheet."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        """The blocks, one below the other or side by side."""
        with VerticalScroll(id="sheet"):
            yield from self.blocks()

    def on_mount(self) -> None:
        """Name the sheet."""
        sheet = self.query_one("#sheet")
        sheet.border_title = Content(self.NAME)
        sheet.border_subtitle = Content("esc")
        sheet.focus()

    def action_scroll(self, how: str) -> None:
        """Scroll the sheet."""
        getattr(self.query_one("#sheet"), f"scroll_{how}")(animate=False)
