"""Tables: rows of cells that stand below each other."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace
from typing import Final, NamedTuple

from corpus.importers.pdf.lines import PdfLine

_ROWS: Final = 3
"""Rows with cells below each other from which they are a table."""
_ALIGNED: Final = 0.6
"""Share of cells that must stand below or above a cell of a row nearby."""
_NEARBY: Final = 3
"""Rows before and after in which such a cell is looked for."""
_SAME: Final = 3.0
"""Points by which the edges of cells below each other may differ."""
_APART: Final = 3.5
"""Sizes; rows further apart are of different tables."""
_WRAPPED: Final = 1.5
"""Sizes; a line so near below a cell carries it on."""


class TableRow(NamedTuple):
    """What stands beside each other."""

    lines: int
    """How many of the page's lines it takes."""
    cells: list[PdfLine]


class Table(NamedTuple):
    """A table among the lines of a page."""

    first: int
    """Index of its first line."""
    end: int
    """Index of the first line behind it."""
    rows: list[list[PdfLine]]


def find_tables(lines: Sequence[PdfLine]) -> list[Table]:
    """The tables among the lines of a page in reading order."""
    rows = _rows(lines)
    found = []
    start = first = 0
    while start < len(rows):
        end = _end(rows, start)
        part = rows[start:end]
        taken = sum(row.lines for row in part)
        if sum(len(row.cells) > 1 for row in part) >= _ROWS and _is_aligned(part):
            found.append(Table(first, first + taken, _filled(part)))
            start, first = end, first + taken
        else:
            first += rows[start].lines
            start += 1
    return found


def _rows(lines: Sequence[PdfLine]) -> list[TableRow]:
    rows: list[TableRow] = []
    for line in lines:
        cells = line.cells()
        if rows and rows[-1].cells[-1].beside(line) and line.left > rows[-1].cells[-1].right:
            rows[-1] = TableRow(rows[-1].lines + 1, rows[-1].cells + cells)
        else:
            rows.append(TableRow(1, cells))
    return rows


def _end(rows: Sequence[TableRow], start: int) -> int:
    """Where the table that may begin with row ``start`` ends."""
    if len(rows[start].cells) < 2:
        return start
    end = start + 1
    last = end
    while end < len(rows) and _follows(rows[end - 1], rows[end]):
        row = rows[end]
        if len(row.cells) > 1 or _carries_on(row.cells[0], rows[start:end]):
            last = end + 1
        elif not _is_within(row.cells[0], rows[start:end]) or end - last >= 2:
            break
        end += 1
    return last


def _follows(before: TableRow, row: TableRow) -> bool:
    a, b = before.cells[0], row.cells[0]
    return 0 < b.base - a.base < _APART * max(a.size, b.size)


def _carries_on(line: PdfLine, rows: Sequence[TableRow]) -> bool:
    """Whether ``line`` stands below a cell that is not the first of its row."""
    return any(abs(cell.left - line.left) < _SAME for row in rows[-_NEARBY:] for cell in row.cells[1:])


def _is_within(line: PdfLine, rows: Sequence[TableRow]) -> bool:
    """Whether ``line`` alone may be a row: it is no wider than a part of the rows."""
    left = min(row.cells[0].left for row in rows)
    right = max(row.cells[-1].right for row in rows)
    return line.left > left - _SAME and line.width < 0.5 * (right - left)


def _is_aligned(rows: Sequence[TableRow]) -> bool:
    """Whether most cells begin, end or are centred where cells of other rows are."""
    aligned = total = 0
    for at, row in enumerate(rows):
        if len(row.cells) < 2:
            continue
        near = (*rows[max(0, at - _NEARBY) : at], *rows[at + 1 : at + 1 + _NEARBY])
        others = [cell for other in near if len(other.cells) > 1 for cell in other.cells]
        for cell in row.cells[1:]:
            total += 1
            aligned += any(
                abs(cell.left - other.left) < _SAME
                or abs(cell.right - other.right) < _SAME
                or abs(cell.left + cell.right - other.left - other.right) < 2 * _SAME
                for other in others
            )
    return aligned >= _ALIGNED * total


def _filled(rows: Sequence[TableRow]) -> list[list[PdfLine]]:
    """The rows of cells, parted where other rows are, a line that only carries on a cell joined to it."""
    cells = [cell for row in rows if len(row.cells) > 1 for cell in row.cells]
    lefts = {round(cell.left) for cell in cells}
    rights = {round(cell.right) for cell in cells}
    out: list[list[PdfLine]] = []
    base = 0.0
    for row in rows:
        line = row.cells[0]
        if out and len(row.cells) == 1 and line.base - base < _WRAPPED * line.size:
            at = next((i for i, cell in enumerate(out[-1]) if i and abs(cell.left - line.left) < _SAME), None)
            if at is not None:
                out[-1][at] = replace(out[-1][at], text=f"{out[-1][at].text} {line.text}")
                base = line.base
                continue
        out.append([part for cell in row.cells for part in _parted(cell, lefts, rights)])
        base = line.base
    return out


def _parted(cell: PdfLine, lefts: Set[int], rights: Set[int]) -> list[PdfLine]:
    """The cell, in several where one of other rows begins or ends at a gap in it."""
    gaps = [gap for gap in cell.gaps if _near(gap.right, lefts) or _near(gap.left, rights)]
    return cell.parted(gaps) if gaps else [cell]


def _near(x: float, edges: Set[int]) -> bool:
    return not edges.isdisjoint((round(x) - 1, round(x), round(x) + 1))
