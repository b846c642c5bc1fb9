"""Opening a PDF file: what it says of itself, its outline, its pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

import pypdfium2
import pypdfium2.raw as pdfium

from corpus.errors import SourceError
from corpus.importers.pdf.reading import read_page
from corpus.text.identity import letters

if TYPE_CHECKING:
    from corpus.importers.pdf.lines import PageLines

_DEEPEST: Final = 6
"""Levels of headings that are told apart."""
_NESTED: Final = 50
"""Levels of an outline that are followed; PDFium is asked not to go round in circles."""
_MOST_ENTRIES: Final = 5_000
"""Entries of an outline that are looked at."""
_PASSWORD: Final = (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY)


class Document:
    """An open PDF file."""

    def __init__(self, data: bytes, name: str) -> None:
        self._name = name
        try:
            self._file = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            if error.err_code in _PASSWORD:
                raise SourceError(f"{name}: encrypted; save it without a password and open that") from None
            raise SourceError(
                f"{name}: no PDF that can be read; it is cut off, damaged or without pages"
            ) from None

    def close(self) -> None:
        """Give the file back."""
        self._file.close()

    def __len__(self) -> int:
        return len(self._file)

    def pages(self, lost: list[int]) -> Iterator[PageLines]:
        """The pages, each read when it is asked for; the numbers of those that cannot be go to ``lost``."""
        for number in range(len(self._file)):
            try:
                page = self._file[number]
            except pypdfium2.PdfiumError:
                lost.append(number)
                continue
            try:
                yield read_page(page, number)
            except pypdfium2.PdfiumError:
                lost.append(number)
            finally:
                page.close()

    def label(self, number: int) -> str | None:
        """What the file says is printed as the number of a page."""
        return self._file.get_page_label(number).strip() or None

    def metadata(self) -> dict[str, str]:
        """What the file says of itself: Title, Author, CreationDate and the like."""
        return {
            key: " ".join(value.split()) for key, value in self._file.get_metadata_dict().items() if value
        }

    def outline(self) -> dict[str, int]:
        """From the letters of each entry of the outline, with its number and without, to its depth."""
        found: dict[str, int] = {}
        try:
            for count, entry in enumerate(self._file.get_toc(max_depth=_NESTED)):
                if count >= _MOST_ENTRIES:
                    break
                title = entry.get_title() or ""
                for text in (title, re.sub(r"^[\d.]+\s+", "", title)):
                    if key := letters(text):
                        found.setdefault(key, min(entry.level + 1, _DEEPEST))
        except pypdfium2.PdfiumError:
            pass
        return found
