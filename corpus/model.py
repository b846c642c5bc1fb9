"""The text model: what a report is once it has been imported and cleaned.

Everything shown, searched, linked, quoted and annotated is this same text. Offsets are Unicode code
points, half-open, into the text they speak of. The *report text* is the passages' texts in reading
order, furniture left out, joined by a blank line.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final, Protocol

from corpus.passages import NUMBERED, Kind, LineRun, PageTurn, Passage, Ref

__all__ = [
    "GAP", "NUMBERED", "About", "Body", "Kind", "LineRun", "PageTurn", "Passage", "Ref", "Report", "Stored",
    "in_date_order",
]  # fmt: skip

GAP: Final = "\n\n"
"""What stands between two passages in the report text."""
_DIGITS: Final = 9
"""No ¶ number has more."""


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
    doi: str | None = None


class Body:
    """A report's passages, and what is made of them when it is asked for.

    Any thread may ask. From Python 3.12 on two that ask at once may both work a property out: that is
    harmless, for each is made of the passages alone, which never change, is put in its place by one
    assignment when it is whole, and is not changed by anybody; whichever stays, all are alike. A body keeps
    them because most bodies of a large corpus are read for their passages alone.
    """

    def __init__(self, passages: tuple[Passage, ...]) -> None:
        self.passages = passages

    @cached_property
    def reading(self) -> tuple[Passage, ...]:
        """The passages that are read, in order: furniture left out."""
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

    @property
    def count(self) -> int:
        """How many passages are read."""
        return len(self.reading)

    @property
    def length(self) -> int:
        """Code points of the report text."""
        return self.starts[-1] + len(self.reading[-1].text) if self.reading else 0


class Stored(Protocol):
    """A body that is kept elsewhere: its sizes are known, its passages are read when they are asked for."""

    @property
    def words(self) -> int: ...  # noqa: D102 - as Body has them
    @property
    def count(self) -> int: ...  # noqa: D102
    @property
    def length(self) -> int: ...  # noqa: D102

    def body(self) -> Body:
        """The body, read now if it is not at hand."""


class Report:
    """One source document: what is known of it and its passages in reading order. It never changes.

    Of a large corpus the passages are read only when something asks for them, and let go again: who needs
    several of the properties below at once takes them from one ``body``.

    Attributes:
        id: names it in addresses.
        about: what is known of it besides its text.
        source: the file's name, without its folder.
        path: where the file was read from; not part of what the report is.
        bytes_print: SHA-256 of the file's bytes, in hexadecimal.
        letters_print: SHA-256 of the letters and digits of the report text.
        warnings: what the reader should know of the import, a line each.
        letter: what tells it, behind the year, from those opened with it that would be cited alike.
    """

    __slots__ = (
        "_held", "about", "bytes_print", "id", "letter", "letters_print", "path", "source", "warnings",
    )  # fmt: skip

    def __init__(
        self,
        id: str,  # noqa: A002 - what everything here calls it
        about: About,
        passages: tuple[Passage, ...] | Body | Stored,
        source: str,
        path: str = "",
        bytes_print: str = "",
        letters_print: str = "",
        warnings: tuple[str, ...] = (),
        letter: str = "",
    ) -> None:
        self.id: Final = id
        self.about: Final = about
        self._held: Final[Body | Stored] = Body(passages) if isinstance(passages, tuple) else passages
        self.source: Final = source
        self.path: Final = path
        self.bytes_print: Final = bytes_print
        self.letters_print: Final = letters_print
        self.warnings: Final = warnings
        self.letter: Final = letter

    def but(self, **changes: Any) -> Report:
        """The same report with another id, letter or other attributes; its passages stay unread."""
        same = {
            "id": self.id,
            "about": self.about,
            "passages": self._held,
            "source": self.source,
            "path": self.path,
            "bytes_print": self.bytes_print,
            "letters_print": self.letters_print,
            "warnings": self.warnings,
            "letter": self.letter,
        }
        return Report(**{**same, **changes})

    def __iter__(self) -> Iterator[Passage]:
        """The passages that are read: furniture left out."""
        return iter(self.reading)

    def __eq__(self, other: object) -> bool:
        """Whether both are the same document; what tells it from others opened with it does not count."""
        if not isinstance(other, Report):
            return NotImplemented
        if self is other:
            return True
        return (
            (self.id, self.about, self.source, self.bytes_print, self.letters_print, self.warnings)
            == (other.id, other.about, other.source, other.bytes_print, other.letters_print, other.warnings)
        ) and bool(self.letters_print or self.passages == other.passages)

    def __hash__(self) -> int:
        return hash((self.id, self.bytes_print))

    @property
    def body(self) -> Body:
        """Its passages and what is made of them."""
        return self._held if isinstance(self._held, Body) else self._held.body()

    @property
    def passages(self) -> tuple[Passage, ...]:
        """All passages, furniture too."""
        return self.body.passages

    @property
    def reading(self) -> tuple[Passage, ...]:
        """The passages that are read, in order: furniture left out. Places count into these."""
        return self.body.reading

    @property
    def text(self) -> str:
        """The report text."""
        return self.body.text

    @property
    def starts(self) -> tuple[int, ...]:
        """Where each passage of ``reading`` begins in the report text."""
        return self.body.starts

    @property
    def by_id(self) -> dict[str, int]:
        """From a passage's id to its index in ``reading``."""
        return self.body.by_id

    @property
    def by_number(self) -> dict[int, int]:
        """From a ¶ number to the index in ``reading``."""
        return self.body.by_number

    @property
    def words(self) -> int:
        """Words of the report text, as white space parts them; known without its passages."""
        return self._held.words

    @property
    def count(self) -> int:
        """How many passages are read; known without them."""
        return self._held.count

    @property
    def length(self) -> int:
        """Code points of the report text; known without its passages."""
        return self._held.length

    def find(self, address: str) -> Passage | None:
        """The passage with this id or ¶ number, furniture included, or None."""
        body = self.body
        number = address.removeprefix("¶").strip()
        if number.isdecimal() and len(number) <= _DIGITS:
            index = body.by_number.get(int(number))
            if index is not None:
                return body.reading[index]
        return next((p for p in body.passages if p.id == address), None)


def in_date_order(reports: Iterable[Report]) -> list[Report]:
    """The reports from the oldest to the newest; undated ones last, ties by id."""
    return sorted(reports, key=lambda r: (r.about.date is None, r.about.date or "", r.id))
