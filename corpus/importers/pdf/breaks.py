"""Where, within a column, a line begins a block of its own: by weight, marker, indent and unfilled lines."""

from __future__ import annotations

from typing import Final, NamedTuple

from corpus.cleaning.lines import continues, ended, is_open
from corpus.cleaning.markers import Marker
from corpus.cleaning.shapes import begins_caption
from corpus.importers.pdf.block import ITEM_STYLES, PdfBlock, begun
from corpus.importers.pdf.fonts import is_bold, is_typewriter
from corpus.importers.pdf.lines import PdfLine
from corpus.importers.pdf.measures import TypicalMeasures

_SOME_GAP: Final = 1.12
"""Times the usual leading from which a gap parts paragraphs where a sentence has ended as well."""
_INDENT: Final = 0.55
"""Sizes; an indent is at least as deep."""
_DEEPEST: Final = 6.0
"""Sizes; text that stands further in than its marker is not the marker's."""
_SLACK: Final = 0.35
"""Sizes that must be left over on a line for a word to have fitted: a space, and a little more."""
_SHORT: Final = 0.75
"""Share of the measure below which a line is short, whatever it ends in."""
_HEAD: Final = 3
"""Lines of a bold head that stands right on its text."""
HYPHENS: Final = "-\u2010\u2011"


class LineEdges(NamedTuple):
    """Where the lines of a stack begin and end."""

    left: float
    right: float


def begins(
    block: PdfBlock, a: PdfLine, b: PdfLine, c: PdfLine | None, column: LineEdges, measures: TypicalMeasures
) -> bool:
    """Whether line ``b`` begins a block of its own.

    Args:
        block: what is begun, up to line ``a``.
        a: the line right above ``b``.
        b: the line asked for.
        c: the line right below ``b``, if any.
        column: where they stand.
        measures: what the document is set in.
    """
    if is_typewriter(a.font) and is_typewriter(b.font) and is_typewriter(a.end_font):
        return False
    if a.text[-1] in HYPHENS and b.text[0].islower():
        return False
    done, short = ended(a.text), is_short(a, b, column.right)
    if not measures.bold and _changes_weight(block, a, b, done, short):
        return True
    if (done or short) and begins_caption(b.text):
        return True
    if _is_marked(block, a, b, done, short, measures):
        return True
    if not done and _is_centred(a, b, column):
        return False
    if abs(b.left - a.left) > _INDENT * b.size:
        return _is_set_in_or_out(block, a, b, c, column, done, short)
    if done and (
        short or ((b.base - a.base) > _SOME_GAP * measures.leading(b.size) and not continues(b.text))
    ):
        return True
    if measures.is_big(a.size) or (is_bold(a.font) and is_bold(a.end_font)):
        return False
    return short and a.width < _SHORT * (column.right - column.left) and not continues(b.text)


def _changes_weight(block: PdfBlock, a: PdfLine, b: PdfLine, done: bool, short: bool) -> bool:
    """Whether a bold head ends with ``a`` or begins with ``b``."""
    if is_bold(a.font) and is_bold(a.end_font):
        ends = short or done or (len(block.lines) <= _HEAD and not is_open(a.text))
        return ends and not is_bold(b.font)
    return (done or short) and not is_bold(a.end_font) and is_bold(b.font) and is_bold(b.end_font)


def _is_marked(
    block: PdfBlock, a: PdfLine, b: PdfLine, done: bool, short: bool, measures: TypicalMeasures
) -> bool:
    """Whether ``b`` begins with the marker of a note or an item, and none of the sentence's own numbers."""
    new = begun(b)
    parted = done or short
    if new.note:
        return parted or block.note is not None
    if new.marker is None:
        return False
    if parted and measures.is_small(b.size) and new.marker.follows(block.marker):
        return True
    if new.marker.style not in ITEM_STYLES or _goes_on_with(a, new.marker):
        return False
    brother = block.marker is not None and new.marker.style == block.marker.style
    return parted or (brother and b.left <= block.first.left + _INDENT * b.size)


def _goes_on_with(a: PdfLine, marker: Marker) -> bool:
    """Whether what looks like a marker is a number of the sentence that line ``a`` has left open."""
    return marker.style != "bullet" and is_open(a.text)


def _is_set_in_or_out(
    block: PdfBlock, a: PdfLine, b: PdfLine, c: PdfLine | None, column: LineEdges, done: bool, short: bool
) -> bool:
    """Whether ``b``, set further in or out than ``a``, begins a block."""
    indent = _INDENT * b.size
    alone = len(block.lines) == 1
    if b.left > a.left:
        if alone and (block.marker or block.note) and b.left < a.left + _DEEPEST * b.size:
            return False
        if c is not None and c.left < b.left - indent:
            return done or short or not is_open(a.text)
        if alone and not short and a.left <= column.left + indent:
            return False  # a hanging indent
        return done or short
    if alone:
        return short and (done or not continues(b.text))
    if abs(block.first.left - b.left) < indent and a.left > block.first.left + indent:
        return True  # the next item with a hanging indent
    return done or short


def is_short(a: PdfLine, b: PdfLine, right: float) -> bool:
    """Whether the first word of ``b`` would have fitted on ``a``, in a column that ends at ``right``."""
    return a.right + b.first_word + _SLACK * a.size < right


def _is_centred(a: PdfLine, b: PdfLine, column: LineEdges) -> bool:
    """Whether both lines are set around the middle of their column, not of one width."""
    middle = abs((a.left + a.right) - (b.left + b.right)) / 2
    return middle < 3 and abs(a.left - b.left) > 4 and abs(a.left + a.right - sum(column)) < 12
