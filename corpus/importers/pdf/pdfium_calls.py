"""PDFium's functions that are called many times a page, called without what ctypes does for safety.

They are three times as fast so. The addresses that they take must be of the right kind and alive; nothing
outside this package calls them. They hold Python's lock: PDFium serves one thread at a time.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from typing import Any, Final

import pypdfium2.raw as pdfium

_ADDRESS: Final = ctypes.c_void_p
_INDEX: Final = ctypes.c_int


def _called(function: Any, result: Any, *arguments: Any) -> Callable[..., Any]:
    prototype = ctypes.PYFUNCTYPE(result, *arguments)
    return prototype(ctypes.cast(function, ctypes.c_void_p).value or 0)


loose_box: Final = _called(pdfium.FPDFText_GetLooseCharBox, None, _ADDRESS, _INDEX, _ADDRESS)
matrix: Final = _called(pdfium.FPDFText_GetMatrix, None, _ADDRESS, _INDEX, _ADDRESS)
origin: Final = _called(pdfium.FPDFText_GetCharOrigin, None, _ADDRESS, _INDEX, _ADDRESS, _ADDRESS)
font_size: Final = _called(pdfium.FPDFText_GetFontSize, ctypes.c_double, _ADDRESS, _INDEX)
text_object: Final = _called(pdfium.FPDFText_GetTextObject, _ADDRESS, _ADDRESS, _INDEX)
font: Final = _called(pdfium.FPDFTextObj_GetFont, _ADDRESS, _ADDRESS)
count_objects: Final = _called(pdfium.FPDFPage_CountObjects, _INDEX, _ADDRESS)
page_object: Final = _called(pdfium.FPDFPage_GetObject, _ADDRESS, _ADDRESS, _INDEX)
count_marks: Final = _called(pdfium.FPDFPageObj_CountMarks, _INDEX, _ADDRESS)


def address(pointer: Any) -> int:
    """The address that a pointer of ctypes holds."""
    return ctypes.cast(pointer, ctypes.c_void_p).value or 0
