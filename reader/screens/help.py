"""All keys, by group."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import ClassVar, Final

from rich.cells import cell_len
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from reader.screens.sheet import HANDLERS as SHEET_HANDLERS
from reader.screens.text_sheet import TextSheet
from reader.settings.commands import COMMANDS, Group
from reader.settings.keymap import own_bindings
from reader.widgets.command_node import Handlers

HANDLERS: Final[Mapping[str, Callable[[HelpScreen], object]]] = {
    **SHEET_HANDLERS,
    "help": lambda screen: screen.action_dismiss(None),
}
"""By a command's id: the key that opened it closes it."""


class HelpScreen(TextSheet):
    """The table of commands as one reads it: keys and what they do."""

    HANDLED: ClassVar[Handlers] = HANDLERS
    BINDINGS: ClassVar[list[BindingType]] = [*own_bindings(HANDLERS)]
    NAME = "Keys"

    def __init__(self, first: Group | None = None) -> None:
        """Make the sheet.

        Args:
            first: the group that concerns what one looks at; it comes before the others.
        """
        super().__init__()
        self._groups = sorted(Group, key=lambda group: group is not first)

    def blocks(self) -> Iterable[Static]:
        """A block for each group."""
        for group in self._groups:
            yield Static(self._block(group), markup=False, classes="group")

    def _block(self, group: Group) -> Content:
        rows = [(self.keymap.shown(c.id), c.help) for c in COMMANDS if c.group is group]
        rows = [(keys or "palette", text) for keys, text in rows]
        widest = max(cell_len(keys) for keys, _ in rows)
        lines = [Content.styled(group.value, "bold")]
        lines += [
            Content.styled(keys + " " * (widest - cell_len(keys)), "$primary") + Content(f"  {text}")
            for keys, text in rows
        ]
        return Content("\n").join(lines)
