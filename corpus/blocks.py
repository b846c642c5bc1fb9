"""Blocks: what importers and cleaning hand over before passages get their ids and numbers.

A block is a passage that does not yet know its place in a report: it has no id, no ¶ number, no section,
and its references name the footnote by the marker that is printed before it. Numbering turns the blocks
of a source, in reading order, into the passages of a report.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from corpus.model import Kind, LineRun, PageTurn


class BlockRef(NamedTuple):
    """A note reference in a block's text: half-open bounds, and which note it means."""

    start: int
    end: int
    marker: str
    """The ``marker`` of the footnote meant; where several blocks bear it, numbering picks the right one."""
    note: int | None = None
    """The place of the footnote's block, where the source itself ties the two."""


@dataclass(frozen=True, slots=True)
class Block:
    """One block of a source, in reading order, with what the source says of it.

    Its text is final: offsets in ``refs`` and ``pages`` are code points into it and survive numbering.
    """

    kind: Kind
    text: str
    level: int | None = None
    """Depth of a heading or list item, from 1."""
    marker: str | None = None
    """What the source set before it: "1.", "•", a footnote's number."""
    refs: tuple[BlockRef, ...] = ()
    """In order, without overlaps."""
    runs: tuple[LineRun, ...] = ()
    """The source lines it was made of, in order."""
    pages: tuple[PageTurn, ...] = ()
    mended: str | None = None
    """What was put right and how the source has it, in one line; None where nothing was."""
