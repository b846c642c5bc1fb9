"""A block in the making."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from corpus.cleaning.markers import Marker, read_marker
from corpus.importers.pdf.fonts import is_bold
from corpus.importers.pdf.lines import PdfLine
from corpus.model import Kind

_SYMBOL: Final = re.compile(r"([\ue000-\uf8ff☐☑☒□])\s+(?=\S)")
ITEM_STYLES: Final = frozenset({"bullet", "dot", "paren", "square", "letter"})
"""Styles of marker that begin list items."""
_RAISED_MARK: Final = re.compile(r"\d{1,3}|[a-z]|[*∗†‡§¶#]{1,3}")


@dataclass(slots=True, eq=False)
class PdfBlock:
    """Lines in reading order, and what is known of them so far."""

    lines: list[PdfLine]
    kind: Kind | None = None
    """None: not yet told apart."""
    marker: Marker | None = None
    level: int | None = None
    rows: list[list[PdfLine]] | None = None
    """Of a table: its rows of cells."""
    left: float = 0.0
    right: float = 0.0
    """Where the lines that it stands among, set closely, begin and end."""
    margin: float = 0.0
    """Where the column that it stands in begins."""
    gap: float = 0.0
    """White above its first line, in leadings; large where it begins a column."""
    opens: bool = False
    """It begins a column or a page."""
    note: str | None = None
    """The raised sign or number it begins with."""

    @property
    def first(self) -> PdfLine:
        """The first line."""
        return self.lines[0]

    @property
    def last(self) -> PdfLine:
        """The last line."""
        return self.lines[-1]

    @property
    def size(self) -> float:
        """The size of most of it."""
        return max(self.lines, key=lambda line: len(line.text)).size

    @property
    def text(self) -> str:
        """Its lines, one after the other."""
        return " ".join(line.text for line in self.lines)

    @property
    def words(self) -> int:
        """How many words it has."""
        return sum(line.text.count(" ") + 1 for line in self.lines)

    @property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        return all(is_bold(line.font) and is_bold(line.end_font) for line in self.lines)


def begun(line: PdfLine) -> PdfBlock:
    """The block that a line begins, with the marker or the raised sign that it may bear."""
    block = PdfBlock([line])
    raised = line.raised[0] if line.raised else None
    if (
        raised
        and raised.start == 0
        and _RAISED_MARK.fullmatch(line.text[: raised.end])
        and raised.end < len(line.text)
    ):
        block.note = line.text[: raised.end]
    else:
        block.marker = read_marker(line.text) or _symbol(line.text)
    return block


def _symbol(text: str) -> Marker | None:
    """The sign of a font of symbols that ``text`` begins with, as a bullet."""
    found = _SYMBOL.match(text)
    return Marker(found[1], "bullet", found.end()) if found else None
