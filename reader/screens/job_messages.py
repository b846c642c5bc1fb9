"""How a screen hears how its background jobs ended, and says which failed, with a key to try again."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from inspect import isawaitable
from typing import TYPE_CHECKING, Any, Final

from textual.content import Content
from textual.widgets import Static

from reader.errors import one_line
from reader.jobs import JobError, answer
from reader.runtime.logs import log_error
from reader.text.plain_text import clip
from reader.text.printable import printable

if TYPE_CHECKING:
    from textual.visual import VisualType

    from reader.jobs import Done, Failed, Kind, Underway

TRY_AGAIN: Final = "ctrl+r"
"""Tries again what failed, on every screen, also where one types."""
SHORTEST: Final = 16
"""Characters of an error that are shown at least."""


class JobMessages:
    """The part of every screen that hears of its jobs. One that fails is said in a line, wherever one is."""

    _again: Callable[[], object] | None = None
    """Tries again what failed last."""
    _failed_kind: Kind | None = None
    """What that was."""
    _keys: VisualType = ""
    """The names of the keys that a message took the place of."""

    def on_done(self, message: Done) -> None:
        """A job came to its end."""
        if message.kind is self._failed_kind:  # what failed was asked again, if in other words
            self.forget_failure()
        self._take(message)

    def on_underway(self, message: Underway) -> None:
        """A job tells something on its way."""
        self._take(message)

    def _take(self, message: Done | Underway) -> None:
        try:
            answer(message)
        except Exception as error:  # what came of it cannot be shown: that is said like any other failure
            log_error(error, message.job.kind.name)
            self.failed(message.job.kind, error, message.job.again)

    def on_failed(self, message: Failed) -> None:
        """A job could not be done."""
        if not answer(message):
            self.failed(message.kind, message.error, message.job.again)

    def failed(self: Any, kind: Kind, error: BaseException, again: Callable[[], object] | None) -> None:
        """Say on the screen in sight that a job failed, and write to the log where.

        Args:
            kind: the kind of job.
            error: what was raised.
            again: does it once more; None where that cannot be done by a key.
        """
        log_error(error, kind.name)
        begin, end = f"{kind.said} failed: ", f"; {TRY_AGAIN} tries again" if again else ""
        room = self.app.size.width - len(begin) - len(end) - 2  # the key must be in sight in any case
        said = f"{begin}{clip(one_line(error), max(room, SHORTEST))}{end}"
        screen = self.app.screen
        shown = screen if isinstance(screen, JobMessages) else self
        shown.show_failure(kind, said, again)

    def show_failure(self, kind: Kind, said: str, again: Callable[[], object] | None) -> None:
        """Say that something failed, and remember what tries it again."""
        self._failed_kind, self._again = kind, again
        self.say(said, stay=True)

    def forget_failure(self) -> None:
        """What failed last need not be tried again; a message of it in place of the keys' names goes."""
        self._failed_kind = self._again = None
        self._say_in_hint("")

    def say(self: Any, message: str, *, stay: bool = False) -> None:
        """Say something in one line: where there is no row for messages, in place of the keys' names.

        Args:
            message: what is said; "" has the keys' names back.
            stay: show it for longer; in place of the keys' names it always stays.
        """
        below = self.app.screen_stack[0]
        if not self._say_in_hint(message) and below is not self:
            below.say(message, stay=stay)  # it stays in sight around the screens that only ask or show

    def _say_in_hint(self: Any, message: str) -> bool:
        """Say something in place of the keys' names; whether there are such."""
        hints = list(self.query("#hint").results(Static))
        for hint in hints:
            if self._keys == "":
                if not message:
                    break
                self._keys = hint.content
            hint.update(Content(printable(message)) if message else self._keys)
            hint.set_class(bool(message), "-said")
            self._keys = self._keys if message else ""
        return bool(hints)

    async def carry_out(self: Any, change: Callable[[], object]) -> None:
        """Do what a key asks for; where it waits for a job that fails, that is said."""
        try:
            done = change()
            if isawaitable(done):
                await done
        except JobError as error:
            again = partial(self.carry_out, change)
            # After what the job itself has led to: the key does all that was asked for again.
            self.call_later(self.failed, error.kind, error.error, again)

    async def action_try_again(self) -> None:
        """Try again what failed last."""
        again = self._again
        if again is None:
            self.say("nothing failed that could be tried again")
        else:
            self.forget_failure()
            self.say("")
            begun = again()
            if isawaitable(begun):
                await begun
