"""A sheet of text."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from reader.screens.base import BREAKPOINTS
from reader.screens.sheet import Sheet


class TextSheet(Sheet[None]):
    """Blocks of text under a title; what they are is up to those made from it."""

    CSS_PATH: ClassVar[list[str]] = ["../styles/sheets.tcss", "../styles/help.tcss"]  # type: ignore[assignment]
    HORIZONTAL_BREAKPOINTS = BREAKPOINTS
    NAME = ""
    """What stands above the sheet."""

    def blocks(self) -> Iterable[Static]:
        """What stands on the sheet."""
        raise NotImplementedError

    @property
    def sheet(self) -> Widget:
        """The frame around the blocks."""
        return self.query_one("#sheet")

    def compose(self) -> ComposeResult:
        """The blocks, one below the other or side by side."""
        with VerticalScroll(id="sheet"):
            yield from self.blocks()

    def on_mount(self) -> None:
        """Name the sheet."""
        sheet = self.sheet
        sheet.border_title = Content(self.NAME)
        sheet.border_subtitle = Content(self.keymap.first("sheet-leave"))
        sheet.focus()
