"""All keys, by group."""

from __future__ import annotations

from typing import ClassVar

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from reader.commands import COMMANDS, Group
from reader.keymap import Keymap
from reader.screens.chooser import BREAKPOINTS


class HelpScreen(ModalScreen[None]):
    """The table of commands as one reads it: keys and what they do."""

    CSS_PATH: ClassVar[list[str]] = ["../styles/sheets.tcss", "../styles/help.tcss"]  # type: ignore[assignment]
    HORIZONTAL_BREAKPOINTS = BREAKPOINTS
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark", "dismiss", show=False),
        Binding("j,down", "scroll('down')", show=False),
        Binding("k,up", "scroll('up')", show=False),
        Binding("space,pagedown", "scroll('page_down')", show=False),
        Binding("b,pageup", "scroll('page_up')", show=False),
        Binding("g,home", "scroll('home')", show=False),
        Binding("G,end", "scroll('end')", show=False),
    ]

    def __init__(self, keymap: Keymap, first: Group | None = None) -> None:
        """Make the sheet.

        Args:
            keymap: the keys.
            first: the group that concerns what one looks at; it comes before the others.
        """
        super().__init__()
        self._keymap = keymap
        self._groups = sorted(Group, key=lambda group: group is not first)

    def compose(self) -> ComposeResult:
        """A block for each group."""
        with VerticalScroll(id="sheet"):
            for group in self._groups:
                yield Static(self._block(group), markup=False, classes="group")

    def on_mount(self) -> None:
        """Name the sheet."""
        sheet = self.query_one("#sheet")
        sheet.border_title = Content("Keys")
        sheet.border_subtitle = Content("esc")
        sheet.focus()

    def action_scroll(self, how: str) -> None:
        """Scroll the sheet."""
        getattr(self.query_one("#sheet"), f"scroll_{how}")(animate=False)

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
