"""EPUB: its pages in reading order through the same walk as any other page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from lxml.etree import _Element as Element

from corpus.errors import SourceError
from corpus.importers.archive import Archive
from corpus.importers.epub.contents import FURNITURE, ContentsEntry, page_labels, read_contents
from corpus.importers.epub.package import read_package
from corpus.importers.html.blocks import HtmlBlock, drafts
from corpus.importers.html.css import bold_classes
from corpus.importers.html.elements import says
from corpus.importers.html.footnotes import find_notes
from corpus.importers.html.head import mark_head
from corpus.importers.html.pages import PageCount
from corpus.importers.html.parsing import parse_page
from corpus.importers.html.titles import mark_headings, named_title, only_title
from corpus.importers.html.walk import Walk
from corpus.importers.registry import Extract, Source
from corpus.model import Kind
from corpus.text.identity import letters

_CALLED: Final = re.compile(
    r"(?:^|[^a-z])(?:cover|title-?_?page|half-?_?title|toc|contents|nav|copyright|colophon|imprint)(?:$|[^a-z])",
    re.IGNORECASE,
)
_SHORT: Final = 4000
"""Characters of a page that is what its name says: a chapter may be called "cover"."""
_LISTED: Final = 0.8
"""Share of links of a page that is a list of contents."""
_LONGEST_HEADING: Final = 200


def read(source: Source) -> Extract:
    """An EPUB: what it says of itself, and its blocks in reading order.

    Raises:
        SourceError: where it is damaged, too large, encrypted or none at all.
    """
    archive = Archive(source.data, source.name, "an EPUB")
    package = read_package(archive, source.name)
    contents = read_contents(archive, package)
    pages: dict[str, Element] = {}
    warnings: list[str] = []
    for path in package.spine:
        data = archive.read(path)
        if data is None:
            warnings.append(f"{source.name}: its part {path!r} is missing; read without it")
        elif data.strip():
            try:
                page = parse_page(data, f"{source.name}: {path}", source.encoding, xhtml=True)
            except SourceError as error:
                warnings.append(str(error))
                continue
            pages[path] = page.root
            warnings += page.warnings
    notes = find_notes(pages)
    labels = page_labels(pages, contents.pages)
    sheets = (data.decode("utf-8", "replace") for path in package.sheets if (data := archive.read(path)))
    walk = Walk(notes, PageCount(labels), bold=bold_classes(sheets))
    for path, root in pages.items():
        first = len(walk.blocks)
        said = says(root) + " " + " ".join(says(body) for body in root.iter("body"))
        walk.take(
            root,
            furniture=path in package.furniture | contents.furniture or bool(set(said.split()) & FURNITURE),
        )
        blocks = walk.blocks[first:]
        if _is_furniture(path, blocks):
            for block in blocks:
                if block.kind is not Kind.ABSTRACT:
                    block.kind = Kind.FURNITURE
        _mark_listed(blocks, [entry for entry in contents.headings if entry.path == path])
    blocks = walk.blocks
    if all(block.kind is Kind.FURNITURE for block in blocks):
        for block in blocks:  # a leaflet of one page, whatever that is called
            block.kind = Kind.PARAGRAPH
    fields = package.fields
    title = _mark_title_page(blocks, fields) or named_title(blocks, fields.get("title"))
    if title is None and "title" not in fields:
        title = only_title(blocks)
    mark_headings(blocks, title)
    if title is not None:
        fields.setdefault("title", title.text)
    mark_head([block for block in blocks if block.kind is not Kind.FURNITURE], fields)
    return Extract(fields, drafts(blocks, notes.markers), tuple(warnings))


def _is_furniture(path: str, blocks: Sequence[HtmlBlock]) -> bool:
    """Whether a page is about the book: by its name, or because it is nothing but links."""
    size = sum(len(block.text) for block in blocks)
    if not size:
        return False
    if _CALLED.search(path.rpartition("/")[2]) and size < _SHORT:
        return True
    return len(blocks) > 4 and sum(block.linked * len(block.text) for block in blocks) > _LISTED * size


def _mark_listed(blocks: Sequence[HtmlBlock], entries: Sequence[ContentsEntry]) -> None:
    """Make headings of what the contents list: many a book sets them as paragraphs."""
    wanted = {letters(entry.label): entry.level for entry in entries if entry.label}
    for block in blocks:
        if block.kind is Kind.PARAGRAPH and len(block.text) <= _LONGEST_HEADING:
            level = wanted.pop(letters(block.text), None)
            if level:
                block.kind, block.level = Kind.HEADING, level


def _mark_title_page(blocks: Sequence[HtmlBlock], fields: dict[str, object]) -> HtmlBlock | None:
    """The title and the authors as a page about the book sets them."""
    title = letters(str(fields.get("title", "")))
    authors = fields.get("authors", ())
    names = {letters(name) for name in authors} if isinstance(authors, tuple) else set()
    found = None
    for block in blocks:
        if block.kind is not Kind.FURNITURE or block.linked > _LISTED:
            continue
        said = letters(block.text)
        if found is None and title and said == title:
            found = block
        elif found is not None and said.removeprefix("by") in names:
            block.kind = Kind.BYLINE
            names.discard(said)
    return found
