"""Which importer reads which file.

An importer is a module with a function ``read(source: Source) -> Extract``; it raises SourceError for what
it cannot read. Its modules are loaded when a file of its kind is really read: reports that come from the
cache need none.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

if TYPE_CHECKING:
    from corpus.blocks import Block


WITNESSED: Final = "witnessed"
"""Beside the fields of ``About``: the last year of which a text knows months. It was not written before."""


class Source(NamedTuple):
    """A file to be read."""

    path: Path
    data: bytes
    """All of it."""
    encoding: str | None = None
    """What text in it is to be read as; None: find out."""

    @property
    def name(self) -> str:
        """How it is called in messages: the file's name, without its folder."""
        return self.path.name


class Extract(NamedTuple):
    """What an importer made of a file."""

    fields: dict[str, Any]
    """What the file says of itself: fields of About."""
    drafts: list[Block]
    """Its blocks in reading order."""
    warnings: tuple[str, ...] = ()
    """What the reader should know of it, a line each, beginning with the file's name."""


class Importer(NamedTuple):
    """What reads one format."""

    name: str
    """The format's name, [a-z]+: a part of the cache's keys."""
    suffixes: frozenset[str]
    """In lower case, with the dot."""
    module: str
    """Where its ``read`` is."""
    version: int
    """Raised whenever it makes other blocks of the same bytes; cleaning has a version of its own."""
    begins: bytes = b""
    """What such a file begins with: tells one that is named outright and ends as it likes."""
    child: bool = False
    """Whether it is run in a process of its own, for what it stands on may hang, swell or crash."""


TEXT: Final = Importer("text", frozenset({".txt", ".text"}), "corpus.importers.text", 2)
MARKDOWN: Final = Importer("markdown", frozenset({".md", ".markdown"}), "corpus.importers.markdown", 2)
PDF: Final = Importer("pdf", frozenset({".pdf"}), "corpus.importers.pdf", 1, b"%PDF-", child=True)
HTML: Final = Importer(
    "html", frozenset({".html", ".htm", ".xhtml"}), "corpus.importers.html", 1, b"<!DOCTYPE html", child=True
)
EPUB: Final = Importer("epub", frozenset({".epub"}), "corpus.importers.epub", 1, child=True)
DOCX: Final = Importer("docx", frozenset({".docx"}), "corpus.importers.docx", 1, child=True)

IMPORTERS: Final = (TEXT, MARKDOWN, PDF, HTML, EPUB, DOCX)
"""All importers; the first one reads what no other knows."""

SUFFIXES: Final = {suffix: importer for importer in IMPORTERS for suffix in importer.suffixes}
"""From the end of a file's name to its importer: what a folder is searched for."""


def importer_of(path: Path, data: bytes) -> Importer:
    """The importer of a file, by the end of its name, else by how it begins."""
    by_name = SUFFIXES.get(path.suffix.lower())
    return by_name or next((i for i in IMPORTERS if i.begins and data.startswith(i.begins)), TEXT)
