"""Writes notes one after the other, each in full once and as a link from then on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from notes.export.flavours import Plain
from notes.export.preserved_blocks import Kept, path_of
from notes.export.records import Entry, Material, Related

_MUTUAL: Final = frozenset({"belongs with", "agrees", "contradicts"})
"""The types of relations that say the same from either end."""
_SHORT: Final = 120
"""Characters of a quote that is only recalled."""


class MarkdownWriter:
    """Writes into one file."""

    def __init__(
        self, material: Material, flavour: Plain, homes: Mapping[str, str], file: str, kept: Kept
    ) -> None:
        """Begin a file.

        Args:
            material: the notes and reports.
            flavour: of Markdown.
            homes: from a note's id to the name of the file that has it in full.
            file: the name of the file that is written.
            kept: what the reader wrote into the files before; taken out of it as it is put in its place.
        """
        self.material = material
        self.flavour = flavour
        self._homes = homes
        self._file = file
        self._kept = kept
        self._written: set[str] = set()
        self._headings: list[str] = []

    def heading(self, level: int, text: str) -> list[str]:
        """A heading, and what the reader has written behind it.

        Args:
            level: 1 for the title, which some flavours have in the front matter only.
            text: what it says, shown as it is.
        """
        shown = self.flavour.literal(text)
        self._headings = [*self._headings[: max(level - 2, 0)], *([shown] if level > 1 else [])]
        hashes = "#" * (level if self.flavour.titled else level - 1)
        blocks = [f"{hashes} {shown}"] if hashes else []
        return blocks + self._kept.headings.pop(path_of(self._headings), [])

    def note(self, entry: Entry, theme: str | None = None) -> list[str]:
        """A note; where it has been written already, or is in another file, a link to it.

        Args:
            entry: the note.
            theme: the theme under which it stands, which is then not named again.
        """
        if entry.id in self._written or self._homes.get(entry.id, self._file) != self._file:
            return [self._again(entry)]
        self._written.add(entry.id)
        blocks = [*self.flavour.opened(entry), *self._head(entry, theme)]
        if entry.text.strip():
            blocks.append(self.flavour.words(entry.text))
        blocks += self._facts(entry, theme)
        if entry.related:
            relations = [self._related(related) for related in entry.related]
            blocks.append("\n".join(f"- {said}" for said in relations if said))
        blocks += self.flavour.closed()
        return [block for block in blocks if block] + self._kept.notes.pop(entry.id, [])

    def passage(self, entry: Entry) -> list[str]:
        """A quote without a note."""
        return [self.flavour.quote(entry.quote), self.flavour.source(entry)]

    def pair(self, kind: str, one: Entry, other: Entry, text: str) -> list[str]:
        """A relation with both of its quotes.

        Args:
            kind: its type.
            one: the note that it goes out from.
            other: the note that it goes to.
            text: the reader's words on it.
        """
        blocks = [*self._recalled(one), f"**{self.flavour.literal(kind)}**", *self._recalled(other)]
        return blocks + ([self.flavour.words(text)] if text.strip() else [])

    def reference(self, entry: Entry) -> str:
        """The name of a note, linked to where it stands in full if it does."""
        called = self.flavour.called(entry)
        home = self._homes.get(entry.id)
        if home is None:
            return self.flavour.cited(entry) or self.flavour.literal(called)
        return self.flavour.link(called, "" if home == self._file else home, entry.id)

    # -- parts of a note

    def _head(self, entry: Entry, theme: str | None) -> Iterator[str]:
        """The line that says what it is where that needs saying, and where its words stand."""
        where, heading = self.flavour.source(entry), entry.kind.heading
        if heading and entry.theme and theme is None:
            yield f"**{heading} on {self.flavour.literal(entry.theme)}** {where}"
        elif heading:
            yield f"**{heading}** {where}"
        elif where:
            yield where

    def _facts(self, entry: Entry, theme: str | None) -> Iterator[str]:
        facts = []
        if entry.holder:
            facts.append(f"Held by: {self.flavour.literal(entry.holder)}")
        if entry.theme and entry.theme != theme and not entry.kind.heading:
            facts.append(f"Theme: {self.flavour.literal(entry.theme)}")
        if entry.tags:
            facts.append(self.flavour.tags(entry.tags))
        if entry.conflict:
            facts.append(f"Another version of {self.flavour.literal(entry.conflict)}")
        if facts:
            yield " · ".join(facts)

    def _related(self, related: Related) -> str:
        other = self.material.entry(related.other)
        if other is None:
            return ""
        kind, named = f"**{self.flavour.literal(related.type)}**", self._recalled_in_a_line(other)
        if related.type in _MUTUAL:
            said = f"{kind}: {named}"
        else:
            said = f"{kind} {named}" if related.outwards else f"{named} {kind} this"
        return f"{said}. {self.flavour.own_line(related.text)}" if related.text.strip() else said

    def _recalled_in_a_line(self, entry: Entry) -> str:
        words = short(entry.quote or entry.text)
        return (
            f"“{self.flavour.literal(words)}” ({self.reference(entry)})" if words else self.reference(entry)
        )

    def _again(self, entry: Entry) -> str:
        return f"→ {self._recalled_in_a_line(entry)}"

    def _recalled(self, entry: Entry) -> list[str]:
        """A note as one side of a relation: its quote in full, or its words."""
        return [self.flavour.quote(entry.quote or entry.text), self._recalled_from(entry)]

    def _recalled_from(self, entry: Entry) -> str:
        cited, home = self.flavour.cited(entry), self._homes.get(entry.id)
        if home is None or not self.flavour.resolved or not cited:
            return f"— {self.reference(entry)}"
        return f"— {cited}, {self.flavour.link('note', '' if home == self._file else home, entry.id)}"


def short(text: str, most: int = _SHORT) -> str:
    """The beginning of a text in one line."""
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    return (line[:most].rpartition(" ")[0] or line[:most]).rstrip(",;:.") + " …"


def joined(blocks: Sequence[str]) -> str:
    """Blocks as a text, a blank line between each two."""
    return "\n\n".join(block for block in blocks if block) + "\n"
