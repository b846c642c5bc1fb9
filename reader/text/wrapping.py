"""Breaking a text into rows that fit a width, counted in terminal cells.

A row ends where a typesetter would end it: after white space, after a hyphen or slash between letters,
after a dash, between ideographs; only where there is no such place is a word cut, and then never between
a letter and its combining marks. No-break spaces do not break. White space at the end of a row hangs:
it belongs to the row and takes no room. Widths are Rich's, so that rows agree with what is drawn.
"""

from __future__ import annotations

import re
from typing import Final

from rich.cells import cell_len, get_character_cell_size, split_graphemes

SPACES: Final = " \t\n\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u205f\u3000"
"""White space that a row may end with; the no-break spaces are not among it."""

_ODD: Final = re.compile("[^ -~\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0482\u2010-\u2027\u2030-\u205e\u20ac]")
"""Anything that may not be exactly one cell wide."""

_CJK: Final = "\u2e80-\u2fff\u3001-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff01-\uffdc"
_CLOSING: Final = "、。〉》」』】〕〗〙〛！），．：；？］｝々ーぁぃぅぇぉっゃゅょァィゥェォッャュョ"
"""What never begins a row."""
_OPENING: Final = "〈《「『【〔〖〘〚（［｛"
"""What never ends one."""

_LAST_BREAK: Final = re.compile(
    rf".*(?:[{SPACES}]|(?<=\w)[-‐–/](?=[^\W\d_])|—(?=[^\s—])|(?![{_OPENING}])[{_CJK}](?=[^{_CLOSING}{SPACES}]))",
    re.DOTALL,
)
"""Greedy up to the last place in a window after which a row may end."""


def cells(text: str) -> int:
    """How many terminal cells ``text`` takes."""
    return cell_len(text) if _ODD.search(text) else len(text)


def wrap(text: str, width: int) -> list[int]:
    """Where each row of ``text`` begins when set in ``width`` cells (2 or more).

    The rows tile the text: each runs to the beginning of the next. There is always one, also for "".
    """
    starts: list[int] = []
    begin = 0
    while True:
        newline = text.find("\n", begin)
        end = len(text) if newline < 0 else newline
        _wrap_line(text, begin, end, width, starts)
        begin = end + 1
        if begin >= len(text):
            return starts


def _wrap_line(text: str, at: int, end: int, width: int, starts: list[int]) -> None:
    """Add the beginnings of the rows of ``text[at:end]``, which holds no newline."""
    while True:
        starts.append(at)
        limit = _reach(text, at, end, width)
        if limit < end:
            limit = _last_break(text, at, limit, end)
        if limit >= end:
            return
        at = limit


def _reach(text: str, at: int, end: int, width: int) -> int:
    """How far a row that begins at ``at`` can go: the end of the last grapheme that fits, at least one."""
    limit = at + width
    if not _ODD.search(text, at, min(limit + 1, end)):
        return min(limit, end)
    return reach_by_cells(text, at, end, width)


def reach_by_cells(text: str, at: int, end: int, width: int) -> int:
    """The same, measured grapheme by grapheme: right for every text, at about fifty times the price."""
    size = 2 * width
    while True:
        stop = min(end, at + size)
        used, limit = 0, at
        for start, after, wide in split_graphemes(text[at:stop])[0]:
            used += wide
            if used > width and start:
                return limit
            limit = at + after
        if stop == end:
            return end
        size *= 2


def _last_break(text: str, at: int, limit: int, end: int) -> int:
    """Where the row from ``at`` ends if it can hold no more than ``text[at:limit]``."""
    window = min(limit + 1, end)
    while found := _LAST_BREAK.match(text, at, window):
        place = found.end()
        while place < end and text[place] in SPACES:
            place += 1
        if place >= end or not joins(text, place):
            return place
        window = found.end() - 1
    return limit


def joins(text: str, at: int) -> bool:
    """Whether the character at ``at`` is drawn with the one before it, so that nothing may part them."""
    if not 0 < at < len(text) or text[at] <= "~":
        return 0 < at < len(text) and text[at - 1] == "\u200d"
    return text[at - 1] == "\u200d" or get_character_cell_size(text[at]) == 0


def column_of(row: str, offset: int) -> int:
    """The cell in which the character at ``offset`` of a row begins."""
    return cells(row[:offset])


def offset_at(row: str, column: int) -> int:
    """The offset of the character that covers a cell of a row; past its end the row's length."""
    if not _ODD.search(row):
        return min(max(column, 0), len(row))
    used = 0
    for start, _, wide in split_graphemes(row)[0]:
        used += wide
        if used > column:
            return int(start)
    return len(row)
