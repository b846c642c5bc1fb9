"""Plain text, as people type it and as PDF and web extractors leave it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from corpus.blocks import Block
from corpus.cleaning import captions, chunks, footnotes, furniture, kinds, paragraph_joining, pull_quotes
from corpus.cleaning.chunks import Chunk
from corpus.cleaning.footnote_references import find_references
from corpus.cleaning.footnote_signs import Note
from corpus.cleaning.hyphenation import Joiner
from corpus.cleaning.lines import TextLine, read_lines
from corpus.importers.registry import Extract, Source
from corpus.model import Kind, LineRun, PageTurn
from corpus.numbering import bare
from corpus.text.decoding import decode

_DROP_CAP: Final = re.compile(r"([^\W\d_]) ([^\W\d_]+)")
_NO_REFERENCES: Final = frozenset({Kind.FOOTNOTE, Kind.FURNITURE, Kind.TITLE, Kind.BYLINE, Kind.PULL_QUOTE})


def read(source: Source) -> Extract:
    """A plain text file: its blocks in reading order; it states nothing of itself but in them.

    Raises:
        SourceError: for files that are no text.
    """
    decoded = decode(source.data, source.name, source.encoding)
    return Extract({}, parse(decoded.text), (decoded.warning,) if decoded.warning else ())


def parse(text: str) -> list[Block]:
    """The blocks of a decoded plain text, in reading order."""
    source = read_lines(text)
    before = {after.number: line.number for line, after in pairwise(source)}
    lines = furniture.take_out(source)
    joiner = Joiner(lines.text)
    blocks = captions.mark(footnotes.tell_apart(chunks.split(lines.text)))
    blocks = paragraph_joining.make_whole(pull_quotes.mark(blocks, joiner))
    kinds.mark(blocks)
    blocks += [Chunk([line], kind=Kind.FURNITURE) for line in lines.furniture]
    blocks.sort(key=lambda chunk: chunk.first.number)
    labels = lines.labels if source and source[-1].page else None
    return _with_references([_draft(block, joiner, labels, before) for block in blocks])


def _draft(chunk: Chunk, joiner: Joiner, labels: dict[int, str] | None, before: dict[int, int]) -> Block:
    text, starts = joiner.join(chunk.texts)
    cap = _DROP_CAP.match(text)
    if cap and cap[1].isupper() and joiner.knows(cap[1] + cap[2]) and not joiner.knows(cap[2], 2):
        text = cap[1] + text[2:]
        starts = [start - (start > 1) for start in starts]
    return Block(
        kind=chunk.kind or Kind.PARAGRAPH,
        text=text,
        level=chunk.level,
        marker=chunk.marker.text if chunk.marker else None,
        runs=_runs(chunk.lines, before),
        pages=() if labels is None else _pages(chunk.lines, starts, labels),
        mended=chunk.mended,
    )


def _runs(lines: Sequence[TextLine], before: dict[int, int]) -> tuple[LineRun, ...]:
    """The source lines of a block; blank lines between two of its own count as its own.

    ``before`` is, of each line, the last one above it that is not blank.
    """
    runs: list[LineRun] = []
    for line in lines:
        if runs and before[line.number] == runs[-1].last:
            runs[-1] = LineRun(runs[-1].first, line.number)
        else:
            runs.append(LineRun(line.number, line.number))
    return tuple(runs)


def _pages(lines: Sequence[TextLine], starts: Sequence[int], labels: dict[int, str]) -> tuple[PageTurn, ...]:
    """Where the block's pages begin."""
    turns: list[PageTurn] = []
    for line, start in zip(lines, starts, strict=True):
        if not turns or turns[-1].page != line.page:
            turns.append(PageTurn(start, line.page, labels.get(line.page)))
    return tuple(turns)


def _with_references(drafts: list[Block]) -> list[Block]:
    places = [i for i, d in enumerate(drafts) if d.kind not in _NO_REFERENCES]
    known = [
        Note(bare(d.marker), bisect_left(places, i))
        for i, d in enumerate(drafts)
        if d.kind is Kind.FOOTNOTE and d.marker
    ]
    for i, refs in zip(places, find_references([drafts[i].text for i in places], known), strict=True):
        if refs:
            drafts[i] = replace(drafts[i], refs=refs)
    return drafts
