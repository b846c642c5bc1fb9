"""What an element says of the blocks in it: their kind, their level, how their white space is meant."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

from lxml.etree import _Element as Element

from corpus.importers.html.elements import HEADINGS, LISTS, names, says
from corpus.importers.html.tables import is_layout
from corpus.model import Kind

FRAMED_LISTS: Final = LISTS | {"dl"}
BESIDE: Final = frozenset({"td", "th"})
"""Stand beside each other in a row."""
_ITEMS: Final = frozenset({"li", "dd", "dt"})
_SET_BEFOREHAND: Final = frozenset({"pre", "listing", "xmp", "plaintext"})
_BOXES: Final = frozenset({"aside", "blockquote", "div", "figure", "p", "section", "li"})
_CAPTION: Final = re.compile(r"(?:^|[\s_-])(?:fig)?caption(?:-?text)?(?:\s|$)", re.IGNORECASE)
_PULLED: Final = re.compile(r"pull-?_?quote", re.IGNORECASE)
_ABSTRACT: Final = re.compile(r"(?:^|\s)abstract(?:\s|$)", re.IGNORECASE)
_CONTENTS: Final = re.compile(r"(?:^|\s)(?:toc|table-of-contents|contents local)(?:\s|$)", re.IGNORECASE)
_NOTE: Final = re.compile(r"(?:^|\s)(?:foot|end|rear)note(?:\s|$)")


@dataclass(slots=True, frozen=True)
class Frame:
    """What a block inherits from the elements around it."""

    element: Element | None = None
    kind: Kind | None = None
    level: int | None = None
    depth: int = 0
    """Lists in each other."""
    set_beforehand: bool = False
    """White space as it is."""
    in_line: bool = False
    """Blocks in it begin no new one: in a table or a group of headings."""
    furniture: bool = False


def framed(element: Element, frame: Frame) -> Frame:
    """What the blocks in an element inherit.

    Args:
        element: a block that begins.
        frame: what itself inherits.
    """
    tag = element.tag
    frame = replace(frame, element=element)
    if tag == "nav" or (tag == "div" and element.get("title") in {"header", "footer"}):  # so LibreOffice does
        return replace(frame, furniture=True)
    if tag == "table":
        return frame if frame.kind is Kind.FOOTNOTE or is_layout(element) else replace(frame, in_line=True)
    if tag in _SET_BEFOREHAND:
        return replace(frame, set_beforehand=True)
    if frame.kind is Kind.FOOTNOTE:
        return frame
    if tag in HEADINGS:
        return replace(frame, kind=Kind.HEADING, level=HEADINGS[tag])
    if tag == "hgroup":
        level = next((HEADINGS[e.tag] for e in element.iter() if e.tag in HEADINGS), 2)
        return replace(frame, kind=Kind.HEADING, level=level, in_line=True)
    if tag in FRAMED_LISTS:
        return replace(frame, depth=frame.depth + 1)
    if tag in _ITEMS and frame.depth:
        frame = replace(frame, kind=Kind.LIST_ITEM, level=frame.depth)
    elif tag in {"figcaption", "caption"}:
        return replace(frame, kind=Kind.CAPTION, level=None, in_line=False)
    return _said(element, frame) if element.attrib and tag in _BOXES else frame


def _said(element: Element, frame: Frame) -> Frame:
    """What its role, class and id say."""
    said, named = says(element), names(element)
    kind = None
    if "toc" in said.split() or _CONTENTS.search(named):
        return replace(frame, furniture=True)
    if "heading" in said.split():
        level = element.get("aria-level", "")
        return replace(frame, kind=Kind.HEADING, level=int(level) if level in set("123456") else 2)
    if _CAPTION.search(named):
        kind = Kind.CAPTION
    elif _PULLED.search(named) or "pullquote" in said:
        kind = Kind.PULL_QUOTE
    elif _ABSTRACT.search(named) or "abstract" in said.split():
        kind = Kind.ABSTRACT
    elif _NOTE.search(said):
        kind = Kind.FOOTNOTE
    return replace(frame, kind=kind, level=None) if kind else frame
