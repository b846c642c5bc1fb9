"""How each kind of passage is set: what hangs before its rows and what room stands above it."""

from __future__ import annotations

from typing import Final, NamedTuple

from corpus.model import Kind, Passage
from reader.text.wrapping import cells

PULL_QUOTE_RULE: Final = "▏"
"""Stands along a pull quote, so that it is told apart without colour."""

BULLET: Final = "•"

TERSE: Final = 160
"""List items of no more code points than this follow each other without a blank row."""


_FRONT: Final = frozenset({Kind.TITLE, Kind.BYLINE, Kind.ABSTRACT, Kind.HEADING})
"""After these a chapter needs no more room above it than any passage."""


class Indents(NamedTuple):
    """What is drawn before the rows of a passage."""

    first: str
    """Before its first row: an indent and, hanging, the marker."""
    rest: str
    """Before the others; as wide as ``first``."""


def setting(passage: Passage, width: int) -> Indents:
    """How a passage is set in a measure of ``width`` cells; it leaves at least half of it to the text."""
    match passage.kind:
        case Kind.LIST_ITEM:
            indent = "  " * ((passage.level or 1) - 1)
            first = f"{indent}{_bullet(passage.marker)} "
        case Kind.FOOTNOTE:
            indent, first = "  ", f"  {passage.marker} " if passage.marker else "  "
        case Kind.PULL_QUOTE:
            indent = first = f"   {PULL_QUOTE_RULE} "
        case Kind.CAPTION | Kind.ABSTRACT:
            indent = first = "  "
        case _:
            indent = first = ""
    wide = cells(first)
    if wide > width // 2:
        return Indents("", "")
    return Indents(first, indent + " " * (wide - cells(indent)))


def _bullet(marker: str | None) -> str:
    """The marker as it is shown: a lone letter or symbol was a bullet in the source's own font."""
    if not marker or (len(marker) == 1 and not marker.isdecimal()):
        return BULLET
    return marker


def gap_above(passage: Passage, before: Passage | None) -> int:
    """How many blank rows part a passage from the one before."""
    if before is None:
        return 0
    pair = (before.kind, passage.kind)
    if passage.kind is Kind.HEADING and passage.level == 1 and before.kind not in _FRONT:
        return 2
    if pair in {(Kind.FOOTNOTE, Kind.FOOTNOTE), (Kind.BYLINE, Kind.BYLINE)}:
        return 0
    terse = len(before.text) <= TERSE and len(passage.text) <= TERSE
    return 0 if pair == (Kind.LIST_ITEM, Kind.LIST_ITEM) and terse else 1
