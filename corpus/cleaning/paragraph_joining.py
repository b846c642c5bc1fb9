"""Making whole what a page, a column, a pull quote or a footnote cut in two."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from corpus.cleaning.chunks import Chunk
from corpus.cleaning.hyphenation import HYPHENS
from corpus.cleaning.lines import TextLine, continues, ended, is_flowing, is_open, measure
from corpus.model import Kind
from corpus.text.decoding import SOFT_HYPHEN

_STREAMS: Final = (None, Kind.LIST_ITEM, Kind.FOOTNOTE)
"""Kinds of chunk that may go on after an interruption."""
_FULL: Final = 0.8
"""Share of the measure from which a line counts as full."""
_REACH: Final = 14
"""Chunks that may stand between two parts of a paragraph: a page's notes, pictures and pull quotes."""
_SAMPLE: Final = 30
"""Lines from which the width of a chunk is told."""
_ADDRESS: Final = re.compile(r"(?:https?://|www\.)\S*$|\S+[/?=]\S{6,}$")


def make_whole(chunks: Sequence[Chunk]) -> list[Chunk]:
    """The chunks, each part of a cut paragraph, item or note joined to its beginning."""
    lines = [line for chunk in chunks for line in chunk.lines]
    usual, flowing = measure(lines), is_flowing(lines)
    out: list[Chunk] = []
    for chunk in chunks:
        before = None
        if chunk.kind is None and chunk.marker is None:
            before = _beginning(out, chunk, usual, flowing)
        if before is None:
            out.append(Chunk(list(chunk.lines), chunk.kind, chunk.marker, chunk.level, chunk.mended))
        else:
            before.lines.extend(chunk.lines)
    return out


def _beginning(out: Sequence[Chunk], chunk: Chunk, usual: int, flowing: bool) -> Chunk | None:
    """The unfinished chunk before ``chunk`` that it goes on from, or None."""
    candidates = []
    streams: set[Kind | None] = set()
    for back, before in enumerate(reversed(out[-_REACH:])):
        stream = None if before.kind is Kind.LIST_ITEM else before.kind
        if stream in _STREAMS and stream not in streams:
            streams.add(stream)
            if _goes_on(before, chunk, usual, flowing, adjacent=back == 0):
                turned = chunk.first.opens or len(chunk.lines) > 2
                candidates.append((_unlike(before, chunk) if turned else 0, back, before))
        if streams >= {None, Kind.FOOTNOTE}:
            break
    return min(candidates, key=lambda c: c[:2])[2] if candidates else None


def _goes_on(before: Chunk, chunk: Chunk, usual: int, flowing: bool, *, adjacent: bool) -> bool:
    """Whether ``chunk`` reads as the rest of ``before``."""
    last, first = before.last.text, chunk.first.text
    if last[-1] in HYPHENS + SOFT_HYPHEN and len(last) > 1 and last[-2].isalpha() and first[0].isalpha():
        return True
    if ended(last) or (last.endswith(":") and not continues(first)):
        return False
    if continues(first):
        if adjacent and flowing:
            return True
        return not (before.kind is Kind.FOOTNOTE and _ADDRESS.search(last)) and (
            adjacent or len(before.lines) > 2 or _is_full(before, chunk, usual)
        )
    return (
        before.kind is not Kind.FOOTNOTE
        and not flowing
        and _is_full(before, chunk, usual)
        and (is_open(last) or len(before.lines) > 2)
        and _is_text(chunk, usual)
    )


def _is_full(before: Chunk, chunk: Chunk, usual: int) -> bool:
    """Whether the last line of ``before`` ran to the end of its column."""
    near = [len(line.text) for line in before.lines[-4:-1]]
    room = min(max(near), usual) if near else min(usual, max(chunk.width, len(before.last.text)))
    return len(before.last.text) >= _FULL * room


def _is_text(chunk: Chunk, usual: int) -> bool:
    """Whether a chunk is running text and no heading: it fills a line, or a sentence ends in it."""
    return chunk.width >= _FULL * usual or len(chunk.lines) > 2 or ended(chunk.last.text)


def _unlike(before: Chunk, chunk: Chunk) -> float:
    """How much the line widths of two chunks differ, from 0: type of another size is another stream."""
    return round(abs(_typical(before.lines[-_SAMPLE:]) - _typical(chunk.lines[:_SAMPLE])) / 20)


def _typical(lines: Sequence[TextLine]) -> int:
    widths = sorted(len(line.text) for line in (lines[:-1] or lines))
    return widths[len(widths) // 2]
