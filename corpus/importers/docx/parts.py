"""A DOCX made ready for mammoth: its text parts only, with what mammoth passes over put into plain runs."""

from __future__ import annotations

import io
import zipfile
from typing import Final, NamedTuple

from lxml import etree
from lxml.etree import _Element as Element

from corpus.importers.archive import Archive
from corpus.importers.docx.numbering import WordNumbering
from corpus.importers.docx.styles import Style, read_styles, value

MARKER: Final = ("\ue000", "\ue001")
"""Around a number that Word counts, so that it can be told from the text."""
_BODIES: Final = frozenset({"document", "footnotes", "endnotes"})
_OTHERS: Final = frozenset({"styles", "numbering", "Relationships", "Types"})
_UNWRAPPED: Final = ("fldSimple", "smartTag", "oMathPara")
_DROPPED: Final = (
    "proofErr", "lastRenderedPageBreak", "bookmarkStart", "bookmarkEnd", "rPrChange", "pPrChange", "sectPr",
    "commentReference",
)  # fmt: skip
_BEFORE: Final = {"den": "/", "sup": "^", "sub": "_", "rad": "√"}
"""What stands before a part of a formula when it is written in a line."""
_OFF: Final = frozenset({"0", "false", "off"})


class Prepared(NamedTuple):
    """What mammoth is given."""

    data: bytes
    styles: dict[str, Style]


def prepare(archive: Archive) -> Prepared | None:
    """The parts of a document as a new archive; None where there is no document in it."""
    roots: dict[str, Element] = {}
    for part in archive.names:
        if part.endswith((".xml", ".rels")) and not part.startswith(("customXml/", "docProps/")):
            root = archive.read_xml(part, keep_names=True)
            if root is not None and etree.QName(root).localname in _BODIES | _OTHERS:
                roots[part] = root
    kinds = {etree.QName(root).localname: root for root in roots.values()}
    if "document" not in kinds:
        return None
    styles, numbering = read_styles(kinds.get("styles")), WordNumbering(kinds.get("numbering"))
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as made:
        for part, root in roots.items():
            if etree.QName(root).localname in _BODIES:
                _make_plain(root)
                _write_numbers(root, styles, numbering)
            made.writestr(part, etree.tostring(root))
    return Prepared(packed.getvalue(), styles)


def _make_plain(root: Element) -> None:
    etree.strip_tags(root, *(f"{{*}}{name}" for name in _UNWRAPPED))
    for hidden in list(root.iter("{*}vanish")):
        properties = hidden.getparent()
        run = properties.getparent() if properties is not None else None
        if run is not None and etree.QName(run).localname == "r" and value(properties, "vanish") not in _OFF:
            run.tag = "dropped"
    etree.strip_elements(root, "dropped", *(f"{{*}}{name}" for name in _DROPPED), with_tail=False)
    space = root.tag.partition("}")[0] + "}"
    for formula in list(root.iter("{*}oMath")):
        text = _in_line(formula)
        tail = formula.tail
        formula.clear()
        formula.tag, formula.tail = f"{space}r", tail
        etree.SubElement(formula, f"{space}t").text = text
    for element in root.iter():
        for name in [
            name for name in element.attrib if "rsid" in name or name.endswith(("}paraId", "}textId"))
        ]:
            del element.attrib[name]


def _in_line(formula: Element) -> str:
    parts = []
    for element in formula.iter():
        name = etree.QName(element).localname if isinstance(element.tag, str) else ""
        if name in _BEFORE:
            parts.append(_BEFORE[name])
        elif name == "t" and element.text:
            parts.append(element.text)
    return "".join(parts)


def _write_numbers(root: Element, styles: dict[str, Style], numbering: WordNumbering) -> None:
    """Write the numbers that Word counts into the paragraphs that they stand before."""
    space = root.tag.partition("}")[0] + "}"
    for paragraph in root.iter("{*}p"):
        properties = paragraph.find("{*}pPr")
        if properties is None:
            continue
        ident = value(properties, "pStyle")
        style = styles.get(ident or "", Style())
        number, depth = value(properties, "numPr", "numId"), value(properties, "numPr", "ilvl")
        if number is None:
            number, depth = style.number, style.depth if depth is None else depth
        marker = numbering.marker(number, depth, ident) if number and number != "0" else None
        if marker and any(True for _ in paragraph.iter("{*}t")):
            run = etree.Element(f"{space}r")
            in_table = next(paragraph.iterancestors("{*}tc"), None) is not None
            etree.SubElement(run, f"{space}t").text = f"{marker} " if in_table else marker.join(MARKER)
            properties.addnext(run)
