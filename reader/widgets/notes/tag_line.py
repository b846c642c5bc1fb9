"""The line in which the tags of one or of several notes are typed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, Static

from reader.presentation.tag_styles import colour, glyph
from reader.settings.keymap import own_bindings
from reader.text.printable import printable
from reader.widgets.command_node import CommandNode, Handlers
from reader.widgets.names import Names, Suggest

HANDLERS: Final[Mapping[str, Callable[[TagLine], object]]] = {"entry-leave": lambda line: line.leave()}
"""By a command's id."""


class TagLine(CommandNode, Widget):
    """Begins with the tags that all of the notes bear; tells which are to be put on and taken off."""

    HANDLED: ClassVar[Handlers] = HANDLERS
    BINDINGS: ClassVar[list[BindingType]] = [*own_bindings(HANDLERS)]

    @dataclass
    class Entered(Message):
        """The tags are chosen."""

        idents: Sequence[str]
        """The notes."""
        add: tuple[str, ...]
        remove: tuple[str, ...]

    class Left(Message):
        """All stays as it is."""

    def __init__(self, label: str, idents: Sequence[str], tags: Sequence[str], suggest: Suggest) -> None:
        """Make the line.

        Args:
            label: whose tags these are.
            idents: the notes' ids.
            tags: those that all of them bear.
            suggest: what may be meant by what is typed.
        """
        super().__init__()
        self._label = label
        self._idents = idents
        self._tags = tuple(tags)
        hint = "tags, parted by commas; 1 to 9 for the last ones"
        self.line = Names(tags, suggest, hint=hint, paint=lambda tag: (glyph(tag), colour(tag)))

    def compose(self) -> ComposeResult:
        """The line above the suggestions."""
        with Horizontal(id="asked"):
            yield Static(printable(self._label), markup=False)
            yield self.line
        yield Static(self.line.suggestions(), markup=False, id="suggested")

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self.query_one("#suggested", Static).update(self.line.suggestions())

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        names = tuple(name.lstrip("#") for name in self.line.names)
        added = tuple(name for name in names if name not in self._tags)
        self.post_message(self.Entered(self._idents, added, tuple(t for t in self._tags if t not in names)))

    def leave(self) -> None:
        """Change nothing."""
        self.post_message(self.Left())
