"""From the bytes of a page to a tree, in bounded time, with nothing expanded and nothing fetched."""

from __future__ import annotations

import codecs
import re
from html.entities import html5
from typing import Final, NamedTuple

from lxml import etree
from lxml.etree import _Element as Element

from corpus.errors import SourceError
from corpus.importers.html.elements import is_element
from corpus.text.decoding import Decoded, decode

_LOOKED_AT: Final = 4096
"""Bytes at the beginning in which a page states its encoding."""
_STATED: Final = re.compile(
    rb"""<(?:meta|\?xml)\b[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?([\w.:-]{2,40})""", re.IGNORECASE
)
_MEANT: Final = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
}
"""What browsers take an encoding for, since pages use the larger one under the smaller one's name
(https://encoding.spec.whatwg.org/#names-and-labels)."""
_DOCTYPE: Final = re.compile(r"<!DOCTYPE[^>\[]*(?:\[[^\]]*\]\s*)?>", re.IGNORECASE)
_NAMED: Final = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,31};)")
_XML_NAMES: Final = frozenset({"amp;", "lt;", "gt;", "quot;", "apos;"})
_BOXES: Final = re.compile(
    r"</?(?:div|span|font|b|i|u|em|strong|small|big|center|section|article|main|header|footer|aside|nav|table"
    r"|tbody|thead|tr|td|th|ul|ol|dl|dd|dt|blockquote|form|fieldset|a|sup|sub|code|tt)\b[^<>]*>",
    re.IGNORECASE,
)


class HtmlPage(NamedTuple):
    """A page as a tree."""

    root: Element
    warnings: tuple[str, ...]


def parse_page(data: bytes, name: str, encoding: str | None = None, xhtml: bool = False) -> HtmlPage:
    """The tree of a page.

    Args:
        data: the whole file.
        name: how it is called in messages.
        encoding: what to read it as; None finds out.
        xhtml: whether it should be XML; it is read as HTML where it is not well-formed.

    Raises:
        SourceError: where it is no text.
    """
    decoded = _decode(data, name, encoding)
    warnings: tuple[str, ...] = (decoded.warning,) if decoded.warning else ()
    root = _parse_xhtml(decoded.text) if xhtml or decoded.text.lstrip()[:5] == "<?xml" else None
    if root is not None:
        return HtmlPage(root, warnings)
    root, whole = _parse_html(decoded.text)
    if not whole:
        root = _parse_html(_BOXES.sub("<p>", decoded.text))[0]
        warnings += (f"{name}: its boxes stand in each other too deep; read without lists and tables",)
    if root is None:
        raise SourceError(f"{name}: the file holds no words; nothing to read")
    return HtmlPage(root, warnings)


def _parse_xhtml(text: str) -> Element | None:
    """The tree of a well-formed page, names without their namespace; None where it is not well-formed."""
    text = _NAMED.sub(_character, _DOCTYPE.sub("", text, count=1))
    parser = etree.XMLParser(
        encoding="utf-8", resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True,
        remove_pis=True, huge_tree=True,
    )  # fmt: skip
    try:
        root = etree.fromstring(text.encode(), parser)
    except etree.XMLSyntaxError:
        return None
    for element in root.iter():
        if is_element(element) and element.tag[0] == "{":
            element.tag = etree.QName(element).localname
    return root if root.tag == "html" else None


def _parse_html(text: str) -> tuple[Element | None, bool]:
    """The tree of any text, and whether it is all of it: libxml2 stops at 2,048 elements in each other."""
    parser = etree.HTMLParser(
        encoding="utf-8", huge_tree=True, no_network=True, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(text.encode(), parser)
    except etree.XMLSyntaxError:
        root = None
    if any(entry.type == etree.ErrorTypes.ERR_NO_MEMORY for entry in parser.error_log):
        raise MemoryError  # libxml2 would only give what it had until then, or nothing
    deep = any(entry.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for entry in parser.error_log)
    return root, not deep


def _character(found: re.Match[str]) -> str:
    """A named character as itself; XML knows five names, pages use two thousand."""
    return found[0] if found[1] in _XML_NAMES else html5.get(found[1], found[0])


def _decode(data: bytes, name: str, encoding: str | None) -> Decoded:
    if encoding is None and not data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            data.decode("utf-8")
        except UnicodeDecodeError:
            encoding = _stated(data)
    return decode(data, name, encoding)


def _stated(data: bytes) -> str | None:
    """The encoding that a page states and that it can be read as, or None."""
    found = _STATED.search(data[:_LOOKED_AT])
    try:
        stated = codecs.lookup(found[1].decode("ascii")).name if found else ""
        stated = _MEANT.get(stated, stated)
        data.decode(stated)
    except (LookupError, UnicodeDecodeError, ValueError):
        return None
    return stated or None
