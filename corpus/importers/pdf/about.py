"""What a PDF's properties say of it, as far as that makes sense; its pages are asked elsewhere."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from corpus.importers.metadata_checks import property_title, sensible_date, sensible_names
from corpus.text.decoding import clean
from corpus.text.identity import letters

_SHORT: Final = 5
"""Characters of a word that is no title."""
_FIRST: Final = 1993
"""The year of the first PDF."""
_DEFAULT: Final = re.compile(r"(?:D:)?\d{4}0101(?:000000|$)")
"""The first moment of a year: what programs write that do not know the time."""
_PUBLISHED: Final = re.compile(rb"<(prism:(?:publicationDate|coverDate))(?:\s[^>]{0,200})?>([^<]{4,300})")
"""In XMP (https://www.adobe.com/devnet/xmp.html), which no program fills in unasked."""


def sound_title(metadata: Mapping[str, str], name: str) -> str | None:
    """The title in the metadata, unless it only names a program, a template, a file or nothing."""
    title = property_title(clean(metadata.get("Title", "")))
    if not title or letters(title) == letters(Path(name).stem):
        return None
    return title if " " in title or len(title) > _SHORT else None


def properties(metadata: Mapping[str, str], data: bytes, name: str) -> dict[str, Any]:
    """Fields of ``About`` that a PDF states; ``inferred`` names those that any program may have set."""
    fields: dict[str, Any] = {}
    if title := sound_title(metadata, name):
        fields["title"] = title
    if authors := sensible_names([clean(metadata.get("Author", ""))]):
        fields["authors"] = authors
    doubtful = list(fields)
    published = next((found[2] for found in _PUBLISHED.finditer(data)), b"").decode("utf-8", "replace")
    if date := sensible_date(published):
        fields["date"] = date
    elif date := _created(metadata.get("CreationDate", "")):
        fields["date"] = date
        doubtful.append("date")
    if doubtful:
        fields["inferred"] = tuple(doubtful)
    return fields


def _created(said: str) -> str | None:
    """The year in which the file was made: nobody vouches for more."""
    date = None if _DEFAULT.match(said) else sensible_date(said.removeprefix("D:")[:8])
    return date[:4] if date and int(date[:4]) >= _FIRST else None
