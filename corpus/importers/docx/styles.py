"""The paragraph styles of a DOCX: which are headings of what level, which bear numbers."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from lxml.etree import _Element as Element

_HEADING: Final = re.compile(r"heading ([1-9])", re.IGNORECASE)
_DEEPEST: Final = 6
_LONGEST_CHAIN: Final = 20
"""Styles that each stand on another; more are a circle."""


class Style(NamedTuple):
    """What a style says of its paragraphs, what it stands on included."""

    level: int | None = None
    """Of a heading, from 1."""
    number: str | None = None
    """The id of its numbering."""
    depth: str | None = None
    """The level of its numbering, from "0"."""


def value(parent: Element | None, *path: str) -> str | None:
    """The ``val`` of an element that is found under another by local names."""
    for name in path:
        parent = parent.find(f"{{*}}{name}") if parent is not None else None
    if parent is None:
        return None
    return next((said for key, said in parent.attrib.items() if key.rpartition("}")[2] == "val"), "")


def attribute(element: Element, name: str) -> str | None:
    """An attribute by its local name."""
    return next((said for key, said in element.attrib.items() if key.rpartition("}")[2] == name), None)


def read_styles(root: Element | None) -> dict[str, Style]:
    """The paragraph styles by their ids."""
    if root is None:
        return {}
    elements = {
        ident: style
        for style in root.iter("{*}style")
        if attribute(style, "type") == "paragraph" and (ident := attribute(style, "styleId"))
    }
    return {ident: _resolved(ident, elements) for ident in elements}


def _resolved(ident: str, elements: dict[str, Element]) -> Style:
    level = number = depth = None
    at: str | None = ident
    for _ in range(_LONGEST_CHAIN):
        style = elements.get(at or "")
        if style is None:
            break
        found = _HEADING.fullmatch(value(style, "name") or "")
        outline = value(style, "pPr", "outlineLvl")
        if level is None and found:
            level = int(found[1])
        elif level is None and outline and outline.isdecimal() and int(outline) < _DEEPEST:
            level = int(outline) + 1
        number = value(style, "pPr", "numPr", "numId") if number is None else number
        depth = value(style, "pPr", "numPr", "ilvl") if depth is None else depth
        at = value(style, "basedOn")
    return Style(min(level, _DEEPEST) if level else None, number, depth)
