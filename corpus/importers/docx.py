"""DOCX: through mammoth to HTML, then through the same walk as any page.

mammoth (BSD) keeps what python-docx loses: footnotes and endnotes with their references. Comments, tracked
deletions and hidden text are out; a DOCX knows no pages, its printer makes them.
"""

from __future__ import annotations

import io
from typing import Any, Final

from corpus.errors import SourceError
from corpus.importers.archive import Archive
from corpus.importers.html.blocks import drafts
from corpus.importers.html.notes import find_notes
from corpus.importers.html.parsing import parse_page
from corpus.importers.html.titles import mark_headings, named_title, only_title
from corpus.importers.html.walk import Walk
from corpus.importers.sense import sensible_date, sensible_names, sensible_title
from corpus.importers.table import Extract, Source
from corpus.model import Kind

_STYLES: Final = """
p[style-name='Title'] => h1.title:fresh
p[style-name='Subtitle'] => p.subtitle:fresh
p[style-name='Author'] => p.byline:fresh
p[style-name='Date'] => p.byline:fresh
p[style-name='Abstract'] => div.abstract > p:fresh
p[style-name='caption'] => p.caption:fresh
p[style-name='Caption'] => p.caption:fresh
p[style-name='Image Caption'] => p.caption:fresh
p[style-name='Table Caption'] => p.caption:fresh
p[style-name='heading 7'] => h6:fresh
p[style-name='heading 8'] => h6:fresh
p[style-name='heading 9'] => h6:fresh
"""
_PARTS: Final = (
    "word/document.xml",
    "word/footnotes.xml",
    "word/endnotes.xml",
    "word/styles.xml",
    "word/numbering.xml",
    "word/comments.xml",
)


def read(source: Source) -> Extract:
    """A DOCX: what it says of itself, and its blocks in reading order.

    Raises:
        SourceError: where it is damaged, too large, protected, or another kind of file.
    """
    import mammoth

    archive = Archive(source.data, source.name, "a Word file (.docx)")
    if not any(name.startswith("word/") for name in archive.names):
        raise SourceError(f"{source.name}: this is not a Word file (.docx); name it as what it is")
    for part in archive.names:  # in bounds, before anybody else unpacks them
        if part.endswith((".xml", ".rels")):
            archive.read(part)
    result = mammoth.convert_to_html(
        io.BytesIO(source.data),
        style_map=_STYLES,
        convert_image=mammoth.images.img_element(lambda _: {}),
        id_prefix="",
    )
    fields = _fields(archive)
    page = parse_page(b"<html><body>" + result.value.encode(errors="replace"), source.name, "utf-8")
    notes = find_notes({"": page.root})
    walk = Walk(notes)
    walk.take(page.root)
    blocks = walk.blocks
    title = next(
        (
            b
            for b in blocks
            if b.kind is Kind.HEADING and b.element is not None and b.element.get("class") == "title"
        ),
        None,
    )
    title = title or named_title(blocks, fields.get("title")) or only_title(blocks)
    mark_headings(blocks, title)
    if title is not None and "title" not in fields:
        fields["title"] = title.text
    return Extract(fields, drafts(blocks, notes.markers), page.warnings)


def _fields(archive: Archive) -> dict[str, Any]:
    core = archive.read_xml("docProps/core.xml")
    if core is None:
        return {}
    said = {element.tag: "".join(element.itertext()).strip() for element in core}
    fields: dict[str, Any] = {}
    if title := sensible_title(said.get("title")):
        fields["title"] = title
    if authors := sensible_names([said.get("creator")]):
        fields["authors"] = authors
    if date := sensible_date(said.get("created") or said.get("modified")):
        fields["date"] = date
    return fields
