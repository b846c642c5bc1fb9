"""Markdown (CommonMark with tables and footnotes), reduced to blocks of text.

Block quotes become paragraphs, list items keep their depth and marker; a code block and a table are one
paragraph each, a line of code or a row of cells a line, because either is read as a whole. Rules and HTML
tags are dropped. An image that stands alone is a caption.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

from corpus.blocks import Block
from corpus.importers.front_matter import read_front_matter
from corpus.importers.markdown_attributes import CAPTION, without_attributes
from corpus.importers.markdown_inline import Inline, join, reduce, untagged
from corpus.importers.registry import Extract, Source
from corpus.model import Kind, LineRun
from corpus.text.decoding import decode
from corpus.text.identity import letters

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_core import StateCore
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

_DEEPEST: Final = 20
"""Quotes and lists nested deeper are read as text."""
_LONGEST_INLINE: Final = 100_000
_MOST_BRACKETS: Final = 500
"""A block with more characters or opening brackets is no writing: its markup is left as it stands, for
finding which bracket belongs to which takes time that grows with their square."""
_MARKUP: Final = re.compile(r"[\n!&*<\[\\\]_`~]")
"""Where markup within a block can begin or end."""
_NOTE_REF: Final = re.compile(r"\[\^([^\]\[\s]{1,80})\]")


def read(source: Source) -> Extract:
    """A Markdown file: what it says of itself, and its blocks in reading order.

    Raises:
        SourceError: for files that are no text.
    """
    decoded = decode(source.data, source.name, source.encoding)
    return Extract(*parse(decoded.text), warnings=(decoded.warning,) if decoded.warning else ())


def parse(text: str) -> tuple[dict[str, Any], list[Block]]:
    """What a decoded Markdown text says of itself, and its blocks in reading order."""
    fields, header = read_front_matter(text)
    lines = text.split("\n")
    body = "\n" * header + "\n".join(lines[header:])  # line numbers stay those of the source
    env: dict[str, Any] = {}
    tokens = _parser().parse(body, env)
    walk = _Walk(tokens, _markers(env), lines, fields.get("title"))
    if "title" not in fields and walk.title:
        fields["title"] = walk.title
    return fields, walk.drafts


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt
    from mdit_py_plugins.footnote import footnote_plugin

    parser = MarkdownIt("commonmark", {"maxNesting": _DEEPEST}).enable(["table", "strikethrough"])
    parser.disable("normalize")  # decoding has done that
    parser.inline.terminator_re = _MARKUP  # by itself it also stops at signs that only further rules know
    parser.use(footnote_plugin, inline=False, move_to_end=False)
    parser.inline.ruler.at("footnote_ref", _note_ref)
    parser.core.ruler.at("inline", _parse_inline)
    parser.parse("")  # what it puts together when it is first used is there before a second thread asks
    return parser


def _parse_inline(state: StateCore) -> None:
    """Parse what stands in the blocks, unless it is plain text or would take too long."""
    from markdown_it.token import Token

    for token in state.tokens:
        if token.type == "inline":
            token.children = []
            token.content = without_attributes(token.content)
            if token.content and not _MARKUP.search(token.content):
                token.children.append(Token("text", "", 0, content=token.content))
            elif len(token.content) <= _LONGEST_INLINE and token.content.count("[") <= _MOST_BRACKETS:
                state.md.inline.parse(token.content, state.md, state.env, token.children)


def _note_ref(state: StateInline, silent: bool) -> bool:
    """Read a reference to a footnote that there is; the plugin's own rule takes quadratic time."""
    if state.src[state.pos] != "[":
        return False
    found = _NOTE_REF.match(state.src, state.pos)
    if not found or f":{found[1]}" not in state.env.get("footnotes", {}).get("refs", {}):
        return False
    if not silent:
        state.push("note_ref", "", 0).content = found[1]
        state.env.setdefault("cited", {})[found[1]] = None
    state.pos = found.end()
    return True


def _markers(env: dict[str, Any]) -> dict[str, str]:
    """What is printed for each footnote: its label where all are numbers, else its place among the cited."""
    defined = [label[1:] for label in env.get("footnotes", {}).get("refs", {})]
    if all(label.isdecimal() for label in defined):
        return {label: label for label in defined}
    return {label: str(n) for n, label in enumerate(dict.fromkeys([*env.get("cited", {}), *defined]), 1)}


class _Walk:
    """Goes through the tokens once and writes the drafts."""

    def __init__(
        self, tokens: Sequence[Token], markers: dict[str, str], lines: Sequence[str], stated: str | None
    ) -> None:
        self.drafts: list[Block] = []
        self.title: str | None = None
        self._markers, self._lines = markers, lines
        self._depth = 0
        self._item: str | None = None
        """The marker of the list item or footnote that has begun, until its first block bears it."""
        self._in_note = False
        self._rows: list[list[Inline]] = []
        self._after_table = False
        tops = [(token.tag, text.content) for token, text in pairwise(tokens) if token.type == "heading_open"]
        firsts = [text for tag, text in tops if tag == "h1"]
        self._titled = (
            len(firsts) == 1
            and tops[0][0] == "h1"
            and (stated is None or letters(stated) == letters(without_attributes(firsts[0])))
        )
        opened: Token | None = None
        for token in tokens:
            if token.type in {"paragraph_open", "heading_open", "table_open"}:
                opened = token
            self._take(token, opened)

    def _take(self, token: Token, opened: Token | None) -> None:
        match token.type:
            case "bullet_list_open" | "ordered_list_open":
                self._depth += 1
            case "bullet_list_close" | "ordered_list_close":
                self._depth -= 1
            case "list_item_open":
                self._item = f"{token.info}{token.markup}" if token.info else "•"
            case "footnote_reference_open":
                self._in_note, self._item = True, self._markers[token.meta["label"]]
            case "footnote_reference_close":
                self._in_note = False
            case "tr_open":
                self._rows.append([])
            case "paragraph_close":
                self._after_table = False
            case "table_close":
                self._after_table = True
                rows = [join(row, " | ").stripped() for row in self._rows]
                self._rows = []
                self._write(Kind.PARAGRAPH, join(rows, "\n"), opened)
            case "inline":
                self._take_inline(token, opened)
            case "fence" | "code_block":
                self._write(Kind.PARAGRAPH, Inline(token.content.rstrip().expandtabs(4)), token)
            case "html_block":
                self._write(Kind.PARAGRAPH, Inline(untagged(token.content)), token)

    def _take_inline(self, token: Token, opened: Token | None) -> None:
        children = token.children or []
        read = reduce(children, self._markers) if children else Inline(token.content)
        if opened is not None and opened.type == "heading_open":
            self._write_heading(read, opened)
        elif opened is not None and opened.type == "table_open" and self._rows:
            self._rows[-1].append(read)
        else:
            alone = len(children) == 1 and children[0].type == "image"
            under_table = self._after_table and CAPTION.match(read.text)
            if under_table:
                read = read.cut(under_table.end())
            self._write(Kind.CAPTION if alone or under_table else Kind.PARAGRAPH, read, opened)

    def _write_heading(self, read: Inline, opened: Token) -> None:
        level = int(opened.tag[1:])
        if level == 1 and self._titled:
            self.title = read.text or None
            self._write(Kind.TITLE, read, opened)
        else:
            self._write(Kind.HEADING, read, opened, max(1, level - self._titled))

    def _write(self, kind: Kind, read: Inline, token: Token | None, level: int | None = None) -> None:
        """Add a block, unless nothing of it is left; what stands in a list or a note is of its kind."""
        if not read.text.strip():
            return
        marker = None
        if self._in_note or (self._depth and kind is Kind.PARAGRAPH):
            kind, level = (Kind.FOOTNOTE, None) if self._in_note else (Kind.LIST_ITEM, self._depth)
            marker, self._item = self._item, None
        self.drafts.append(Block(kind, read.text, level, marker, read.refs, self._runs(token)))

    def _runs(self, token: Token | None) -> tuple[LineRun, ...]:
        """The source lines of a block, without the blank ones after it."""
        if token is None or token.map is None:
            return ()
        first, end = token.map
        end = min(end, len(self._lines))
        while end > first + 1 and not self._lines[end - 1].strip():
            end -= 1
        return (LineRun(first + 1, end),)
