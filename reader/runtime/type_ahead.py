"""What is typed ahead: each key is given out when the one before it has done all that it does.

Textual hands a key to what has the focus at that moment, while the command of the key before may still be on
its way up to the app. So a key typed right after one that closes what one writes in would be taken as a
letter of it. Here it waits.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Awaitable, Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any, Final

from textual import events
from textual.app import App, ReturnType
from textual.dom import DOMNode

ROUNDS: Final = 8
"""How often it is asked at most whether the messages that a key has led to led to others in turn."""

PATIENCE: Final = 1.0
"""Seconds for which keys wait for what an earlier one has begun; after that the program answers again."""

Typed = events.Key | events.Paste


class TypeAhead:
    """Keys and pastes in the order in which they were typed."""

    def __init__(
        self, app: App[Any], give: Callable[[Typed], Awaitable[None]], moves: Callable[[Typed], bool]
    ) -> None:
        """Begin with nothing typed.

        Args:
            app: whose keys they are.
            give: gives one of them to the app, to do with as Textual does.
            moves: whether one of them only moves a cursor, as things are: nothing waits for it.
        """
        self._app = app
        self._give = give
        self._moves = moves
        self._waiting: deque[Typed] = deque()
        self._under_way: Typed | None = None
        self._at: DOMNode | None = None
        """Who has the key that is under way, or messages that it has led to."""
        self._path: list[DOMNode] = []
        """Who is to have it after that, the next one last."""
        self._rounds = 0
        self._more = False
        self._holds = 0

    @property
    def busy(self) -> bool:
        """Whether something that was typed has not been done yet."""
        return bool(self._waiting) or self._under_way is not None

    async def take(self, typed: Typed) -> None:
        """Give out what was typed as soon as its turn has come."""
        self._waiting.append(typed)
        if self._at is not None and self._at._closed:  # it was taken away with what it had
            self._at = None
            self._step()
        await self._go_on()

    @contextmanager
    def held(self) -> Iterator[None]:
        """Let all that is typed wait for something that is done meanwhile."""
        self._holds += 1
        try:
            yield
        finally:
            self._holds -= 1
            self._app.call_later(self._go_on)

    def hold(self) -> Callable[[], None]:
        """Let all that is typed wait for something that is about to be done, but not for long.

        Returns:
            What lets it go on; it goes on by itself after ``PATIENCE``.
        """
        holding = ExitStack()
        holding.enter_context(self.held())
        self._app.set_timer(PATIENCE, holding.close)
        return holding.close

    def drop(self) -> None:
        """Forget what was typed and waits: there is not what it was typed for."""
        self._waiting.clear()

    async def _go_on(self) -> None:
        """Give out the next one; called in the app's own turn."""
        while self._waiting and self._under_way is None and not self._holds:
            typed = self._under_way = self._waiting.popleft()
            target = self._app.focused or self._app.screen
            moves = self._moves(typed)
            await self._give(typed)
            self._more = False
            if moves or not typed.is_forwarded:  # that is a key that goes before all others: it is done
                self._under_way = None
            elif isinstance(typed, events.Key) and target.check_consume_key(typed.key, typed.character):
                self._path, self._rounds = [self._app, target], 0  # a letter leads to nothing else
                self._step()
            else:
                self._path, self._rounds = _path(target), ROUNDS
                self._step()

    def _step(self) -> None:
        """Wait until the next one has done with it; one that is not there any more need not be waited for."""
        while self._path:
            node = self._path.pop()
            if node.call_later(self._passed, node):
                self._at = node
                return
        self._under_way = None

    async def _passed(self, node: DOMNode) -> None:
        """Called by one who has done all that was asked of it so far."""
        if node is not self._at:
            return
        self._at = None
        # The one that it has looked at, whether it may be put together with this one, is in no queue.
        self._more = self._more or node.message_queue_size > 0 or node._pending_message is not None
        if not self._path and self._rounds and (self._more or self._rounds == ROUNDS):
            self._rounds -= 1
            self._more = False
            self._path = _path(self._app.focused or self._app.screen)
        self._step()
        if self._under_way is None:
            await self._go_on()


def _path(target: DOMNode) -> list[DOMNode]:
    """Who hears of what someone does, the app first."""
    return target.ancestors_with_self[::-1]


class TypeAheadApp(App[ReturnType]):
    """An app whose keys wait for each other."""

    def __init__(self, *, ansi_color: bool | None = None) -> None:
        super().__init__(ansi_color=ansi_color)
        self.typed = TypeAhead(self, super().on_event, self.only_moves)
        """What is typed and has not been done yet."""

    def only_moves(self, typed: Typed) -> bool:  # noqa: ARG002 - here nothing is known of what keys do
        """Whether what is typed only moves a cursor, as things are.

        It does not change what takes the next key, and comes before it in any case. So a held key is not
        slowed down, and few of the places between are drawn.
        """
        return False

    async def on_event(self, event: events.Event) -> None:
        """Take keys and pastes in turn, all else at once."""
        if isinstance(event, Typed) and not event.is_forwarded:
            await self.typed.take(event)
        else:
            await super().on_event(event)


def typed_ahead(app: App[Any]) -> TypeAhead:
    """What is typed and has not been done yet in an app that is known only as one."""
    assert isinstance(app, TypeAheadApp)
    return app.typed
