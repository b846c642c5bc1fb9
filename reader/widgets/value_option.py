"""Rows of a list that know what they stand for.

What a list tells of its rows may come when other rows are there already: an index into those would be of
another thing, or of nothing.
"""

from __future__ import annotations

from typing import Generic, TypeVar

from textual.content import Content
from textual.widgets.option_list import Option

V = TypeVar("V")


class ValueOption(Option, Generic[V]):
    """A row that stands for something."""

    def __init__(self, prompt: Content, value: V) -> None:
        """Make the row.

        Args:
            prompt: what is shown.
            value: what is chosen with it.
        """
        super().__init__(prompt)
        self.value = value


def value_of(option: Option | None, kind: type[V]) -> V | None:
    """What a row stands for, if that is of a kind."""
    value = option.value if isinstance(option, ValueOption) else None
    return value if isinstance(value, kind) else None
