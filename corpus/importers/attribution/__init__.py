"""Who wrote a report and when, and what it is called: what the file states, weighed against its page.

An importer hands over what the format states. What a file only has in its properties (a PDF's, a DOCX's) it
names in ``inferred``: whoever typed it, a template or a program may have written that; the page goes over it.

    titles     a stated title, else the page's; of properties only where the page does not say otherwise
    authors    stated, else behind "by" or alone below the title; "by" goes over properties
    date       stated as the date of publication, else the front's (dating.py); behind that the file's name
               (corpus/sources/file_names.py), and last the day on which the file was made, if it can be that
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from corpus.blocks import Block
from corpus.importers.attribution.authors import named_authors, own_authors, without_author
from corpus.importers.attribution.dating import own_date
from corpus.importers.attribution.front import Piece, front_of
from corpus.importers.attribution.labels import labelled
from corpus.importers.attribution.titles import stated_or_printed
from corpus.importers.attribution.vocabulary import Vocabulary
from corpus.importers.metadata_checks import sensible_names
from corpus.importers.registry import WITNESSED
from corpus.text.identity import letters

_OLD: Final = 3
"""Years between what a text speaks of last and the making of its file: it is a scan, or was made anew."""


def attribute(fields: Mapping[str, Any], drafts: Sequence[Block]) -> dict[str, Any]:
    """The fields of ``About`` that a source comes to have.

    Args:
        fields: what the file states; ``inferred`` names those that it only has in its properties.
        drafts: its blocks, in reading order.
    """
    doubtful = set(fields.get("inferred", ()))
    found = {name: value for name, value in fields.items() if name != "inferred" and value}
    words = Vocabulary(drafts)
    front = front_of(drafts, words)
    said = labelled(front)
    named: tuple[str, ...] = ()
    if "title" not in found or "title" in doubtful:
        title = said.get("title") or stated_or_printed(found.pop("title", None), front, words)
        if title:
            found["title"], named = without_author(title, words)
    stated = found.get("authors", ())
    authors = _named(stated, front) if "authors" in doubtful else stated
    authors = authors or sensible_names([said.get("author")]) or named
    if authors := authors or own_authors(front, found.get("title", ""), words):
        found["authors"] = tuple(authors)
    if "date" not in found or "date" in doubtful:
        _date(found, front, words)
    if words.witnessed is not None:
        found[WITNESSED] = words.witnessed
    return found


def _named(stated: Sequence[str], front: Sequence[Piece]) -> Sequence[str]:
    """The authors of a file's properties, unless its page names others and none of them."""
    page = letters(" ".join(piece.text for piece in front))
    return stated if any(letters(name) in page for name in stated) else named_authors(front) or stated


def _date(found: dict[str, Any], front: Sequence[Piece], words: Vocabulary) -> None:
    """Set the date that the page has, else keep that of the file's making where that makes sense."""
    own = own_date(front, words)
    if own is not None:
        found["date"] = own.date
        if own.inferred:
            found["inferred"] = ("date",)
    elif "date" in found:
        made, newest, witnessed = int(found["date"][:4]), words.newest, words.witnessed
        if (newest and made - newest > _OLD) or (witnessed and made < witnessed):
            del found["date"]
        else:
            found["inferred"] = ("date",)
