"""The blocks of a page: its lines parted by columns, gaps, sizes, and within a column as ``breaks`` tells."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from corpus.importers.pdf.block import PdfBlock, begun
from corpus.importers.pdf.breaks import LineEdges, begins
from corpus.importers.pdf.fonts import is_bold
from corpus.importers.pdf.lines import PdfLine, same_type_size
from corpus.importers.pdf.measures import TypicalMeasures
from corpus.importers.pdf.rows import append
from corpus.importers.pdf.tables import find_tables
from corpus.model import Kind

_GAP: Final = 1.28
"""Times the usual leading from which a gap parts blocks."""
_HEAD: Final = 1.6
"""Sizes; the lines of one heading are no further apart."""
_SPACED: Final = 4
"""Sizes between words of a large heading in a narrow column."""
_FAR: Final = 2.2
"""Times the usual leading from which lines are not set one below the other."""


def build(lines: Sequence[PdfLine], measures: TypicalMeasures) -> list[PdfBlock]:
    """The blocks of a page, from its lines in reading order."""
    lines = _with_whole_heads(lines, measures)
    blocks: list[PdfBlock] = []
    start = 0
    for first, end, rows in find_tables(lines):
        blocks += _build(lines[start:first], measures)
        cells = [cell for row in rows for cell in row]
        blocks.append(PdfBlock(cells, Kind.PARAGRAPH, rows=rows, gap=2.0))
        start = end
    return blocks + _build(lines[start:], measures)


def _with_whole_heads(lines: Sequence[PdfLine], measures: TypicalMeasures) -> list[PdfLine]:
    """The lines, those of a large heading whose words were spaced out too far in one again."""
    out: list[PdfLine] = []
    for line in lines:
        before = out[-1] if out else None
        if (
            before is not None
            and measures.is_big(line.size)
            and line.font == before.font
            and line.beside(before)
            and 0 < line.left - before.right < _SPACED * line.size
        ):
            append(before, line)
        else:
            out.append(line)
    return out


def _build(lines: Sequence[PdfLine], measures: TypicalMeasures) -> list[PdfBlock]:
    blocks: list[PdfBlock] = []
    start = 0
    if not lines:
        return blocks
    for at in range(1, len(lines) + 1):
        if at == len(lines) or not _is_below(lines[at - 1], lines[at], measures):
            blocks += _split(lines[start:at], measures)
            start = at
    return blocks


def _is_below(before: PdfLine, line: PdfLine, measures: TypicalMeasures) -> bool:
    """Whether ``line`` stands in the same column as ``before``, below it and not far from it."""
    step = line.base - before.base
    leading = max(measures.leading(before.size), measures.leading(line.size))
    return 0.3 * line.size < step < _FAR * leading and line.over(before) > 0.1


def _split(lines: Sequence[PdfLine], measures: TypicalMeasures) -> list[PdfBlock]:
    """The blocks of one column, or of a part of one."""
    stacks: list[list[PdfLine]] = [[lines[0]]]
    for before, line in pairwise(lines):
        apart = _gap(before, line, measures) > _GAP and not _are_head(before, line)
        if apart or not same_type_size(before, line):
            stacks.append([])
        stacks[-1].append(line)
    blocks: list[PdfBlock] = []
    wide_left, wide_right = _edges(lines)
    for number, stack in enumerate(stacks):
        left, right = _edges(stack)
        if len(stack) == 1 and number and stack[0].right <= wide_right:
            left, right = wide_left, wide_right
        gap = 9.0 if number == 0 else _gap(stacks[number - 1][-1], stack[0], measures)
        found = _blocks(stack, left, right, measures)
        for block in found:
            block.left, block.right, block.margin = left, right, wide_left
            block.gap = 1.0
        found[0].gap, found[0].opens = gap, number == 0
        blocks += found
    return blocks


def _gap(before: PdfLine, line: PdfLine, measures: TypicalMeasures) -> float:
    """The distance of two lines, in leadings."""
    return (line.base - before.base) / max(measures.leading(before.size), measures.leading(line.size))


def _are_head(a: PdfLine, b: PdfLine) -> bool:
    """Whether both are lines of one heading: capitals or bold, set around one middle."""
    return (
        ((a.text.isupper() and b.text.isupper()) or (is_bold(a.font) and is_bold(b.end_font)))
        and abs(a.left + a.right - b.left - b.right) < 6
        and abs(a.left - b.left) > 4
        and b.base - a.base < _HEAD * b.size
    )


def _edges(lines: Sequence[PdfLine]) -> tuple[float, float]:
    return min(line.left for line in lines), max(line.right for line in lines)


def _blocks(stack: Sequence[PdfLine], left: float, right: float, measures: TypicalMeasures) -> list[PdfBlock]:
    blocks = [begun(stack[0])]
    for at in range(1, len(stack)):
        after = stack[at + 1] if at + 1 < len(stack) else None
        if begins(blocks[-1], stack[at - 1], stack[at], after, LineEdges(left, right), measures):
            blocks.append(begun(stack[at]))
        else:
            blocks[-1].lines.append(stack[at])
    return blocks
