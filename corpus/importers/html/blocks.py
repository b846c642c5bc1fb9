"""A block as the walk finds it, before what can only be told from all blocks together."""

from __future__ import annotations

from dataclasses import dataclass

from lxml.etree import _Element as Element

from corpus.blocks import Block, BlockRef
from corpus.importers.html.inline import NoteRef
from corpus.model import Kind, LineRun, PageTurn


@dataclass(slots=True)
class HtmlBlock:
    """One block of a page."""

    kind: Kind
    text: str
    level: int | None = None
    marker: str | None = None
    refs: tuple[NoteRef, ...] = ()
    turns: tuple[PageTurn, ...] = ()
    note: int | None = None
    """The number of the note that begins with this block."""
    linked: float = 0
    """Share of its characters that are links."""
    bold: float = 0
    """Share of its characters that are bold."""
    line: int | None = None
    """The source line it begins in."""
    element: Element | None = None
    """What it stands in."""


def drafts(blocks: list[HtmlBlock], markers: dict[int, str]) -> list[Block]:
    """The drafts of all blocks, each reference tied to the draft of its note."""
    places = {
        block.note: place for place, block in reversed(list(enumerate(blocks))) if block.note is not None
    }
    made = []
    for block in blocks:
        refs = tuple(
            BlockRef(
                ref.start,
                ref.end,
                markers.get(ref.note, block.text[ref.start : ref.end]),
                places.get(ref.note),
            )
            for ref in block.refs
        )
        runs = (LineRun(block.line, block.line),) if block.line else ()
        made.append(Block(block.kind, block.text, block.level, block.marker, refs, runs, block.turns))
    return made
