"""An edition: parts put together into one file, or into a file each with an index."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from notes.export.file_names import file_names
from notes.export.flavours import Plain
from notes.export.front_matter import with_front_matter
from notes.export.markdown_writer import MarkdownWriter, joined
from notes.export.preserved_blocks import Kept, bytes_digest, marked
from notes.export.records import CitedReport, Entry, Material
from notes.export.references import bibtex, csl, csl_json
from notes.export.sections import Part

INDEX: Final = "index.md"
REFERENCES: Final = "references.json"
BIBTEX: Final = "references.bib"
GONE: Final = "Kept from notes that are not here any more"
"""The heading over what the reader wrote beside notes that are not written any more."""


@dataclass(frozen=True)
class Edition:
    """What is written, and how."""

    title: str
    """Of the whole."""
    kind: str
    """What it is, if it has several parts."""
    parts: Sequence[Part]
    material: Material
    flavour: Plain
    kept: Mapping[str, Kept] = field(default_factory=dict)
    """By the name of a file what the reader wrote into it."""

    def in_one(self, file: str = "") -> str:
        """All of it as the text of one file.

        Args:
            file: its name among those of ``kept``.
        """
        homes = {entry.id: file for part in self.parts for entry in part.entries}
        kept = self._kept([file])[file]
        writer = MarkdownWriter(self.material, self.flavour, homes, file, kept)
        if len(self.parts) == 1:
            (part,) = self.parts
            blocks = part.blocks(writer, 1) + _leftovers(writer, kept)
            return self._file(blocks, part.title, part.kind, part.aliases, self.parts)
        blocks = writer.heading(1, self.title)
        blocks += [block for part in self.parts for block in part.blocks(writer, 2)]
        blocks += _leftovers(writer, kept)
        return self._file(blocks, self.title, self.kind, (), self.parts)

    def in_files(self) -> dict[str, str]:
        """By their names the texts of a file for each part, of the index and of the references."""
        names = file_names([part.title for part in self.parts], [INDEX])
        homes: dict[str, str] = {}
        for name, part in zip(names, self.parts, strict=True):
            for entry in part.entries:
                homes.setdefault(entry.id, name)
        kept = self._kept([*names, INDEX])
        files = {}
        for name, part in zip(names, self.parts, strict=True):
            writer = MarkdownWriter(self.material, self.flavour, homes, name, kept[name])
            files[name] = self._file(part.blocks(writer, 1), part.title, part.kind, part.aliases, [part])
        rest = Kept(notes=kept[INDEX].notes)
        for name in (INDEX, *names):
            for path, blocks in kept[name].headings.items():
                rest.headings[path if name == INDEX else f"{name} {path}"] += blocks
        writer = MarkdownWriter(self.material, self.flavour, homes, INDEX, rest)
        blocks = writer.heading(1, self.title)
        blocks.append("\n".join(self._row(part, name) for part, name in zip(self.parts, names, strict=True)))
        blocks += _leftovers(writer, rest)
        cited = self._cited(self.parts)
        beside = {
            REFERENCES: csl_json(cited, self.flavour.keys),
            BIBTEX: bibtex(cited, self.flavour.keys),
        }
        written = {name: bytes_digest(text.encode()) for name, text in beside.items()}
        index = self._file(blocks, self.title, "index", (), self.parts, written)
        return {INDEX: index, **files, **beside}

    def _row(self, part: Part, name: str) -> str:
        count = len(part.entries)
        return f"- {self.flavour.link(part.title, name, '')}: {count} {'note' if count == 1 else 'notes'}"

    def _kept(self, names: Iterable[str]) -> dict[str, Kept]:
        """For each file what is to be put into it; what stands behind notes goes wherever they go."""
        names = list(names)
        notes: dict[str, list[str]] = {}
        for name in sorted(self.kept, key=lambda name: (name not in names, name)):
            for ident, blocks in self.kept[name].notes.items():
                known = notes.setdefault(ident, [])
                if (
                    name in names or not known
                ):  # of a file that is written no longer only what is nowhere else
                    known += [block for block in blocks if block not in known]
        found = {}
        for name in names:
            kept = Kept(notes=notes)  # one for all: what is put in its place is taken out
            for path, blocks in self.kept[name].headings.items() if name in self.kept else ():
                kept.headings[path] += blocks
            found[name] = kept
        return found

    def _file(
        self,
        blocks: Sequence[str],
        title: str,
        kind: str,
        aliases: Sequence[str],
        parts: Sequence[Part],
        written: Mapping[str, str] | None = None,
    ) -> str:
        entries = [entry for part in parts for entry in part.entries]
        cited = self._cited(parts)
        tags = sorted({tag for entry in entries for tag in entry.tags})
        fields: dict[str, Any] = {
            "title": self.flavour.meta(title),
            "type": kind,
            "tags": list(dict.fromkeys(map(self.flavour.meta_tag, tags))),
            "aliases": [self.flavour.meta(alias) for alias in aliases],
            "reports": [source.id for source in cited],
            "updated": max(_times(entries), default=""),
            "written": written,
        }
        if not self.flavour.titled:
            fields["link-citations"] = True
            fields["references"] = csl(cited, self.flavour.keys, self.flavour.meta)
        return with_front_matter(joined(blocks), fields, self.flavour.name)

    def _cited(self, parts: Iterable[Part]) -> list[CitedReport]:
        """The reports that parts speak of, and those that relations of their notes lead to."""
        parts = list(parts)
        related = (relation for part in parts for entry in part.entries for relation in entry.related)
        others = (self.material.entry(relation.other) for relation in related)
        ids = {source for part in parts for source in part.sources}
        ids |= {other.source.id for other in others if other and other.source}
        return [source for source in self.material.sources if source.id in ids]


def _leftovers(writer: MarkdownWriter, kept: Kept) -> list[str]:
    """The section of what the reader wrote beside what is not written any more."""
    if not any(kept.notes.values()) and not any(kept.headings.values()):
        return []
    blocks = writer.heading(2, GONE)
    for ident in list(kept.notes):
        blocks += [marked(ident, block) for block in kept.notes.pop(ident)]
    for path in list(kept.headings):
        blocks += kept.headings.pop(path)
    return blocks


def _times(entries: Iterable[Entry]) -> Iterable[str]:
    for entry in entries:
        yield entry.updated
        yield from (relation.updated for relation in entry.related)
