"""The drawer below the text, in which a note, tags or a relation are being written."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Coroutine
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from reader.room.controller import Controller, RoomContext
from reader.runtime.type_ahead import typed_ahead
from reader.services.signal import Signal

if TYPE_CHECKING:
    from reader.notebook import Notebook
    from reader.positions.places import Span
    from reader.widgets.drawer import Drawer
    from reader.widgets.pane import Pane

T = TypeVar("T")


class DrawerController(Controller):
    """Opens a drawer above the bottom row, keeps the quote it is about in sight, and closes it again."""

    def __init__(self, context: RoomContext) -> None:
        super().__init__(context)
        self.changed: Signal[[]] = Signal()
        """A drawer was opened or closed."""
        self.current: Drawer | None = None
        self._lit: Pane | None = None
        self._saving = False

    @property
    def has_keys(self) -> bool:
        """Whether keys go to the drawer."""
        focused = self.screen.focused
        return (
            self.current is not None and focused is not None and self.current in focused.ancestors_with_self
        )

    def busy(self) -> bool:
        """Whether there is a drawer already, which must be dealt with first; then the keys go to it."""
        if self.current is not None and self.current.is_mounted:  # else it takes them as soon as it is
            self.current.take_keys()
        return self.current is not None

    async def open(self, drawer: Drawer, quote: Span | None = None) -> None:
        """Open a drawer where there is none.

        Args:
            drawer: the new one.
            quote: the words in the current pane that it is about.
        """
        self.current = drawer
        await self.screen.mount(drawer, before=self.bar)
        drawer.take_keys()
        self.changed.emit()
        if quote is not None:
            self._lit = self.pane
            self.pane.paint("lit", [quote])
            self.screen.call_after_refresh(self._show, self.pane, quote)

    async def close(self) -> None:
        """Close the drawer; keys go to the text again."""
        drawer, self.current = self.current, None
        if self._lit is not None:
            self._lit.paint("lit", ())
            self._lit = None
        if drawer is not None:
            focused = self.screen.focused
            if focused is None or drawer in focused.ancestors_with_self:
                self.screen.set_focus(self.pane, scroll_visible=False)
            await drawer.remove()
        self.update_status()
        self.changed.emit()

    async def holding(self, do: Callable[[], Coroutine[Any, Any, T]]) -> T:
        """Do what closes the drawer, whatever comes first, while all that is typed waits for it.

        It was typed for what comes after the drawer: where that does not come, it is forgotten.
        """
        drawer, typed, done = self.current, typed_ahead(self.app), False
        with typed.held():
            try:
                result = await do()
                done = drawer is None or self.current is not drawer
                return result
            finally:
                if not done:
                    typed.drop()

    async def save(self, do: Callable[[Notebook], str], left: Callable[[], Awaitable[None]]) -> None:
        """Save what was entered, once however often enter is pressed; until it is, it stays in the drawer.

        Args:
            do: changes the notebook, and returns what is said of it.
            left: closes it.
        """
        if self._saving:
            return
        self._saving = True

        async def work() -> None:
            try:
                said = await self.notes.change(do)
            finally:
                self._saving = False
            await left()
            self.say(said)

        noting = self.notes
        await noting.wait(noting.start(partial(self.holding, work)))

    def _show(self, pane: Pane, quote: Span) -> None:
        """Bring the quote into what is left of the pane; a long one from its beginning on."""
        last = quote.end._replace(offset=max(quote.end.offset - 1, 0))
        if pane.row_of(quote.start) is None or pane.row_of(last) is None:
            pane.show(quote.start)
