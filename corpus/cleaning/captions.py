"""Captions: what stands under or over a figure, a map or a table."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from corpus.cleaning.chunks import Chunk
from corpus.model import Kind

_CAPTION: Final = re.compile(
    r"""(?:figure|fig\.|table|map|chart|graph|box|plate|image|photo(?:graph)?|illustration|diagram|exhibit)
        \s*(?:\d{1,3}|[IVX]{1,5}|[A-Z])(?:[.:–-]|\s|$)
      | (?:source|sources|photo|image|credit|photo\ credit|picture)\s*:\s*\S
      | ©""",
    re.IGNORECASE | re.VERBOSE,
)
_LABEL: Final = 3
"""Words of a caption that is only a label, such as "Map 1": what it labels is on the next line."""
_LONGEST: Final = 60
"""Words; what is longer is a paragraph that begins with a figure's name."""
_VERB: Final = re.compile(
    r"(?:shows?|presents?|depicts?|illustrates?|gives|summari[sz]es|lists|below|above)\b"
)


def mark(chunks: Sequence[Chunk]) -> list[Chunk]:
    """The chunks, captions among them marked; a sentence about a figure is none."""
    out: list[Chunk] = []
    for chunk in chunks:
        before = out[-1] if out and out[-1].kind is Kind.CAPTION else None
        if chunk.kind is None and chunk.words <= _LONGEST:
            if _is_caption(chunk.first.text):
                chunk.kind, chunk.marker = Kind.CAPTION, None
            elif before and not chunk.first.blanks and not chunk.first.opens and not chunk.last.ended:
                if before.words <= _LABEL:
                    before.lines.extend(chunk.lines)
                    continue
                chunk.kind, chunk.marker = Kind.CAPTION, None
        out.append(chunk)
    return out


def _is_caption(text: str) -> bool:
    found = _CAPTION.match(text)
    return found is not None and not _VERB.match(text, found.end())
