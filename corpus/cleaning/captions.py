"""Captions: what stands under or over a figure, a map or a table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from corpus.cleaning.chunks import Chunk
from corpus.cleaning.shapes import begins_caption, is_photo_credit
from corpus.model import Kind

_LABEL: Final = 3
"""Words of a caption that is only a label, such as "Map 1": what it labels is on the next line."""
_PHOTO: Final = 45
"""Words of what stands under a photograph, right above whose it is."""
_LONGEST: Final = 60
"""Words; what is longer is a paragraph that begins with a figure's name."""


def mark(chunks: Sequence[Chunk]) -> list[Chunk]:
    """The chunks, captions among them marked; a sentence about a figure is none."""
    out: list[Chunk] = []
    for chunk in chunks:
        if out and is_photo_credit(chunk.first.text) and out[-1].kind is None and out[-1].words <= _PHOTO:
            out[-1].kind = Kind.CAPTION
        before = out[-1] if out and out[-1].kind is Kind.CAPTION else None
        if chunk.kind is None and begins_caption(chunk.first.text):
            if chunk.words <= _LONGEST:
                chunk.kind, chunk.marker = Kind.CAPTION, None
        elif before and _is_below(chunk):
            if before.words <= _LABEL:
                before.lines.extend(chunk.lines)
                continue
            chunk.kind, chunk.marker = Kind.CAPTION, None
        out.append(chunk)
    return out


def _is_below(chunk: Chunk) -> bool:
    """Whether a chunk right below a caption is more of it."""
    return (
        chunk.kind is None
        and not chunk.first.blanks
        and not chunk.first.opens
        and not chunk.last.ended
        and chunk.words <= _LONGEST
    )
