"""What blocks are: captions, abstracts, list items here, headings and what is before the text elsewhere."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

from corpus.cleaning.shapes import ABSTRACT, begins_caption
from corpus.importers.pdf import front, headings
from corpus.importers.pdf.block import ITEM_STYLES, PdfBlock
from corpus.importers.pdf.front import RUN_IN_ABSTRACT
from corpus.importers.pdf.measures import TypicalMeasures
from corpus.model import Kind

_ABSTRACT_WORDS: Final = 500
_CAPTION: Final = 60
"""Words of a caption …"""
_LONG_CAPTION: Final = 250
"""… and of one whose label ends in a stop."""
_LABELLED: Final = re.compile(r"\w+\.?\s*[\dIVXA-Z]+(?:\.\d+)?\s*[.:|–—-]")


def mark(
    blocks: Sequence[PdfBlock], measures: TypicalMeasures, outline: Mapping[str, int], title: str | None
) -> None:
    """Give a kind to what is not running text.

    Args:
        blocks: of the whole document, in reading order; footnotes and tables are marked.
        measures: what it is usually set in.
        outline: from the letters of a heading in the file's outline to its depth.
        title: what the file says that it is called, where that can be true.
    """
    for block in blocks:
        if block.kind is None and begins_caption(block.text) and _is_caption(block):
            block.kind, block.marker = Kind.CAPTION, None
    front.mark(blocks, measures, title, outline)
    headings.mark(blocks, measures, outline)
    _abstract(blocks)
    _items(blocks)


def _is_caption(block: PdfBlock) -> bool:
    """Whether what begins as a caption is as short as one, or sets its label off as a long one does."""
    return block.words <= (_LONG_CAPTION if _LABELLED.match(block.text) else _CAPTION)


def _abstract(blocks: Sequence[PdfBlock]) -> None:
    """The text under a heading such as "Abstract", or behind that word."""
    for at, block in enumerate(blocks[:60]):
        if block.kind is None and RUN_IN_ABSTRACT.match(block.text):
            block.kind, block.marker = Kind.ABSTRACT, None
            return
        if block.kind in {Kind.HEADING, Kind.BYLINE} and ABSTRACT.fullmatch(block.text.strip(" .:")):
            block.kind, block.level = Kind.HEADING, block.level or 1
            words = 0
            for below in blocks[at + 1 :]:
                if below.kind is not None or words + below.words > _ABSTRACT_WORDS:
                    break
                if words and abs(below.size - blocks[at + 1].size) > 0.5:
                    break
                words += below.words
                below.kind, below.marker = Kind.ABSTRACT, None
            return


def _items(blocks: Sequence[PdfBlock]) -> None:
    """List items: bullets, and numbers that have a neighbour."""
    marked = [b for b in blocks if b.kind is None and b.lines and b.marker and b.marker.style in ITEM_STYLES]
    values: dict[str, set[int]] = defaultdict(set)
    for block in marked:
        if block.marker and block.marker.value is not None:
            values[block.marker.style].add(block.marker.value)
    lefts: list[float] = []
    before: PdfBlock | None = None
    for block in blocks:
        if block.kind is None and block.marker is not None:
            marker = block.marker
            if marker.style == "bullet":
                ok = (
                    marker.text not in "-–—*o"
                    or block.first.left > block.left + 2
                    or _has_brother(blocks, marker.text)
                )
            else:
                ok = (
                    marker.style in ITEM_STYLES
                    and marker.value is not None
                    and ({marker.value - 1, marker.value + 1} & values[marker.style] != set())
                )
            if ok:
                block.kind = Kind.LIST_ITEM
                if before is None or before.kind is not Kind.LIST_ITEM:
                    lefts = []
                block.level = _level(lefts, block.first.left)
            else:
                block.marker = None
        if block.kind is not Kind.FOOTNOTE:
            before = block


def _has_brother(blocks: Sequence[PdfBlock], sign: str) -> bool:
    return sum(other.marker is not None and other.marker.text == sign for other in blocks) > 1


def _level(lefts: list[float], left: float) -> int:
    """The depth of an item, by how far its marker stands in; ``lefts`` are those of the items it is in."""
    while lefts and left < lefts[-1] - 3:
        lefts.pop()
    if not lefts or left > lefts[-1] + 3:
        lefts.append(left)
    return len(lefts)
