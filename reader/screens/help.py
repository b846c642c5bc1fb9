"""All keys, by group."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from rich.cells import cell_len
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from reader.screens.text_sheet import TextSheet
from reader.settings.commands import COMMANDS, Group
from reader.settings.keymap import Keymap


class HelpScreen(TextSheet):
    """The table of commands as one reads it: keys and what they do."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("question_mark", "dismiss", show=False)]
    NAME = "Keys"

    def __init__(self, keymap: Keymap, first: Group | None = None) -> None:
        """Make the sheet.

        Args:
            keymap: the keys.
            first: the group that concerns what one looks at; it comes before the others.
        """
        super().__init__()
        self._keymap = keymap
        self._groups = sorted(Group, key=lambda group: group is not first)

    def blocks(self) -> Iterable[Static]:
        """A block for each group."""
        for group in self._groups:
            yield Static(self._block(group), markup=False, classes="group")

    def _block(self, group: Group) -> Content:
        rows = [(self._keymap.shown(c.id), c.help) for c in COMMANDS if c.group is group]
        rows = [(keys or "palette", text) for keys, text in rows]
        widest = max(cell_len(keys) for keys, _ in rows)
        lines = [Content.styled(group.value, "bold")]
        lines += [
            Content.styled(keys + " " * (widest - cell_len(keys)), "$primary") + Content(f"  {text}")
            for keys, text in rows
        ]
        return Content("\n").join(lines)
