"""What blocks are: title, byline, headings, captions, list items, abstract."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

from corpus.cleaning.lines import ended
from corpus.cleaning.shapes import ABSTRACT, begins_caption, is_section
from corpus.identity import letters
from corpus.importers.pdf.block import ITEM_STYLES, Block
from corpus.importers.pdf.fonts import family, is_bold, is_slanted, is_typewriter
from corpus.importers.pdf.measures import Measures
from corpus.model import Kind

_HEADING_WORDS: Final = 25
_HEADING_LINES: Final = 4
_SHORT: Final = 16
"""Words of a heading that is no larger than the text."""
_BODY: Final = 25
"""Words from which a block of the text's own size is text, and the front of the document is over."""
_ABSTRACT_WORDS: Final = 500
_CAPTION: Final = 60
"""Words of a caption …"""
_LONG_CAPTION: Final = 250
"""… and of one whose label ends in a stop."""
_LABELLED: Final = re.compile(r"\w+\.?\s*[\dIVXA-Z]+(?:\.\d+)?\s*[.:|–—-]")
_NUMBERED: Final = re.compile(
    r"(?:(?:chapter|part|section|annex|appendix)\s+)?(?P<number>\d{1,2}(?:\.\d{1,2}){0,4}|[IVX]{1,5}|[A-Z])[.)]?\s+[“‘\"'(]?[^\W\d_]",
    re.IGNORECASE,
)
_DEEP: Final = re.compile(r"\d{1,2}(?:\.\d{1,2})+\.?\s+[^\W\d_]")
_RUN_IN_ABSTRACT: Final = re.compile(r"(?:abstract|summary)\s?[.:—–-]", re.IGNORECASE)
_TITLE_WORDS: Final = 40
_APART: Final = 1.2
"""Leadings; the distance from which a line stands alone."""
_LARGE: Final = 1.15
"""Times the size of the text that a title at least has."""
_WORD: Final = re.compile(r"[^\W\d_]{3}|[\u3040-\u9fff\uac00-\ud7af]{2}")

Style = tuple[float, bool, bool, bool]
"""How a heading is set: size, bold, capitals, slanted."""


def mark(blocks: Sequence[Block], measures: Measures, outline: Mapping[str, int], title: str | None) -> None:
    """Give a kind to what is not running text.

    Args:
        blocks: of the whole document, in reading order; footnotes and tables are marked.
        measures: what it is usually set in.
        outline: from the letters of a heading in the file's outline to its depth.
        title: what the file says that it is called, where that can be true.
    """
    for block in blocks:
        if block.kind is None and begins_caption(block.text) and _is_caption(block):
            block.kind, block.marker = Kind.CAPTION, None
    _front(blocks, measures, title, outline)
    _headings(blocks, measures, outline)
    _abstract(blocks)
    _items(blocks)


def _is_caption(block: Block) -> bool:
    """Whether what begins as a caption is as short as one, or sets its label off as a long one does."""
    return block.words <= (_LONG_CAPTION if _LABELLED.match(block.text) else _CAPTION)


def _front(
    blocks: Sequence[Block], measures: Measures, title: str | None, outline: Mapping[str, int]
) -> None:
    """Title and byline, on the first page with text."""
    front = [b for b in blocks if b.first.page == blocks[0].first.page] if blocks else []
    open_ = [b for b in front if b.kind is None and b.words <= _TITLE_WORDS and any(map(str.isalpha, b.text))]
    found: Block | None = None
    if title:
        whole = letters(title)
        part = [b for b in open_ if 2 * len(letters(b.text)) >= len(whole) and letters(b.text) in whole]
        found = max(part, key=lambda b: (b.size, len(letters(b.text))), default=None)
    if found is None:
        found = _largest(open_, blocks, measures) or _first(front, open_)
    if found is None:
        return
    found.kind, found.marker = Kind.TITLE, None
    at = front.index(found)
    for block in front[at + 1 :]:
        adjacent = block.kind is None and abs(block.size - found.size) < 0.5 and block.words <= _TITLE_WORDS
        if not adjacent or len(found.lines) > 5 or (block.first.base - found.last.base) > 2.2 * found.size:
            break
        found.lines += block.lines
        block.lines, block.kind = [], Kind.TITLE
    above = [block for block in front[:at] if block.kind is None]
    for block in above if not any(map(_is_body, above)) else ():
        block.kind, block.marker = Kind.BYLINE, None
    for block in front[at + 1 :]:
        if not block.lines or block.kind is not None:
            continue
        if _is_body(block) or is_section(block.text) or _RUN_IN_ABSTRACT.match(block.text):
            break
        if letters(block.text) in outline or (_NUMBERED.match(block.text) and block.bold):
            break
        block.kind, block.marker = Kind.BYLINE, None


def _largest(open_: Sequence[Block], blocks: Sequence[Block], measures: Measures) -> Block | None:
    """The block in the largest type on the first page, if no other page has such type."""
    big = [b for b in open_ if b.size > _LARGE * measures.size and len(letters(b.text)) > 3]
    found = max(big, key=lambda b: (round(b.size), -b.first.base), default=None)
    if found is None or is_section(found.text):
        return None
    page = found.first.page
    if not any(_is_body(b) for b in blocks if b.first.page == page):
        return found  # a page of its own
    return None if any(b.size >= found.size - 0.5 for b in blocks if b.first.page != page) else found


def _first(front: Sequence[Block], open_: Sequence[Block]) -> Block | None:
    """The first block, if it is set as a title in type of the text's size."""
    first = front[0] if front else None
    if first is None or first not in open_ or len(front) < 2 or not (first.bold or first.text.isupper()):
        return None
    numbered = _NUMBERED.match(first.text) or is_section(first.text) or ended(first.text)
    return None if numbered or front[1].bold else first


def _is_body(block: Block) -> bool:
    """Whether a block is text and no name, date or address."""
    return (block.words >= _BODY and len(block.lines) > 1) or (block.words >= 8 and ended(block.text))


def _headings(blocks: Sequence[Block], measures: Measures, outline: Mapping[str, int]) -> None:
    found = [
        block
        for at, block in enumerate(blocks)
        if block.kind is None
        and block.lines
        and _is_heading(block, blocks[at + 1 : at + 4], measures, outline)
    ]
    for block in found:
        block.kind, block.marker = Kind.HEADING, None
    _levels(found, outline)


def _is_heading(block: Block, after: Sequence[Block], measures: Measures, outline: Mapping[str, int]) -> bool:
    text = block.text
    if block.words > _HEADING_WORDS or len(block.lines) > _HEADING_LINES or not _is_wording(text):
        return False
    if outline.get(letters(text)) is not None:
        return True
    if is_typewriter(block.first.font) or text[0].islower() or text[-1] in ",;-–":
        return False
    stopped = ended(text) and text[-1] not in "?!" and not text.endswith(":")
    numbered = bool(_NUMBERED.match(text))
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


def _is_wording(text: str) -> bool:
    """Whether ``text`` is made of words and no formula, date or figure."""
    return "=" not in text and bool(_WORD.search(text)) and 2 * sum(map(str.isalpha, text)) > len(text)


def _is_bold(block: Block, measures: Measures) -> bool:
    return not measures.bold and block.bold


def _style(block: Block) -> Style:
    first = max(block.lines, key=lambda line: len(line.text))
    return (
        round(2 * block.size) / 2,
        is_bold(first.font),
        block.text.isupper(),
        is_slanted(first.font),
    )


def _levels(headings: Sequence[Block], outline: Mapping[str, int]) -> None:
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
    found = _NUMBERED.match(text)
    if not found or not found["number"][0].isdigit():
        return None
    return found["number"].count(".") + 1


def _abstract(blocks: Sequence[Block]) -> None:
    """The text under a heading such as "Abstract", or behind that word."""
    for at, block in enumerate(blocks[:60]):
        if block.kind is None and _RUN_IN_ABSTRACT.match(block.text):
            block.kind, block.marker = Kind.ABSTRACT, None
            return
        if block.kind in {Kind.HEADING, Kind.BYLINE} and ABSTRACT.fullmatch(block.text.strip(" .:")):
            block.kind, block.level = Kind.HEADING, block.level or 1
            words = 0
            for below in blocks[at + 1 :]:
                if below.kind is not None or words + below.words > _ABSTRACT_WORDS:
                    break
                if words and abs(below.size - blocks[at + 1].size) > 0.5:
                    break
                words += below.words
                below.kind, below.marker = Kind.ABSTRACT, None
            return


def _items(blocks: Sequence[Block]) -> None:
    """List items: bullets, and numbers that have a neighbour."""
    marked = [b for b in blocks if b.kind is None and b.lines and b.marker and b.marker.style in ITEM_STYLES]
    values: dict[str, set[int]] = defaultdict(set)
    for block in marked:
        if block.marker and block.marker.value is not None:
            values[block.marker.style].add(block.marker.value)
    lefts: list[float] = []
    before: Block | None = None
    for block in blocks:
        if block.kind is None and block.marker is not None:
            marker = block.marker
            if marker.style == "bullet":
                ok = (
                    marker.text not in "-–—*o"
                    or block.first.left > block.left + 2
                    or _has_brother(blocks, marker.text)
                )
            else:
                ok = (
                    marker.style in ITEM_STYLES
                    and marker.value is not None
                    and ({marker.value - 1, marker.value + 1} & values[marker.style] != set())
                )
            if ok:
                block.kind = Kind.LIST_ITEM
                if before is None or before.kind is not Kind.LIST_ITEM:
                    lefts = []
                block.level = _level(lefts, block.first.left)
            else:
                block.marker = None
        if block.kind is not Kind.FOOTNOTE:
            before = block


def _has_brother(blocks: Sequence[Block], sign: str) -> bool:
    return sum(other.marker is not None and other.marker.text == sign for other in blocks) > 1


def _level(lefts: list[float], left: float) -> int:
    """The depth of an item, by how far its marker stands in; ``lefts`` are those of the items it is in."""
    while lefts and left < lefts[-1] - 3:
        lefts.pop()
    if not lefts or left > lefts[-1] + 3:
        lefts.append(left)
    return len(lefts)
