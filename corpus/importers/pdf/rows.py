"""Joining what PDFium parted: pieces of one line, raised numbers, drop caps."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from corpus.importers.pdf.lines import PdfLine, Raised

_TOUCHING: Final = 0.12
"""Gap, in sizes, up to which two pieces are one word."""
_NEAR: Final = 0.9
"""Gap, in sizes, up to which two pieces are one line."""
_OVERLAP: Final = -0.4
"""Gap, in sizes, from which a piece stands before, not after, the one drawn before it."""
_MARKED: Final = 5
"""Gap, in sizes, within which what stands after a marker is its own."""
_MARKER: Final = re.compile(
    r"[([]?(?:\d{1,3}(?:\.\d{1,3}){0,4}|[a-zA-Z]|[IVXivx]{1,5})[.):\]]{0,2}|[•●▪■□◦‣·∙○►▶➢➤❖✓✔\uf0b7\uf0a7*–—-]"
)
_SAME: Final = 1.5
"""Points by which the ends of justified lines may differ."""
_RAISED: Final = 0.82
_CAP: Final = 1.6
"""How many times the size of its text a drop cap at least is."""


def join_pieces(lines: Sequence[PdfLine]) -> list[PdfLine]:
    """The lines, those in one piece that stand right beside each other on one row."""
    out: list[PdfLine] = []
    start = 0
    for end in range(1, len(lines) + 1):
        if end < len(lines) and lines[end].beside(lines[end - 1]) and lines[end].left > lines[end - 1].right:
            continue
        whole = end - start > 1 and _fills(lines[start], lines[end - 1], (*out[-1:], *lines[end : end + 1]))
        for at, line in enumerate(lines[start:end]):
            if out and ((whole and at) or _joins(out[-1], line, marked=at == 1)):
                append(out[-1], line)
            else:
                out.append(line)
        start = end
    return _without_drop_caps(out)


def _joins(before: PdfLine, line: PdfLine, *, marked: bool) -> bool:
    """Whether ``line`` goes on right behind ``before``, which may be its marker if it is ``marked``."""
    size = max(before.size, line.size)
    gap = (line.left - before.right) / size
    if not _OVERLAP < gap < _MARKED:
        return False
    if gap > _NEAR:
        return marked and bool(_MARKER.fullmatch(before.text))
    if before.beside(line):
        return min(before.size, line.size) > 0.5 * size
    rise = before.base - line.base
    if line.size < _RAISED * before.size:
        return 0 < rise < 0.7 * before.size and len(line.text) <= 4
    return before.size < _RAISED * line.size and 0 < -rise < 0.7 * line.size and len(before.text) <= 4


def _fills(first: PdfLine, last: PdfLine, near: Sequence[PdfLine]) -> bool:
    """Whether pieces on one row, of which these are the outer ones, make a line as wide as one next to it."""
    return any(
        not any(gap.wide for gap in line.gaps)
        and abs(line.left - first.left) < _SAME
        and abs(line.right - last.right) < _SAME
        and 0 < abs(line.base - first.base) < 2 * first.size
        for line in near
    )


def append(before: PdfLine, line: PdfLine) -> None:
    """Join ``line`` to the end of ``before``, raised where it is small and stands higher."""
    raised = line.raised
    if line.size < _RAISED * before.size and line.base < before.base:
        raised = (Raised(0, len(line.text)),)
    elif before.size < _RAISED * line.size and before.base < line.base:
        before.raised = (Raised(0, len(before.text)),)
    space = " " if line.left - before.right > _TOUCHING * max(before.size, line.size) else ""
    start = len(before.text) + len(space)
    if before.size < line.size:
        before.size, before.base = line.size, line.base
        before.font = line.font if before.raised else before.font
    before.gaps += tuple(gap._replace(at=gap.at + start) for gap in line.gaps)
    before.text += space + line.text
    before.raised += tuple(Raised(a + start, b + start) for a, b in raised)
    before.right = max(before.right, line.right)
    before.end_font = line.end_font
    if line.size > _RAISED * before.size:
        before.end_size = line.end_size


def _without_drop_caps(lines: list[PdfLine]) -> list[PdfLine]:
    """The lines, a drop cap set before the line that it begins."""
    out: list[PdfLine] = []
    cap: PdfLine | None = None
    for at, line in enumerate(lines):
        after = lines[at + 1] if at + 1 < len(lines) else None
        if after is not None and _is_cap(line, after):
            cap = line
            continue
        if cap is not None:
            if line.base > cap.base + 0.3 * line.size or line.left < cap.right - line.size:
                cap = None
            else:
                if cap.text:
                    line.raised = tuple(Raised(a + len(cap.text), b + len(cap.text)) for a, b in line.raised)
                    line.text, cap.text = cap.text + line.text, ""
                line.left = cap.left
        out.append(line)
    return out


def _is_cap(line: PdfLine, after: PdfLine) -> bool:
    return (
        len(line.text) <= 2
        and line.text[:1].isalpha()
        and line.size > _CAP * after.size
        and -0.5 * after.size < after.left - line.right < 1.5 * after.size
        and line.base - line.size < after.base < line.base + 0.2 * after.size
    )
