"""What the terminal shows, so that of each frame only what is other is sent.

Textual sends whatever a widget draws anew, and after a change of the layout, or below a sheet, the whole
screen, though most of it is as it was. Here each piece of a frame is held against the cells that were sent
before it, and what differs is sent: at most one stretch of a piece.

It stands on how textual._compositor makes its updates: compare anew when Textual's version changes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING, Final, NamedTuple

from rich.cells import cell_len
from rich.control import Control
from rich.segment import Segment
from rich.style import Style
from textual._compositor import ChopsUpdate, CompositorUpdate, LayoutUpdate
from textual.geometry import Size
from textual.strip import Strip

if TYPE_CHECKING:
    from rich.console import Console

_NULL: Final = Style.null()
_PLAIN: Final = re.compile(
    "[\x20-\x7e\xa0-\xac\xae-\u02ff\u0370-\u0482\u048a-\u052f\u2010-\u2027\u2030-\u205e\u2190-\u2319\u2500-\u25fc]*"
)
"""Text of characters that take one cell each in every terminal and combine with nothing: Latin, Greek and
Cyrillic letters, dashes and quotation marks, arrows, lines."""


class _Cells(NamedTuple):
    """A stretch of a row."""

    texts: list[str]
    """What stands in each cell; a text that cannot be told apart by cells stands in its first one."""
    styles: list[Style]
    simple: bool
    """Whether there is no such text: else a piece is sent as a whole."""


class Difference(CompositorUpdate):
    """What is other in a frame."""

    def __init__(self, pieces: list[tuple[int, int, _Cells]]) -> None:
        self._pieces = pieces

    @property
    def is_empty(self) -> bool:
        """Whether nothing is."""
        return not self._pieces

    def render_segments(self, console: Console) -> str:
        """The frame's difference, for a terminal."""
        sent = []
        for x, y, cells in self._pieces:
            sent.append(Control.move_to(x, y).segment.text)
            sent.append(Strip(_segments(cells)).render(console))
        return "".join(sent)


class Frames:
    """The cells of the terminal as they were sent last."""

    def __init__(self) -> None:
        self._size = Size(0, 0)
        self._texts: list[list[str | None]] = []
        self._styles: list[list[Style]] = []

    def forget(self) -> None:
        """The terminal may show anything: the next frame is sent as it is."""
        self._size = Size(0, 0)

    def difference(self, update: CompositorUpdate, size: Size) -> CompositorUpdate:
        """What of an update is other than what is shown; another kind of update is given back as it is.

        Args:
            update: made by the compositor.
            size: of the terminal.
        """
        if not isinstance(update, (LayoutUpdate, ChopsUpdate)):
            self.forget()
            return update
        if size != self._size:
            self._size = size
            self._texts = [[None] * size.width for _ in range(size.height)]
            self._styles = [[_NULL] * size.width for _ in range(size.height)]
        found = []
        for x, y, strip in _pieces(update):
            if 0 <= y < size.height and x < size.width:
                found += self._changed(x, y, strip)
        return Difference(found)

    def _changed(self, x: int, y: int, strip: Strip) -> list[tuple[int, int, _Cells]]:
        """The stretch of a piece that is other, if any is; from now on it is shown."""
        texts, styles, simple = _cells(strip, self._size.width - x)
        count = len(texts)
        old_texts, old_styles = self._texts[y][x : x + count], self._styles[y][x : x + count]
        if old_texts == texts and old_styles == styles:
            return []
        self._texts[y][x : x + count] = texts
        self._styles[y][x : x + count] = styles
        first, end = 0, count
        if simple and None not in old_texts and len("".join(map(str, old_texts))) == count:
            while old_texts[first] == texts[first] and old_styles[first] == styles[first]:
                first += 1
            while old_texts[end - 1] == texts[end - 1] and old_styles[end - 1] == styles[end - 1]:
                end -= 1
        return [(x + first, y, _Cells(texts[first:end], styles[first:end], simple))]


def _pieces(update: LayoutUpdate | ChopsUpdate) -> Iterator[tuple[int, int, Strip]]:
    """The pieces of an update, each with the cell and the row where it begins."""
    if isinstance(update, LayoutUpdate):
        for y, strips in enumerate(update.strips, update.region.y):
            x = update.region.x
            for strip in strips:
                yield x, y, strip
                x += strip.cell_length
        return
    for y, first, last in update.spans:
        for end, (x, piece) in zip(update.chop_ends[y], update.chops[y].items(), strict=False):
            if piece is None or x > last or end <= first:
                continue
            whole = last > x >= first and end <= last
            yield x, y, piece if whole else piece.crop(0, min(end, last) - x)


def _cells(strip: Strip, most: int) -> _Cells:
    """A strip by its cells, at most so many."""
    texts: list[str] = []
    styles: list[Style] = []
    simple, lead = True, ""
    for text, style, control in strip:
        if control:
            continue
        look, before = _NULL if style is None else _look(style), len(texts)
        if _PLAIN.fullmatch(text):
            texts += text
            styles += [look] * len(text)
        elif (size := cell_len(text)) > 0:
            texts += (text, *[""] * (size - 1))
            styles += [look] * size
            simple = False
        else:  # it combines with what stands beside it
            lead, simple = lead + text, False
        if lead and texts:
            at = max(before - 1, 0)
            texts[at] = texts[at] + lead if before else lead + texts[at]
            lead = ""
    return _Cells(texts[:most], styles[:most], simple)


def _segments(cells: _Cells) -> list[Segment]:
    """Cells as segments of one style each."""
    found, at = [], 0
    for style, run in groupby(cells.styles):
        count = sum(1 for _ in run)
        found.append(Segment("".join(cells.texts[at : at + count]), style))
        at += count
    return found


@lru_cache(4096)
def _look(style: Style) -> Style:
    """A style without what a click on it finds, which is not seen."""
    if not style.meta:
        return style
    plain = style.clear_meta_and_links()
    return plain.update_link(style.link) if style.link else plain
