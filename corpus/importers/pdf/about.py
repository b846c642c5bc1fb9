"""Title, authors and date of a PDF: what its metadata and its first page say, taken with sense."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from corpus.blocks import Block
from corpus.cleaning.shapes import is_byline
from corpus.model import Kind
from corpus.text.identity import letters

_NO_TITLE: Final = re.compile(
    r"""(?:microsoft|powerpoint|openoffice|libreoffice|acrobat|adobe|pagemaker|quark|indesign)\b.*
      | (?:untitled|unbenannt|sans\stitre|document|dokument|report|draft|layout|title|titel|slide|folie|print
        |scan|none|null)[\s_-]*\d*
      | .*\.(?:docx?|rtf|odt|indd|tex|dvi|ps|pdf|pub|qxd|pptx?|xlsx?|txt|html?|md|fm|cdr|ai|p65)
      | [\W\d_]*
      | \S*[\\/]\S*
    """,
    re.IGNORECASE | re.VERBOSE,
)
_NO_AUTHOR: Final = re.compile(
    r"""(?:user|admin(?:istrator)?|owner|root|guest|unknown|author|autor|default|none|null|test|pc|office|microsoft.*|hp|dell
        |windows.*|acer|lenovo|adobe.*|scanner|.*\bcopier\b.*|.*@.*|.*[\\/].*|[\W\d_]*)""",
    re.IGNORECASE | re.VERBOSE,
)
_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WRITTEN: Final = re.compile(
    rf"(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?)?\b(?P<month>{'|'.join(_MONTHS)})[a-z]*\.?"
    r"(?:\s+(?P<day2>\d{1,2})(?:st|nd|rd|th)?(?=,|\s))?,?\s+(?P<year>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_ISO: Final = re.compile(r"\b(?P<year>(?:19|20)\d\d)-(?P<month>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01])\b")
_CREATED: Final = re.compile(
    r"(?:D:)?(?P<year>(?:19|20)\d\d)(?P<month>0[1-9]|1[0-2])?(?P<day>0[1-9]|[12]\d|3[01])?"
)
_FRONT: Final = 12
"""Blocks at the start among which title, names and date stand."""
_AND: Final = re.compile(r",?\s+(?:and|&|und|et)\s+|\s*[;,]\s*", re.IGNORECASE)
_RAISED: Final = re.compile(r"[\d*∗†‡§¶]+")
_LONGEST: Final = 60


def sound_title(metadata: Mapping[str, str], name: str) -> str | None:
    """The title in the metadata, unless it only names a program, a file or nothing."""
    title = metadata.get("Title", "").strip()
    if not title or _NO_TITLE.fullmatch(title) or letters(title) == letters(Path(name).stem):
        return None
    return title if " " in title or len(title) > 5 else None


def about(metadata: Mapping[str, str], drafts: Sequence[Block], name: str) -> dict[str, Any]:
    """Fields of About, as far as the file says them."""
    fields: dict[str, Any] = {}
    front = [d for d in drafts if d.kind is not Kind.FURNITURE][:_FRONT]
    printed = next((d.text for d in front if d.kind is Kind.TITLE), None)
    stated = sound_title(metadata, name)
    if title := printed or stated:
        fields["title"] = title
    if authors := _stated_authors(metadata) or _printed_authors(front):
        fields["authors"] = authors
    page = [d for d in drafts if d.pages[0].page == drafts[0].pages[0].page and d.kind is not Kind.PARAGRAPH]
    if date := next((date for d in page if (date := _written(d.text))), None):
        fields["date"] = date
    elif date := _created(metadata):
        fields["date"] = date
        fields["inferred"] = ("date",)
    return fields


def _stated_authors(metadata: Mapping[str, str]) -> tuple[str, ...]:
    stated = metadata.get("Author", "").strip()
    if not stated or _NO_AUTHOR.fullmatch(stated):
        return ()
    comma = re.fullmatch(r"[^,;]+,\s*[^,;]+", stated)
    if comma and stated.count(" ") == 1:  # Portela, Clara
        return (stated,)
    names = [part.strip() for part in _AND.split(stated)]
    return tuple(part for part in names if len(part) <= _LONGEST and _is_name(part))


def _is_name(text: str) -> bool:
    """Whether ``text`` is made of letters and names no program or machine."""
    return 3 * sum(map(str.isalpha, text)) > 2 * len(text) and not _NO_AUTHOR.fullmatch(text)


def _printed_authors(front: Sequence[Block]) -> tuple[str, ...]:
    for draft in front:
        if draft.kind is Kind.BYLINE:
            plain = " ".join(_RAISED.sub(" ", draft.text).split()).replace(" ,", ",")
            if plain and is_byline(plain):
                plain = re.sub(r"^by:?\s+", "", plain, flags=re.IGNORECASE)
                return tuple(part for part in _AND.split(plain) if part)
    return ()


def _written(text: str) -> str | None:
    if found := _ISO.search(text):
        return found[0]
    found = _WRITTEN.search(text) if len(text) < 300 else None
    if not found:
        return None
    month = _MONTHS.index(found["month"][:3].lower()) + 1
    day = found["day"] or found["day2"]
    date = f"{found['year']}-{month:02}"
    return f"{date}-{int(day):02}" if day and 0 < int(day) < 32 else date


def _created(metadata: Mapping[str, str]) -> str | None:
    found = _CREATED.match(metadata.get("CreationDate", ""))
    return found["year"] if found else None
