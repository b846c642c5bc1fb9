"""Passages: the blocks of a report that are addressed, linked and cited.

Offsets are Unicode code points, half-open, into the text that they speak of.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final, NamedTuple


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
