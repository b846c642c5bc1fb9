"""What stands on every page: running heads and feet, page numbers, line numbers, watermarks.

A row at the edge of its page is furniture where it returns on other pages at the same height, where it is
a number that rises with the pages, or where others at its height are furniture and a gap parts it from the
text.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from corpus.cleaning.lines import ended
from corpus.cleaning.markers import roman
from corpus.importers.pdf.lines import PageLines, PdfLine

_EDGE: Final = 3
"""Rows from the top or the bottom of a page in which furniture stands."""
_BAND: Final = 0.35
"""Share of the page's height, at its top and bottom, in which those rows are: a small page may be printed on
a large sheet."""
_NUMBER: Final = re.compile(
    r"(?:page|p\.|seite)?\s*[-–—|\[(~·•]*\s*(?P<label>\d{1,5}|(?-i:[ivxl]{1,7}|[IVX]{1,6}))\s*[-–—|\])~·•]*"
    r"(?:\s*(?:/|of|von|de)\s*\d{1,4})?",
    re.IGNORECASE,
)
_AT_END: Final = re.compile(
    r"^(?P<first>\d{1,5}|[ivxl]{1,7})(?=\s|$)|(?:^|\s|[|–—-])(?P<last>\d{1,5}|[ivxl]{1,7})$"
)
_DIGITS: Final = re.compile(r"\d+")
_OFTEN: Final = 3
"""Pages on which a row returns or a height is furniture's."""
_FEW: Final = 6
"""Pages of a document in which two are often."""
_SAME: Final = 2.5
"""Points by which rows of one height may differ."""
_GAP: Final = 1.35
"""Sizes; a gap that parts a row from the text."""
_SHORT: Final = 120
"""Characters; no running head is longer."""
_LINE_NUMBERS: Final = 6
"""Numbers in a column beside the text that count its lines; fewer do not."""


@dataclass(slots=True)
class _Row:
    """What stands beside each other at the edge of a page."""

    page: PageLines
    lines: list[PdfLine]
    place: int
    """From 0 at the edge inwards; negative: from the bottom, -1 the lowest."""
    gap: float
    """To the next row inwards, in its own size."""
    out: bool = False
    label: str | None = None

    @property
    def text(self) -> str:
        return " ".join(line.text for line in self.lines)

    @property
    def base(self) -> float:
        """Its height, from the nearer edge of the page."""
        return self.lines[0].base if self.place >= 0 else self.lines[0].base - self.page.height


def take_out(pages: Sequence[PageLines]) -> None:
    """Move the furniture of all pages to where it belongs and note the numbers printed on them."""
    often = 2 if len(pages) <= _FEW else _OFTEN
    for page in pages:
        _drop(page, set(map(id, _line_numbers(page))))
    _watermarks(pages)
    rows = [row for page in pages for row in _edge_rows(page)]
    _numbers(rows, often)
    _returning(rows, often)
    _same_height(rows)
    out: dict[int, set[int]] = defaultdict(set)
    for row in rows:
        if row.out:
            out[row.page.number].update(map(id, row.lines))
            row.page.label = row.page.label or row.label
    for page in pages:
        _drop(page, out[page.number])
    _fill_labels(pages)


def _drop(page: PageLines, out: set[int]) -> None:
    if out:
        page.furniture += [line for line in page.lines if id(line) in out]
        page.lines = [line for line in page.lines if id(line) not in out]


def _edge_rows(page: PageLines) -> Iterator[_Row]:
    """The first and last rows of a page."""
    rows: list[list[PdfLine]] = []
    for line in sorted(page.lines, key=lambda line: line.base):
        if rows and line.base - rows[-1][0].base < 0.4 * line.size:
            rows[-1].append(line)
        else:
            rows.append([line])
    for at, row in enumerate(rows):
        row.sort(key=lambda line: line.left)
        size = max(line.size for line in row)
        if at < _EDGE and row[0].base < _BAND * page.height:
            gap = rows[at + 1][0].base - row[0].base if at + 1 < len(rows) else page.height
            yield _Row(page, row, at, gap / size)
        elif at >= len(rows) - _EDGE and row[0].base > (1 - _BAND) * page.height:
            yield _Row(page, row, at - len(rows), (row[0].base - rows[at - 1][0].base) / size)


def _numbers(rows: Sequence[_Row], often: int) -> None:
    """Mark rows that are page numbers, and note those within other rows: they rise by one a page."""
    found: list[tuple[_Row, str, int]] = []
    votes: Counter[tuple[bool, int]] = Counter()
    for row in rows:
        text = row.text
        if len(text) > _SHORT or ended(text):
            continue  # a sentence: a note begins with its number
        whole = _NUMBER.fullmatch(text)
        labels = [whole["label"]] if whole else [m["first"] or m["last"] for m in _AT_END.finditer(text)]
        seen = set()
        for label in labels:
            value = _value(label)
            if value is not None and value not in seen:
                seen.add(value)
                found.append((row, label, value))
                votes[label.isdecimal(), value - row.page.number] += 1
    alone = {(row.page.number, value) for row, _, value in found if _NUMBER.fullmatch(row.text)}
    for row, label, value in found:
        outer = row.place in (0, -1)
        if _NUMBER.fullmatch(row.text):
            first = outer and value == row.page.number + 1
            row.out = row.out or first or votes[label.isdecimal(), value - row.page.number] >= often
            row.label = label if row.out else None
        elif (row.page.number, value) in alone:
            continue  # a number of its own is the page's; this one begins a heading or a note
        elif votes[label.isdecimal(), value - row.page.number] >= often:
            row.label = label
            row.out = row.out or (outer and row.gap > _GAP)


def _value(label: str) -> int | None:
    if label.isdecimal():
        return int(label)
    lower = label.lower()
    if "l" in lower:
        tens, _, ones = lower.partition("l")
        return (
            50 - 10 * (tens == "x") + (roman(ones) if ones else 0)
            if tens in ("", "x") and "l" not in ones
            else None
        )
    return roman(lower)


def _returning(rows: Sequence[_Row], often: int) -> None:
    """Mark rows that return on other pages at the same height."""
    alike: dict[str, list[_Row]] = defaultdict(list)
    for row in rows:
        key = _DIGITS.sub("#", row.text.casefold())
        if len(key) <= _SHORT and any(map(str.isalpha, key)):
            alike[key].append(row)
    for group in alike.values():
        for row in group:
            near = {other.page.number for other in group if abs(other.base - row.base) < _SAME}
            if len(near) >= often:
                row.out = True


def _same_height(rows: Sequence[_Row]) -> None:
    """Mark rows at a height where other pages have furniture, if a gap parts them from the text."""
    heights: Counter[int] = Counter()
    for row in rows:
        if row.out:
            heights[round(row.base)] += 1
    for row in rows:
        if row.out or len(row.text) > _SHORT:
            continue
        near = sum(heights[round(row.base) + step] for step in (-1, 0, 1))
        outer = row.place in (0, -1) or row.label is not None
        if near >= _OFTEN and outer and row.gap > _GAP:
            row.out = True


def _watermarks(pages: Sequence[PageLines]) -> None:
    """Take out what stands in the very same place on most pages."""
    if len(pages) < _OFTEN:
        return
    places = Counter((line.text, round(line.left), round(line.base)) for page in pages for line in page.lines)
    often = max(_OFTEN, len(pages) // 2)
    for page in pages:
        _drop(
            page,
            {
                id(line)
                for line in page.lines
                if places[line.text, round(line.left), round(line.base)] >= often
            },
        )


def _line_numbers(page: PageLines) -> list[PdfLine]:
    """The numbers that count the lines of a page, in its margin."""
    found = [line for line in page.lines if line.text.isdecimal() and len(line.text) <= 4]
    if len(found) < _LINE_NUMBERS:
        return []
    texts = [line for line in page.lines if not line.text.isdecimal()]
    left = min((line.left for line in texts if len(line.text) > 20), default=0.0)
    beside = sorted((line for line in found if line.right < left), key=lambda line: line.base)
    values = [int(line.text) for line in beside]
    steps = {after - value for value, after in pairwise(values)}
    return beside if len(beside) >= _LINE_NUMBERS and len(steps) == 1 and steps <= {1, 2, 5, 10} else []


def _fill_labels(pages: Sequence[PageLines]) -> None:
    """Give a page without a printed number the one it has by its neighbours', where both sides agree."""
    shifts = [
        (page.number, int(page.label) - page.number)
        for page in pages
        if page.label and page.label.isdecimal()
    ]
    for page in pages:
        if page.label is None:
            before = next((s for n, s in reversed(shifts) if n < page.number), None)
            after = next((s for n, s in shifts if n > page.number), None)
            shift = before if after is None or before == after else None
            if shift is not None and page.number + shift > 0:
                page.label = str(page.number + shift)
