"""Tables: rows of cells that stand below each other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from corpus.importers.pdf.lines import Line

_ROWS: Final = 3
"""Rows with cells below each other from which they are a table."""
_ALIGNED: Final = 0.5
"""Share of cells that must stand below a cell of another row."""
_SAME: Final = 4.0
"""Points by which the edges of cells below each other may differ."""
_APART: Final = 3.5
"""Sizes; rows further apart are of different tables."""


def find_tables(lines: Sequence[Line]) -> list[tuple[int, int, list[list[Line]]]]:
    """Where tables begin and end among the lines of a page in reading order, and their rows of cells."""
    rows = _rows(lines)
    found = []
    start = 0
    while start < len(rows):
        end = start
        many = 0
        while end < len(rows) and (end == start or _follows(rows[end - 1], rows[end])):
            if len(rows[end]) > 1:
                many += 1
            elif end == start or _ends(rows, start, end):
                break
            end += 1
        while (
            end > start
            and len(rows[end - 1]) == 1
            and not _stands_below(rows[end - 1][0], rows[start : end - 1])
        ):
            end -= 1
        part = rows[start:end]
        if many >= _ROWS and _is_aligned(part):
            first = sum(len(row) for row in rows[:start])
            found.append((first, first + sum(len(row) for row in part), part))
            start = end
        else:
            start = max(end, start + 1)
    return found


def _rows(lines: Sequence[Line]) -> list[list[Line]]:
    rows: list[list[Line]] = []
    for line in lines:
        if rows and rows[-1][-1].beside(line) and line.left > rows[-1][-1].right:
            rows[-1].append(line)
        else:
            rows.append([line])
    return rows


def _follows(before: Sequence[Line], row: Sequence[Line]) -> bool:
    step = row[0].base - before[0].base
    return 0 < step < _APART * max(row[0].size, before[0].size)


def _ends(rows: Sequence[Sequence[Line]], start: int, end: int) -> bool:
    """Whether the row with a single cell at ``end`` is none of the table begun at ``start``."""
    line = rows[end][0]
    widest = max(row[-1].right for row in rows[start:end]) - min(row[0].left for row in rows[start:end])
    if line.width > 0.6 * widest:
        return True
    ahead = rows[end + 1 : end + 3]
    return not any(len(row) > 1 for row in ahead) and not _stands_below(line, rows[start:end])


def _stands_below(line: Line, rows: Sequence[Sequence[Line]]) -> bool:
    """Whether ``line`` stands below a cell that is not the first of its row."""
    return any(abs(cell.left - line.left) < _SAME for row in rows for cell in row[1:])


def _is_aligned(rows: Sequence[Sequence[Line]]) -> bool:
    """Whether most cells begin, end or are centred where cells of other rows are."""
    aligned = total = 0
    for at, row in enumerate(rows):
        others = [cell for other in (*rows[max(0, at - 3) : at], *rows[at + 1 : at + 4]) for cell in other]
        for cell in row:
            total += 1
            aligned += any(
                abs(cell.left - other.left) < _SAME
                or abs(cell.right - other.right) < _SAME
                or abs(cell.left + cell.right - other.left - other.right) < 2 * _SAME
                for other in others
            )
    return aligned >= _ALIGNED * total
