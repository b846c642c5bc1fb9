"""Headings and their levels: by type, weight, capitals, numbers, and the file's outline."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

from corpus.cleaning.lines import continues, ended
from corpus.cleaning.shapes import is_section
from corpus.importers.pdf.block import PdfBlock
from corpus.importers.pdf.fonts import family, is_bold, is_slanted, is_typewriter
from corpus.importers.pdf.measures import TypicalMeasures
from corpus.model import Kind
from corpus.text.identity import letters

NUMBERED: Final = re.compile(
    r"""(?:(?:chapter|part|section|annex|appendix)\s+(?:\d{1,2}|[IVX]{1,5}|[A-Z])[.:)]?
      | (?P<number>\d{1,2}(?:\.\d{1,2}){0,4})[.)]?
      | (?-i:[IVX]{1,5})[.)]?
      | (?-i:[A-Z])[.)])
      \s+[“‘"'(]?[^\W\d_]""",
    re.IGNORECASE | re.VERBOSE,
)
"""A heading with its number."""
_HEADING_WORDS: Final = 25
_HEADING_LINES: Final = 4
_SHORT: Final = 16
"""Words of a heading that is no larger than the text."""
_DEEP: Final = re.compile(r"\d{1,2}(?:\.\d{1,2})+\.?\s+[^\W\d_]")
_LONGEST: Final = 12
"""Words of a heading that only its number and its place show."""
_APART: Final = 1.2
"""Leadings; the distance from which a line stands alone."""
_WORD: Final = re.compile(r"[^\W\d_]{3}|[\u3040-\u9fff\uac00-\ud7af]{2}")

Style = tuple[float, bool, bool, bool]
"""How a heading is set: size, bold, capitals, slanted."""


def mark(blocks: Sequence[PdfBlock], measures: TypicalMeasures, outline: Mapping[str, int]) -> None:
    """Mark the headings among the blocks of a document, and give them their levels."""
    found = [
        block
        for at, block in enumerate(blocks)
        if block.kind is None
        and block.lines
        and (
            _is_heading(block, blocks[at + 1 : at + 4], measures, outline)
            or (0 < at < len(blocks) - 1 and _counts_sections(blocks[at - 1], block, blocks[at + 1]))
        )
    ]
    for block in found:
        block.kind, block.marker = Kind.HEADING, None
    _levels(found, outline)


def _is_heading(
    block: PdfBlock, after: Sequence[PdfBlock], measures: TypicalMeasures, outline: Mapping[str, int]
) -> bool:
    text = block.text
    if block.words > _HEADING_WORDS or len(block.lines) > _HEADING_LINES or not _is_wording(text):
        return False
    if outline.get(letters(text)) is not None:
        return True
    if is_typewriter(block.first.font) or text[0].islower() or text[-1] in ",;-–":
        return False
    if after and _goes_on(block, after[0]):
        return False
    stopped = ended(text) and text[-1] not in "?!" and not text.endswith(":")
    numbered = bool(NUMBERED.match(text))
    if measures.is_big(block.size):
        return not stopped or numbered
    heavy = _is_bold(block, measures) or (text.isupper() and sum(map(str.isalpha, text)) > 3)
    if not after or (measures.is_small(block.size) and not (heavy and numbered and block.gap > _APART)):
        return False
    if is_section(text):
        return True
    if block.words > _SHORT or stopped or text.endswith(":"):
        return _is_bold(block, measures) and bool(_DEEP.match(text)) and block.words <= _SHORT
    if block.marker is not None and block.marker.style in {"bullet", "paren", "letter"}:
        return False
    if heavy:
        return True
    alone = block.gap > _APART
    other = family(block.first.font) != measures.family and measures.family != ""
    slanted = not measures.slanted and all(is_slanted(x.font) and is_slanted(x.end_font) for x in block.lines)
    if alone and (slanted or other) and text[0].isupper():
        return numbered or block.words <= 10
    return bool(_DEEP.match(text)) and alone and len(block.lines) == 1


def _goes_on(block: PdfBlock, after: PdfBlock) -> bool:
    """Whether the block right below one goes on with its sentence."""
    near = not after.opens and after.gap < _APART and bool(after.lines)
    return near and after.kind is None and continues(after.first.text) and not block.bold


def _counts_sections(before: PdfBlock, block: PdfBlock, after: PdfBlock) -> bool:
    """Whether a block in the text's own type is a numbered line alone over a paragraph, and in no list."""
    if block.marker is None or len(block.lines) > 1 or block.gap <= _APART or block.words > _LONGEST:
        return False
    if not (NUMBERED.match(block.text) and _is_wording(block.text)) or ended(block.text):
        return False
    listed = before.marker is not None and before.marker.style == block.marker.style
    return not listed and after.kind is None and after.marker is None and len(after.lines) > 1


def _is_wording(text: str) -> bool:
    """Whether ``text`` is made of words and no formula, date or figure."""
    return "=" not in text and bool(_WORD.search(text)) and 2 * sum(map(str.isalpha, text)) > len(text)


def _is_bold(block: PdfBlock, measures: TypicalMeasures) -> bool:
    return not measures.bold and block.bold


def _style(block: PdfBlock) -> Style:
    first = max(block.lines, key=lambda line: len(line.text))
    return (
        round(2 * block.size) / 2,
        is_bold(first.font),
        block.text.isupper(),
        is_slanted(first.font),
    )


def _levels(headings: Sequence[PdfBlock], outline: Mapping[str, int]) -> None:
    """Depth of headings: by the outline, by their numbers, else by how they are set."""
    known: dict[Style, Counter[int]] = defaultdict(Counter)
    for block in headings:
        block.level = outline.get(letters(block.text)) or _depth(block.text)
        if block.level:
            known[_style(block)][block.level] += 1
    styles = sorted({_style(block) for block in headings}, key=lambda s: (-s[0], not s[1], not s[2], s[3]))
    rank: dict[Style, int] = {}
    deepest = 0
    for style in styles:
        deepest = known[style].most_common(1)[0][0] if known[style] else min(deepest + 1, 6)
        rank[style] = deepest
    for block in headings:
        block.level = block.level or rank[_style(block)]


def _depth(text: str) -> int | None:
    found = NUMBERED.match(text)
    return found["number"].count(".") + 1 if found and found["number"] else None
