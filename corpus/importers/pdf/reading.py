"""Reading the lines of a page, from its text and from where its words begin and end.

PDFium gives the text in the order of the content stream, with line ends where the next glyphs stand on
another line and U+FFFE for a hyphen at a line's end.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple
from unicodedata import normalize

import pypdfium2.raw as pdfium

from corpus.decoding import SOFT_HYPHEN, clean
from corpus.importers.pdf.characters import FIELDS, Characters
from corpus.importers.pdf.lines import Gap, Line, Page, Raised

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

_BREAK: Final = "\ufffe\x02"
_WORD: Final = re.compile("[^\\s\ufffe\x02]+[\ufffe\x02]?|[\ufffe\x02]")
_UNCLEAN: Final = re.compile(
    "[\x00-\x01\x03-\x08\x0b\x0e-\x1f\x7f-\x9f\xad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufb00-\ufb06\ufeff"
    "\ufdd0-\ufdef\ufff9-\ufffb\uffff\ud800-\udfff\U000e0000-\U000e007f]"
)
"""What ``clean`` changes, and ligatures."""
_LIGATURES: Final = dict(
    zip(range(0xFB00, 0xFB07), ("ff", "fi", "fl", "ffi", "ffl", "ft", "st"), strict=True)
)
_ACCENTS: Final = {
    "´": "\u0301", "`": "\u0300", "¨": "\u0308", "ˆ": "\u0302", "^": "\u0302", "˜": "\u0303", "~": "\u0303",
    "ˇ": "\u030c", "˚": "\u030a", "¸": "\u0327", "˘": "\u0306", "¯": "\u0304", "˝": "\u030b", "˙": "\u0307",
}  # fmt: skip
"""Accents that old fonts draw by themselves, and those that join the letter before them."""
_ACCENTED: Final = re.compile(r"\s*([´`¨ˆ^˜~ˇ˚¸˘¯˝˙])\s*([^\W\d_])")
_SMALL: Final = 0.82
"""Share of the usual height of a line's letters below which they may be raised; fonts of one size differ by
a seventh."""
_RISE: Final = 0.1
"""Share of that height by which raised letters stand higher."""
_WIDE: Final = 1.15
"""Gap, in heights of letters, from which two words may stand in different columns or cells."""
_WIDER: Final = 2.2
"""… and how many times the line's usual gap it must be: justified lines are spaced out."""
_UNEVEN: Final = 0.4
"""By how much gaps must differ: a justified line is spaced out evenly."""
_FAR: Final = 2.5
"""Gap that no justified line has."""
_MARKED: Final = 5
"""Gap within which what stands after a marker is its own."""
_MARKER: Final = re.compile(
    r"[([]?(?:\d{1,3}(?:\.\d{1,3}){0,4}|[a-zA-Z]|[IVXivx]{1,5})[.):\]]{0,2}|[•●▪■□◦‣·∙○►▶➢➤❖✓✔\uf0b7\uf0a7*–—-]"
)
"""What may stand before an item, a heading or a note."""
_CLOSING: Final = ".,;:!?”’\"')]—–"
_NUMBER_INSIDE: Final = re.compile(rf"(?<=\D)\d{{1,3}}(?=[{re.escape(_CLOSING)}]+$)")


class _Word(NamedTuple):
    start: int
    """In the page's text."""
    end: int
    left: float
    right: float
    height: float
    """Of the box of its first letter."""
    bottom: float
    end_height: float
    """Of the box of its last letter."""
    end_bottom: float


def read_page(page: PdfPage, number: int) -> Page:
    """A page's lines in stream order, as far as they stand upright on it."""
    _show_what_is_drawn(page)
    text_page = page.get_textpage()
    try:
        return _Reader(Characters(page, text_page.raw), number).read()
    finally:
        text_page.close()


def _show_what_is_drawn(page: PdfPage) -> None:
    """Take away replacement texts of nothing but space, which hide what is drawn."""
    for index in range(pdfium.FPDFPage_CountObjects(page.raw)):
        item = pdfium.FPDFPage_GetObject(page.raw, index)
        for at in range(pdfium.FPDFPageObj_CountMarks(item)):
            mark = pdfium.FPDFPageObj_GetMark(item, at)
            length, buffer = ctypes.c_ulong(), (ctypes.c_char * 16)()
            found = pdfium.FPDFPageObjMark_GetParamStringValue(
                mark, b"ActualText", ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), 16, length
            )
            if found and length.value <= 16:
                said = bytes(buffer)[: max(0, length.value - 2)].decode("utf-16-le", "replace")
                if said and not said.strip():
                    pdfium.FPDFPageObjMark_RemoveParam(item, mark, b"ActualText")


def _with_accents(words: list[_Word], text: str) -> list[_Word]:
    """The words, an accent that is drawn by itself joined to the word whose letter it stands over.

    One that stands over none of the words around it was moved here from another line, and is left out.
    """
    if not any(word.end - word.start == 1 and text[word.start] in _ACCENTS for word in words):
        return words
    out: list[_Word] = []
    accent: _Word | None = None
    for word in words:
        if word.end - word.start == 1 and text[word.start] in _ACCENTS:
            accent = word
            continue
        if accent is not None and abs(accent.left - word.left) < 0.6 * word.height:
            glued = out and word.left - out[-1].right < 0.15 * word.height
            begun = out.pop() if glued else word
            word = word._replace(start=begun.start if glued else accent.start, left=begun.left)
        accent = None
        out.append(word)
    return out or words


class _Reader:
    """Reads one page."""

    def __init__(self, characters: Characters, number: int) -> None:
        self._characters = characters
        self._text = characters.text
        self._number = number
        self._dirty = bool(_UNCLEAN.search(self._text))

    def read(self) -> Page:
        """The page."""
        across, down = self._characters.extent
        page = Page(self._number, across, down, [], [])
        for words in self._rows():
            for line in self._parted(words):
                inside = line.right > 0 and line.left < across and 0 < line.base < down + line.size
                if line.text:
                    (page.lines if inside and line.size else page.furniture).append(line)
        return page

    def _rows(self) -> Iterator[list[_Word]]:
        """The words of each line of the text."""
        spans = [found.span() for found in _WORD.finditer(self._text)]
        if not spans:
            return
        ends = [at for start, end in spans for at in (start, self._last(start, end))]
        boxes = self._characters.boxes(ends)
        text = self._text
        words: list[_Word] = []
        before = at = 0
        for start, end in spans:
            left, top, _, bottom, _, end_top, right, end_bottom = boxes[at : at + 2 * FIELDS]
            at += 2 * FIELDS
            if words and ("\n" in text[before:start] or text[before - 1] in _BREAK):
                yield _with_accents(words, text)
                words = []
            words.append(
                _Word(start, end, left, right, bottom - top, bottom, end_bottom - end_top, end_bottom)
            )
            before = end
        yield _with_accents(words, text)

    def _last(self, start: int, end: int) -> int:
        """Where the last letter of a word is: one for a hyphen at a line's end has no box."""
        return end - 2 if end - 1 > start and self._text[end - 1] in _BREAK else end - 1

    def _parted(self, words: list[_Word]) -> Iterator[Line]:
        """The line of these words, in several where a gap is too wide for one."""
        wide: tuple[int, ...] = ()
        if len(words) > 1:
            size = max(words, key=lambda word: word.end - word.start).height
            gaps = [after.left - word.right for word, after in pairwise(words)]
            if max(gaps) > _WIDE * size or min(gaps) < -size:
                usual = sorted(gaps)[len(gaps) // 2]
                uneven = max(gaps) - min(gaps) > _UNEVEN * size
                start = 0
                for at, gap in enumerate(gaps, 1):
                    if _WIDE * size < gap and at == 1 and self._marks(words[0], gap, size):
                        continue
                    if gap < -size or gap > _FAR * size or (gap > _WIDE * size and gap > _WIDER * usual):
                        yield self._line(words[start:at], wide)
                        start, wide = at, ()
                    elif gap > _WIDE * size and uneven:
                        wide += (at - start,)
                words = words[start:]
        yield self._line(words, wide)

    def _marks(self, word: _Word, gap: float, size: float) -> bool:
        """Whether a word before a gap is the marker of what follows: of an item, a heading, a note."""
        return gap < _MARKED * size and bool(_MARKER.fullmatch(self._text, word.start, word.end))

    def _line(self, words: list[_Word], wide: Sequence[int]) -> Line:
        """The line of these words; those numbered in ``wide`` have a wide gap before them."""
        heights: dict[float, int] = {}
        for word in words:
            key = round(word.height, 1)
            heights[key] = heights.get(key, 0) + word.end - word.start
        height = max(heights, key=heights.__getitem__)
        usual = [word for word in words if word.height >= _SMALL * height]
        longest = max(usual, key=lambda word: word.end - word.start)
        type_ = self._characters.type(longest.start)
        text, raised, starts = self._set(words, height, longest.bottom)
        return Line(
            text=text,
            page=self._number,
            left=words[0].left,
            right=words[-1].right,
            base=type_.base,
            size=type_.size,
            font=self._characters.font(usual[0].start),
            end_font=self._characters.font(self._last(usual[-1].start, usual[-1].end)),
            raised=raised,
            first_word=words[0].right - words[0].left,
            gaps=tuple(Gap(starts[at], words[at - 1].right, words[at].left) for at in wide),
        )

    def _set(
        self, words: list[_Word], height: float, bottom: float
    ) -> tuple[str, tuple[Raised, ...], list[int]]:
        """The text of a line with single spaces, what is raised in it, and where its words begin."""
        source, length = self._text, 0
        parts: list[str] = []
        starts: list[int] = []
        raised: list[Raised] = []
        small, above = _SMALL * height, bottom - _RISE * height
        for word in words:
            text = source[word.start : word.end]
            if text[-1] in _BREAK:
                text = text[:-1] + "-"
            if " " in text:
                text = _ACCENTED.sub(lambda m: normalize("NFC", m[2] + _ACCENTS[m[1]]), text)
            if self._dirty:
                text = clean(text).translate(_LIGATURES).replace(SOFT_HYPHEN, "-").strip()
            if parts:
                parts.append(" ")
                length += 1
            if word.end_height < small and word.end_bottom < above:
                at = 0 if word.height < small else self._raised_from(word, small)
                raised.append(Raised(length + at, length + len(text)))
            elif word.height < small and word.bottom < above:
                raised.append(Raised(length, length + self._raised_to(word, small)))
            elif (
                text[-1:] in _CLOSING
                and (found := _NUMBER_INSIDE.search(text))
                and self._characters.height(word.start + found.start()) < small
            ):
                raised.append(Raised(length + found.start(), length + found.end()))
            starts.append(length)
            parts.append(text)
            length += len(text)
        return "".join(parts), tuple(raised), starts

    def _raised_from(self, word: _Word, small: float) -> int:
        """Where, in a word, the small letters at its end begin."""
        at = self._last(word.start, word.end)
        while at > word.start and self._characters.height(at - 1) < small:
            at -= 1
        return at - word.start

    def _raised_to(self, word: _Word, small: float) -> int:
        """Where, in a word, the small letters at its beginning end."""
        at = word.start + 1
        while at < word.end and self._characters.height(at) < small:
            at += 1
        return at - word.start
