"""The bottom row: what just happened, else what is under way; or a question that is being asked."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar, Final

from textual.app import ComposeResult
from textual.content import Content
from textual.timer import Timer
from textual.widget import Widget

from reader.text.printable import printable
from reader.widgets.question import Question

if TYPE_CHECKING:
    from reader.widgets.prompt import Prompt

LINGER: Final = 6.0
"""Seconds for which a message stays, unless a key is pressed that does something else."""
LONGER: Final = 20.0
"""Seconds for one that is to be seen for sure."""
REMEMBERED: Final = 100
"""Messages that can be read again."""


class StatusLine(Widget):
    """One row of text: something on the left, something on the right."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"line--aside"}

    def __init__(self) -> None:
        super().__init__()
        self._said = ("", "", False)

    def show(self, left: str, right: str, *, both: bool = False) -> None:
        """Show these two.

        Args:
            left: what is said.
            right: what stands at the right end if there is room.
            both: have the left part cut rather than the right one left out.
        """
        if self._said != (left, right, both):
            self._said = left, right, both
            self.refresh()

    def render(self) -> Content:
        """The left part goes before the right one."""
        width = self.size.width - 2
        said, aside, both = self._said
        right = Content.styled(printable(aside), self.get_visual_style("line--aside"))
        room = width - right.cell_length - 2 if both and aside else width
        left = Content(printable(said)).truncate(max(room, 1), ellipsis=True)
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
        self._line = StatusLine()
        self._message = ""
        self._stays = False
        self._state = ""
        self._aside = ""
        self._brief = ""
        self.remembered: deque[str] = deque(maxlen=REMEMBERED)
        """What was said so far, the latest last."""
        self._prompt: Prompt | None = None
        self._timer: Timer | None = None

    def compose(self) -> ComposeResult:
        """The row of text; a prompt takes its place when there is one."""
        yield self._line

    def say(self, message: str, *, stay: bool = False) -> None:
        """Show a message for a while, until the next one or the next command.

        Args:
            message: one line; "" takes the message away.
            stay: show it for longer.
        """
        self._message, self._stays = message, stay
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        if message:
            self.remember(message)
            self._timer = self.set_timer(LONGER if stay else LINGER, self.pass_on)
        self._show()

    @property
    def message(self) -> str:
        """What was said last, as long as it is shown; "" where it was taken away."""
        return self._message

    def remember(self, message: str) -> None:
        """Keep a message to be read again, once."""
        if message in self.remembered:
            self.remembered.remove(message)
        self.remembered.append(message)

    def pass_on(self) -> None:
        """Take the message away: something else is done now."""
        if self._message:
            self.say("")

    @property
    def text(self) -> str:
        """What the row says."""
        return self._message or self._state

    def state(self, state: str, aside: str, brief: str = "") -> None:
        """What is under way, shown when there is no message, and what stands at the right end.

        Args:
            state: what is under way.
            aside: stands at the right end.
            brief: what is under way in few words, to stand there beside a message.
        """
        self._state, self._aside, self._brief = state, aside, brief
        self._show()

    def _show(self) -> None:
        urgent = bool(self._message) and self._stays
        if self._line.display != (urgent or not self.asking):
            self._line.display = not self._line.display
        self.set_class(urgent and self.asking, "-both")  # it is to be seen above a question too
        both = bool(self._message and self._brief)
        self._line.show(self.text, self._brief if both else self._aside, both=both)

    async def ask(self, question: Question) -> None:
        """Put a question into the row; an older one is dropped."""
        from reader.widgets.prompt import Prompt

        if self._prompt is not None:
            self._prompt.drop()
        self._prompt = prompt = Prompt(question, self._home, self._answered)
        self._show()
        await self.mount(prompt)
        prompt.take_keys()

    @property
    def asking(self) -> bool:
        """Whether a question is being asked."""
        return self._prompt is not None

    def note(self, text: str) -> None:
        """Say something at the right end of the question; nothing where none is asked."""
        if self._prompt is not None:
            self._prompt.note(text)

    def _answered(self, prompt: Prompt) -> None:
        """Take the prompt away and show the row again."""
        self._prompt = None
        self._show()
        prompt.remove()
