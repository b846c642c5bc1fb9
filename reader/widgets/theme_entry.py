"""The drawer in which a theme is entered."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial

from textual import on
from textual.content import Content
from textual.widgets import Input

from reader.text.plain_text import clip
from reader.text.printable import printable
from reader.widgets.name_drawer import NameDrawer
from reader.widgets.names import Names, Paint, Suggest

FRAME = 8
"""Cells of the frame that no words can have."""


class ThemeEntry(NameDrawer):
    """Asks for a theme."""

    def __init__(
        self,
        title: str,
        suggest: Suggest,
        entered: Callable[[str], Awaitable[None]],
        left: Callable[[], Awaitable[None]],
        *,
        hint: str = "a theme, new or one of your notes'",
        start: str = "",
        paint: Paint | None = None,
        says: Callable[[str], str] | None = None,
    ) -> None:
        """Make the drawer.

        Args:
            title: what it is for.
            suggest: what may be meant by what is begun.
            entered: called with the theme, its blanks tidied.
            left: called where none is wanted.
            hint: shown while the line is empty.
            start: what stands there at first.
            paint: how themes look among the suggestions.
            says: what enter would do with what is typed, in a few words; "" for what it does in general.
        """
        names = (start,) if start else ()
        super().__init__(title, "goes on", Names(names, suggest, several=False, hint=hint, paint=paint))
        self._done, self._left, self._says = entered, left, says
        self._answered = False
        self._usual = self.border_subtitle

    def on_mount(self) -> None:
        """Say what enter would do with what stands there."""
        self._tell()

    @on(Input.Changed)
    def _told(self) -> None:
        self._tell()

    def _tell(self) -> None:
        said = self._says(self.line.begun) if self._says else ""
        if said:
            said = clip(printable(said), max(self.screen.size.width - FRAME, 1))
            self.border_subtitle = Content(said)
        else:
            self.border_subtitle = self._usual

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        if not self.line.names:
            self.border_subtitle = Content(self.keymap.hint("type a theme, or {entry-leave}"))
            return
        self.border_subtitle = Content("looking for it among the themes…")
        self._answer(partial(self._done, self.line.names[0]))

    def leave(self) -> None:
        """Write nothing."""
        self._answer(self._left)

    def _answer(self, then: Callable[[], Awaitable[None]]) -> None:
        """Do what follows once, whatever was typed ahead: the drawer goes, and another may lie there then."""
        if not self._answered:
            self._answered = True
            self.call_later(then)
