"""The bottom row: what just happened, else what is under way; or a question that is being asked."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar, Final, Protocol

from textual.app import ComposeResult
from textual.content import Content
from textual.timer import Timer
from textual.widget import Widget

from reader.printable import printable

LINGER: Final = 6.0
"""Seconds for which a message stays."""


class Question(Protocol):
    """What is asked in the bottom row, and who wants the answer."""

    @property
    def label(self) -> str:
        """Stands before the answer."""

    @property
    def start(self) -> str:
        """What is there to begin with."""

    def typed(self, text: str) -> None:
        """The answer so far."""

    def entered(self, text: str) -> bool:
        """The answer is given; whether it was taken, else the question stays."""

    def left(self) -> None:
        """No answer is wanted any more."""


class Line(Widget):
    """One row of text: something on the left, something on the right."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"line--aside"}

    def __init__(self) -> None:
        super().__init__()
        self._said = ("", "")

    def show(self, left: str, right: str) -> None:
        """Show these two."""
        if self._said != (left, right):
            self._said = left, right
            self.refresh()

    def render(self) -> Content:
        """The left part goes before the right one."""
        width = self.size.width - 2
        left = Content(printable(self._said[0])).truncate(width, ellipsis=True)
        right = Content.styled(printable(self._said[1]), self.get_visual_style("line--aside"))
        space = width - left.cell_length - right.cell_length
        if space < 2:
            return Content(" ") + left
        return Content(" ") + left + Content(" " * space) + right


class StatusBar(Widget):
    """Messages, the state of the search, the way to help; and the prompt."""

    def __init__(self, home: Callable[[], Widget]) -> None:
        """Make the bar.

        Args:
            home: tells where the keys go when a question is answered.
        """
        super().__init__()
        self._home = home
        self._line = Line()
        self._message = ""
        self._state = ""
        self._aside = ""
        self.asking = False
        """Whether a question is being asked."""
        self._timer: Timer | None = None

    def compose(self) -> ComposeResult:
        """The row of text; a prompt takes its place when there is one."""
        yield self._line

    def say(self, message: str, *, stay: bool = False) -> None:
        """Show a message for a while, or until the next one."""
        self._message = message
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        if message and not stay:
            self._timer = self.set_timer(LINGER, lambda: self.say(""))
        self._show()

    @property
    def text(self) -> str:
        """What the row says."""
        return self._message or self._state

    def state(self, state: str, aside: str) -> None:
        """What is under way, shown when there is no message, and what stands at the right end."""
        self._state, self._aside = state, aside
        self._show()

    def _show(self) -> None:
        self._line.show(self.text, self._aside)

    async def ask(self, question: Question) -> None:
        """Put a question into the row; an older one is dropped."""
        from reader.widgets.prompt import Prompt

        for prompt in self.query(Prompt):
            prompt.drop()
        self._line.display = False
        self.asking = True
        prompt = Prompt(question, self._home)
        await self.mount(prompt)
        prompt.take_keys()

    def note(self, text: str) -> None:
        """Say something at the right end of the prompt."""
        from reader.widgets.prompt import Prompt

        for prompt in self.query(Prompt):
            prompt.note(text)

    def answered(self) -> None:
        """The prompt is gone: show the row again."""
        self.asking = False
        self._line.display = True
