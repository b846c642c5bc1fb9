"""The notes on a report as its pane draws them: which words, in which look, and a glyph for the gutter."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from reader.positions.places import Span
from reader.widgets.pane.layers import within

OVERLAP: Final = "notes-overlap"
"""The component of words that are in more than one note."""


class Noted(NamedTuple):
    """The words of a note."""

    span: Span
    look: str
    """The component class, without its prefix."""
    glyph: str
    """What the gutter shows beside the row in which they begin."""


class Annotations:
    """The notes of one report, found by the row that shows them."""

    def __init__(self) -> None:
        self.source: object = None
        """What they were taken from."""
        self._by_passage: dict[int, tuple[Noted, ...]] = {}

    def set(self, notes: Iterable[Noted]) -> set[int]:
        """Replace all; tells which passages look different now."""
        new = _by_passage(notes)
        old, self._by_passage = self._by_passage, new
        return {index for index in old.keys() | new.keys() if old.get(index) != new.get(index)}

    def on(self, passage: int, start: int, end: int) -> Iterator[tuple[str, int, int]]:
        """Between two offsets of a passage: look, from, to; longer notes first, overlaps last."""
        found = [
            (note, *part)
            for note in self._by_passage.get(passage, ())
            if (part := within(note.span, passage, start, end))
        ]
        if len(found) > 1:
            found.sort(key=lambda item: _length(item[0].span), reverse=True)
        for note, low, high in found:
            yield note.look, low, high
        if len(found) > 1:
            for low, high in _overlaps([(low, high) for _, low, high in found]):
                yield OVERLAP, low, high

    def beginning(self, passage: int, start: int, end: int) -> Noted | None:
        """The first note that begins between two offsets of a passage."""
        for note in self._by_passage.get(passage, ()):
            if note.span.start.passage == passage and start <= note.span.start.offset < end:
                return note
        return None


def _by_passage(notes: Iterable[Noted]) -> dict[int, tuple[Noted, ...]]:
    found: dict[int, list[Noted]] = defaultdict(list)
    for note in sorted(notes):
        for index in range(note.span.start.passage, note.span.end.passage + 1):
            found[index].append(note)
    return {index: tuple(here) for index, here in found.items()}


def _length(span: Span) -> tuple[int, int]:
    return span.end.passage - span.start.passage, span.end.offset - span.start.offset


def _overlaps(parts: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The stretches that lie in more than one of these."""
    bounds = sorted([(low, 1) for low, _ in parts] + [(high, -1) for _, high in parts])
    found, depth, begun = [], 0, 0
    for at, by in bounds:
        if depth < 2 <= depth + by:
            begun = at
        elif depth >= 2 > depth + by and begun < at:
            found.append((begun, at))
        depth += by
    return found
