"""What the lists of tags and of themes have in common: names that are changed for all notes at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Final, TypeVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static

from reader.screens.base import BREAKPOINTS
from reader.screens.choice_list import HANDLERS as LIST_HANDLERS
from reader.screens.choice_list import ChoiceList
from reader.screens.confirm import Confirm
from reader.settings.command import Command
from reader.settings.keymap import own_bindings
from reader.widgets.command_node import Handlers
from reader.widgets.status_bar import StatusBar

if TYPE_CHECKING:
    from reader.notebook import Contents, Notebook
    from reader.services.services import Services

T = TypeVar("T")
Chosen = TypeVar("Chosen")


class Naming:
    """The question for a name."""

    def __init__(
        self, label: str, start: str, given: Callable[[str], bool], typed: Callable[[str], None] | None = None
    ) -> None:
        """Make the question.

        Args:
            label: stands before the name.
            start: the name to begin with.
            given: called with the name; whether it was taken, else the question stays.
            typed: called with what is typed so far.
        """
        self.label, self.start = label, start
        self._given, self._typed = given, typed

    def typed(self, text: str) -> None:
        """Nothing is done before the name is complete, but what is typed can be looked at."""
        if self._typed is not None:
            self._typed(text)

    def entered(self, text: str) -> bool:
        """The name is given."""
        return self._given(text)

    def left(self) -> None:
        """All stays."""


HANDLERS: Final[Mapping[str, Callable[[NameManagerScreen[Any]], object]]] = {
    **LIST_HANDLERS,
    "dialog-start": lambda screen: screen.options.action_first(),
    "dialog-end": lambda screen: screen.options.action_last(),
    "dialog-undo": lambda screen: screen.step("undo"),
    "dialog-redo": lambda screen: screen.step("redo"),
}
"""By a command's id."""


class NameManagerScreen(ChoiceList[Chosen]):
    """A list of names above what can be done with them."""

    CSS_PATH: ClassVar[list[str]] = ["../styles/sheets.tcss", "../styles/notes.tcss"]  # type: ignore[assignment]
    HORIZONTAL_BREAKPOINTS = BREAKPOINTS
    HANDLED: ClassVar[Handlers] = HANDLERS
    BINDINGS: ClassVar[list[BindingType]] = [*own_bindings(HANDLERS)]

    def __init__(self, services: Services, name: str, nothing: str, hint: str) -> None:
        """Make the screen.

        Args:
            services: what it works with.
            name: what is listed.
            nothing: what is said where there is none.
            hint: what can be done; ids of commands in it stand for their keys.
        """
        super().__init__()
        self._services = services
        self._said = name, nothing, hint
        self._options = OptionList(markup=False, compact=True)
        self._bar = StatusBar(lambda: self._options)
        self._contents: Contents | None = None

    def compose(self) -> ComposeResult:
        """The names above what can be done with them."""
        _, nothing, hint = self._said
        with Vertical(id="sheet"):
            yield self._options
            yield Static(self.keymap.hint(nothing), markup=False, id="none")
            yield Static(self.keymap.hint(hint), markup=False, id="hint")
            yield self._bar

    def on_mount(self) -> None:
        """Show all."""
        self.query_one("#sheet").border_title = Content(self._said[0])
        self.query_one("#none").display = False
        self.set_focus(self._options)
        self._services.notebook.do(lambda notebook: notebook.contents, self._read, self._bar.say)

    def _read(self, contents: Contents) -> None:
        if self.is_usable:
            self._show(contents)
            self.hear(self._services.notebook.changed, lambda _: self._look())

    def _look(self) -> None:
        contents = self._services.notebook.contents
        if contents is not None and contents is not self._contents:
            self._show(contents)

    def _show(self, contents: Contents) -> None:
        """Show what the notebook has."""
        raise NotImplementedError

    def _tell_none(self, said: str) -> None:
        """Say in place of the list why nothing stands in it."""
        none = self.query_one("#none", Static)
        none.display = bool(said)
        none.update(said)

    # -- keys

    def takes(self, command: Command) -> bool:  # noqa: ARG002 # none is listened to then
        """Letters are no keys while a name is typed."""
        return not self._bar.asking

    def step(self, how: str) -> None:
        """Take the last change back, or do it again."""

        def said(what: str | None) -> None:
            self._done(f"{how}ne: {what}" if what else f"nothing to {how}")

        change = (lambda book: book.undo()) if how == "undo" else (lambda book: book.redo())
        self._change(change, said)

    def _ask(
        self, question: str, yes: str, change: Callable[[Notebook], T], then: Callable[[T], object]
    ) -> None:
        """Do something if the reader agrees."""
        self.ask(Confirm(question, yes), lambda agreed: self._change(change, then) if agreed else None)

    def _change(self, change: Callable[[Notebook], T], then: Callable[[T], object]) -> None:
        self._services.notebook.do(change, then, self._bar.say)

    def _done(self, said: str) -> None:
        if self.is_usable:
            self._look()
            self._bar.say(said)
