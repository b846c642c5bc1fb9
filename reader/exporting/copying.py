"""What is copied, in the flavour of Markdown that the settings name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader import citation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.model import Report
    from notes.export.records import Entry
    from reader.notebook import Contents, Placed
    from reader.positions.places import Span

PLAIN = "plain"
"""The flavour in which a copy is a sentence to be pasted anywhere: “…” (Portela 2001, ¶ 12)."""


def quote(report: Report, span: Span, flavour: str) -> str:
    """The words of a stretch with their citation."""
    if flavour == PLAIN:
        return citation.quote(report, span)
    from notes.export.flavours import FLAVOURS

    return FLAVOURS[flavour]({}).pasted(_entry(report, span))


def cite(report: Report, span: Span, flavour: str) -> str:
    """The citation of a stretch."""
    from notes.export.flavours import FLAVOURS

    if flavour == PLAIN or not FLAVOURS[flavour].resolved:
        return citation.cite(report, span)
    return FLAVOURS[flavour]({}).cited(_entry(report, span))


def notes(contents: Contents, placed: Sequence[Placed], reports: Sequence[Report], flavour: str) -> str:
    """Notes with their quotes and citations."""
    if flavour == PLAIN:
        from reader.presentation.note_text import quoted

        return "\n\n".join(map(quoted, placed))
    from notes.export.flavours import FLAVOURS
    from notes.export.markdown_writer import MarkdownWriter
    from notes.export.preserved_blocks import Kept
    from reader.exporting.material import material

    found = material(contents, placed, reports)
    writer = MarkdownWriter(found, FLAVOURS[flavour]({}), {}, "", Kept())
    return "\n\n".join(block for entry in found.entries for block in writer.note(entry))


def _entry(report: Report, span: Span) -> Entry:
    from notes.export.records import Entry
    from reader.exporting.material import source_of

    return Entry(
        id="",
        source=source_of(report),
        quote=citation.words(report, span),
        locus=citation.locus(report, span),
        section=report.reading[span.start.passage].section or "",
    )
