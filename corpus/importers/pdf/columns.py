"""Reading order: that of the content stream, unless it runs across columns or up the page."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from corpus.importers.pdf.lines import PageLines, PdfLine

_ACROSS: Final = 0.25
"""Share of a page's lines that jump to another column on their row, from which it was drawn row by row."""
_STEP: Final = 2.0
"""Points; how finely the width of a page is looked at for gutters."""
_CROSSED: Final = 0.12
"""Share of lines that may cross a gutter: headings and pictures over all columns."""
_SIDE: Final = 0.15
"""Share of lines that must stand on either side of a gutter."""
_PROSE: Final = 18
"""Characters in a line of a column, at the median; cells of a table are shorter."""


def in_reading_order(page: PageLines) -> list[PdfLine]:
    """The page's lines in the order in which they are read."""
    lines = page.lines
    if len(lines) < 4:
        return lines
    jumps = sum(a.beside(b) and b.left > a.right for a, b in pairwise(lines))
    rises = sum(_rises(a, b) for a, b in pairwise(lines))
    if jumps <= _ACROSS * len(lines) and not rises:
        return lines
    edges = _gutters(page, lines)
    if not edges and (not rises or any(_turns(a, b) for a, b in pairwise(lines))):
        return lines
    return _by_columns(lines, edges)


def _rises(a: PdfLine, b: PdfLine) -> bool:
    """Whether ``b``, drawn after ``a``, stands above it in the same column."""
    return b.base < a.base - 1.5 * max(a.size, b.size) and a.over(b) > 0.5


def _turns(a: PdfLine, b: PdfLine) -> bool:
    """Whether ``b`` begins another column."""
    return b.base < a.base - 5 * a.size and a.over(b) < 0


def _gutters(page: PageLines, lines: Sequence[PdfLine]) -> list[float]:
    """Where white runs down between columns of prose, from left to right."""
    prose = [line for line in lines if len(line.text) >= _PROSE]
    if 2 * len(prose) < len(lines) or len(prose) < 4:
        return []
    cells = int(page.width / _STEP) + 1
    crossing = [0] * (cells + 1)
    for line in prose:
        crossing[max(0, int(line.left / _STEP))] += 1
        crossing[min(cells, int(line.right / _STEP) + 1)] -= 1
    found: list[float] = []
    count, start = 0, None
    for cell in range(cells):
        count += crossing[cell]
        white = count <= _CROSSED * len(prose)
        if white and start is None:
            start = cell
        elif not white and start is not None:
            middle = (start + cell) / 2 * _STEP
            left = sum(line.right <= middle for line in prose)
            right = sum(line.left >= middle for line in prose)
            if min(left, right) >= _SIDE * len(prose):
                found.append(middle)
            start = None
    return found


def _by_columns(lines: Sequence[PdfLine], gutters: Sequence[float]) -> list[PdfLine]:
    """Lines from top to bottom, column by column between those that stand over several columns."""
    out: list[PdfLine] = []
    columns: list[list[PdfLine]] = [[] for _ in range(len(gutters) + 1)]

    def flush() -> None:
        for column in columns:
            out.extend(column)
            column.clear()

    for line in sorted(lines, key=lambda line: (round(line.base), line.left)):
        if any(line.left < gutter - _STEP and line.right > gutter + _STEP for gutter in gutters):
            flush()
            out.append(line)
        else:
            columns[sum(line.left >= gutter - _STEP for gutter in gutters)].append(line)
    flush()
    return out
