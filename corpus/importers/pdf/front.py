"""The front of a document: its title, and the names, dates and addresses around it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from corpus.cleaning.lines import ended
from corpus.cleaning.shapes import is_section
from corpus.importers.pdf.block import PdfBlock
from corpus.importers.pdf.headings import NUMBERED
from corpus.importers.pdf.measures import TypicalMeasures
from corpus.model import Kind
from corpus.text.identity import letters

RUN_IN_ABSTRACT: Final = re.compile(r"(?:abstract|summary)\s?[.:—–-]", re.IGNORECASE)
"""The word that an abstract begins with, where it has no heading."""
_BODY: Final = 25
"""Words from which a block of the text's own size is text, and the front of the document is over."""
_TITLE_WORDS: Final = 40
_LARGE: Final = 1.15
"""Times the size of the text that a title at least has."""


def mark(
    blocks: Sequence[PdfBlock], measures: TypicalMeasures, title: str | None, outline: Mapping[str, int]
) -> None:
    """Title and byline, on the first page with text."""
    front = [b for b in blocks if b.first.page == blocks[0].first.page] if blocks else []
    open_ = [b for b in front if b.kind is None and b.words <= _TITLE_WORDS and any(map(str.isalpha, b.text))]
    found: PdfBlock | None = None
    if title:
        whole = letters(title)
        part = [b for b in open_ if 2 * len(letters(b.text)) >= len(whole) and letters(b.text) in whole]
        found = max(part, key=lambda b: (b.size, len(letters(b.text))), default=None)
    if found is None:
        found = _largest(open_, blocks, measures) or _first(front, open_)
    if found is None:
        return
    found.kind, found.marker = Kind.TITLE, None
    at = front.index(found)
    for block in front[at + 1 :]:
        adjacent = block.kind is None and abs(block.size - found.size) < 0.5 and block.words <= _TITLE_WORDS
        if not adjacent or len(found.lines) > 5 or (block.first.base - found.last.base) > 2.2 * found.size:
            break
        found.lines += block.lines
        block.lines, block.kind = [], Kind.TITLE
    above = [block for block in front[:at] if block.kind is None]
    for block in above if not any(map(_is_body, above)) else ():
        block.kind, block.marker = Kind.BYLINE, None
    for block in front[at + 1 :]:
        if not block.lines or block.kind is not None:
            continue
        if _is_body(block) or is_section(block.text) or RUN_IN_ABSTRACT.match(block.text):
            break
        if letters(block.text) in outline or (NUMBERED.match(block.text) and block.bold):
            break
        block.kind, block.marker = Kind.BYLINE, None


def _largest(
    open_: Sequence[PdfBlock], blocks: Sequence[PdfBlock], measures: TypicalMeasures
) -> PdfBlock | None:
    """The block in the largest type on the first page, if no other page has such type."""
    big = [b for b in open_ if b.size > _LARGE * measures.size and len(letters(b.text)) > 3]
    found = max(big, key=lambda b: (round(b.size), -b.first.base), default=None)
    if found is None or is_section(found.text):
        return None
    page = found.first.page
    if not any(_is_body(b) for b in blocks if b.first.page == page):
        return found  # a page of its own
    return None if any(b.size >= found.size - 0.5 for b in blocks if b.first.page != page) else found


def _first(front: Sequence[PdfBlock], open_: Sequence[PdfBlock]) -> PdfBlock | None:
    """The first block, if it is set as a title in type of the text's size."""
    first = front[0] if front else None
    if first is None or first not in open_ or len(front) < 2 or not (first.bold or first.text.isupper()):
        return None
    numbered = NUMBERED.match(first.text) or is_section(first.text) or ended(first.text)
    return None if numbered or front[1].bold else first


def _is_body(block: PdfBlock) -> bool:
    """Whether a block is text and no name, date or address."""
    return (block.words >= _BODY and len(block.lines) > 1) or (block.words >= 8 and ended(block.text))
