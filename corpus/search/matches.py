"""Where in a passage's text the words of a query stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from corpus.model import Ref
from corpus.search.index import Index


def matches(
    index: Index, row: int, stems: Iterable[str], phrases: Iterable[Sequence[str]] = ()
) -> tuple[tuple[int, int], ...]:
    """Half-open bounds in a passage's text, in order, apart from each other, never in a reference.

    The index knows where its words stand, so the text is not looked through.

    Args:
        index: the passages.
        row: which of them.
        stems: words to find in any inflection.
        phrases: runs of words to find as they stand.
    """
    post = index.postings
    own = slice(*post.starts[row : row + 2].tolist())
    sought = {index.number(stem) for stem in stems}
    starts, sizes = post.offsets[own].tolist(), post.sizes[own].tolist()
    spans = {
        (starts[at], starts[at] + sizes[at])
        for at, stem in enumerate(index.row(row).tolist())
        if stem in sought
    }
    for phrase in phrases:
        last = len(phrase) - 1
        spans.update((starts[at], starts[at + last] + sizes[at + last]) for at in index.runs(row, phrase))
    passage = index.entries[row].passage
    found: list[tuple[int, int]] = []
    for start, end in sorted(span for span in spans if span[1] <= len(passage.text)):
        if found and start < found[-1][1]:
            before = found.pop()
            start, end = before[0], max(before[1], end)
        found.append((start, end))
    return tuple(piece for start, end in found for piece in beside(start, end, passage.refs))


def beside(start: int, end: int, refs: Sequence[Ref]) -> Iterator[tuple[int, int]]:
    """The pieces of a stretch of a passage that no reference covers: half-open bounds, in order."""
    for ref in refs:
        if ref.end > start and ref.start < end:
            if ref.start > start:
                yield start, ref.start
            start = ref.end
    if start < end:
        yield start, end
