"""What the bottom row said so far, whole: the warnings of the start and every message."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.widgets import Static

from reader.printable import printable
from reader.screens.sheet import Sheet


class NoticedScreen(Sheet):
    """Messages, the latest first, wrapped and not cut."""

    NAME = "What was noticed, the latest first"

    def __init__(self, messages: Sequence[str]) -> None:
        super().__init__()
        self._messages = tuple(messages)

    def blocks(self) -> Iterable[Static]:
        """A paragraph for each message."""
        for message in [*reversed(self._messages)] or ["Nothing was noticed so far."]:
            yield Static(printable(message), markup=False, classes="message")
