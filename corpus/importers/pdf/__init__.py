"""PDF, read through PDFium and laid out anew.

    pages (reading) ─► pieces joined (rows) ─► furniture taken out ─► reading order (columns) ─►
    blocks, tables ─► notes ─► kinds ─► whole ─► drafts (drafting)

PDFium gives a page's text in the order of its content stream, which is the reading order of most files.
What a block is, where it begins and ends, is told from where its lines stand and how they are set.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.cleaning.hyphenation import Joiner
from corpus.errors import SourceError
from corpus.importers.pdf import blocks, contents, drafting, footnotes, furniture, kinds
from corpus.importers.pdf.about import properties, sound_title
from corpus.importers.pdf.block import PdfBlock
from corpus.importers.pdf.columns import in_reading_order
from corpus.importers.pdf.document import Document
from corpus.importers.pdf.measures import measure, settle
from corpus.importers.pdf.paragraph_joining import make_whole
from corpus.importers.pdf.rows import join_pieces
from corpus.importers.registry import Extract

if TYPE_CHECKING:
    from corpus.blocks import Block
    from corpus.importers.pdf.lines import PageLines
    from corpus.importers.registry import Source


def read(source: Source) -> Extract:
    """Read a PDF file.

    Raises:
        SourceError: it is encrypted, damaged, without pages or without text.
    """
    return parse(source.data, source.name)


def parse(data: bytes, name: str) -> Extract:
    """What a PDF says of itself, its blocks in reading order, and what the reader should know of it.

    Raises:
        SourceError: it is encrypted, damaged, without pages or without text.
    """
    document = Document(data, name)
    try:
        lost: list[int] = []
        pages = list(document.pages(lost))
        if not pages:
            raise SourceError(f"{name}: damaged, none of its pages can be read; get it anew")
        if not any(page.lines for page in pages):
            count = _count(len(document))
            raise SourceError(f"{name}: {count}, no text: run OCR on it first, for instance ocrmypdf")
        metadata, outline = document.metadata(), document.outline()
        labels = {page.number: document.label(page.number) for page in pages}
    finally:
        document.close()
    drafts = _lay_out(pages, labels, outline, sound_title(metadata, name))
    empty = sum(not page.lines and not page.furniture for page in pages)
    warnings = []
    if lost:
        warnings.append(f"{name}: {_count(len(lost))} could not be read; the first is page {lost[0] + 1}")
    if 2 * empty > len(pages):
        warnings.append(
            f"{name}: {empty} of {_count(len(pages))} hold no text; they may be pictures that need OCR"
        )
    return Extract(properties(metadata, data, name), drafts, tuple(warnings))


def _count(pages: int) -> str:
    return "1 page" if pages == 1 else f"{pages} pages"


def _lay_out(
    pages: list[PageLines], labels: dict[int, str | None], outline: dict[str, int], title: str | None
) -> list[Block]:
    settle([line for page in pages for line in page.lines])
    for page in pages:
        page.lines = join_pieces(page.lines)
    furniture.take_out(pages)
    for page in pages:
        page.lines = in_reading_order(page)
        labels[page.number] = page.label or labels[page.number]
    contents.take_out(pages)
    measures = measure([page.lines for page in pages])
    found: list[PdfBlock] = []
    for page in pages:
        on_page = blocks.build(page.lines, measures)
        footnotes.mark(on_page, page.height, measures)
        found += on_page
    kinds.mark(found, measures, outline, title)
    footnotes.mark_endnotes(found)
    footnotes.carry_on(found, measures)
    found = make_whole(found)
    joiner = Joiner([line for page in pages for line in page.lines])
    drafts = drafting.draft(found, joiner, labels)
    drafts += [drafting.furniture(line, labels[page.number]) for page in pages for line in page.furniture]
    drafts.sort(key=lambda draft: draft.pages[0].page)
    return drafts


__all__: list[str] = ["parse", "read"]
