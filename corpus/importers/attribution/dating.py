"""When a report was published, by its own front: not any date that it speaks of.

Evidence is ranked: a line that says "published", a line that is a date, a date among names and addresses,
one at the edge of the title, one that says "received" or "revised", a year in a byline or behind a ©, last
the year of an annual. Weak evidence falls where the text knows of later months than that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from corpus.importers.attribution.front import Piece
from corpus.importers.attribution.vocabulary import Vocabulary
from corpus.model import Kind
from corpus.text.dates import find_dates
from corpus.text.months import dated

SAID, LINE, BYLINE, TITLE, OTHER, YEAR, ANNUAL = range(7)
"""How strong evidence is, the strongest first."""

_PUBLISHED: Final = re.compile(
    r"""(?<![\w-])(?: (?:first\s+|originally\s+)?published | issued | released | posted | filed
      | decided | handed\sdown | delivered | (?:publication|release|issue)\s+date | date
      | date\s+of\s+(?:publication|issue|release) | dated | veröffentlicht | erschienen
      | erscheinungsdatum | stand | datum | publiée? | parue? | date\s+de\s+publication
      | mis\s+en\s+ligne | publicado | fecha(?:\s+de\s+publicación)?
      | pubblicato | (?:this|current)\sversion )
      (?:\s+(?:online|on|in|am|im|le|en|el|il|by\s[^\d.;:]{1,40}))?\s*[:,]?\s*(?:\w+day,?\s*)?\(?$""",
    re.IGNORECASE | re.VERBOSE,
)
_NOT_PUBLISHED: Final = re.compile(
    r"""\b(?: catalog(?:u?ed|ing)? | accession | access(?:ed)? | due | closing | effective | expir\w+
      | print(?:ed|ing)? | hearing | birth | retrieved? | retrieval | download(?:ed)? | review | start
      | end | event | meeting | born | not | to\s+be | will\s+be )\s+(?:on\s+|the\s+)?\S{0,12}\s*$""",
    re.IGNORECASE | re.VERBOSE,
)
_IGNORED: Final = re.compile(
    r"\b(?:printed|downloaded|accessed|retrieved|abgerufen|consulté|cataloged|catalogued|born|effective|expires"
    r"|generated|saved|viewed|first version)\b[^\d]{0,20}$",
    re.IGNORECASE,
)
_OTHER: Final = re.compile(
    r"\b(?:received|accepted|revised|updated?|edited|modified|reviewed|amended|aktualisiert|mis\s+à\s+jour)\b[^\d]{0,20}$",
    re.IGNORECASE,
)
_REFERS: Final = re.compile(
    r"""\b(?: since | after | before | from | until | till | by | between | through | during | to | and
      | seit | nach | vor | bis | ab | depuis | avant | après | jusqu\S* | desde
      | hasta )\s+(?:the\s+|dem\s+|den\s+|le\s+|au\s+)?$""",
    re.IGNORECASE | re.VERBOSE,
)
_YEAR: Final = re.compile(r"(?<![\w./:#-])(1[89]\d\d|20\d\d)(?![\w/]|[.,:-]\d|\s?[-–—]\s?\d)")
_COUNTED: Final = re.compile(
    r"(?:\b(?:no|nos|nr|number|vol|volume|box|suite|room|page|pages|pp?|isbn|issn|tel|fax|by|since|until|after|before"
    r"|towards?|horizon|agenda|vision)\.?|[#§$€£])\s*$",
    re.IGNORECASE,
)
_COUNTS: Final = re.compile(
    r"\s*(?:%|[a-z]|(?:[A-Z][\w.]*\s){1,2}(?:Street|St\.|Avenue|Ave|Road|Rd|Blvd|Boulevard|Drive|Square|Lane))"
)
_RIGHTS: Final = re.compile(r"(?:©|\(c\)|\bcopyright\b)[^\d]{0,40}$", re.IGNORECASE)
_SIGNS: Final = ("©", "(c)", "Copyright")
_ASIDE: Final = frozenset({Kind.FOOTNOTE, Kind.CAPTION, Kind.PULL_QUOTE})
_ANNUAL: Final = re.compile(
    r"""\b(?: report | review | strategy | outlook | survey | yearbook | statistics | statement
      | assessment | bulletin | factsheet | barometer | handbook | edition | almanac | bericht
      | jahrbuch | rapport | annuaire | informe | accounts )\s*[,(:–-]?\s*$""",
    re.IGNORECASE | re.VERBOSE,
)
_LINE: Final = 6
"""Words that may stand beside the date in a line that is one."""
_SHORT: Final = 14
"""Words of a byline whose year is its date."""


class OwnDate(NamedTuple):
    """When a report was published."""

    date: str
    inferred: bool
    """Whether the report does not quite say so."""


class _Evidence(NamedTuple):
    rank: int
    place: int
    date: str


def own_date(front: Sequence[Piece], words: Vocabulary) -> OwnDate | None:
    """The date that a report's front gives it, or None."""
    found = sorted(evidence for at, piece in enumerate(front) for evidence in _of(piece, at))
    for evidence in found:
        later = words.witnessed if evidence.rank >= BYLINE else None
        if later is not None and later > int(evidence.date[:4]) + 1:
            continue
        closer = [e.date for e in found if e.rank < OTHER and e.date.startswith(evidence.date)]
        return OwnDate(max([evidence.date, *closer], key=len), evidence.rank == ANNUAL)
    return None


def _of(piece: Piece, at: int) -> Iterator[_Evidence]:
    if piece.kind in _ASIDE:
        if piece.text.startswith(_SIGNS):  # set apart like a caption
            yield from _years(piece, at)
        return
    written = list(find_dates(piece.text))
    alone = len({found.date for found in written}) == 1
    for found in written:
        before, after = piece.text[: found.start], piece.text[found.end :]
        if _IGNORED.search(before) or (found.numeric and piece.kind is Kind.FURNITURE):
            continue
        if _is_published(before):
            yield _Evidence(SAID, at, found.date)
        elif _OTHER.search(before):
            yield _Evidence(OTHER, at, found.date)
        elif alone and not _REFERS.search(before):
            rank = _rank(piece, before, after)
            if rank is not None:
                yield _Evidence(rank, at, found.date)
    if not written:
        yield from _years(piece, at)


def _is_published(before: str) -> bool:
    """Whether what stands before a date says that something was published on it."""
    said = _PUBLISHED.search(before)
    return said is not None and not _NOT_PUBLISHED.search(before[: said.start() + 1])


def _rank(piece: Piece, before: str, after: str) -> int | None:
    """What a date that stands alone in a block proves."""
    beside = len(before.split()) + len(after.split())
    if piece.kind is Kind.TITLE:
        at_edge = not after.strip(" .,)") or not before.strip()
        return (
            TITLE
            if at_edge and not re.search(r"\b(?:of|on|in|du|de|vom|the)\s+$", before, re.IGNORECASE)
            else None
        )
    if piece.kind is Kind.HEADING:
        return LINE if not beside else None
    sentence = after.rstrip().endswith(".") and beside > 2
    if beside <= _LINE and not sentence:
        return LINE
    return BYLINE if piece.kind is Kind.BYLINE else None


def _years(piece: Piece, at: int) -> Iterator[_Evidence]:
    """What years alone say."""
    found = list(_YEAR.finditer(piece.text))
    for year in found:
        before, after = piece.text[: year.start()], piece.text[year.end() :]
        date = dated(int(year[0]))
        if date is None:
            continue
        if _is_published(before):
            yield _Evidence(SAID, at, date)
        elif len(found) > 1 or _COUNTED.search(before) or _REFERS.search(before):
            continue
        elif _RIGHTS.search(before):
            yield _Evidence(YEAR, at, date)
        elif piece.kind is Kind.TITLE:
            if _ANNUAL.search(before) and not after.strip(" .)"):
                yield _Evidence(ANNUAL, at, date)
        elif piece.text.strip(" ().,[]") == year[0] or (
            piece.kind is Kind.BYLINE and len(piece.text.split()) <= _SHORT and not _COUNTS.match(after)
        ):
            yield _Evidence(YEAR, at, date)
