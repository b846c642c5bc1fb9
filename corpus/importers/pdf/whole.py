"""Making whole what a column, a page, a picture or a note cut in two."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from corpus.cleaning.lines import continues, ended, is_open
from corpus.importers.pdf.block import Block
from corpus.importers.pdf.breaks import HYPHENS, is_short
from corpus.importers.pdf.lines import same_size
from corpus.model import Kind

_INDENT: Final = 0.55
"""Sizes; an indent is at least as deep."""
_REACH: Final = 25
"""Blocks that may stand between two parts: a page's notes, pictures and tables."""
_OVER: Final = frozenset({Kind.FOOTNOTE, Kind.CAPTION, Kind.PULL_QUOTE, Kind.FURNITURE})
_GOES_ON: Final = frozenset({None, Kind.LIST_ITEM, Kind.ABSTRACT})


def make_whole(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, each part of a cut paragraph or item joined to its beginning."""
    indented = _indents(blocks)
    out: list[Block] = []
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


def _may_go_on(block: Block) -> bool:
    return (
        block.rows is None
        and block.note is None
        and (block.kind in {None, Kind.ABSTRACT})
        and block.marker is None
    )


def _indents(blocks: Sequence[Block]) -> bool:
    """Whether paragraphs begin with an indent more often than after a gap."""
    indents = gaps = 0
    for block in blocks:
        if block.kind is None and block.rows is None and len(block.lines) > 1 and not block.opens:
            if block.first.left > block.lines[1].left + _INDENT * block.first.size:
                indents += 1
            elif block.gap > 1.2:
                gaps += 1
    return indents > gaps


def _beginning(out: Sequence[Block], block: Block, indented: bool) -> Block | None:
    """The block that ``block`` goes on from, or None."""
    over = False
    for before in reversed(out[-_REACH:]):
        if (
            before.kind in _OVER
            or before.rows is not None
            or not same_size(before.last.size, block.first.size)
        ):
            if before.kind in {Kind.HEADING, Kind.TITLE}:
                return None
            over = True
            continue
        if before.kind not in _GOES_ON or block.first.page - before.last.page > 2:
            return None
        return before if _goes_on(before, block, over or block.opens, indented) else None
    return None


def _goes_on(before: Block, block: Block, turned: bool, indented: bool) -> bool:
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
        return turned and not inset and (is_open(a.text) or (not short and len(before.lines) > 1))
    return (
        turned
        and indented
        and block.opens
        and not inset
        and not short
        and len(before.lines) > 1
        and len(block.lines) > 1
        and before.kind is block.kind
    )
