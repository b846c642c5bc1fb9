"""The comparison: one theme over all reports, with who agrees with whom."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from notes.export.markdown_writer import MarkdownWriter, short
from notes.export.records import CitedReport, Entry, Material, Related
from notes.export.sections import Listed, Part, about
from notes.kinds import FINDING

_FINDING: Final = 300
"""Characters of a finding in the table; in full it stands below."""
_FIRST: Final = ("agrees", "contradicts")
"""The types of relations that are asked for first."""


@dataclass(frozen=True, slots=True)
class Row:
    """What one report says of a theme."""

    source: CitedReport
    passages: int | None = None
    """How many passages speak of it; None where nobody has looked."""
    passing: int = 0
    """How many more only mention it."""
    standing: str = ""
    """Where no passage is on it: that nothing was found, or that the reader has confirmed that it is silent,
    and what else is to be known, in words."""
    best: tuple[Entry, ...] = ()
    """The sentences that say most of it, the best first: entries without an id, for they are no notes."""


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme with its reports."""

    name: str
    aliases: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    """One for each report, in date order."""
    notes: tuple[str, ...] = ()
    """The ids of the notes on it, in the order in which they are written."""
    rule: str = ""
    """By which rule a passage counts for it, where that is not that one of the names stands in it."""


@dataclass(frozen=True)
class Comparison(Part):
    """What each report says of a theme, in date order."""

    theme: Theme

    @property
    def title(self) -> str:
        """The theme."""
        return self.theme.name

    @property
    def kind(self) -> str:
        """A comparison."""
        return "comparison"

    @property
    def aliases(self) -> tuple[str, ...]:
        """The other names of the theme."""
        return self.theme.aliases

    @property
    def sources(self) -> frozenset[str]:
        """The reports of which anything is said, those too in which nothing was found."""
        return frozenset(row.source.id for row in self.theme.rows) | super().sources

    def blocks(self, writer: MarkdownWriter, level: int) -> list[str]:
        """Names, table, the reports one by one, the relations."""
        blocks = writer.heading(level, self.title)
        if self.aliases:
            blocks.append("Also: " + writer.flavour.literal(", ".join(self.aliases)))
        if self.theme.rule:
            blocks.append(writer.flavour.literal(_sentence(self.theme.rule)))
        blocks.append(self._table(writer))
        for entry in self.entries:
            if entry.source is None:
                blocks += writer.note(entry, self.theme.name)
        for row in self._rows:
            blocks += self._report(row, writer, level + 1)
        return blocks + self._relations(writer, level + 1)

    @cached_property
    def _rows(self) -> tuple[Row, ...]:
        """The reports of the theme, and those of its notes that are not open."""
        known = {row.source.id for row in self.theme.rows}
        others = {entry.source.id: entry.source for entry in self.entries if entry.source}
        return (*self.theme.rows, *(Row(one) for name, one in others.items() if name not in known))

    def _of(self, row: Row) -> list[Entry]:
        """The notes on a report, its findings first."""
        return sorted(self._by_source.get(row.source.id, ()), key=lambda entry: entry.kind is not FINDING)

    @cached_property
    def _by_source(self) -> dict[str, list[Entry]]:
        found: dict[str, list[Entry]] = {}
        for entry in self.entries:
            if entry.source is not None:
                found.setdefault(entry.source.id, []).append(entry)
        return found

    def _table(self, writer: MarkdownWriter) -> str:
        literal = writer.flavour.literal
        rows = ["| Report | Finding | Passages | Notes |", "|:--|:--|:--|--:|"]
        for row in self._rows:
            notes = self._of(row)
            findings = [
                short(entry.text, _FINDING) for entry in notes if entry.kind is FINDING and entry.text
            ]
            cells = [row.source.label, " / ".join(findings), _said(row), str(len(notes) or "")]
            rows.append("| " + " | ".join(map(literal, cells)) + " |")
        return "\n".join(rows) if self._rows else ""

    def _report(self, row: Row, writer: MarkdownWriter, level: int) -> list[str]:
        notes = self._of(row)
        if not notes and not row.best:
            return []
        blocks = [*writer.heading(level, row.source.label), about(row.source, writer)]
        for entry in notes:
            blocks += writer.note(entry, self.theme.name)
        for passage in row.best if not notes else ():
            blocks += writer.passage(passage)
        return blocks

    def _relations(self, writer: MarkdownWriter, level: int) -> list[str]:
        found = related(self.entries, writer.material)
        if not found:
            return []
        blocks = writer.heading(level, "Agreements and contradictions")
        for kind, pairs in found.items():
            blocks += writer.heading(level + 1, kind.capitalize())
            for relation, one, other in pairs:
                blocks += writer.pair(relation.type, one, other, relation.text)
        return blocks


def related(entries: Sequence[Entry], material: Material) -> Mapping[str, list[tuple[Related, Entry, Entry]]]:
    """The relations of some notes, each once, by type: agreements, contradictions, then the others."""
    found: dict[str, list[tuple[Related, Entry, Entry]]] = {kind: [] for kind in _FIRST}
    seen = set()
    for entry in entries:
        for relation in entry.related:
            other = material.entry(relation.other)
            if other is not None and relation.id not in seen:
                seen.add(relation.id)
                pair = (entry, other) if relation.outwards else (other, entry)
                found.setdefault(relation.type, []).append((relation, *pair))
    return {kind: pairs for kind, pairs in found.items() if pairs}


def by_theme(entries: Sequence[Entry], themes: Sequence[Theme]) -> list[Part]:
    """A comparison for each theme, then the notes that are on none."""
    notes = {entry.id: entry for entry in entries}
    parts: list[Part] = [
        Comparison(tuple(notes[ident] for ident in theme.notes if ident in notes), theme) for theme in themes
    ]
    on_one = {ident for theme in themes for ident in theme.notes}
    rest = tuple(entry for entry in entries if entry.id not in on_one)
    return parts + ([Listed(rest, "Without a theme")] if rest else [])


def _said(row: Row) -> str:
    """What a report says of the theme, in a cell."""
    if row.passages is None:
        return ""
    counts = [str(row.passages)] if row.passages or not row.passing else []
    counts += [f"{row.passing} in passing"] if row.passing else []
    if not row.passages and not row.passing:
        counts = [row.standing or "none"]
        if row.standing and row.source.extent == "abstract":
            return row.standing
    return ", ".join(counts + ([f"{row.source.extent} only"] if row.source.extent != "full" else []))


def _sentence(said: str) -> str:
    return f"{said[:1].upper()}{said[1:]}."
