"""All that is shown over a report's text and beside it: painted spans, notes, and how passages are linked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reader.widgets.pane.gutter_marks import GutterMark, mark_of
from reader.widgets.pane.layers import MARKED, Layers
from reader.widgets.pane.note_layer import Annotations


class Overlays:
    """What is shown of one report besides its words."""

    def __init__(self) -> None:
        self.layers = Layers()
        self.notes = Annotations()
        self.links: Sequence[float] = ()
        """0 to 1, how strongly each passage of the report is linked; none: not known."""

    def on(self, passage: int, start: int, end: int) -> Iterator[tuple[str, int, int]]:
        """What is drawn between two offsets of a passage: look, from, to; what is on top comes last."""
        yield from self.notes.on(passage, start, end)
        yield from self.layers.on(passage, start, end)

    def mark(self, passage: int, start: int, end: int) -> GutterMark:
        """What the gutter shows beside the row between two offsets of a passage."""
        hit = any(layer in MARKED for layer, _, _ in self.layers.on(passage, start, end))
        return mark_of(hit, self.notes.beginning(passage, start, end), self.links, passage, start)
