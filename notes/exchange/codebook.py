"""The codebook of a REFI-QDA project: tags and themes as codes, nested as the tags are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Final
from xml.etree.ElementTree import Element, SubElement

from notes.exchange.xml import clean, guid
from notes.model import Note
from notes.tags import NESTED

THEMES: Final = "Themes"
"""The code above the themes, which itself codes nothing."""

Path = tuple[str, ...]


def paths_of(note: Note) -> list[Path]:
    """The codes that a note's quote bears."""
    theme = [(THEMES, note.theme)] if note.theme else []
    return [("", *tag.split(NESTED)) for tag in dict.fromkeys(note.tags)] + theme


def code_guid(path: Path) -> str:
    """The GUID of a code."""
    return guid("code", *path)


def codebook(notes: Iterable[Note]) -> Element | None:
    """The CodeBook element of all codes that notes bear; None where they bear none.

    A code is called by the last part of its tag, or by all of it where another code has the same last part:
    QualCoder wants each name once.
    """
    paths = dict.fromkeys(path for note in notes for path in paths_of(note))
    if not paths:
        return None
    every = dict.fromkeys(path[:depth] for path in paths for depth in range(2, len(path) + 1))
    ends = Counter(path[-1] for path in every)
    book = Element("CodeBook")
    codes = SubElement(book, "Codes")
    made: dict[Path, Element] = {}
    if any(path[0] == THEMES for path in every):
        made[THEMES,] = _code(codes, (THEMES,), THEMES, codable=False)
    for path in sorted(every):
        name = path[-1] if ends[path[-1]] == 1 else NESTED.join(part for part in path if part)
        made[path] = _code(made.get(path[:-1], codes), path, name)
    return book


def _code(parent: Element, path: Path, name: str, *, codable: bool = True) -> Element:
    said = "true" if codable else "false"
    return SubElement(parent, "Code", guid=code_guid(path), name=clean(name), isCodable=said)
