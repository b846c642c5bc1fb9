"""Making whole what a column, a page, a picture or a note cut in two."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from corpus.cleaning.lines import continues, ended, is_open
from corpus.importers.pdf.block import PdfBlock
from corpus.importers.pdf.breaks import HYPHENS, is_short
from corpus.importers.pdf.lines import same_type_size
from corpus.model import Kind

_INDENT: Final = 0.55
"""Sizes; an indent is at least as deep."""
_SCRAP: Final = 8
"""Words; a line of fewer may be part of a picture."""
_FLUSH: Final = 1.0
"""Points by which the ends of justified lines differ at most."""
_WIDE: Final = 0.75
"""Share of its column that a paragraph's only line takes if it goes on in the next one."""
_REACH: Final = 40
"""Blocks that may stand between two parts: a page's notes, pictures and tables."""
_OVER: Final = frozenset({Kind.FOOTNOTE, Kind.CAPTION, Kind.PULL_QUOTE, Kind.FURNITURE})
_GOES_ON: Final = frozenset({None, Kind.LIST_ITEM, Kind.ABSTRACT})


def make_whole(blocks: Sequence[PdfBlock]) -> list[PdfBlock]:
    """The blocks, each part of a cut paragraph or item joined to its beginning."""
    indented = _indents(blocks)
    out: list[PdfBlock] = []
    for block in blocks:
        if not block.lines:
            continue
        before = _beginning(out, block, indented) if _may_go_on(block) else None
        if before is None:
            out.append(block)
        else:
            before.lines += block.lines
            before.left, before.right = block.left, block.right
    return out


def _may_go_on(block: PdfBlock) -> bool:
    return (
        block.rows is None
        and block.note is None
        and (block.kind in {None, Kind.ABSTRACT})
        and block.marker is None
    )


def _indents(blocks: Sequence[PdfBlock]) -> bool:
    """Whether paragraphs begin with an indent more often than after a gap."""
    indents = gaps = 0
    for block in blocks:
        if block.kind is None and block.rows is None and len(block.lines) > 1 and not block.opens:
            if block.first.left > block.lines[1].left + _INDENT * block.first.size:
                indents += 1
            elif block.gap > 1.2:
                gaps += 1
    return indents > gaps


def _beginning(out: Sequence[PdfBlock], block: PdfBlock, indented: bool) -> PdfBlock | None:
    """The block that ``block`` goes on from, or None."""
    over = block.opens
    for before in reversed(out[-_REACH:]):
        if block.first.page - before.last.page > 2:
            return None
        turned = before.last.page != block.first.page or before.last.base > block.first.base
        if before.kind in _OVER or before.rows is not None or not same_type_size(before.last, block.first):
            if before.kind is Kind.TITLE or (before.kind is Kind.HEADING and not _may_pass(before, block)):
                return None
            over = True
        elif before.kind is Kind.HEADING or (turned and _is_scrap(before)):
            if before.kind is Kind.HEADING and not _may_pass(before, block):
                return None
            over = True
        elif before.kind not in _GOES_ON:
            return None
        else:
            return before if _goes_on(before, block, over, indented) else None
    return None


def _may_pass(heading: PdfBlock, block: PdfBlock) -> bool:
    """Whether what ``block`` goes on from may stand before ``heading``: that is a table's or a picture's."""
    return block.opens and continues(block.first.text) and heading.first.page >= block.first.page - 1


def _is_scrap(block: PdfBlock) -> bool:
    """Whether a block is a word of a picture, or a formula: short, and no full line of its column."""
    full = block.last.width > _WIDE * (block.right - block.left)
    return block.kind is None and block.words < _SCRAP and len(block.lines) == 1 and not full


def _goes_on(before: PdfBlock, block: PdfBlock, turned: bool, indented: bool) -> bool:
    a, b = before.last, block.first
    if a.text[-1] in HYPHENS and b.text[0].islower():
        return True
    short = is_short(a, b, before.right)
    inset = b.left > block.left + _INDENT * b.size or (
        len(block.lines) > 1 and b.left > block.lines[1].left + _INDENT * b.size
    )
    if not ended(a.text):
        if a.text.endswith(":"):
            return False
        if continues(b.text):
            return turned or not short
        full = not short and (len(before.lines) > 1 or a.width > _WIDE * (before.right - before.left))
        return turned and not inset and (full or is_open(a.text))
    return (
        turned
        and (indented or _is_flush(before))
        and block.opens
        and b.left <= block.margin + _INDENT * b.size
        and not inset
        and not short
        and len(before.lines) > 1
        and len(block.lines) > 1
        and before.kind is block.kind
    )


def _is_flush(block: PdfBlock) -> bool:
    """Whether a block's last line ends just where those before it do: a paragraph's rarely does."""
    flush = [line for line in block.lines[-4:] if abs(line.right - block.lines[-1].right) < _FLUSH]
    return len(flush) > 2 and abs(block.last.right - block.right) < _FLUSH
