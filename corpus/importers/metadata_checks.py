"""What of a source's metadata makes sense: programs write file names and their own names into them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from corpus.text.dates import find_dates
from corpus.text.months import dated
from corpus.text.names import is_body

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
_TEMPLATE: Final = re.compile(
    r".*\b(?:template|vorlage|dokumentvorlage|modèle|plantilla|letterhead|briefkopf)(?:[\s_-]*v?[\d.]+)?",
    re.IGNORECASE,
)
_CODE: Final = re.compile(r"\S+[.:]\S*|(?=\S*\d)[\w-]+")
"""One word of a property that names a file or an office: "10811.exe", "W:CAR:MP:FP", "wp12"."""
_FILE_STEM: Final = re.compile(r"\S*(?:_\S*|(?:\d\S*){4})")
"""One word with underscores or many digits: a file's name without its ending."""
_PATH: Final = re.compile(r"[/\\]\S+[/\\]\S+$|^\w:\\|^file:|^https?://", re.IGNORECASE)
_NOBODY: Final = re.compile(
    r"""unknown | unbekannt | admin(?:istrator)? | (?:the\s)?user | owner | author | root | guest
      | editor | staff
      | default | none | null | n/?a | anonymous | windows\suser
      | microsoft(?:\soffice)?\s?(?:user|word)? | hp | hewlett-packard(?:\scompany)? | dell | lenovo
      | acer | asus | pc | test | scanner | default\suser | preferred\scustomer
      | valued\sgateway\sclient | author\sname | your\sname | name | autor | benutzer
      | .*\b(?: acrobat | indesign | distiller | latex | \w*tex\sv?[\d.]+ | pdftex | libreoffice
          | openoffice(?:\.org)? | quarkxpress | framemaker | pagemaker | ghostscript | pscript\S*
          | wkhtmltopdf | itext | tcpdf | pdfcreator | pdfkit | reportlab | fpdf | skia/pdf | chromium
          | python-docx | pandoc | calibre | wordpress | drupal | apache\s(?:fop|poi) | google\sdocs | copier
          | ricoh | xerox | ms\sword
          | microsoft(?:®|\(r\))?\s(?:office|word|powerpoint|publisher|excel) )\b.*""",
    re.IGNORECASE | re.VERBOSE,
)
_LOGIN: Final = re.compile(
    r"""[^\s,]*[:\\/_\d@][^\s,]*   # W:CAR:MP:FP, DOMAIN\user, j_doe, user2
      | (?-i:[a-z][^\sA-Z,]*)        # dgoltz, j.doe
      | (?-i:[A-Z]{2}[a-z]{2,})      # JDoe""",
    re.IGNORECASE | re.VERBOSE,
)
"""One word that is what somebody types to log in, and no name."""
_WORD: Final = 40
"""Characters; a word that is longer is no name."""
_BY: Final = re.compile(
    r"^(?:(?:written|posted|published|reported|story|words)\s+)?(?:by|von|par|por)[:\s]+", re.IGNORECASE
)
_DATE: Final = re.compile(
    r"(?<!\d)(1[5-9]\d\d|20\d\d)(?:[-/.]?(0[1-9]|1[0-2])(?:[-/.]?(0[1-9]|[12]\d|3[01]))?)?(?!\d)"
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


def property_title(said: str | None) -> str | None:
    """A title in a file's properties, where that of the template or a bare code may stand as well."""
    title = sensible_title(said)
    return None if title is None or _TEMPLATE.fullmatch(title) or _CODE.fullmatch(title) else title


def sensible_names(said: Iterable[str | None]) -> tuple[str, ...]:
    """The names of people in what is said of a source's authors, each once."""
    names: dict[str, None] = {}
    for text in said:
        text = _BY.sub("", " ".join((text or "").split()))
        for part in re.split(r"\s*[;|]\s*", text):
            for name in _parted(part):
                name = name.strip(" ,;.") if not re.search(r"\b[A-Z]\.$", name) else name.strip(" ,;")
                if _is_name(name):
                    names.setdefault(name)
    return tuple(names)


def _is_name(name: str) -> bool:
    """Whether a text may be the name of a person or a body: none of a machine, a program or a login."""
    return (
        1 < len(name) <= _LONGEST_NAME
        and any(map(str.isalpha, name))
        and max(map(len, name.split())) <= _WORD
        and not _NOBODY.fullmatch(name)
        and not _LOGIN.fullmatch(name)
        and "://" not in name
        and "@" not in name
    )


def _parted(text: str) -> list[str]:
    """The names in a list; those of bodies have commas and "and" of their own."""
    pieces = [piece for part in re.split(r"\s+(?:and|und|et|&)\s+", text) for piece in _at_commas(part)]
    if len(pieces) > 1 and is_body(text) and not all(map(is_body, pieces)):
        return [text]
    return pieces


def _at_commas(text: str) -> list[str]:
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
    """``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD`` from how programs and people write dates, or None.

    Of days that no month has only the month is taken; what lies more than a year ahead is no date.
    """
    text = (said or "").strip()[:60]
    found = _DATE.search(text)
    written = next(find_dates(text), None)
    if found and (found[2] or written is None):
        year, month, day = (int(part) if part else None for part in found.groups())
        return dated(year or 0, month, day)
    return written.date if written else None
