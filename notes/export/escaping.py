"""Literal text in Markdown: whatever a quote holds, it is shown and never obeyed.

What CommonMark, GitHub, Obsidian and pandoc would take for a mark is escaped, as little as that allows, so
that the source stays readable. Sources: https://spec.commonmark.org/0.31.2/#backslash-escapes,
https://github.github.com/gfm/, https://pandoc.org/MANUAL.html#pandocs-markdown.
"""

from __future__ import annotations

import re
from typing import Final

_NEWLINES: Final = re.compile("\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_CONTROLS: Final = re.compile("[\x00-\x08\x0e-\x1b\x1f\x7f-\x9f]")
_PARAGRAPHS: Final = re.compile(r"\n\s*\n")

_MARKS: Final = re.compile(
    r"[\\`*_\[\]{}<|~^$#@]"  # marks anywhere; @ and # are mentions, citations and tags
    r"|&(?=#?\w+;)"  # entities
    r"|%(?=%)|(?<=%)%|=(?==)|(?<==)="  # Obsidian's comments and highlights
    r"|:(?=//|[\w+-]+:)"  # bare addresses, which GitHub links, and :emoji:
    r"|(?<=www)\.",
    re.IGNORECASE,
)
_TYPOGRAPHY: Final = re.compile(r"[\"']|-(?=-)|(?<=-)-|\.(?=\.\.)|(?<=\.)\.(?=\.)|(?<=\.\.)\.")
"""What pandoc would set in a nicer way than the report has it."""
_FIRST: Final = re.compile(r"[-+=:>]")
"""What makes a line an item, a rule, a definition, or the line above it a heading."""
_NUMBERED: Final = re.compile(r"(\(?)(\d+|[A-Za-z]|[ivxlcdm]+|[IVXLCDM]+)([.)])(?=\s|$)")
"""What makes a line an item of a numbered list, pandoc's fancy ones included."""


def clean(text: str) -> str:
    """A text without what no Markdown file should hold: controls and lone surrogates; lines end in LF."""
    text = _CONTROLS.sub("", _NEWLINES.sub("\n", text)).replace("\t", " ")
    return text.encode("utf-8", "replace").decode() if not text.isascii() else text


def inline(text: str, *, pandoc: bool = False) -> str:
    """A text as one literal line that stands behind something else.

    Args:
        text: any text; its line ends become blanks.
        pandoc: keep pandoc from changing quotation marks, dashes and dots.
    """
    return _marks(" ".join(clean(text).split()), pandoc)


def paragraphs(text: str, *, pandoc: bool = False) -> list[list[str]]:
    """A text as literal paragraphs of literal lines; a line end within one is to be a hard break."""
    found = []
    for part in _PARAGRAPHS.split(clean(text)):
        lines = [_line(line.strip(), pandoc) for line in part.split("\n") if line.strip()]
        if lines:
            found.append(lines)
    return found


def _line(line: str, pandoc: bool) -> str:
    """A literal line that begins a paragraph or goes on with one."""
    if _FIRST.match(line):
        return "\\" + line[0] + _marks(line[1:], pandoc)
    if number := _NUMBERED.match(line):
        before, digits, after = number.groups()
        opening = r"\(" if before else ""
        return rf"{opening}{digits}\{after}{_marks(line[number.end() :], pandoc)}"
    return _marks(line, pandoc)


def _marks(text: str, pandoc: bool) -> str:
    text = _MARKS.sub(r"\\\g<0>", text)
    return _TYPOGRAPHY.sub(r"\\\g<0>", text) if pandoc else text
