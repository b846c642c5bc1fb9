"""The blocks of an article without what stands between its paragraphs: share links, teasers, tags."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import zip_longest
from typing import Final

from corpus.importers.html.blocks import HtmlBlock
from corpus.importers.html.measure import LINKED, LONG, weight
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


_IMPRINT: Final = re.compile(
    r"©|\bcopyright\b|all rights reserved|newsletter|\bcookies\b|\bsubscribe\b|\bsign up\b"
    r"|follow (?:us|her|him|me|them) on",
    re.IGNORECASE,
)
_AFTERWORD: Final = re.compile(
    r"""(?:
    \d+\s(?:comments?|responses|replies|thoughts) | about\sthe\sauthor | advert | comments? |
    join\sthe\s(?:discussion|conversation) | latest\s(?:news|posts|stories|articles) |
    leave\sa\s(?:reply|comment) | more\s(?:from|in|on|news|stories|articles) |
    most\s(?:popular|read|viewed|recent) | privacy\soverview
    | popular\s(?:posts|articles|now) | read\snext |
    recent\s(?:posts|articles) | recommended | related | share\sthis | something\sto\sconsider |
    sponsored | tell\sus | trending | up\snext | what\sto\sread\snext |
    you\s(?:may|might)\s(?:also|like)
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)
"""How headings begin that stand over other things than the article."""
_LONGEST_IMPRINT: Final = 250
"""Characters; longer ones speak of it."""


def trim(blocks: Sequence[HtmlBlock]) -> list[HtmlBlock]:
    """The blocks that are read."""
    good = [place for place, block in enumerate(blocks) if _is_writing(block)]
    if not good:
        return list(blocks)
    kept: list[HtmlBlock] = []
    dropped = False
    for place, block in enumerate(blocks):
        item = block.kind is Kind.LIST_ITEM
        if _is_kept(block, before=place < good[0], after=place > good[-1]) or (
            item and not dropped and good[0] < place < good[-1]
        ):
            kept.append(block)
            dropped = False
        else:
            dropped = True
    return _without_repeats(_without_ends(_without_afterword(kept)))


def _is_writing(block: HtmlBlock) -> bool:
    return (
        weight(block.text) >= LONG
        and block.linked < LINKED
        and block.kind not in {Kind.HEADING, Kind.CAPTION}
        and not (len(block.text) < _LONGEST_IMPRINT and _IMPRINT.search(block.text))
    )


def _is_kept(block: HtmlBlock, before: bool, after: bool) -> bool:
    if block.kind is Kind.FOOTNOTE:
        return True
    if not any(map(str.isalnum, block.text)):
        return False
    short = weight(block.text) < LONG
    if short and _TEASER.fullmatch(block.text):
        return False
    if block.kind in {Kind.HEADING, Kind.TITLE}:
        return not (after and block.linked >= _MOSTLY_LINKED)
    if block.linked >= _MOSTLY_LINKED and not block.refs:
        return False
    if before and short and block.kind is not Kind.CAPTION:
        if _BYLINE.fullmatch(block.text):
            block.kind = Kind.BYLINE
            return True
        return _SENTENCE.search(block.text) is not None
    return not after or _SENTENCE.search(block.text) is not None


def _without_afterword(blocks: list[HtmlBlock]) -> list[HtmlBlock]:
    """Without what follows a heading that promises other articles, or headings that all lead to such."""
    cut = len(blocks)
    linked = 0
    for place in range(len(blocks) - 1, 0, -1):
        if blocks[place].kind is not Kind.HEADING:
            continue
        promises = _AFTERWORD.match(blocks[place].text) is not None
        if not promises and blocks[place].linked < _MOSTLY_LINKED:
            break
        linked += 1
        if promises or linked > 1:
            cut = place
    writing = [sum(len(b.text) for b in part if _is_writing(b)) for part in (blocks[:cut], blocks[cut:])]
    return blocks[:cut] if writing[0] > writing[1] else blocks


def _without_repeats(blocks: list[HtmlBlock]) -> list[HtmlBlock]:
    """Without captions that stand there already, as they do for small and for large pictures."""
    seen: set[str] = set()
    kept = []
    for block in blocks:
        if block.kind is not Kind.CAPTION or block.text not in seen:
            kept.append(block)
            seen.add(block.text)
    return kept


def _without_ends(blocks: list[HtmlBlock]) -> list[HtmlBlock]:
    """Without headings after which nothing comes, and without an imprint."""
    while blocks and (
        blocks[-1].kind is Kind.HEADING
        or (len(blocks[-1].text) < _LONGEST_IMPRINT and _IMPRINT.search(blocks[-1].text))
    ):
        blocks.pop()
    return [
        block
        for block, after in zip_longest(blocks, blocks[1:])
        if block.kind is not Kind.HEADING
        or block.linked < _MOSTLY_LINKED
        or after is None
        or after.kind is not Kind.HEADING
    ]
