"""What is written: notes, the reports that they quote, and themes, as plain records."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from typing import Final

from notes.kinds import NoteKind, kind_of

_BLOCK: Final = re.compile(r"[A-Za-z0-9-]+")
"""What may be the id of a block in every flavour of Markdown."""


def block_id(ident: str) -> str:
    """The id of a note as it is written: its own, unless somebody else made it of other characters."""
    return (
        ident if _BLOCK.fullmatch(ident) else f"n-{sha256(ident.encode('utf-8', 'replace')).hexdigest()[:12]}"
    )


@dataclass(frozen=True, slots=True)
class Person:
    """An author."""

    family: str
    given: str = ""

    @property
    def name(self) -> str:
        """As it is written: "Clara Portela"."""
        return f"{self.given} {self.family}".strip()


@dataclass(frozen=True, slots=True)
class CitedReport:
    """A report as it is cited."""

    id: str
    label: str
    """What it is called: "Portela 2001"."""
    title: str
    year: str
    """As it is shown: "2001", "[2010]" where it is inferred, "n.d."."""
    authors: tuple[Person, ...] = ()
    organisation: str | None = None
    date: str | None = None
    """``YYYY[-MM[-DD]]``."""
    series: str | None = None
    extent: str = "full"
    """``full``, ``abstract`` or ``excerpt``."""
    date_inferred: bool = False


@dataclass(frozen=True, slots=True)
class Related:
    """A relation, seen from one of its notes."""

    id: str
    type: str
    outwards: bool
    """Whether it goes out from this note."""
    other: str
    """The id of the other note."""
    text: str = ""
    updated: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A note with all that is written of it."""

    id: str
    """As ``block_id`` gives it."""
    source: CitedReport | None
    """The report that it is on; None: a note on a theme alone."""
    quote: str = ""
    """The words of the report, references left out, passages parted by a blank line; empty: on the whole."""
    locus: str = ""
    """Where they stand: "p. 4, ¶ 12"; empty: on the whole, or not known."""
    section: str = ""
    text: str = ""
    """The reader's words, in Markdown as typed."""
    tags: tuple[str, ...] = ()
    holder: str | None = None
    theme: str | None = None
    updated: str = ""
    state: str = "anchored"
    """How it holds on to its words: anchored, changed, orphan or away."""
    conflict: str | None = None
    """The id of another version of it that was kept beside it."""
    related: tuple[Related, ...] = ()

    @property
    def on_report(self) -> bool:
        """Whether it is on a report, or on words in one."""
        return self.source is not None

    @property
    def on_words(self) -> bool:
        """Whether it is on words of a report."""
        return bool(self.quote.strip())

    @property
    def kind(self) -> NoteKind:
        """What kind of note it is."""
        return kind_of(self)


@dataclass(frozen=True)
class Material:
    """All that is written of."""

    entries: tuple[Entry, ...]
    """The notes that are wanted: by report in date order, each in reading order."""
    sources: tuple[CitedReport, ...]
    """The reports that are open, in date order, then others that notes are on."""
    others: Mapping[str, Entry] = field(default_factory=dict)
    """Notes that are not wanted for themselves: those at the other end of a relation."""

    @property
    def noted(self) -> list[CitedReport]:
        """The reports that notes are on."""
        ids = {entry.source.id for entry in (*self.entries, *self.others.values()) if entry.source}
        return [source for source in self.sources if source.id in ids]

    def entry(self, ident: str) -> Entry | None:
        """The note with this id, wanted or not."""
        return self._entries.get(ident) or self.others.get(ident)

    @cached_property
    def _entries(self) -> dict[str, Entry]:
        return {entry.id: entry for entry in self.entries}
