"""What the bottom row said so far, whole; what could not be read, and what was passed over."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from textual.content import Content
from textual.widgets import Static

from reader.screens.text_sheet import TextSheet
from reader.text.printable import printable

MOST: Final = 200
"""Lines of one kind that are shown; who has more wants them in a pipe."""


class MessageLogScreen(TextSheet):
    """Messages, the latest first, then files; wrapped and not cut."""

    NAME = "What was noticed"

    def __init__(
        self, messages: Sequence[str], problems: Sequence[str] = (), passed: Sequence[str] = ()
    ) -> None:
        """Make the sheet.

        Args:
            messages: what the bottom row said, the latest last.
            problems: what could not be read or was read with a warning.
            passed: what was passed over on purpose.
        """
        super().__init__()
        self._parts = (
            ("Said so far, the latest first", [*reversed(messages)] or ["Nothing was noticed so far."]),
            (f"Not read, or read with a warning ({len(problems):,})", list(problems)),
            (f"Passed over ({len(passed):,})", list(passed)),
        )

    def blocks(self) -> Iterable[Static]:
        """A paragraph for each message or file."""
        several = sum(bool(lines) for _, lines in self._parts) > 1
        for title, lines in self._parts:
            if lines and several:
                yield Static(Content.styled(title, "bold"), markup=False)
            for line in lines[:MOST]:
                yield Static(printable(line), markup=False, classes="message")
            if len(lines) > MOST:
                more = f"and {len(lines) - MOST:,} more; “syntopic reports --in PATH” prints them all"
                yield Static(more, markup=False, classes="message")
