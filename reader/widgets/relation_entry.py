"""The drawer in which a relation is entered: both quotes, the type, and words on it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from reader.settings.keymap import own_bindings, row_numbers
from reader.text.printable import printable
from reader.widgets.command_node import CommandNode, Handlers
from reader.widgets.drawer import Drawer
from reader.widgets.text_field import TextField

DIGITS: Final = "123456789"
CHOOSING: Final = "1 to 9, or {dialog-down} {dialog-up} enter · {entry-leave}"
WRITING: Final = "enter saves · {entry-leave}"

MOVES: Final[Mapping[str, Callable[[Types], object]]] = {
    "dialog-down": lambda types: types.action_cursor_down(),
    "dialog-up": lambda types: types.action_cursor_up(),
}
"""By a command's id: what moves among the types."""
HANDLERS: Final[Mapping[str, Callable[[RelationEntry], object]]] = {
    "entry-leave": lambda entry: entry.leave(),
}
"""By a command's id."""


class Types(CommandNode, OptionList):
    """The types; a digit chooses one."""

    HANDLED: ClassVar[Handlers] = MOVES
    BINDINGS: ClassVar[list[BindingType]] = [*own_bindings(MOVES), *row_numbers("take")]

    def action_take(self, index: int) -> None:
        """Choose by number."""
        if index < self.option_count:
            self.highlighted = index
            self.action_select()


class RelationEntry(CommandNode, Drawer):
    """Two quotes above the types; then a line for words."""

    DEFAULT_CSS = """
    RelationEntry {
        & > .quote { height: auto; max-height: 2; }
        & > Types { height: auto; max-height: 6; background: $surface; border: none; padding: 0; }
        & > Types:focus { background-tint: $foreground 0%; border: none; }
        & > Types > .option-list--option-highlighted { text-style: bold; }
        &:nocolor > Types > .option-list--option-highlighted { text-style: bold underline; }
        & > Input { background: transparent; }
        & > Input:focus { background-tint: $foreground 0%; }
        &:nocolor > Input > .input--cursor { text-style: underline; }
    }
    """
    HANDLED: ClassVar[Handlers] = HANDLERS
    BINDINGS: ClassVar[list[BindingType]] = [*own_bindings(HANDLERS)]

    class Entered(Message):
        """The relation has been entered."""

        def __init__(self, kind: str, text: str) -> None:
            super().__init__()
            self.kind = kind
            """Its type."""
            self.text = text
            """The reader's words on it."""

    class Left(Message):
        """No relation is wanted."""

    def __init__(self, first: str, second: str, types: Sequence[str], kind: str = "", text: str = "") -> None:
        """Make the drawer.

        Args:
            first: the quote that the relation goes out from.
            second: the one that it goes to.
            types: what it may be.
            kind: the one of them to stand on at first.
            text: the words that stand there at first.
        """
        super().__init__()
        self.border_title = Content("relation")
        self._quotes = first, second
        self._kinds = list(types)
        self._kind = ""
        numbers = [*DIGITS, *[" "] * len(self._kinds)]
        self._types = Types(
            *(
                Option(Content(f"{number} {printable(kind)}"))
                for number, kind in zip(numbers, self._kinds, strict=False)
            ),
            markup=False,
            compact=True,
        )
        self._types.highlighted = self._kinds.index(kind) if kind else 0
        self._line = TextField(
            text, placeholder="your words on it, or nothing", compact=True, select_on_focus=False
        )

    def compose(self) -> ComposeResult:
        """The quotes, the types, and later the line."""
        for quote in self._quotes:
            yield Static(Content(printable(" ".join(quote.split()))), markup=False, classes="quote")
        yield self._types
        yield self._line

    def on_mount(self) -> None:
        """Begin with the type."""
        self.border_subtitle = Content(self.keymap.hint(CHOOSING))
        self._line.display = False

    def take_keys(self) -> None:
        """Choose, or write."""
        wanted = self._line if self._kind else self._types
        self.screen.set_focus(wanted, scroll_visible=False)

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self._kind = self._kinds[event.option_index]
        self.border_title = Content(f"relation: {printable(self._kind)}")
        self.border_subtitle = Content(self.keymap.hint(WRITING))
        self._types.display = False
        self._line.display = True
        self.take_keys()

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(self.Entered(self._kind, event.value))

    def leave(self) -> None:
        """Relate nothing."""
        self.post_message(self.Left())
