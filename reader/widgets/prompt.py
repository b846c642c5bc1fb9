"""A question in the bottom row, with a line to type in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widget import Widget
from textual.widgets import Input, Static

from reader.settings.keymap import own_bindings
from reader.text.printable import printable
from reader.widgets.command_node import CommandNode, Handlers
from reader.widgets.question import Question
from reader.widgets.text_field import TextField

HANDLERS: Final[Mapping[str, Callable[[Prompt], object]]] = {"entry-leave": lambda prompt: prompt.drop()}
"""By a command's id."""


class Prompt(CommandNode, Widget):
    """Asks a question and tells it what is typed, entered or left."""

    # Read with the first question, not at the start.
    DEFAULT_CSS = """
    Prompt {
        height: 1;
        visibility: visible;
        layout: horizontal;
        padding: 0 1;
        & > .prompt--label { width: auto; color: $primary; text-style: bold; padding: 0 1 0 0; }
        & > Input { width: 1fr; background: transparent; }
        & > Input:focus { background-tint: $foreground 0%; }
        &:nocolor > Input > .input--cursor { text-style: underline; }
        & > .prompt--note { width: auto; max-width: 60%; color: $foreground 70%; padding: 0 0 0 2; }
    }
    """
    HANDLED: ClassVar[Handlers] = HANDLERS
    BINDINGS: ClassVar[list[BindingType]] = [*own_bindings(HANDLERS)]

    def __init__(
        self, question: Question, home: Callable[[], Widget], answered: Callable[[Prompt], None]
    ) -> None:
        """Make the prompt.

        Args:
            question: what is asked.
            home: tells where the keys go when it is answered.
            answered: called once, when it is answered or left; takes it away.
        """
        super().__init__()
        self.question = question
        self._home = home
        self._line = TextField(question.start, compact=True, select_on_focus=True)
        self._note = Static("", markup=False, classes="prompt--note")
        self._answered = answered
        self._gone = False

    def compose(self) -> ComposeResult:
        """Label, line, and what is said of it."""
        yield Static(printable(self.question.label), markup=False, classes="prompt--label")
        yield self._line
        yield self._note

    def take_keys(self) -> None:
        """Let keys come here at once, those too that have been typed ahead."""
        if not self._gone:
            self.screen.set_focus(self._line, scroll_visible=False)

    def note(self, text: str) -> None:
        """Say something at the right end."""
        self._note.update(printable(text))

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        if not self._gone:
            self.question.typed(event.value)

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        if not self._gone and self.question.entered(event.value):
            self._go()

    def on_descendant_blur(self) -> None:
        """A click elsewhere is as good as leaving."""
        if self.app.app_focus and not self._gone:
            self.drop()

    def drop(self) -> None:
        """Give no answer and go."""
        if not self._gone:
            self.question.left()
            self._go()

    def _go(self) -> None:
        self._gone = True
        if self._line.has_focus:
            self.screen.set_focus(self._home(), scroll_visible=False)
        self._answered(self)
