"""What is painted over a report: spans by layer, found by the row that shows them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from typing import Final

from reader.positions.places import Place, Span

ORDER: Final = ("lit", "shared", "hit", "current")
"""The layers from the lowest to the one that is drawn over the others."""

MARKED: Final = frozenset({"hit", "current"})
"""Those that the gutter marks."""


class Layers:
    """The painted spans of one report."""

    def __init__(self) -> None:
        self._spans: dict[str, list[Span]] = {layer: [] for layer in ORDER}

    def __getitem__(self, layer: str) -> list[Span]:
        """A layer's spans, in order, none touching another."""
        return self._spans[layer]

    def set(self, layer: str, spans: Iterable[Span]) -> bool:
        """Replace a layer; tells whether that changed anything.

        Raises:
            KeyError: there is no such layer.
        """
        new = merged(spans)
        changed = self._spans[layer] != new
        self._spans[layer] = new
        return changed

    def on(self, passage: int, start: int, end: int) -> Iterator[tuple[str, int, int]]:
        """What is painted between two offsets of a passage: layer, from, to; lower layers first."""
        for layer in ORDER:
            spans = self._spans[layer]
            if not spans:
                continue
            first = max(0, bisect_right(spans, Place(passage, start), key=_start) - 1)
            last = bisect_left(spans, Place(passage, end), key=_start)
            for span in spans[first:last]:
                if found := within(span, passage, start, end):
                    yield layer, *found


def within(span: Span, passage: int, start: int, end: int) -> tuple[int, int] | None:
    """The part of a span that lies between two offsets of a passage, or None."""
    low = max(span.start, Place(passage, start))
    high = min(span.end, Place(passage, end))
    return (low.offset, high.offset) if low < high else None


def merged(spans: Iterable[Span]) -> list[Span]:
    """The same stretches in order, overlapping ones made one, empty ones left out."""
    result: list[Span] = []
    for span in sorted(span for span in spans if span.start < span.end):
        if result and span.start < result[-1].end:
            result[-1] = Span(result[-1].start, max(result[-1].end, span.end))
        else:
            result.append(span)
    return result


def _start(span: Span) -> Place:
    return span.start
