"""The slip on which tags are entered: a line, and what may be meant below it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from reader.printable import printable
from reader.widgets.names import Names, Paint, Suggest
from reader.widgets.slip import Slip


class TagEntry(Slip):
    """Asks for tags."""

    DEFAULT_CSS = """
    TagEntry {
        & > Input { background: transparent; }
        & > Input:focus { background-tint: $foreground 0%; }
        & > Static { height: auto; min-height: 1; max-height: 3; color: $foreground 80%; }
        &:nocolor > Input > .input--cursor { text-style: underline; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", show=False)]

    class Entered(Message):
        """The tags have been entered."""

        def __init__(self, tags: tuple[str, ...]) -> None:
            super().__init__()
            self.tags = tags
            """All that stood there."""

    class Left(Message):
        """No tags are wanted."""

    def __init__(self, title: str, tags: Sequence[str], suggest: Suggest, paint: Paint) -> None:
        """Make the slip.

        Args:
            title: what is tagged.
            tags: what stands there at first.
            suggest: what may be meant by what is begun.
            paint: how tags look.
        """
        super().__init__()
        self.border_title = Content(printable(title))
        self.border_subtitle = Content("1 to 9 takes one · tab completes · enter saves · esc")
        self._line = Names(tags, suggest, hint="tags, parted by commas; a/b is nested", paint=paint)

    def compose(self) -> ComposeResult:
        """The line above the suggestions."""
        yield self._line
        yield Static(self._line.suggestions(), markup=False)

    def take_keys(self) -> None:
        """Type."""
        self.screen.set_focus(self._line, scroll_visible=False)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self.query_one(Static).update(self._line.suggestions())

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(self.Entered(self._line.names))

    def action_leave(self) -> None:
        """Change nothing."""
        self.post_message(self.Left())
