"""What the gutter shows beside a row, one cell wide: of a hit, of a note or of links, in this order."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple, Protocol


class GutterMark(Protocol):
    """A mark."""

    @property
    def glyph(self) -> str:
        """The glyph."""

    @property
    def look(self) -> str:
        """The component class that it is drawn in, without its prefix."""


class _Glyph(NamedTuple):
    glyph: str
    look: str


HIT: Final = _Glyph("•", "hit-mark")
NO_MARK: Final = _Glyph(" ", "number")

_LINKS: Final = (NO_MARK, _Glyph("-", "link-mark"), _Glyph("=", "link-mark"), _Glyph("≡", "link-mark"))
"""From no link to the strongest, in even steps."""


def mark_of(
    hit: bool, note: GutterMark | None, links: Sequence[float], passage: int, start: int
) -> GutterMark:
    """The mark of a row.

    Args:
        hit: whether a hit is in it.
        note: the first that begins in it.
        links: 0 to 1, how strongly each passage of the report is linked, as far as that is known.
        passage: the one that the row shows.
        start: from where on it shows that: links are marked on a passage's first row.
    """
    if hit:
        return HIT
    if note is not None:
        return note
    if start or passage >= len(links):
        return NO_MARK
    return _LINKS[min(int(links[passage] * len(_LINKS)), len(_LINKS) - 1)]
