"""The pane of the reading room: what it tells the room."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message

from reader.positions.places import Place
from reader.widgets.pane.pointing import Pointing


class Pane(Pointing):
    """A report on the screen. It has no keys of its own: commands call its methods."""

    @dataclass
    class Moved(Message):
        """The cursor or the view has moved."""

        pane: Pane

        @property
        def control(self) -> Pane:
            """The pane that sent it."""
            return self.pane

        def can_replace(self, message: Message) -> bool:
            """Of several in a row only the last one counts."""
            return isinstance(message, Pane.Moved) and message.pane is self.pane

    @dataclass
    class Selected(Message):
        """The selection has begun, changed or gone."""

        pane: Pane

        @property
        def control(self) -> Pane:
            """The pane that sent it."""
            return self.pane

        def can_replace(self, message: Message) -> bool:
            """Of several in a row only the last one counts."""
            return isinstance(message, Pane.Selected) and message.pane is self.pane

    @dataclass
    class Clicked(Message):
        """A place was clicked, without dragging."""

        pane: Pane
        place: Place

        @property
        def control(self) -> Pane:
            """The pane that sent it."""
            return self.pane

    def moved(self) -> None:
        """Tell of a move."""
        if self.is_attached:
            self.post_message(self.Moved(self))

    def selection_changed(self) -> None:
        """Tell of it."""
        if self.is_attached:
            self.post_message(self.Selected(self))

    def clicked(self, place: Place) -> None:
        """Tell of it."""
        self.post_message(self.Clicked(self, place))
