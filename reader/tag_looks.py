"""How tags look: a colour and a glyph each, the same at every start, whatever other tags there are.

Tags nested in one another share its colour; the glyph tells them apart, without colour too.
"""

from __future__ import annotations

from typing import Final
from zlib import crc32

GLYPHS: Final = "■▲◆★▼♦♣♥♠◣"
"""One cell each; none is used for anything else."""
COLOURS: Final = 6
"""``tag-0`` to ``tag-5`` in the style sheets."""
NESTED: Final = "/"


def glyph(tag: str) -> str:
    """The glyph that stands before a tag, and in the gutter."""
    return GLYPHS[crc32(tag.casefold().encode("utf-8", "surrogatepass")) % len(GLYPHS)]


def look(tag: str) -> str:
    """The name of a tag's colour."""
    root = tag.partition(NESTED)[0].casefold()
    return f"tag-{crc32(root.encode('utf-8', 'surrogatepass')) % COLOURS}"
