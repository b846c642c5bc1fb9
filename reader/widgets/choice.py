"""A row of choices, each with the key that makes it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from inspect import isawaitable
from typing import NamedTuple

from textual.content import Content
from textual.widgets import Static

from reader.settings.keymap import shown
from reader.text.printable import printable


class Option(NamedTuple):
    """One thing that can be chosen."""

    key: str
    """In Textual's names."""
    label: str
    do: Callable[[], object]
    """What is called; what it returns is awaited where it can be."""


class Choice(Static, can_focus=True):
    """Asks, and waits for one of its keys."""

    DEFAULT_CSS = """
    Choice { height: auto; width: 1fr; visibility: visible; background: $surface; }
    """

    def __init__(self, question: str, options: Sequence[Option]) -> None:
        """Make the row.

        Args:
            question: stands before the choices.
            options: the choices, in order.
        """
        parts = [Content.styled(printable(question), "bold")]
        parts += [
            Content.styled(shown(option.key), "$primary bold") + Content(f" {printable(option.label)}")
            for option in options
        ]
        super().__init__(Content("  ").join(parts), markup=False)
        self._options = {option.key: option for option in options}
        for option in options:
            self._bindings.bind(option.key, f"choose({option.key!r})", show=False)

    async def action_choose(self, key: str) -> None:
        """Do what belongs to a key."""
        result = self._options[key].do()
        if isawaitable(result):
            await result
