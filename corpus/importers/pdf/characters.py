"""The characters of a page as PDFium has them: its text at once, and how single ones are set.

A call for each character would cost more than PDFium takes for the whole page, so boxes are asked for in
bulk and only where they tell something. The *loose* box of a character spans its advance width and the
height of its font.
"""

from __future__ import annotations

import ctypes
import math
import re
from collections import deque
from collections.abc import Sequence
from itertools import repeat
from typing import TYPE_CHECKING, Final, NamedTuple

import pypdfium2.raw as pdfium

from corpus.importers.pdf import pdfium_calls

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

FIELDS: Final = 4
"""Numbers in a box: left, top, right, bottom."""
_BOX: Final = 4 * FIELDS
"""Bytes of a box."""
_SIDEWAYS: Final = 0.05
"""Rise of a line, as a share of its run, that is none of a tilted scan."""
_UNMAPPED: Final = {
    **dict(zip(range(0x1B, 0x20), range(0xFB00, 0xFB05), strict=True)),
    0x0B: 0xFB00, 0x0C: 0xFB01, 0x0E: 0xFB03, 0x0F: 0xFB04,
    0x10: 0x201C, 0x11: 0x201D, 0x12: 0x201E, 0x13: 0xAB, 0x14: 0xBB, 0x15: 0x2013, 0x16: 0x2014, 0x7F: 0x2D,
}  # fmt: skip
"""What TeX's own encodings (T1, OT1) have where others have controls: old fonts do not say what they mean."""
_FEW: Final = 0.05
"""Share of a page's letters; more are no ligatures but a font that says nothing of what it draws."""
_CONTROL: Final = re.compile("[\x0b\x0c\x0e-\x16\x1b-\x1f\x7f]")


class Type(NamedTuple):
    """How a character is set: what all letters of a line usually share."""

    size: float
    """Points; 0 where it does not stand upright."""
    base: float
    """Where it stands, downwards from the top of the page."""
    font: str


class Characters:
    """The characters of one page; an index counts them in ``text``."""

    def __init__(self, page: PdfPage, text_page: pdfium.FPDF_TEXTPAGE) -> None:
        self._raw = text_page
        self._turned = page.get_rotation()
        self._x, bottom, right, self._y = page.get_bbox()
        self._width, self._height = right - self._x, self._y - bottom
        self._address = pdfium_calls.address(text_page)
        self._names: dict[int, str] = {}
        self._fonts: dict[int | None, str] = {}
        self._matrix = (ctypes.c_float * 6)()
        self._point = (ctypes.c_double * 2)()
        self.text, self._index = self._whole_text()

    @property
    def start(self) -> float:
        """Where the page begins, from the left, in the coordinates of its boxes."""
        return 0.0 if self._turned else self._x

    @property
    def extent(self) -> tuple[float, float]:
        """Width and height of the page as it is shown."""
        return (self._height, self._width) if self._turned in (90, 270) else (self._width, self._height)

    def _whole_text(self) -> tuple[str, Sequence[int] | None]:
        """The page's text, and the index of the character of each of its letters where it is not the same."""
        count = pdfium.FPDFText_CountChars(self._raw)
        if count <= 0:
            return "", None
        buffer = (ctypes.c_ushort * (count + 1))()
        units = pdfium.FPDFText_GetText(self._raw, 0, count, buffer) - 1
        raw = bytes(buffer)[: 2 * units]
        text = raw.decode("utf-16-le", "surrogatepass")
        controls = len(_CONTROL.findall(text))
        if 0 < controls < _FEW * len(text):
            text = text.translate(_UNMAPPED)
        if len(text) == units == count:
            return text, None
        to_index = pdfium.FPDFText_GetCharIndexFromTextIndex
        index, at = [], 0
        for letter in text:
            index.append(max(to_index(self._raw, at), 0))
            at += 1 + (letter > "\uffff")
        return text, index

    def boxes(self, places: Sequence[int]) -> Sequence[float]:
        """Left, top, right and bottom of each of these characters; y grows upwards, as in the file."""
        if self._index is not None:
            places = [self._index[at] for at in places]
        if self._turned:
            return [number for at in places for number in self._turned_box(at)]
        buffer = bytearray(_BOX * len(places))
        address = ctypes.addressof((ctypes.c_char * len(buffer)).from_buffer(buffer))
        each = range(address, address + len(buffer), _BOX)
        deque(map(pdfium_calls.loose_box, repeat(self._address), places, each), maxlen=0)
        return memoryview(buffer).cast("f").tolist()

    def height(self, at: int) -> float:
        """The height of the box of a character."""
        index = self._index[at] if self._index else at
        pdfium.FPDFText_GetLooseCharBox(self._raw, index, box := pdfium.FS_RECTF())
        return float(box.top - box.bottom)

    def _turned_box(self, index: int) -> tuple[float, float, float, float]:
        """The box of a character on a page that is turned when shown; y grows upwards."""
        left, right, bottom, top = (ctypes.c_double() for _ in range(4))
        pdfium.FPDFText_GetCharBox(self._raw, index, left, right, bottom, top)
        x1, y1 = self._shown(left.value, bottom.value)
        x2, y2 = self._shown(right.value, top.value)
        return min(x1, x2), -min(y1, y2), max(x1, x2), -max(y1, y2)

    def _shown(self, x: float, y: float) -> tuple[float, float]:
        """Where a point of the page is shown, from the top left corner."""
        x -= self._x
        match self._turned:
            case 90:
                return y - self._y + self._height, x
            case 180:
                return self._width - x, y - self._y + self._height
            case 270:
                return self._y - y, self._width - x
        return x, self._y - y

    def type(self, at: int) -> Type:
        """How a character is set."""
        index = self._index[at] if self._index else at
        pdfium_calls.matrix(self._address, index, ctypes.addressof(self._matrix))
        across, down, slant, height = self._matrix[0], -self._matrix[1], self._matrix[2], self._matrix[3]
        match self._turned:
            case 90:
                across, down = -down, across
            case 180:
                across, down = -across, -down
            case 270:
                across, down = down, -across
        if across <= 0 or abs(down) > _SIDEWAYS * across:
            return Type(0.0, 0.0, "")
        size = pdfium_calls.font_size(self._address, index) * math.hypot(slant, height)
        point = ctypes.addressof(self._point)
        pdfium_calls.origin(self._address, index, point, point + 8)
        base = self._y - self._point[1] if not self._turned else self._shown(*self._point)[1]
        return Type(size, base, self._font(index))

    def font(self, at: int) -> str:
        """The name of the font of a character, without the six letters of a subset; "" if it has none."""
        return self._font(self._index[at] if self._index else at)

    def _font(self, index: int) -> str:
        item = pdfium_calls.text_object(self._address, index)
        name = self._fonts.get(item)
        if name is None:
            name = self._fonts[item] = self._name(pdfium_calls.font(item) if item else None)
        return name

    def _name(self, font: int | None) -> str:
        if not font:
            return ""
        name = self._names.get(font)
        if name is None:
            buffer = ctypes.create_string_buffer(128)
            pdfium.FPDFFont_GetBaseFontName(ctypes.cast(font, pdfium.FPDF_FONT), buffer, 128)
            name = buffer.value.decode("utf-8", "replace")
            name = self._names[font] = name[7:] if name[6:7] == "+" else name
        return name
