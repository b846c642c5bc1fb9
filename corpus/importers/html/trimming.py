"""The blocks of an article without what stands between its paragraphs: share links, teasers, tags."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from corpus.importers.html.blocks import Block
from corpus.importers.html.measure import LINKED, LONG
from corpus.model import Kind

_MOSTLY_LINKED: Final = 0.6
"""Share of links from which a block leads elsewhere and says nothing."""
_SENTENCE: Final = re.compile(r"[.!?…:;][\"'”’»)\]]*$")
_BYLINE: Final = re.compile(
    r"""(?:(?:written|posted|published|reported)\s)? (?:by|von|par|por|di|da|door) [:\s]+ \S.{2,90}
    | .{0,40} \b(?:19|20)\d\d\b .{0,40}""",
    re.IGNORECASE | re.VERBOSE,
)
_TEASER: Final = re.compile(
    r"""(?: read\s(?:more|also|next) | see\salso | related | also\son | more\s(?:on|from) | watch | listen
    | advertisement | click\shere | share\s(?:this|on) | follow\sus | sign\sup | subscribe | loading
    | continue\sreading | photo\sgallery | tags? | filed\sunder | topics? | print | email | comments? )
    \b .{0,80}""",
    re.IGNORECASE | re.VERBOSE,
)


def trim(blocks: Sequence[Block]) -> list[Block]:
    """The blocks that are read."""
    good = [place for place, block in enumerate(blocks) if _is_writing(block)]
    if not good:
        return list(blocks)
    kept = [
        block
        for place, block in enumerate(blocks)
        if _is_kept(block, before=place < good[0], after=place > good[-1])
    ]
    return _without_empty_sections(kept)


def _is_writing(block: Block) -> bool:
    return (
        len(block.text) >= LONG and block.linked < LINKED and block.kind not in {Kind.HEADING, Kind.CAPTION}
    )


def _is_kept(block: Block, before: bool, after: bool) -> bool:
    if block.kind in {Kind.HEADING, Kind.TITLE, Kind.FOOTNOTE}:
        return not (block.kind is Kind.HEADING and _TEASER.fullmatch(block.text))
    if block.linked >= _MOSTLY_LINKED and not block.refs:
        return False
    short = len(block.text) < LONG
    if short and _TEASER.fullmatch(block.text):
        return False
    if before and short and block.kind is not Kind.CAPTION:
        if _BYLINE.fullmatch(block.text):
            block.kind = Kind.BYLINE
            return True
        return _SENTENCE.search(block.text) is not None
    if after and short:
        return _SENTENCE.search(block.text) is not None
    return True


def _without_empty_sections(blocks: list[Block]) -> list[Block]:
    """Without headings at the end, after which nothing comes."""
    while blocks and blocks[-1].kind is Kind.HEADING:
        blocks.pop()
    return blocks
