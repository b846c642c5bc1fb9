"""Footnotes: small blocks at the foot of a page that begin with a number or a sign, and endnotes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from corpus.cleaning.lines import ended
from corpus.cleaning.shapes import NOTES
from corpus.importers.pdf.block import PdfBlock
from corpus.importers.pdf.measures import TypicalMeasures
from corpus.model import Kind

_STYLES: Final = frozenset({"bare", "dot", "sign", "note", "square", "paren"})
"""Styles of marker that notes are set with."""
_TOP: Final = 0.3
"""Share of a page's height above which nothing is at its foot."""


def mark(blocks: Sequence[PdfBlock], height: float, measures: TypicalMeasures) -> None:
    """Mark the footnotes among the blocks of a page."""
    before: PdfBlock | None = None
    for at, block in enumerate(blocks):
        if (block.kind is None and _is_note(block, blocks[at + 1 :], height, measures)) or (
            block.kind is None
            and before is not None
            and before.kind is Kind.FOOTNOTE
            and measures.is_small(block.size)
            and not block.opens
            and block.gap < 2
            and block.marker is None
        ):
            block.kind = Kind.FOOTNOTE
        before = block


def _is_note(block: PdfBlock, after: Sequence[PdfBlock], height: float, measures: TypicalMeasures) -> bool:
    small = measures.is_small(block.size)
    if block.note is not None:
        return small or block.first.base > 0.5 * height
    if not small or block.first.base < _TOP * height:
        return False
    if block.marker is None or block.marker.style not in _STYLES:
        return False
    return not any(
        measures.is_text(other.first)
        and other.words > 4
        and other.first.base > block.first.base
        and other.first.over(block.first) > 0.2
        for other in after
    )


def mark_endnotes(blocks: Sequence[PdfBlock]) -> None:
    """Mark the numbered blocks under a heading such as "Notes" or "References"."""
    within = False
    value = 0
    for block in blocks:
        if block.kind is Kind.HEADING:
            within = bool(NOTES.fullmatch(block.text.strip(" .:").lstrip("0123456789. ")))
            value = 0
        elif within and block.kind in {None, Kind.LIST_ITEM}:
            if block.note is not None and block.note.isdecimal():
                block.kind, value = Kind.FOOTNOTE, int(block.note)
            elif block.marker is not None and block.marker.value in (value + 1, value + 2):
                block.kind, value = Kind.FOOTNOTE, block.marker.value or 0


def carry_on(blocks: Sequence[PdfBlock], measures: TypicalMeasures) -> None:
    """Join what a note has on the next page, or in a further paragraph, to its beginning."""
    last: PdfBlock | None = None
    for block in blocks:
        if block.kind is Kind.FOOTNOTE and (block.note or block.marker):
            last = block
        elif (
            last is not None
            and block.kind in {None, Kind.FOOTNOTE}
            and measures.is_small(block.size)
            and abs(block.size - last.size) < 0.5
            and (block.kind is Kind.FOOTNOTE or (_is_foot(block) and not ended(last.last.text)))
            and block.first.page - last.last.page <= 1
        ):
            last.lines += block.lines
            block.lines = []


def _is_foot(block: PdfBlock) -> bool:
    return block.opens or block.gap > 1
