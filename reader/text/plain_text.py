"""Plain text in columns: measured in terminal cells, clipped and wrapped."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from typing import Final

from reader.text.printable import printable

LEAST: Final = 8
"""Cells that the beginning of a name or heading must have to say anything."""


def cells(text: str) -> int:
    """Columns that a text takes in a terminal."""
    return len(text) if text.isascii() else sum(map(_cells, text))


def clip(text: str, width: int | None) -> str:
    """The text cut to a width in cells, an ellipsis where something was cut; whole where that is None."""
    if width is None or cells(text) <= width:
        return text
    return _beginning(text, width - 1).rstrip() + "…" if width > 0 else ""


def shortened(name: str, most: int) -> str:
    """A report's name in so many cells; what is cut is the author, not the year."""
    who, _, year = name.rpartition(" ")
    room = most - cells(year) - 1
    if cells(name) <= most or room < LEAST:
        return name
    return f"{clip(who, room)} {year}"


def hang(head: str, text: str, width: int | None) -> str:
    """A text behind its head, further lines indented as far; on one line where the width is None.

    Its own line ends stay, as tables and code have them.

    Args:
        head: what stands before the first line.
        text: what is wrapped at white space, or inside a word that is wider than a line.
        width: columns of the whole, None for any.
    """
    if width is None:
        return head + " ".join(printable(word) for word in text.split())
    indent = " " * cells(head)
    room = max(width - len(indent), 10)
    lines = [line for part in text.split("\n") for line in _lines(part, room)]
    return head + f"\n{indent}".join(lines)


def _lines(text: str, width: int) -> Iterator[str]:
    """The lines of a text that holds no line end: as it stands if it fits, its first blanks included."""
    kept = printable(text).rstrip()
    if cells(kept) <= width:
        yield kept
    else:
        yield from _wrapped([printable(word) for word in text.split()], width)


def table(rows: Sequence[Sequence[str]], right: frozenset[int] = frozenset()) -> Iterator[str]:
    """Rows in columns that are as wide as their widest cell, two spaces between them.

    Args:
        rows: texts, as many in each row.
        right: columns that are aligned at their right edge.
    """
    widths = [max(map(cells, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        padded = []
        for index, (text, width) in enumerate(zip(row, widths, strict=True)):
            space = " " * (width - cells(text))
            padded.append(space + text if index in right else text + space)
        yield "  ".join(padded).rstrip()


def _wrapped(words: Sequence[str], width: int) -> Iterator[str]:
    line, used = "", 0
    for whole in words:
        word, size = whole, cells(whole)
        if line and used + 1 + size <= width:
            line, used = f"{line} {word}", used + 1 + size
            continue
        if line:
            yield line
        while size > width:
            head = _beginning(word, width)
            yield head
            word = word[len(head) :]
            size = cells(word)
        line, used = word, size
    yield line


def _beginning(text: str, width: int) -> str:
    """As much of a text as fits into a width."""
    room = width
    for index, character in enumerate(text):
        room -= _cells(character)
        if room < 0:
            return text[:index]
    return text


def _cells(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
