"""DOCX: through mammoth to HTML, then through the same walk as any page.

mammoth (BSD) keeps what python-docx loses: footnotes and endnotes with their references. Comments, tracked
deletions and hidden text are out. A DOCX knows no pages: whoever prints it makes them.
"""

from __future__ import annotations

import io
import re
from dataclasses import replace
from typing import Any, Final

from corpus.errors import SourceError
from corpus.importers.archive import Archive
from corpus.importers.docx.parts import MARKER, prepare
from corpus.importers.docx.styles import Style
from corpus.importers.html.blocks import HtmlBlock, drafts
from corpus.importers.html.footnotes import find_notes
from corpus.importers.html.head import mark_head
from corpus.importers.html.parsing import parse_page
from corpus.importers.html.titles import mark_headings, named_title, only_title
from corpus.importers.html.walk import Walk
from corpus.importers.metadata_checks import property_title, sensible_date, sensible_names
from corpus.importers.registry import Extract, Source

_CALLED: Final = "a Word file (.docx)"
_STYLES: Final = (
    ("Title", "h1.title"), ("Subtitle", "p.subtitle"), ("Author", "p.byline"), ("Date", "p.byline"),
    ("Abstract", "div.abstract > p"), ("Abstract Title", "p.toc"), ("caption", "p.caption"),
    ("Image Caption", "p.caption"), ("Table Caption", "p.caption"), ("Figure", "p.caption"),
    ("TOC Heading", "p.toc"), ("Contents Heading", "p.toc"), ("table of figures", "p.toc"),
    *((f"toc {level}", "p.toc") for level in range(1, 10)),
    *((f"heading {level}", "h6") for level in range(7, 10)),
)  # fmt: skip
"""Styles by the names that Word gives them in every language, and what their paragraphs are."""
_NOTE_REFERENCE: Final = re.compile(
    r'(<sup><a href="#(?:foot|end)note-[^"]*" id="[^"]*">)\[(\d+)\](</a></sup>)'
)
_MARKED: Final = re.compile(f"{MARKER[0]}(.*?){MARKER[1]}\\s*")
_TEMPLATE_DATE: Final = "2013-12-23"
"""When the template of python-docx was made: no date of the documents made with it."""


def read(source: Source) -> Extract:
    """A DOCX: what it says of itself, and its blocks in reading order.

    Raises:
        SourceError: where it is damaged, too large, protected, or another kind of file.
    """
    from mammoth import convert_to_html
    from mammoth.images import img_element

    archive = Archive(source.data, source.name, _CALLED)
    prepared = prepare(archive)
    if prepared is None:
        raise SourceError(f"{source.name}: this is not {_CALLED}; name it as what it is")
    result = convert_to_html(
        io.BytesIO(prepared.data),
        style_map=_style_map(prepared.styles),
        convert_image=img_element(lambda _: {}),
    )
    html = _NOTE_REFERENCE.sub(r"\1\2\3", result.value)  # as it is printed: raised, without brackets
    page = parse_page(f"<html><body>{html}</body></html>".encode(errors="replace"), source.name, "utf-8")
    notes = find_notes({"": page.root})
    walk = Walk(notes)
    walk.take(page.root)
    blocks = [_with_own_number(block) for block in walk.blocks]
    fields = _fields(archive)
    titles = (b for b in blocks if b.element is not None and b.element.get("class") == "title")
    title = next(titles, None) or named_title(blocks, fields.get("title")) or only_title(blocks)
    mark_headings(blocks, title)
    if title is not None:
        fields["title"] = title.text
        fields["inferred"] = tuple(name for name in fields.get("inferred", ()) if name != "title")
    mark_head(blocks, fields)
    return Extract(fields, drafts(blocks, notes.markers), page.warnings)


def _style_map(styles: dict[str, Style]) -> str:
    named = [f"p[style-name='{name}'] => {made}:fresh" for name, made in _STYLES]
    own = [
        f"p.{ident} => h{style.level}:fresh"
        for ident, style in styles.items()
        if style.level and re.fullmatch(r"[A-Za-z][A-Za-z0-9_-]*", ident)
    ]
    return "\n".join(named + own)


def _with_own_number(block: HtmlBlock) -> HtmlBlock:
    """A block with the number that stands before it as its marker."""
    found = _MARKED.match(block.text)
    if not found:
        return block
    cut = found.end()
    refs = tuple(
        ref._replace(start=ref.start - cut, end=ref.end - cut) for ref in block.refs if ref.start >= cut
    )
    return replace(
        block, text=block.text[cut:], marker=block.marker if block.note is not None else found[1], refs=refs
    )


def _fields(archive: Archive) -> dict[str, Any]:
    core = archive.read_xml("docProps/core.xml")
    said = {} if core is None else {element.tag: "".join(element.itertext()).strip() for element in core}
    fields: dict[str, Any] = {}
    if title := property_title(said.get("title")):
        fields["title"] = title
    if authors := sensible_names([said.get("creator")]):
        fields["authors"] = authors
    date = sensible_date(said.get("created")) or sensible_date(said.get("modified"))
    if date and date != _TEMPLATE_DATE:
        fields["date"] = date
    return fields | ({"inferred": tuple(fields)} if fields else {})  # whoever made the file may have set them
