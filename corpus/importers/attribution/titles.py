"""What a report is called, from its page: all lines of the title, without its date."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from corpus.cleaning.shapes import is_section
from corpus.importers.attribution.front import Piece
from corpus.importers.attribution.parties import parties
from corpus.importers.attribution.vocabulary import Vocabulary
from corpus.model import Kind
from corpus.text.dates import find_dates
from corpus.text.identity import letters
from corpus.text.names import is_office

_SETTING: Final = frozenset({Kind.TITLE, Kind.BYLINE, Kind.HEADING})
"""What a line of a title may have been taken for."""
_WORDS: Final = 12
"""Words of a line of a title."""
_LONGEST: Final = 40
"""Words of a title."""
_LINKS: Final = (
    "of the and for in on to a an with from at by or as under between towards toward into über und der die"
    " das des für von zur zum im de du la le les et pour dans sur en y del para &"
)
_FUNCTION: Final = frozenset(_LINKS.split())
_OPEN: Final = re.compile(rf"(?:(?:^|\s)(?:{'|'.join(_LINKS.split())})|[:–—,&-])$", re.IGNORECASE)
"""How a line ends that goes on."""
_GOES_ON: Final = re.compile(
    r"(?:of|and|for|in|to|with|from|und|für|von|et|pour|de|du|des|&)\s", re.IGNORECASE
)
_BY: Final = re.compile(r"by\b|von\b|par\b|[^:]{3,20}:\s", re.IGNORECASE)
_NUMBERED: Final = re.compile(r"(?:chapter|part|section|kapitel|teil|chapitre)\b|\d|[IVX]+\.", re.IGNORECASE)
_PARTED: Final = re.compile(r"\s+[|–—·-]\s+")
_TELLING: Final = 10
"""Letters of a title that does not stand on a page by chance."""
_FIRST: Final = 3
"""Blocks among which a heading is the title."""
_WORD: Final = re.compile(r"[^\W\d_]+")


def own_title(front: Sequence[Piece], words: Vocabulary) -> str | None:
    """The title that a report's front gives it, or None."""
    at = next((at for at, piece in enumerate(front) if piece.kind is Kind.TITLE), None)
    if at is None:
        return _heading(front)
    while _is_date(front[at].text) and at + 1 < len(front) and front[at + 1].kind in _SETTING:
        at += 1  # the first line, though not of the title
    first, last = at, at
    while last + 1 < len(front) and _goes_on(front, first, last, last + 1, words):
        last += 1
    while first and _goes_on(front, first - 1, first - 1, first, words):
        first -= 1
    title = _line(front, first, last)
    if last > at:
        title = _without_stray(title, words)
    return without_date(title)


def stated_or_printed(stated: str | None, front: Sequence[Piece], words: Vocabulary) -> str | None:
    """The title that a file's properties state where the page has it, else what the page has."""
    printed = parties(front) or own_title(front, words)
    if stated is None or printed is None:
        return printed or stated
    whole, page = letters(stated), letters(" ".join(piece.text for piece in front))
    if letters(printed) in map(letters, _PARTED.split(stated)):  # the other part is the site's name
        return printed
    if letters(printed) in whole or (
        whole in page and whole not in letters(printed) and len(whole) > _TELLING
    ):
        return without_date(stated)
    return printed


def without_date(title: str) -> str:
    """A title without the date before or behind it."""
    for found in find_dates(title):
        before, after = title[: found.start].rstrip(" ,–—-|(["), title[found.end :].lstrip(" ,:–—-|)]")
        if before and not after and not _OPEN.search(before):
            return before
        if after and not before and len(after.split()) > 1:
            return after
    return title


def _heading(front: Sequence[Piece]) -> str | None:
    """The heading that a report without a title begins with."""
    for piece in front[:_FIRST]:
        if piece.kind is Kind.HEADING:
            text = piece.text
            return None if is_section(text) or _NUMBERED.match(text) else without_date(text)
    return None


def _goes_on(front: Sequence[Piece], begin: int, above: int, below: int, words: Vocabulary) -> bool:
    """Whether two blocks below each other are lines of one title."""
    one, two = front[above], front[below]
    if one.kind not in _SETTING or two.kind not in _SETTING or not _adjacent(one, two):
        return False
    head, tail = one.text, two.text
    if (
        len(_line(front, begin, below).split()) > _LONGEST
        or max(len(head.split()), len(tail.split())) > _WORDS
    ):
        return False
    if any(_BY.match(text) or is_section(text) for text in (head, tail)) or is_office(tail):
        return False
    if _is_date(head) or _is_date(tail):
        return False
    if _OPEN.search(head) or (_GOES_ON.match(tail) and head.isupper() == tail.isupper()):
        return True
    before, after = _WORD.findall(head.lower()), _WORD.findall(tail.lower())
    seam = (before[-1], after[0]) if before and after else ("", "")
    return seam in words.pairs and not _FUNCTION.intersection(seam)


def _is_date(text: str) -> bool:
    return any(not found.start and found.end == len(text) for found in find_dates(text))


def _adjacent(one: Piece, two: Piece) -> bool:
    """Whether no line stands between two blocks, as far as the source tells."""
    if one.draft.runs and two.draft.runs:
        return two.draft.runs[0].first == one.draft.runs[-1].last + 1
    if one.draft.pages and two.draft.pages:
        return two.draft.pages[0].page == one.draft.pages[0].page
    return True


def _line(front: Sequence[Piece], first: int, last: int) -> str:
    return " ".join(piece.text for piece in front[first : last + 1])


def _without_stray(title: str, words: Vocabulary) -> str:
    """A title without a letter at its end that is none of its words: what a seal or a stamp left there."""
    before, _, last = title.rpartition(" ")
    if len(last) != 1 or not last.isalpha() or not before:
        return title
    known = _WORD.findall(before.lower())
    return title if known and (known[-1], last.lower()) in words.pairs else before
