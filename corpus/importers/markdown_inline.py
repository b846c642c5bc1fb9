"""The text of a Markdown paragraph: what is read once the markup is taken away."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from html import unescape
from typing import TYPE_CHECKING, Final, NamedTuple

from corpus.blocks import BlockRef

if TYPE_CHECKING:
    from markdown_it.token import Token

_BREAK: Final = re.compile(r"<br\s*/?>", re.IGNORECASE)
_UNREAD: Final = ("script", "style", "template", "head")
"""Elements whose contents nobody reads."""
_BLANKS: Final = re.compile(r"[ \t]*\n[ \t]*|[ \t]+")


class Inline(NamedTuple):
    """A text and the note references in it."""

    text: str
    refs: tuple[BlockRef, ...] = ()

    def cut(self, lead: int) -> Inline:
        """Without so many characters at its beginning."""
        refs = tuple(BlockRef(r.start - lead, r.end - lead, r.marker) for r in self.refs if r.start >= lead)
        return Inline(self.text[lead:], refs)

    def stripped(self) -> Inline:
        """Without white space at its ends."""
        lead = len(self.text) - len(self.text.lstrip())
        return Inline(
            self.text.strip(), tuple(BlockRef(r.start - lead, r.end - lead, r.marker) for r in self.refs)
        )


def join(parts: Sequence[Inline], between: str) -> Inline:
    """Texts as one, with something between them."""
    refs: list[BlockRef] = []
    at = 0
    for part in parts:
        refs.extend(BlockRef(r.start + at, r.end + at, r.marker) for r in part.refs)
        at += len(part.text) + len(between)
    return Inline(between.join(part.text for part in parts), tuple(refs))


def reduce(tokens: Sequence[Token], markers: Mapping[str, str]) -> Inline:
    """The text of inline tokens: emphasis and links give their text, images their description.

    Args:
        tokens: a paragraph's inline tokens.
        markers: from the labels of footnotes to what is printed for them.
    """
    if len(tokens) == 1 and tokens[0].type == "text":  # as most are
        return Inline(tokens[0].content.strip())
    parts: list[Inline] = []
    for token in tokens:
        if token.type == "note_ref":
            marker = markers[token.content]
            parts.append(Inline(marker, (BlockRef(0, len(marker), marker),)))
        elif token.type == "hardbreak" or (token.type == "html_inline" and _BREAK.fullmatch(token.content)):
            parts.append(Inline("\n"))
        elif token.type == "softbreak":
            parts.append(Inline(" "))
        elif token.type == "image":
            parts.append(reduce(token.children or [], markers))
        elif token.type != "html_inline":
            parts.append(Inline(token.content))
    return join(parts, "").stripped()


def untagged(html: str) -> str:
    """The text of HTML: tags, comments and what is not read left out, in linear time, nothing run."""
    lower = html.lower()
    parts: list[str] = []
    at = 0
    while (tag := html.find("<", at)) >= 0:
        parts.append(html[at:tag])
        if html.startswith("<!--", tag):
            at = _after(html, "-->", tag + 4)
        elif html[tag + 1 : tag + 2].isalpha() or html[tag + 1 : tag + 2] in {"/", "!", "?"}:
            unread = next((name for name in _UNREAD if lower.startswith(name, tag + 1)), None)
            at = _after(html, ">", lower.find(f"</{unread}", tag) if unread else tag)
            parts.append(" ")
        else:
            parts.append("<")
            at = tag + 1
    parts.append(html[at:])
    return _BLANKS.sub(" ", unescape("".join(parts))).strip()


def _after(html: str, sign: str, start: int) -> int:
    """Where the text goes on after a sign; at the end where the sign is missing."""
    found = html.find(sign, start) if start >= 0 else -1
    return found + len(sign) if found >= 0 else len(html)
