"""Footnotes of pages: which links are references, and where the notes begin that they mean.

A reference is a link to a place in the same source that is written as one (raised, or by its role, EPUB type
or class) or that bears a bare marker and leads to what is called a note. A link that leads back to a
reference is left out. Raised markers without links are tied where notes begin with the same ones.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import PurePosixPath
from typing import Final
from urllib.parse import unquote, urlsplit

from lxml.etree import _Element as Element

from corpus.importers.html.elements import (
    BLOCKS,
    HEADINGS,
    block_of,
    is_element,
    is_hidden,
    names,
    says,
    text_of,
)  # fmt: skip

_MARKER: Final = re.compile(r"[\[({]?\s*(\d{1,4}|[ivxlc]{1,7}|[a-zA-Z]{1,2}|[*†‡§¶#∗⁎]{1,4})\s*[\])}]?[.:]?")
_RAISED_MARKER: Final = re.compile(r"[\[(]?(\d{1,3}|[*†‡§¶]{1,3})[\])]?")
_REFERENCE: Final = re.compile(
    r"(?:^|[\s_-])(?:foot|end|side)?note-?_?(?:ref|anchor|call)|noteref|fnref|reference|sdfootnoteanc",
    re.IGNORECASE,
)
_NOTE: Final = re.compile(
    r"note|(?:^|[\s_#-])(?:fn|ftn|edn|en|cite|ref|bib)[\s_.:-]?[a-z]*[\s_.:-]?\d|bib|citation|reference",
    re.IGNORECASE,
)
_ONE_NOTE: Final = re.compile(
    r"(?:^|\s)(?:sd)?(?:foot|end)?(?:note|fn|ftn|edn)s?[\s_:-]*\d+(?:\s|$)", re.IGNORECASE
)
_NO_NOTE: Final = frozenset({*HEADINGS, "figure", "img", "html", "body", "article", "main", "nav", "math"})
_CLIMBED: Final = frozenset({"div", "li", "aside", "section", "dd", "td", "tr", "p"})
_LONGEST_MARKER: Final = 12
_LOOKED_THROUGH: Final = 200
"""Elements in a target that are looked at for a heading, which no note has."""
_LONGEST_NOTE: Final = 6000
"""Characters; what is longer is no single note."""


@dataclass(slots=True)
class Notes:
    """The references and notes of a source."""

    refs: dict[Element, int] = field(default_factory=dict)
    """From a reference to the number of its note."""
    starts: dict[Element, int] = field(default_factory=dict)
    """From the element a note begins with to its number."""
    markers: dict[int, str] = field(default_factory=dict)
    """What its first reference prints, without brackets."""
    left_out: set[Element] = field(default_factory=set)
    """Links back from a note to its reference."""
    tables: set[Element] = field(default_factory=set)
    """Tables that only lay out notes."""


def find_notes(pages: Mapping[str, Element]) -> Notes:
    """The notes of a source.

    Args:
        pages: its pages by the names that links call them; a single page may be called "".
    """
    found = Notes()
    order, links = _links(pages)
    numbers: dict[Element, int] = {}
    blocks_of_refs: dict[int, list[Element]] = {}
    for link, target in links:
        if _is_back(link, target, numbers, blocks_of_refs):
            found.left_out.add(link)
        elif _is_reference(link, target, order):
            start = _start(target, link)
            number = numbers.setdefault(start, len(numbers))
            found.starts.setdefault(start, number)
            found.tables.update(start.iterancestors("table"))
            found.refs[link] = number
            found.markers.setdefault(number, bare_marker(text_of(link)))
            blocks_of_refs.setdefault(number, []).append(block_of(link))
    _leave_out_inner(found)
    for root in pages.values():
        _tie_unlinked(root, found)
    return found


def bare_marker(text: str) -> str:
    """A marker without what stands around it: "[12]" is 12."""
    marker = _MARKER.fullmatch(text)
    return marker[1] if marker else text.strip(" []().:")


def resolve(href: str, page: str) -> tuple[str, str] | None:
    """The page and the place in it that a link leads to; None for links out of the source."""
    if "#" not in href or len(href) > 2000:
        return None
    try:
        parts = urlsplit(href)
    except ValueError:
        return None
    if parts.scheme or parts.netloc:
        return None
    return (resolve_path(parts.path, page) if parts.path else page), unquote(parts.fragment)


def resolve_path(href: str, page: str) -> str:
    """The name of a part, from a link in another: never above the root, whatever it says."""
    steps: list[str] = []
    for step in (*PurePosixPath(page).parent.parts, *PurePosixPath(unquote(href)).parts):
        if step == "..":
            del steps[-1:]
        elif step not in {".", "/"}:
            steps.append(step)
    return "/".join(steps)


def _links(
    pages: Mapping[str, Element],
) -> tuple[dict[Element, int], list[tuple[Element, Element]]]:
    """The order of links and of what they lead to, and the links within the source with their targets."""
    targets: dict[tuple[str, str], Element] = {}
    found: list[tuple[Element, str]] = []
    wanted: set[tuple[str, str]] = set()
    for page, root in pages.items():
        for link in root.iter("a"):
            place = resolve(link.get("href", ""), page)
            if place:
                wanted.add(place)
                found.append((link, page))
    order: dict[Element, int] = {}
    for page, root in pages.items():
        if not wanted:
            break
        for element in root.iter():
            if not is_element(element):
                continue
            for name in (element.get("id"), element.get("name") if element.tag == "a" else None):
                if name and (page, name) in wanted:
                    targets.setdefault((page, name), element)
                    order.setdefault(element, len(order))
            if element.tag == "a" and "href" in element.attrib:
                order.setdefault(element, len(order))
    links = []
    for link, page in found:
        place = resolve(link.get("href", ""), page)
        target = targets.get(place) if place else None
        if target is not None and target is not link:
            links.append((link, target))
    return order, links


def _is_back(
    link: Element, target: Element, numbers: Mapping[Element, int],
    blocks_of_refs: Mapping[int, Sequence[Element]],
) -> bool:  # fmt: skip
    """Whether a link in a note leads back to where the note is referred to."""
    if "backlink" in says(link):
        return True
    number = next((numbers[e] for e in (link, *link.iterancestors()) if e in numbers), None)
    if number is None:
        start = next((e for e in link.itersiblings(preceding=True) if e in numbers), None)
        number = numbers[start] if start is not None else None
    if number is None:
        return False
    return any(block is target or block is block_of(target) for block in blocks_of_refs[number])


def _is_reference(link: Element, target: Element, order: Mapping[Element, int]) -> bool:
    text = text_of(link, 100)
    if not text or len(text) > _LONGEST_MARKER or target.tag in _NO_NOTE or is_hidden(link):
        return False
    if target.tag == "table" and not _NOTE.search(names(target)):
        return False
    if "noteref" in says(link) or "footnote" in says(target) or "endnote" in says(target):
        return True
    if not _MARKER.fullmatch(text) or order[target] < order[link]:
        return False
    if any(e.tag in HEADINGS for e in islice(target.iterdescendants(), _LOOKED_THROUGH)) or any(
        "toc" in says(e) or e.tag == "nav" for e in link.iterancestors()
    ):
        return False
    parent = link.getparent()
    raised = (parent is not None and parent.tag == "sup") or next(link.iter("sup"), None) is not None
    if raised or _REFERENCE.search(names(link)):
        return True
    return any(_NOTE.search(names(e)) for e in (target, block_of(target))) or (
        _NOTE.search(target.get("name", "")) is not None
    )


def _start(target: Element, link: Element) -> Element:
    """The element that a note begins with: all of it is the note, or its block from there on."""
    start = target
    if target.tag not in BLOCKS:
        block = block_of(target)
        if not text_of(block) and (after := block.getnext()) is not None:
            start = after  # an empty block only bears the name
        elif _is_first_in(target, block):
            start = block
        else:
            return target
    elif not text_of(target) and (after := target.getnext()) is not None:
        start = after
    if start.tag == "dt" and (after := start.getnext()) is not None:
        start = after  # the term is the marker, its definition the note
    refs = set(link.iterancestors())
    while (parent := start.getparent()) is not None and parent.tag in _CLIMBED and parent not in refs:
        if len(text_of(parent)) > _LONGEST_NOTE or not _holds_one(parent, start):
            break
        start = parent
    return start


def _is_first_in(element: Element, block: Element) -> bool:
    """Whether no text stands before an element in its block."""
    while element is not block:
        before = element.getprevious()
        parent = element.getparent()
        if parent is None:
            return False
        if (parent.text or "").strip():
            return False
        while before is not None:
            if text_of(before) or (before.tail or "").strip():
                return False
            before = before.getprevious()
        element = parent
    return True


def _holds_one(parent: Element, start: Element) -> bool:
    """Whether what stands around a note is that note alone: called one, or holding nothing else."""
    if text_of(parent) == text_of(start):
        return bool(parent.tag != "section")
    return parent.tag in {"div", "li", "aside", "tr", "dd"} and _ONE_NOTE.search(names(parent)) is not None


def _leave_out_inner(found: Notes) -> None:
    """Take out references that stand in the note that they mean."""
    for link, number in list(found.refs.items()):
        if any(found.starts.get(e) == number for e in link.iterancestors()):
            del found.refs[link]
            found.left_out.add(link)


def _tie_unlinked(root: Element, found: Notes) -> None:
    """Tie raised markers that are no links to notes that begin with the same raised marker."""
    open_refs: dict[str, list[Element]] = {}
    for raised in root.iter("sup"):
        if next(raised.iter("a"), None) is not None or any(e.tag == "a" for e in raised.iterancestors()):
            continue
        marker = _RAISED_MARKER.fullmatch(text_of(raised))
        if not marker:
            continue
        block = block_of(raised)
        if not _is_first_in(raised, block):
            open_refs.setdefault(marker[1], []).append(raised)
        elif (
            marker[1] in open_refs
            and block.tag in {"p", "div", "li", "dd", "td"}
            and block not in found.starts
        ):
            number = len(found.markers)
            found.starts[block] = number
            found.markers[number] = marker[1]
            for ref in open_refs.pop(marker[1]):
                found.refs[ref] = number
