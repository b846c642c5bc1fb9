"""From blocks to drafts: lines joined, references tied to their notes, page turns placed."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from corpus.blocks import Block, BlockRef
from corpus.cleaning.footnote_references import find_references
from corpus.cleaning.footnote_signs import Note
from corpus.cleaning.hyphenation import Joiner
from corpus.importers.pdf.block import PdfBlock
from corpus.importers.pdf.fonts import is_typewriter
from corpus.importers.pdf.lines import PdfLine
from corpus.model import Kind, PageTurn
from corpus.numbering import bare

_MARK: Final = re.compile(r"\d{1,3}|[a-z](?![a-z])|[*∗†‡§¶#]{1,3}")
_NO_REFERENCES: Final = frozenset({Kind.FOOTNOTE, Kind.FURNITURE, Kind.BYLINE})
_ENOUGH: Final = 3
"""Raised numbers that rise by one from which they are references, even where their notes are missing."""


def draft(blocks: Sequence[PdfBlock], joiner: Joiner, labels: Mapping[int, str | None]) -> list[Block]:
    """The drafts of a document, from its blocks in reading order."""
    drafts = [_draft(block, joiner, labels) for block in blocks]
    drafts = [draft for draft in drafts if draft.text]
    return _with_references(drafts)


def furniture(line: PdfLine, label: str | None) -> Block:
    """The draft of a line that is none of the text."""
    return Block(Kind.FURNITURE, line.text, pages=(PageTurn(0, line.page, label),))


def _draft(block: PdfBlock, joiner: Joiner, labels: Mapping[int, str | None]) -> Block:
    kind = block.kind or Kind.PARAGRAPH
    marker, cut = None, 0
    if kind is Kind.FOOTNOTE and block.note:
        marker, cut = block.note, len(block.note)
    elif kind in {Kind.FOOTNOTE, Kind.LIST_ITEM} and block.marker:
        marker, cut = block.marker.text, block.marker.width
    texts = [line.text for line in block.lines]
    while cut < len(texts[0]) and texts[0][cut] == " ":
        cut += 1
    if block.rows is not None or _is_code(block):
        text, starts = _as_rows(block)
        cut = 0
    else:
        texts[0] = texts[0][cut:]
        if not texts[0]:
            del texts[0]
            block.lines = block.lines[1:]
            cut = 0
        text, starts = joiner.join(texts)
    return Block(
        kind=kind,
        text=text,
        level=block.level,
        marker=marker,
        refs=tuple(_raised(block.lines, starts, cut, text)) if kind not in _NO_REFERENCES else (),
        pages=_pages(block.lines, starts, labels),
    )


def _is_code(block: PdfBlock) -> bool:
    return len(block.lines) > 1 and all(
        is_typewriter(line.font) and is_typewriter(line.end_font) for line in block.lines
    )


def _as_rows(block: PdfBlock) -> tuple[str, list[int]]:
    """A table, its cells set apart, or code, a line each; and where each line of the block begins."""
    text, starts = "", []
    for row in block.rows or [[line] for line in block.lines]:
        for at, cell in enumerate(row):
            text += " | " if at else "\n" if text else ""
            starts.append(len(text))
            text += cell.text
    return text, starts


def _pages(
    lines: Sequence[PdfLine], starts: Sequence[int], labels: Mapping[int, str | None]
) -> tuple[PageTurn, ...]:
    """Where the block's pages begin."""
    turns: list[PageTurn] = []
    for line, start in zip(lines, starts, strict=True):
        if not turns or turns[-1].page != line.page:
            turns.append(PageTurn(start, line.page, labels.get(line.page)))
    return tuple(turns)


def _raised(lines: Sequence[PdfLine], starts: Sequence[int], cut: int, text: str) -> list[BlockRef]:
    """What is raised in the lines of a block as references are."""
    found = []
    for at, (line, start) in enumerate(zip(lines, starts, strict=True)):
        shift = start - (cut if at == 0 else 0)
        for raised in line.raised:
            for mark in _MARK.finditer(line.text, raised.start, raised.end):
                begin, end = mark.start() + shift, mark.end() + shift
                if begin > 0 and text[begin:end] == mark[0] and not text[begin - 1].isdigit():
                    found.append(BlockRef(begin, end, mark[0]))
    return found


def _with_references(drafts: list[Block]) -> list[Block]:
    """The drafts with those raised marks that are references; in plain numbers where none is raised."""
    known = {bare(d.marker) for d in drafts if d.kind is Kind.FOOTNOTE and d.marker}
    rising = _rising([int(ref.marker) for d in drafts for ref in d.refs if ref.marker.isdecimal()])
    count = 0
    for i, d in enumerate(drafts):
        refs = tuple(
            ref
            for ref in d.refs
            if ref.marker in known or (ref.marker.isdecimal() and int(ref.marker) in rising)
        )
        count += len(refs)
        if refs != d.refs:
            drafts[i] = replace(d, refs=refs)
    if known and not count:
        drafts = _by_numbers(drafts)
    return drafts


def _rising(values: Sequence[int]) -> set[int]:
    """The numbers 1, 2, 3 … as far as they follow each other in ``values``."""
    due = 1
    for value in values:
        due += value == due
    return set(range(1, due)) if due > _ENOUGH else set()


def _by_numbers(drafts: list[Block]) -> list[Block]:
    """The drafts with references found by the numbers that rise through the text."""
    places = [i for i, d in enumerate(drafts) if d.kind not in _NO_REFERENCES]
    notes = [
        Note(bare(d.marker), bisect_left(places, i))
        for i, d in enumerate(drafts)
        if d.kind is Kind.FOOTNOTE and d.marker
    ]
    for i, refs in zip(places, find_references([drafts[i].text for i in places], notes), strict=True):
        if refs:
            drafts[i] = replace(drafts[i], refs=refs)
    return drafts
