"""What of a source's metadata makes sense: programs write file names and their own names into them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

_PROGRAM: Final = re.compile(
    r"^(?:microsoft (?:office )?(?:word|powerpoint|excel)|(?:libre|open)office|writer|pages|google docs?)"
    r"\s*-\s*",
    re.IGNORECASE,
)
_FILE: Final = re.compile(
    r"\.(?:docx?|pdf|odt|rtf|pptx?|xlsx?|tex|dvi|indd|qxd|p65|wpd|x?html?|epub|txt|md|pages|fm|cdr|e?ps|tmp)$",
    re.IGNORECASE,
)
_NAMELESS: Final = re.compile(
    r"""(?: untitled | unbenannt | sans\stitre | sin\st[ií]tulo | no\stitle | title | document | dokument
    | unknown | new\spage | home(?:page)? | index | cover | front | slide | presentation | microsoft\sword
    | word\sdocument | bookmark | draft | final | none | null | n/?a | example | test | start
    | your\stitle\shere )(?:[\s_-]*(?:document|page|\d+))*""",
    re.IGNORECASE | re.VERBOSE,
)
_FILE_STEM: Final = re.compile(r"\S*(?:_\S*|(?:\d\S*){4})")
"""One word with underscores or many digits: a file's name without its ending."""
_PATH: Final = re.compile(r"[/\\]\S+[/\\]\S+$|^\w:\\|^file:|^https?://", re.IGNORECASE)
_NOBODY: Final = re.compile(
    r"""unknown | unbekannt | admin(?:istrator)? | user | owner | author | root | guest | editor | staff
    | default | none | null | n/?a | anonymous | windows\suser | microsoft(?:\soffice)?\s?(?:user|word)?
    | hp | dell | lenovo | acer | asus | pc | preferred\scustomer | valued\sgateway\sclient | python-docx
    | pandoc | calibre.* | wordpress
    | .*\b(?:acrobat|indesign|distiller|word|latex|libreoffice|quarkxpress)\b.*""",
    re.IGNORECASE | re.VERBOSE,
)
_BY: Final = re.compile(
    r"^(?:(?:written|posted|published|reported|story|words)\s+)?(?:by|von|par|por)[:\s]+", re.IGNORECASE
)
_DATE: Final = re.compile(
    r"(?<!\d)(1[5-9]\d\d|20\d\d)(?:[-/.]?(0[1-9]|1[0-2])(?:[-/.]?(0[1-9]|[12]\d|3[01]))?)?(?!\d)"
)
_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WRITTEN: Final = re.compile(
    r"(?:(\d{1,2})(?:st|nd|rd|th)?\.?\s+)?\b([A-Za-z]{3,9})\.?\s+(?:(\d{1,2})(?:st|nd|rd|th)?,?\s+)?((?:19|20)\d\d)\b"
)
_LONGEST_TITLE: Final = 400
_LONGEST_NAME: Final = 90


def sensible_title(said: str | None) -> str | None:
    """A title without what a program set before it; None where it is none: a file's name, "Untitled"."""
    title = _PROGRAM.sub("", " ".join((said or "").split()))
    if not title or len(title) > _LONGEST_TITLE or not any(map(str.isalpha, title)):
        return None
    if _FILE.search(title) or _PATH.search(title) or _NAMELESS.fullmatch(title):
        return None
    if _FILE_STEM.fullmatch(title):
        return None
    return title


def sensible_names(said: Iterable[str | None]) -> tuple[str, ...]:
    """The names of people in what is said of a source's authors, each once."""
    names: dict[str, None] = {}
    for text in said:
        text = _BY.sub("", " ".join((text or "").split()))
        for part in re.split(r"\s*;\s*|\s+(?:and|und|et|&)\s+|\s*\|\s*", text):
            for name in _parted(part):
                name = name.strip(" ,;.") if not re.search(r"\b[A-Z]\.$", name) else name.strip(" ,;")
                if (
                    1 < len(name) <= _LONGEST_NAME
                    and any(map(str.isalpha, name))
                    and not _NOBODY.fullmatch(name)
                    and "://" not in name
                    and "@" not in name
                ):
                    names.setdefault(name)
    return tuple(names)


def _parted(text: str) -> list[str]:
    """Names between commas; "Last, First" is one, turned round."""
    parts = [part.strip() for part in text.split(",") if part.strip()]
    if (
        len(parts) == 2
        and " " not in parts[0]
        and not re.fullmatch(r"(?:jr|sr|ph\.?d|md|[ivx]+)\.?", parts[1], re.IGNORECASE)
    ):
        return [f"{parts[1]} {parts[0]}"]
    if len(parts) > 1 and all(" " in part for part in parts):
        return parts
    return [text]


def sensible_date(said: str | None) -> str | None:
    """``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD`` from how programs and people write dates, or None."""
    text = (said or "").strip()[:60]
    found = _DATE.search(text)
    if found and not (found[2] is None and _WRITTEN.search(text)):
        return "-".join(part for part in found.groups() if part)
    written = _WRITTEN.search(text)
    if not written or written[2][:3].lower() not in _MONTHS:
        return found[1] if found else None
    month = _MONTHS.index(written[2][:3].lower()) + 1
    day = written[1] or written[3]
    return f"{written[4]}-{month:02}" + (f"-{int(day):02}" if day and 1 <= int(day) <= 31 else "")
