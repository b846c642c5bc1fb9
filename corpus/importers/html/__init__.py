"""HTML: the article of a saved web page, or all of a document, as blocks of text."""

from __future__ import annotations

from corpus.importers.html.about import about
from corpus.importers.html.article import find_article
from corpus.importers.html.blocks import HtmlBlock, drafts
from corpus.importers.html.css import bold_classes
from corpus.importers.html.footnotes import find_notes
from corpus.importers.html.head import mark_head
from corpus.importers.html.parsing import parse_page
from corpus.importers.html.titles import mark_headings, named_title, only_title
from corpus.importers.html.trimming import trim
from corpus.importers.html.walk import Walk
from corpus.importers.registry import Extract, Source
from corpus.model import Kind


def read(source: Source) -> Extract:
    """An HTML file: what it says of itself, and the blocks of its article in reading order.

    Raises:
        SourceError: for files that are no text or hold none.
    """
    page = parse_page(source.data, source.name, source.encoding)
    fields, heading = about(page.root)
    article = find_article(page.root)
    notes = find_notes({"": page.root})
    sheets = (style.text or "" for style in page.root.iter("style"))
    walk = Walk(notes, dropped=article.dropped, bold=bold_classes(sheets))
    walk.take(article.root)
    blocks = trim(walk.blocks) if article.is_page else walk.blocks
    title = named_title(blocks, heading or fields.get("title")) or only_title(blocks)
    if title is None and heading and article.is_page:  # it stands outside of what holds the article
        title = HtmlBlock(Kind.HEADING, heading, 1)
        blocks.insert(0, title)
    mark_headings(blocks, title)
    if title is not None:
        fields["title"] = title.text
    mark_head(blocks, fields)
    return Extract(fields, drafts(blocks, notes.markers), page.warnings)
