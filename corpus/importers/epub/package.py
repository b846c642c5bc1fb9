"""What an EPUB says of itself: where its parts are, in what order they are read, who wrote it.

After EPUB 3.3 (https://www.w3.org/TR/epub-33/) and, for older files, OPF 2.0.1.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from lxml.etree import _Element as Element

from corpus.errors import SourceError
from corpus.importers.archive import Archive
from corpus.importers.html.footnotes import resolve_path
from corpus.importers.metadata_checks import sensible_date, sensible_names, sensible_title
from corpus.references.reference import plain_doi
from corpus.text.decoding import clean

_FONTS: Final = frozenset({"http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"})
"""Ways of hiding fonts only; any other encryption is of the text."""
_PAGES: Final = re.compile(r"application/xhtml\+xml|text/html|text/x-oeb1-document|application/x-dtbook\+xml")
_FURNITURE: Final = frozenset(
    {"cover", "toc", "title-page", "titlepage", "copyright-page", "colophon", "loi", "lot"}
)
_NO_AUTHORS: Final = frozenset(
    {"trl", "bkp", "edt", "ill", "nrt", "prt", "pbl", "cov", "mrk", "pfr", "clr", "art"}
)


class Item(NamedTuple):
    """A part that the package names."""

    path: str
    media: str
    properties: str


@dataclass(slots=True)
class Package:
    """An EPUB's package document."""

    fields: dict[str, Any]
    spine: list[str]
    """The paths of its pages, in reading order."""
    furniture: set[str]
    """Those that it says are cover, contents and the like."""
    nav: str | None
    """Where its contents are, as a page."""
    ncx: str | None
    """Where its contents are in the older form."""
    sheets: list[str]
    """Its style sheets."""


def read_package(archive: Archive, name: str) -> Package:
    """The package document of an EPUB.

    Raises:
        SourceError: where there is none, or the text is encrypted.
    """
    path = _package_path(archive)
    root = archive.read_xml(path) if path else None
    if root is None or path is None or root.tag != "package":
        raise SourceError(f"{name}: an EPUB without a package file; get the file again")
    items = _items(root, path)
    ids = [ref.get("idref", "") for ref in root.iterfind("spine/itemref")]
    spine = [items[ident].path for ident in ids if ident in items and _PAGES.match(items[ident].media)]
    if not spine:  # broken, or never had one: in the order of the list of parts
        spine = [
            item.path for item in items.values() if _PAGES.match(item.media) and "nav" not in item.properties
        ]
    spine = list(dict.fromkeys(spine))
    _refuse_encrypted(archive, spine, name)
    nav = next((item.path for item in items.values() if "nav" in item.properties.split()), None)
    ncx = next((item.path for item in items.values() if item.media == "application/x-dtbncx+xml"), None)
    furniture = {
        resolve_path(ref.get("href", "").partition("#")[0], path)
        for ref in root.iterfind("guide/reference")
        if ref.get("type", "").lower() in _FURNITURE
    }
    sheets = [item.path for item in items.values() if item.media == "text/css"]
    return Package(_fields(root), spine, furniture | ({nav} if nav else set()), nav, ncx, sheets)


def _package_path(archive: Archive) -> str | None:
    container = archive.read_xml("META-INF/container.xml")
    files = [] if container is None else [file.get("full-path") for file in container.iter("rootfile")]
    return next(
        (file for file in files if file), next((n for n in archive.names if n.lower().endswith(".opf")), None)
    )


def _items(root: Element, path: str) -> dict[str, Item]:
    return {
        item.get("id", ""): Item(
            resolve_path(item.get("href", ""), path), item.get("media-type", ""), item.get("properties", "")
        )
        for item in root.iterfind("manifest/item")
    }


def _refuse_encrypted(archive: Archive, spine: list[str], name: str) -> None:
    encryption = archive.read_xml("META-INF/encryption.xml")
    if encryption is None:
        return
    for data in encryption.iter("EncryptedData"):
        method, reference = data.find("EncryptionMethod"), data.find(".//CipherReference")
        algorithm = method.get("Algorithm", "") if method is not None else ""
        path = resolve_path(reference.get("URI", ""), "") if reference is not None else ""
        if algorithm not in _FONTS and path in spine:
            raise SourceError(f"{name}: its text is encrypted (DRM); Syntopic reads copies without it only")


def _fields(root: Element) -> dict[str, Any]:
    """The fields of ``About`` that the package states."""
    metadata = root.find("metadata")
    if metadata is None:
        return {}
    refined: dict[tuple[str, str], str] = {
        (meta.get("refines", "")[1:], meta.get("property", "")): (meta.text or "").strip()
        for meta in metadata.iter("meta")
        if meta.get("refines")
    }
    fields: dict[str, Any] = {}
    titles = list(metadata.iter("title"))
    main = [t for t in titles if refined.get((t.get("id", ""), "title-type"), "main") == "main"] or titles
    title = next((said for t in main if (said := sensible_title(_text(t)))), None)
    if title:
        fields["title"] = title
    authors = sensible_names(
        _text(creator)
        for creator in metadata.iter("creator")
        if (refined.get((creator.get("id", ""), "role")) or _attribute(creator, "role") or "aut")
        not in _NO_AUTHORS
    )
    if authors:
        fields["authors"] = authors
    dates = sorted(
        metadata.iter("date"),
        key=lambda d: _attribute(d, "event") not in {"publication", "original-publication", ""},
    )
    date = next((said for d in dates if (said := sensible_date(_text(d)))), None)
    if date:
        fields["date"] = date
    publisher = next((said for p in metadata.iter("publisher") if (said := _text(p))), None)
    if publisher:
        fields["organisation"] = publisher
    if doi := plain_doi(" ".join(map(_text, metadata.iter("identifier")))):
        fields["doi"] = doi
    return fields


def _text(element: Element) -> str:
    return " ".join(clean("".join(element.itertext())).split())


def _attribute(element: Element, name: str) -> str:
    """An attribute, whatever its namespace."""
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "")
