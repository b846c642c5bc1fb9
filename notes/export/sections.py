"""The parts of an export: the notes of one report, of one tag, or those without."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from notes.export.markdown_writer import MarkdownWriter
from notes.export.records import CitedReport, Entry
from notes.folding import fold


@dataclass(frozen=True)
class Part(ABC):
    """What stands under one heading: in a file of its own, or one below the other."""

    entries: tuple[Entry, ...]
    """Its notes, in the order in which they are written."""

    @property
    @abstractmethod
    def title(self) -> str:
        """What stands above it."""

    @property
    @abstractmethod
    def kind(self) -> str:
        """What a file with it is."""

    @property
    def aliases(self) -> tuple[str, ...]:
        """Other names of it."""
        return ()

    @property
    def sources(self) -> frozenset[str]:
        """The ids of the reports that it speaks of."""
        return frozenset(entry.source.id for entry in self.entries if entry.source)

    @abstractmethod
    def blocks(self, writer: MarkdownWriter, level: int) -> list[str]:
        """It, written.

        Args:
            writer: what it is written with.
            level: of its heading, from 1.
        """


@dataclass(frozen=True)
class Listed(Part):
    """Notes one after the other: those of a tag, or those without one."""

    name: str
    of: str = "notes"

    @property
    def title(self) -> str:
        """The tag."""
        return self.name

    @property
    def kind(self) -> str:
        """A list."""
        return self.of

    def blocks(self, writer: MarkdownWriter, level: int) -> list[str]:
        """The notes below the tag."""
        return writer.heading(level, self.name) + [b for entry in self.entries for b in writer.note(entry)]


@dataclass(frozen=True)
class Reading(Part):
    """A reading note: all notes on one report, section by section."""

    source: CitedReport

    @property
    def title(self) -> str:
        """The name under which the report is cited."""
        return self.source.label

    @property
    def kind(self) -> str:
        """A reading note."""
        return "reading note"

    @property
    def aliases(self) -> tuple[str, ...]:
        """The title of the report."""
        return () if self.source.title == self.source.label else (self.source.title,)

    @cached_property
    def _sections(self) -> list[tuple[str, list[Entry]]]:
        return [(name, list(notes)) for name, notes in groupby(self.entries, lambda entry: entry.section)]

    def blocks(self, writer: MarkdownWriter, level: int) -> list[str]:
        """What the report is, then its notes by section."""
        blocks = [*writer.heading(level, self.title), about(self.source, writer)]
        for name, entries in self._sections:
            if name:
                blocks += writer.heading(level + 1, name)
            blocks += [block for entry in entries for block in writer.note(entry)]
        return blocks


def about(source: CitedReport, writer: MarkdownWriter) -> str:
    """A report in a line: who, what, where, when."""
    literal = writer.flavour.literal
    who = ", ".join(person.name for person in source.authors)
    facts = [literal(who), f"*{literal(source.title)}*"]
    facts += [literal(fact) for fact in (source.organisation, source.series) if fact]
    facts.append(
        literal(f"[{source.date}]" if source.date and source.date_inferred else source.date or "n.d.")
    )
    if source.extent != "full":
        facts.append(f"{source.extent} only")
    return ", ".join(filter(None, facts)) + "."


def by_report(entries: Sequence[Entry], sources: Sequence[CitedReport]) -> list[Part]:
    """A reading note for each report, then the notes that are on none."""
    of = _grouped(entries)
    parts: list[Part] = [Reading(of[source.id], source) for source in sources if source.id in of]
    return parts + _rest(of.get(None, ()), "On no report")


def by_tag(entries: Sequence[Entry]) -> list[Part]:
    """The notes of each tag, in the order of the alphabet, then those without one."""
    tags = sorted({tag for entry in entries for tag in entry.tags}, key=lambda tag: (fold(tag), tag))
    bearing: dict[str, list[Entry]] = {tag: [] for tag in tags}
    for entry in entries:
        for tag in dict.fromkeys(entry.tags):
            bearing[tag].append(entry)
    parts: list[Part] = [Listed(tuple(bearing[tag]), tag, "notes on a tag") for tag in tags]
    return parts + _rest([entry for entry in entries if not entry.tags], "Without a tag")


def _rest(entries: Sequence[Entry], name: str) -> list[Part]:
    return [Listed(tuple(entries), name)] if entries else []


def _grouped(entries: Sequence[Entry]) -> dict[str | None, tuple[Entry, ...]]:
    found: dict[str | None, list[Entry]] = {}
    for entry in entries:
        found.setdefault(entry.source.id if entry.source else None, []).append(entry)
    return {source: tuple(notes) for source, notes in found.items()}
