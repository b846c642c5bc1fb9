"""The drawer in which tags are entered."""

from __future__ import annotations

from collections.abc import Sequence

from textual import on
from textual.message import Message
from textual.widgets import Input

from reader.widgets.name_drawer import NameDrawer
from reader.widgets.names import Names, Paint, Suggest


class TagEntry(NameDrawer):
    """Asks for tags."""

    class Entered(Message):
        """The tags have been entered."""

        def __init__(self, tags: tuple[str, ...]) -> None:
            super().__init__()
            self.tags = tags
            """All that stood there."""

    class Left(Message):
        """No tags are wanted."""

    def __init__(self, title: str, tags: Sequence[str], suggest: Suggest, paint: Paint) -> None:
        """Make the drawer.

        Args:
            title: what is tagged.
            tags: what stands there at first.
            suggest: what may be meant by what is begun.
            paint: how tags look.
        """
        hint = "tags, parted by commas; a/b is nested"
        super().__init__(title, "saves", Names(tags, suggest, hint=hint, paint=paint))

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(self.Entered(self.line.names))

    def leave(self) -> None:
        """Change nothing."""
        self.post_message(self.Left())
