"""Replacement texts: what a PDF says should be read instead of what is drawn.

They put right what fonts draw otherwise than they mean; but writers also mark a leader or a whole run of
words as nothing but a tab, and PDFium then passes over words that everyone sees.
"""

from __future__ import annotations

import ctypes
from itertools import repeat
from typing import TYPE_CHECKING, Final

import pypdfium2.raw as pdfium

from corpus.importers.pdf import pdfium_calls

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

_LONGEST: Final = 16
"""Bytes of UTF-16 with the zero that ends it; more are not only space."""


def show_what_is_drawn(page: PdfPage) -> None:
    """Take the replacement texts that are nothing but space from a page, before its text is read."""
    raw = pdfium_calls.address(page.raw)
    objects = list(map(pdfium_calls.page_object, repeat(raw), range(pdfium_calls.count_objects(raw))))
    for item, marks in zip(objects, map(pdfium_calls.count_marks, objects), strict=True):
        for at in range(marks):
            _show(ctypes.cast(item, pdfium.FPDF_PAGEOBJECT), at)


def _show(item: pdfium.FPDF_PAGEOBJECT, at: int) -> None:
    mark = pdfium.FPDFPageObj_GetMark(item, at)
    length, buffer = ctypes.c_ulong(), (ctypes.c_ushort * (_LONGEST // 2))()
    found = pdfium.FPDFPageObjMark_GetParamStringValue(mark, b"ActualText", buffer, _LONGEST, length)
    if found and 2 < length.value <= _LONGEST:
        said = bytes(buffer)[: length.value - 2].decode("utf-16-le", "replace")
        if not said.strip():
            pdfium.FPDFPageObjMark_RemoveParam(item, mark, b"ActualText")
