"""The text model: what a report is once it has been imported and cleaned.

Everything shown, searched, linked, quoted and annotated is this same text. Offsets are Unicode code
points, half-open, into the text they speak of. The *report text* is the passages' texts in reading
order, furniture left out, joined by a blank line.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import Final, NamedTuple

GAP: Final = "\n\n"
"""What stands between two passages in the report text."""


class Kind(StrEnum):
    """What a passage is in its report."""

    TITLE = "title"
    BYLINE = "byline"
    ABSTRACT = "abstract"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    FOOTNOTE = "footnote"
    CAPTION = "caption"
    PULL_QUOTE = "pull_quote"
    FURNITURE = "furniture"
    """Running heads, page numbers, imprints: recognised so that they can be left out."""


_DIGITS: Final = 9
"""No ¶ number has more."""

NUMBERED: Final = frozenset({Kind.PARAGRAPH, Kind.LIST_ITEM})
"""The kinds that bear a ¶ number."""


class Ref(NamedTuple):
    """A note reference left in the text: where it stands and which footnote it means."""

    start: int
    end: int
    note: str | None
    """The footnote's passage id, or None where the source lost the note."""


class PageTurn(NamedTuple):
    """Where in a passage's text a page begins."""

    offset: int
    page: int
    """Pages counted from 0, as they lie in the file."""
    label: str | None
    """The number printed on the page, where there is one."""


class LineRun(NamedTuple):
    """Lines of the source that follow each other: first and last, counted from 1, both included."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Passage:
    """One block of a report: the unit that is addressed, linked and cited."""

    id: str
    """Made from its letters and digits, so that it survives a better segmenter elsewhere."""
    kind: Kind
    text: str
    number: int | None = None
    """¶, counted over paragraphs and list items from 1; None for the other kinds."""
    level: int | None = None
    """Depth of a heading or list item, from 1."""
    section: str | None = None
    """The text of the heading it stands under."""
    marker: str | None = None
    """What the source set before it: "1.", "•", a footnote's number."""
    refs: tuple[Ref, ...] = ()
    pages: tuple[PageTurn, ...] = ()
    runs: tuple[LineRun, ...] = ()
    """The source lines it was made of; more than one where something stood in its middle."""
    mended: str | None = None
    """What was put right and how the source has it, in one line; None where nothing was."""

    @property
    def shown_marker(self) -> str | None:
        """The marker as a reader expects it: a bullet where an extractor left a letter or a code for it."""
        if self.marker == "l" or (self.marker and "\ue000" <= self.marker <= "\uf8ff"):
            return "•"
        return self.marker

    @property
    def lines(self) -> tuple[int, int] | None:
        """First and last source line, from 1, or None where the source has no lines."""
        return (self.runs[0].first, self.runs[-1].last) if self.runs else None

    def without_refs(self, start: int = 0, end: int | None = None) -> str:
        """The text from ``start`` to ``end`` as it is quoted, copied and searched: references left out."""
        end = len(self.text) if end is None else end
        parts = []
        for ref in self.refs:
            if ref.end > start and ref.start < end:
                parts.append(self.text[start : max(start, ref.start)])
                start = ref.end
        parts.append(self.text[start:end])
        return "".join(parts)


@dataclass(frozen=True, slots=True)
class About:
    """What is known of a report besides its text."""

    title: str
    authors: tuple[str, ...] = ()
    organisation: str | None = None
    date: str | None = None
    """``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``."""
    series: str | None = None
    extent: str = "full"
    """``full``, ``abstract`` or ``excerpt``: silence of an abstract proves nothing."""
    inferred: tuple[str, ...] = ()
    """Names of the fields that the source does not state."""
    rights: str | None = None


@dataclass(frozen=True)
class Report:
    """One source document: what is known of it and its passages in reading order."""

    id: str
    about: About
    passages: tuple[Passage, ...]
    source: str
    """The file's name, without its folder."""
    path: str = field(default="", compare=False)
    """Where the file was read from; not part of what the report is."""
    bytes_print: str = ""
    """SHA-256 of the file's bytes, in hexadecimal."""
    letters_print: str = ""
    """SHA-256 of the letters and digits of the report text."""
    warnings: tuple[str, ...] = ()
    """What the reader should know of the import, a line each."""
    letter: str = field(default="", compare=False)
    """What tells it, behind the year, from those opened with it that would be cited alike: "a", "b"."""

    def __iter__(self) -> Iterator[Passage]:
        """The passages that are read: furniture left out."""
        return iter(self.reading)

    @cached_property
    def reading(self) -> tuple[Passage, ...]:
        """The passages that are read, in order: furniture left out. Places count into these."""
        return tuple(p for p in self.passages if p.kind is not Kind.FURNITURE)

    @cached_property
    def text(self) -> str:
        """The report text."""
        return GAP.join(p.text for p in self.reading)

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Where each passage of ``reading`` begins in the report text."""
        starts, at = [], 0
        for passage in self.reading:
            starts.append(at)
            at += len(passage.text) + len(GAP)
        return tuple(starts)

    @cached_property
    def by_id(self) -> dict[str, int]:
        """From a passage's id to its index in ``reading``."""
        return {p.id: index for index, p in enumerate(self.reading)}

    @cached_property
    def by_number(self) -> dict[int, int]:
        """From a ¶ number to the index in ``reading``."""
        return {p.number: index for index, p in enumerate(self.reading) if p.number is not None}

    @cached_property
    def words(self) -> int:
        """Words of the report text, as white space parts them."""
        return sum(len(p.text.split()) for p in self.reading)

    def find(self, address: str) -> Passage | None:
        """The passage with this id or ¶ number, furniture included, or None."""
        number = address.removeprefix("¶").strip()
        if number.isdecimal() and len(number) <= _DIGITS:
            index = self.by_number.get(int(number))
            if index is not None:
                return self.reading[index]
        return next((p for p in self.passages if p.id == address), None)


def in_date_order(reports: Iterable[Report]) -> list[Report]:
    """The reports from the oldest to the newest; undated ones last, ties by id."""
    return sorted(reports, key=lambda r: (r.about.date is None, r.about.date or "", r.id))
