"""The reader's own words: Markdown as typed, as long as it stays within its note.

A heading, raw HTML, a fence that is not closed or a footnote would reach beyond the note and change what
stands around it. Words that hold such a thing are written literally instead.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from notes.export.escaping import clean

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

_DOUBTFUL: Final = re.compile(r"[<`~]|^[\s>*+\-\d.)]*(#|\[[^\]]*\]:|-{2,}\s*$|=+\s*$|\t| {4})", re.MULTILINE)
"""What is worth parsing; most words hold nothing of it."""
_NEVER: Final = re.compile(
    r"%%|\$\$|:::|\[\^|syntopic:keep|^\s*(---|\.\.\.)\s*$|^[\s+=-]*-{3,}[\s+=-]*$", re.MULTILINE
)
"""What parsers of other flavours take for the beginning of something that goes on, or for metadata."""
_TAG: Final = re.compile(r"<[!/?A-Za-z]")
"""What may be the beginning of a tag or comment that ends in another note."""
_BRACKET: Final = re.compile(r"\\.|[\[\]]")
"""A bracket, or what a backslash takes the meaning of."""
_END: Final = "the end of it"
"""A paragraph put behind the words: if it still is one, they have ended."""
_REACHES_OUT: Final = frozenset({"heading_open", "html_block", "html_inline"})


def stays_within(words: str) -> bool:
    """Whether words end where they end, and have no heading and no raw HTML."""
    if _NEVER.search(words) or not all(map(_balanced, words.split("\n\n"))):
        return False
    if not _DOUBTFUL.search(words):
        return True
    env: dict[str, object] = {}
    tokens = _parser().parse(f"{words}\n\n{_END}", env)
    within = [child for token in tokens for child in token.children or ()]
    kinds = {token.type for token in (*tokens, *within)}
    if any(child.type == "text" and _TAG.search(child.content) for child in within):
        return False
    ends = [(token.type, token.content) for token in tokens[-2:] if token.level <= 1]
    ended = ends == [("inline", _END), ("paragraph_close", "")]
    return ended and not kinds & _REACHES_OUT and not env.get("references")


def _balanced(paragraph: str) -> bool:
    """Whether every bracket is closed: pandoc looks for the other one through all that follows."""
    depth = 0
    for bracket in _BRACKET.findall(paragraph):
        depth += {"[": 1, "]": -1}.get(bracket, 0)
        if depth < 0:
            return False
    return depth == 0


def tidied(words: str) -> str:
    """Words without blank lines at their ends, without controls and blanks at the ends of lines."""
    lines = [line.rstrip() for line in clean(words).split("\n")]
    return "\n".join(lines).strip("\n")


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark").enable("table")
