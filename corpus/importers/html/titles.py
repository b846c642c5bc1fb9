"""Which heading is the title, how deep the others are, and which bold lines are headings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from corpus.importers.html.blocks import HtmlBlock
from corpus.model import Kind
from corpus.text.identity import letters

_ALL: Final = 0.98
"""Share of bold characters in a line that is bold as a whole."""
_LONGEST: Final = 100
"""Characters of a bold line that is a heading."""
_TELLING: Final = 8
"""Letters of a heading that is a part of the title, or has it as a part."""
_RARE: Final = 0.3
"""Share of the paragraphs; where more are bold, bold means nothing."""
_ENDS: Final = re.compile(r"[.!?:;,][\"'”’»)\]]*$")


def named_title(blocks: Sequence[HtmlBlock], stated: str | None) -> HtmlBlock | None:
    """The heading that says what is stated to be the title; a bold line at the beginning may be it."""
    wanted = letters(stated or "")
    for block in blocks:
        said = letters(block.text) if block.kind is Kind.HEADING and wanted else ""
        if said and (
            said == wanted
            or (block.level == 1 and len(said) > _TELLING and (said in wanted or wanted in said))
        ):
            return block
    return None


def only_title(blocks: Sequence[HtmlBlock]) -> HtmlBlock | None:
    """The only heading of the first level, where no other comes before it."""
    headings = [block for block in blocks if block.kind is Kind.HEADING]
    tops = [block for block in headings if block.level == 1]
    return tops[0] if len(tops) == 1 and tops[0] is headings[0] else None


def mark_headings(blocks: Sequence[HtmlBlock], title: HtmlBlock | None) -> None:
    """Make bold lines headings, mark the title, and count the depth of the other headings from 1."""
    paragraphs = [block for block in blocks if block.kind is Kind.PARAGRAPH]
    bold = [block for block in paragraphs if _is_bold_line(block)]
    deepest = max((block.level or 1 for block in blocks if block.kind is Kind.HEADING), default=0)
    if len(bold) <= _RARE * len(paragraphs):
        after = {id(block): following for block, following in pairwise(blocks)}
        for block in bold:
            following = after.get(id(block))
            if following is not None and following.bold < _ALL:
                block.kind, block.level = Kind.HEADING, min(6, deepest + 1)
    if title is not None:
        title.kind, title.level = Kind.TITLE, None
    headings = [block for block in blocks if block.kind is Kind.HEADING]
    highest = min((block.level or 1 for block in headings), default=1)
    for block in headings:
        block.level = (block.level or 1) - highest + 1


def _is_bold_line(block: HtmlBlock) -> bool:
    return (
        block.bold >= _ALL
        and len(block.text) <= _LONGEST
        and "\n" not in block.text
        and not _ENDS.search(block.text)
        and any(map(str.isalpha, block.text))
    )
