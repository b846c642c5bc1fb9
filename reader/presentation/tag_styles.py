"""How tags look: a colour and a glyph each, the same at every start, whatever other tags there are.

Tags nested in one another share its colour; the glyph tells them apart, without colour too.
"""

from __future__ import annotations

from typing import Final
from zlib import crc32

GLYPHS: Final = "■▲◆★▼◇△▽◥◣"
"""One cell each; none is used for anything else."""
COLOURS: Final = ("$primary", "$accent", "$success", "$error", "$warning", "$secondary")
"""The colours of ``tag-0`` to ``tag-5`` in the pane's style sheet."""
NESTED: Final = "/"


def glyph(tag: str) -> str:
    """The glyph that stands before a tag, and in the gutter."""
    return GLYPHS[crc32(tag.casefold().encode("utf-8", "surrogatepass")) % len(GLYPHS)]


def look(tag: str) -> str:
    """The name of a tag's colour in the pane's style sheet."""
    return f"tag-{_colour(tag)}"


def colour(tag: str) -> str:
    """A tag's colour, as the style of a text."""
    return COLOURS[_colour(tag)]


def _colour(tag: str) -> int:
    root = tag.partition(NESTED)[0].casefold()
    return crc32(root.encode("utf-8", "surrogatepass")) % len(COLOURS)
