"""The contents of an EPUB: its headings by name and place, and where the pages of the print begin."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from lxml.etree import _Element as Element

from corpus.importers.archive import Archive
from corpus.importers.epub.package import Package
from corpus.importers.html.elements import says, text_of
from corpus.importers.html.footnotes import resolve_path

_DEEPEST: Final = 6


class ContentsEntry(NamedTuple):
    """A line of the contents, or of the list of pages."""

    label: str
    path: str
    place: str
    """The id of the element meant, or empty: the beginning of the page."""
    level: int


class Contents(NamedTuple):
    """What an EPUB lists of itself."""

    headings: list[ContentsEntry]
    pages: list[ContentsEntry]
    furniture: set[str]
    """Pages that its landmarks call cover, contents and the like."""


def read_contents(archive: Archive, package: Package) -> Contents:
    """The contents of an EPUB, in the newer form where it has both."""
    headings: list[ContentsEntry] = []
    pages: list[ContentsEntry] = []
    furniture: set[str] = set()
    nav = archive.read_xml(package.nav) if package.nav else None
    if nav is not None and package.nav:
        for part in nav.iter("nav"):
            said = says(part).split()
            entries = list(_listed(part, package.nav))
            if "toc" in said:
                headings = headings or entries
            elif "page-list" in said:
                pages = pages or entries
            elif "landmarks" in said:
                furniture |= {
                    resolve_path(link.get("href", "").partition("#")[0], package.nav)
                    for link in part.iter("a")
                    if set(says(link).split()) & FURNITURE
                }
    ncx = archive.read_xml(package.ncx) if package.ncx else None
    if ncx is not None and package.ncx:
        headings = headings or list(_points(ncx, package.ncx, "navMap", "navPoint"))
        pages = pages or list(_points(ncx, package.ncx, "pageList", "pageTarget"))
    return Contents(headings, pages, furniture)


FURNITURE: Final = frozenset(
    {
        "cover",
        "toc",
        "titlepage",
        "halftitlepage",
        "copyright-page",
        "colophon",
        "imprint",
        "landmarks",
        "page-list",
        "loi",
        "lot",
    }
)
"""EPUB types of pages that are about the book, not of it."""


def page_labels(pages: Mapping[str, Element], entries: list[ContentsEntry]) -> dict[Element, str]:
    """From the elements that pages of the print begin with to what is printed on these."""
    wanted: dict[str, dict[str, str]] = {}
    for entry in entries:
        wanted.setdefault(entry.path, {})[entry.place] = entry.label
    labels: dict[Element, str] = {}
    for path, places in wanted.items():
        root = pages.get(path)
        if root is None:
            continue
        for element in root.iter():
            place = element.get("id") if isinstance(element.tag, str) else None
            if place and place in places:
                labels[element] = places[place]
    return labels


def _listed(nav: Element, base: str) -> Iterator[ContentsEntry]:
    for link in nav.iter("a"):
        level = sum(1 for outer in link.iterancestors("ol"))
        yield _entry(text_of(link, 500), link.get("href", ""), base, level)


def _points(ncx: Element, base: str, where: str, what: str) -> Iterator[ContentsEntry]:
    part = ncx.find(where)
    for point in part.iter(what) if part is not None else ():
        label, content = point.find("navLabel"), point.find("content")
        if label is not None and content is not None:
            level = 1 + sum(1 for outer in point.iterancestors(what))
            yield _entry(text_of(label, 500), content.get("src", ""), base, level)


def _entry(label: str, href: str, base: str, level: int) -> ContentsEntry:
    path, _, place = href.partition("#")
    return ContentsEntry(label, resolve_path(path, base), place, max(1, min(level, _DEEPEST)))
