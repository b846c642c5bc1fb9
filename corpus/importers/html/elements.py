"""What kinds of elements there are, and what an element says that it is."""

from __future__ import annotations

import re
from typing import Final

from lxml.etree import _Element as Element

HEADINGS: Final = {f"h{level}": level for level in range(1, 7)}
LISTS: Final = frozenset({"ul", "ol", "menu", "dir"})
BLOCKS: Final = frozenset(
    {
        "html", "body", "p", "div", "section", "article", "main", "header", "footer", "aside", "nav",
        "ul", "ol", "menu", "dir", "li", "dl", "dt", "dd", "table", "thead", "tbody", "tfoot", "tr", "td",
        "th", "caption", "blockquote", "pre", "figure", "figcaption", "form", "fieldset", "legend",
        "details", "summary", "address", "hr", "center", "hgroup", "h1", "h2", "h3", "h4", "h5", "h6",
        "dialog", "search", "listing", "plaintext", "xmp",
    }
)  # fmt: skip
"""Begin and end a block of text; all others stand in a line."""
UNREAD: Final = frozenset(
    {
        "head", "script", "style", "template", "noscript", "svg", "object", "embed", "applet", "audio",
        "video", "canvas", "map", "select", "textarea", "button", "input", "datalist", "progress",
        "meter", "iframe", "rt", "rp", "del", "frameset", "frame", "noframes", "title", "metadata",
    }
)  # fmt: skip
"""Elements whose contents are not text that is read; what was deleted (``del``) is not in force."""

_HIDING: Final = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse))\b", re.IGNORECASE)
_UNSEEN: Final = re.compile(
    r"(?:^|\s)(?:sr-only|sr_only|visually-?hidden|screen-reader(?:-text)?|assistive-text|hidden-print-only"
    r"|mw-editsection|mw-jump-link|headerlink|anchorjs-link|noprint|d-none)(?:\s|$)",
    re.IGNORECASE,
)
_EPUB_TYPE: Final = "{http://www.idpf.org/2007/ops}type"


def is_element(node: Element) -> bool:
    """Whether it is no comment, processing instruction or entity."""
    return isinstance(node.tag, str)


def says(element: Element) -> str:
    """Its role and its EPUB type, in lower case, without the prefixes: "noteref", "pagebreak"."""
    said = f"{element.get('role', '')} {element.get('epub:type') or element.get(_EPUB_TYPE, '')}"
    return said.lower().replace("doc-", "")


def names(element: Element) -> str:
    """Its class and id."""
    return f"{element.get('class', '')} {element.get('id', '')}"


def is_hidden(element: Element) -> bool:
    """Whether a browser would not show it."""
    return (
        element.tag in UNREAD
        or element.get("hidden") is not None
        or ("style" in element.attrib and _HIDING.search(element.get("style", "")) is not None)
        or ("class" in element.attrib and _UNSEEN.search(element.get("class", "")) is not None)
    )


def block_of(element: Element) -> Element:
    """The nearest element around it, or itself, that is a block."""
    while element.tag not in BLOCKS and (parent := element.getparent()) is not None:
        element = parent
    return element


def text_of(element: Element, most: int = 10_000) -> str:
    """The text in it, white space collapsed; of a long one no more than about so many characters."""
    parts, length = [], 0
    for part in element.itertext():
        parts.append(part)
        length += len(part)
        if length > most:
            break
    return " ".join("".join(parts).split())
