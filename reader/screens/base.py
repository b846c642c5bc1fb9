"""What all screens have in common: each is left once, and nothing happens on it afterwards."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar, Final, ParamSpec, TypeVar

from textual import events, messages
from textual.await_complete import AwaitComplete
from textual.message import Message
from textual.screen import ModalScreen, Screen, ScreenResultType

from reader.jobs import Failed
from reader.screens.job_messages import JobMessages
from reader.screens.quiet import QuietScreen
from reader.services.signal import Signal
from reader.settings.command import Group
from reader.widgets.command_node import CommandNode

Answer = TypeVar("Answer")
P = ParamSpec("P")

BREAKPOINTS: Final = [(0, "-narrow"), (100, "-wide")]
"""Classes of a screen by its width in cells."""
_TO_THE_END = (messages.CloseMessages, messages.Prune, Failed)
"""What a screen that has been left must still hear: so that it goes, and so that no error is lost."""


class BaseScreen(JobMessages, CommandNode, QuietScreen[ScreenResultType]):
    """A screen that can be left only once and only while it is the one in sight.

    Keys typed ahead, clicks, timers and answers of background work may still come for a screen that has
    been left, or is being built. Textual's ``dismiss`` would take away whatever screen is on top then.
    """

    GROUP: ClassVar[Group | None] = None
    """Its commands' heading in the help."""

    _left = False
    _deafen: tuple[Callable[[], None], ...] = ()
    """Each has the screen hear one signal no more."""

    @property
    def is_usable(self) -> bool:
        """Whether it is still there: what comes later than that has nothing to be shown on."""
        return not self._left and self.is_attached

    async def built(self) -> None:
        """Return when all that it is made of can take keys."""
        if not (self._closing or self._closed):
            await self._mounted_event.wait()  # set in the end even where building it fails

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """Leave the screen with a result; nothing happens where it has been left, or another is above it."""
        if not self._is_on_top:
            return AwaitComplete()
        self._left = True
        return super().dismiss(result)

    async def _on_message(self, message: Message) -> None:
        """Hear nothing more once it has been left: neither answers, nor what was chosen, nor its timers."""
        needed = isinstance(message, (events.Event, *_TO_THE_END)) and not isinstance(message, events.Timer)
        if needed or not self._left:
            await super()._on_message(message)

    def hear(self, signal: Signal[P], slot: Callable[P, object]) -> None:
        """Have a slot called at a signal for as long as this screen is there, and never once it was left."""

        def heard(*args: P.args, **kwargs: P.kwargs) -> None:
            if self.is_usable:
                slot(*args, **kwargs)

        signal.connect(heard)
        self._deafen = (*self._deafen, lambda: signal.disconnect(heard))

    def on_unmount(self) -> None:
        """Hear no more signals; what subclasses do then is done besides."""
        for deafen in self._deafen:
            deafen()

    def ask(
        self,
        screen: Screen[Answer],
        answered: Callable[[Answer | None], None],
    ) -> None:
        """Put a question above this screen, unless it is out of sight: what led to the question is past then.

        Args:
            screen: asks.
            answered: called with the answer; None where none is given.
        """
        if self._is_on_top:
            self.app.push_screen(screen, answered)

    @property
    def _is_on_top(self) -> bool:
        return not self._left and self.app.screen_stack[-1:] == [self]


class Dialog(ModalScreen[ScreenResultType], BaseScreen[ScreenResultType]):
    """A screen above another one, which stays in sight around it."""
