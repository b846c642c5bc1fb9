"""Reading the lines of a page, from its text and from where its words begin and end.

PDFium gives the text in the order of the content stream, with line ends where the next glyphs stand on
another line and U+FFFE for a hyphen at a line's end.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from itertools import pairwise
from operator import sub
from typing import TYPE_CHECKING, Final

from corpus.importers.pdf.accents import Word, compose, has_accents, with_accents
from corpus.importers.pdf.actual_text import show_what_is_drawn
from corpus.importers.pdf.characters import FIELDS, Characters, Type
from corpus.importers.pdf.lines import Gap, PageLines, PdfLine, Raised
from corpus.text.decoding import SOFT_HYPHEN, clean

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

_BREAKS: Final = frozenset("\ufffe\x02")
"""What PDFium has for a hyphen at a line's end."""
_WORD: Final = re.compile("[^\\s\ufffe\x02]+")
_LINE_END: Final = re.compile("[\n\ufffe\x02]")
_UNCLEAN: Final = re.compile(
    "[\x00-\x01\x03-\x08\x0b\x0e-\x1f\x7f-\x9f\xad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufb00-\ufb06\ufeff"
    "\ufdd0-\ufdef\ufff9-\ufffb\uffff\ud800-\udfff\U000e0000-\U000e007f]"
)
"""What ``clean`` changes, and ligatures."""
_LIGATURES: Final = dict(
    zip(range(0xFB00, 0xFB07), ("ff", "fi", "fl", "ffi", "ffl", "ft", "st"), strict=True)
)
_SMALL: Final = 0.82
"""Share of the usual height of a line's letters below which they may be raised; fonts of one size differ by
a seventh."""
_RISE: Final = 0.1
"""Share of that height by which raised letters stand higher."""
_WIDE: Final = 1.15
"""Gap, in heights of letters, from which two words may stand in different columns or cells."""
_CELL: Final = 0.6
"""Gap from which they do if those in the rows above and below them do."""
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
_NUMBER_INSIDE: Final = re.compile(rf"(?<=\D)\d{{1,3}}(?=[{re.escape(_CLOSING)}]+(?:\s|$))")


def read_page(page: PdfPage, number: int) -> PageLines:
    """A page's lines in stream order, as far as they stand upright on it."""
    show_what_is_drawn(page)
    text_page = page.get_textpage()
    try:
        return _Reader(Characters(page, text_page.raw), number).read()
    finally:
        text_page.close()


class _Reader:
    """Reads one page."""

    def __init__(self, characters: Characters, number: int) -> None:
        self._characters = characters
        self._text = text = characters.text
        self._number = number
        self._start = characters.start
        self._spans = spans = [found.span() for found in _WORD.finditer(text)]
        boxes = characters.boxes([at for start, end in spans for at in (start, end - 1)])
        each = 2 * FIELDS
        self._lefts, self._rights = boxes[0::each], boxes[6::each]
        self._bottoms, self._end_bottoms = boxes[3::each], boxes[7::each]
        self._heights = list(map(sub, boxes[1::each], self._bottoms))
        self._end_heights = list(map(sub, boxes[5::each], self._end_bottoms))
        self._dirty = bool(_UNCLEAN.search(text))
        self._plain = not self._dirty and "  " not in text and not has_accents(text)

    def read(self) -> PageLines:
        """The page."""
        across, down = self._characters.extent
        page = PageLines(self._number, across, down, [], [])
        for first, end in self._rows():
            plain = self._plain_line(first, end)
            for line in [plain] if plain else self._parted(self._words(first, end)):
                inside = line.right > 0 and line.left < across and 0 < line.base < down + line.size
                if line.text:
                    (page.lines if inside and line.size else page.furniture).append(line)
        return page

    def _rows(self) -> Iterator[tuple[int, int]]:
        """The words of each line of the text: numbers of the first one and of the one behind the last."""
        starts = [start for start, _ in self._spans]
        first = 0
        for found in _LINE_END.finditer(self._text):
            end = bisect_left(starts, found.start(), first)
            if end > first:
                yield first, end
                first = end
        if first < len(starts):
            yield first, len(starts)

    def _plain_line(self, first: int, end: int) -> PdfLine | None:
        """The line of these words, if nothing in it is raised or far from the rest."""
        heights = self._heights[first:end] + self._end_heights[first:end]
        heights.sort()
        size = heights[len(heights) // 2]
        if heights[0] < _SMALL * size:
            return None
        if end - first > 1:
            gaps = list(map(sub, self._lefts[first + 1 : end], self._rights[first : end - 1]))
            if min(gaps) < -size or max(gaps) > _WIDE * size:
                return None
        start, stop = self._spans[first][0], self._spans[end - 1][1]
        text = self._text[start:stop]
        if not self._plain and ("  " in text or has_accents(text) or _UNCLEAN.search(text)):
            return None
        raised = tuple(
            Raised(*found.span())
            for found in _NUMBER_INSIDE.finditer(text)
            if self._characters.height(start + found.start()) < _SMALL * size
        )
        broken = self._text[stop : stop + 1] in _BREAKS
        font, type_, end_type = self._types(start, self._spans[(first + end) // 2][0], stop - 1)
        return PdfLine(
            text=text + "-" if broken else text,
            page=self._number,
            left=self._lefts[first] - self._start,
            right=self._rights[end - 1] - self._start,
            base=type_.base,
            size=type_.size,
            end_size=end_type.size,
            font=font,
            end_font=end_type.font,
            raised=raised,
            first_word=self._rights[first] - self._lefts[first],
        )

    def _words(self, first: int, end: int) -> list[Word]:
        """These words, one by one."""
        words = [
            Word(
                *self._spans[at],
                self._lefts[at],
                self._rights[at],
                self._heights[at],
                self._bottoms[at],
                self._end_heights[at],
                self._end_bottoms[at],
            )
            for at in range(first, end)
        ]
        return with_accents(words, self._text)

    def _parted(self, words: list[Word]) -> Iterator[PdfLine]:
        """The line of these words, in several where a gap is too wide for one."""
        white: dict[int, bool] = {}
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
                        yield self._line(words[start:at], white)
                        start, white = at, {}
                    elif gap > _CELL * size:
                        white[at - start] = gap > _WIDE * size and uneven
                words = words[start:]
        yield self._line(words, white)

    def _marks(self, word: Word, gap: float, size: float) -> bool:
        """Whether a word before a gap is the marker of what follows: of an item, a heading, a note."""
        return gap < _MARKED * size and bool(_MARKER.fullmatch(self._text, word.start, word.end))

    def _line(self, words: list[Word], white: Mapping[int, bool]) -> PdfLine:
        """The line of these words; those numbered in ``white`` have a gap before them, maybe a wide one."""
        heights: dict[float, int] = {}
        for word in words:
            key = round(word.height, 1)
            heights[key] = heights.get(key, 0) + word.end - word.start
        height = max(heights, key=heights.__getitem__)
        usual = [word for word in words if word.height >= _SMALL * height]
        longest = max(usual, key=lambda word: word.end - word.start)
        text, raised, starts = self._set(words, height, longest.bottom)
        font, type_, end_type = self._types(usual[0].start, longest.start, usual[-1].end - 1)
        return PdfLine(
            text=text,
            page=self._number,
            left=words[0].left - self._start,
            right=words[-1].right - self._start,
            base=type_.base,
            size=type_.size,
            end_size=end_type.size,
            font=font,
            end_font=end_type.font,
            raised=raised,
            first_word=words[0].right - words[0].left,
            gaps=tuple(
                Gap(starts[at], words[at - 1].right - self._start, words[at].left - self._start, wide)
                for at, wide in white.items()
            ),
        )

    def _types(self, start: int, middle: int, end: int) -> tuple[str, Type, Type]:
        """The font that a line begins with, how most of it is set, and how it ends: by three letters."""
        usual = self._characters.type(middle)
        font, end_font = self._characters.font(start), self._characters.font(end)
        if font == end_font == usual.font:
            return font, usual, usual
        last = usual if end_font == usual.font else self._characters.type(end)
        return font, (self._characters.type(start) if font == end_font else usual), last

    def _set(
        self, words: list[Word], height: float, bottom: float
    ) -> tuple[str, tuple[Raised, ...], list[int]]:
        """The text of a line with single spaces, what is raised in it, and where its words begin."""
        source, length = self._text, 0
        parts: list[str] = []
        starts: list[int] = []
        raised: list[Raised] = []
        small, above = _SMALL * height, bottom + _RISE * height
        for word in words:
            text = source[word.start : word.end]
            if source[word.end : word.end + 1] in _BREAKS:
                text += "-"
            if " " in text:
                text = compose(text)
            if self._dirty:
                text = clean(text).translate(_LIGATURES).replace(SOFT_HYPHEN, "-").strip()
            if parts:
                parts.append(" ")
                length += 1
            if word.end_height < small and word.end_bottom > above:
                at = 0 if word.height < small else self._raised_from(word, small)
                raised.append(Raised(length + at, length + len(text)))
            elif word.height < small and word.bottom > above:
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

    def _raised_from(self, word: Word, small: float) -> int:
        """Where, in a word, the small letters at its end begin."""
        at = word.end - 1
        while at > word.start and self._characters.height(at - 1) < small:
            at -= 1
        return at - word.start

    def _raised_to(self, word: Word, small: float) -> int:
        """Where, in a word, the small letters at its beginning end."""
        at = word.start + 1
        while at < word.end and self._characters.height(at) < small:
            at += 1
        return at - word.start
