"""Headings that no blank line parts from their paragraph, told by their shape and by what stands below."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from corpus.cleaning.lines import TextLine
from corpus.cleaning.widths import Widths

_HEADING_WORDS: Final = 12
_HEADING_WIDTH: Final = 0.65
"""Share of the lines below it that a heading right on its paragraph may be as wide as."""
_TITLED: Final = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})*\.?\s+)?[“‘\"']?[A-ZÀ-Þ]")


def begins_heading(lines: Sequence[TextLine], index: int, widths: Widths) -> bool:
    """Whether line ``index`` alone is a heading between two paragraphs."""
    after = lines[index + 1] if index + 1 < len(lines) else None
    return (
        after is not None
        and not after.blanks
        and after.text[0].isupper()
        and not lines[index].ended
        and is_title(lines[index].text, 1)
        and is_above(index, index + 1, widths)
    )


def is_title(head: str, lines: int) -> bool:
    """Whether ``head``, set on so many lines, reads as a title and not as a sentence."""
    words = len(head.split())
    return 0 < words <= _HEADING_WORDS * lines and head[-1] not in ".,;:-–" and bool(_TITLED.match(head))


def is_above(first: int, index: int, widths: Widths) -> bool:
    """Whether lines from ``first`` on are narrow, and full lines stand below them from ``index`` on."""
    below = widths.below(index - 1)
    measure = max(below, default=0.0)
    return (
        sum(width > 0.8 * measure for width in below) > 1
        and below[0] > 0.8 * measure
        and max(widths.of(i) for i in range(first, index)) < _HEADING_WIDTH * measure
    )
