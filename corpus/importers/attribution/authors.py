"""Who wrote a report, by its own front: who is named behind "by", and names alone below the title."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from corpus.cleaning.shapes import is_byline, is_section
from corpus.importers.attribution.front import Piece
from corpus.importers.attribution.vocabulary import Vocabulary
from corpus.importers.metadata_checks import sensible_names
from corpus.model import Kind
from corpus.text.dates import find_dates
from corpus.text.identity import letters
from corpus.text.months import month_of
from corpus.text.names import is_body

_BY: Final = re.compile(
    r"""(?: (?: written | prepared | edited | compiled | authored | posted | published | reported | story
            | words | report | text | a\sreport )\s+ )?
        (?: by | von | par | por )(?:\s*:|\s)\s*
      | (?: authors? | author\(s\) | autor(?:en|innen|in|es)? | verfasser(?:in)? | auteurs? | rapporteurs?
          | editors? | herausgeber | judge )\s*:\s*""",
    re.IGNORECASE | re.VERBOSE,
)
_RAISED: Final = re.compile(r"(?<=\w)\s?(?:\d{1,2}(?!\d)|[*∗†‡§¶¹²³⁴⁵])(?:,\s?[\d*∗†‡§¶¹²³⁴⁵])*")
_WORD: Final = (
    r"(?:[A-ZÀ-ÞŁŚŠŽČĆ][\w'’.-]*|(?:de|da|do|del|der|den|di|du|van|von|la|le|ten|ter|el|al|bin|y|i|e|zu|zur))"
)
_NAME: Final = re.compile(rf"{_WORD}(?:\s{_WORD}){{0,5}}")
_BEHIND: Final = re.compile(
    r"\s*(?:,\s+(?=(?-i:[a-z]))|\(|\[|,?\s+(?:for|at|in|with|from|on|published|updated|posted|veröffentlicht|aktualisiert|erschienen|publié|publicado|is|was)\s|\S+@|https?:|\s[-–—|]\s).*",
    re.IGNORECASE | re.DOTALL,
)
_ROLE: Final = re.compile(
    r"""\b(?: director | professor | fellow | researcher | analyst | editor | correspondent | reporter
      | minister | president | secretary | chair(?:man|woman)? | lecturer | head | staff | candidate
      | expert | adviser | advisor | associate | assistant | consultant | writer | columnist | judge
      | justice )\b""",
    re.IGNORECASE | re.VERBOSE,
)
_BEHIND_TITLE: Final = re.compile(r",?\s+(by|von|par|por|di)\s+([A-ZÀ-Þ][^\d,;:]{4,80})$")
_OFFICE: Final = re.compile(
    r",?\s(?=(?:Senior|Principal|Chief|Specialist|Professor|Director|Analyst|Fellow|Lecturer|Head|Editor)\b"
    r"|(?:University|Institute|Department|Ministry|School|Centre|Center|College|Faculty)\s(?:of|for)\b)"
)
"""Before what somebody is, and where, in one line with the name."""
_NEAR: Final = 4
"""Blocks below the title among which names may stand alone."""
_MOST: Final = 50


def own_authors(front: Sequence[Piece], title: str, words: Vocabulary) -> tuple[str, ...]:
    """The authors that a report's front names, none where it does not quite; no line of its title is one."""
    return named_authors(front) or _alone(front, letters(title), words)


def named_authors(front: Sequence[Piece]) -> tuple[str, ...]:
    """Who stands behind "by", "author:" and the like."""
    for piece in front:
        if piece.kind in {Kind.FURNITURE, Kind.TITLE, Kind.FOOTNOTE, Kind.CAPTION}:
            continue
        for segment in piece.segments:
            said = _BY.match(segment)
            if said and (names := _names(segment[said.end() :])):
                return names
    return ()


def without_author(title: str, words: Vocabulary) -> tuple[str, tuple[str, ...]]:
    """A title without the names behind its last "by", and these: "The Locks, by Anna Keeper"."""
    found = _BEHIND_TITLE.search(title)
    names = sensible_names([found[2]]) if found else ()
    if found and names and is_byline(found[2]) and all(_is_person(name, words) for name in names):
        return title[: found.start()], names
    return title, ()


def _alone(front: Sequence[Piece], title: str, words: Vocabulary) -> tuple[str, ...]:
    heads = (at for at, p in enumerate(front) if p.kind is Kind.TITLE or letters(p.text) == title)
    at = next(heads, None)
    if at is None:
        return ()
    found: list[str] = []
    below = [piece for piece in front[at + 1 :] if letters(piece.text) not in title]
    for at, piece in enumerate(below[:_NEAR]):
        if piece.kind is not Kind.BYLINE and not (piece.kind is Kind.PARAGRAPH and _is_head(below, at)):
            continue
        for segment in piece.segments:
            plain = _plain(_OFFICE.split(_before_date(segment), maxsplit=1)[0])
            names = sensible_names([plain]) if plain and is_byline(plain) else ()
            if all(_is_person(name, words) for name in names):
                found += names
        if found and piece.kind is Kind.PARAGRAPH:
            break
    return tuple(dict.fromkeys(found))[:_MOST]


def _is_head(below: Sequence[Piece], at: int) -> bool:
    """Whether a paragraph stands where bylines do: by a date, or above the first section. A menu does not."""
    near = below[max(0, at - 1) : at + 2]
    return any(any(find_dates(piece.text)) or is_section(piece.text) for piece in near)


def _names(text: str) -> tuple[str, ...]:
    """The names at the beginning of what stands behind "by"; none where it is something else."""
    whole = re.sub(r"^the\s", "", _plain(_without_office(_BEHIND.sub("", _before_date(text)))))
    names = sensible_names([_cased(whole)])
    if (
        names
        and all(_NAME.fullmatch(name) or is_body(name) for name in names)
        and not month_of(names[0].split()[0])
    ):
        return names[:_MOST]
    return ()


def _without_office(text: str) -> str:
    """A name without what its bearer is and where: "Jane Doe, Senior Fellow, The Institute"."""
    name, _, office = text.partition(",")
    return name if " " in name and not is_body(name) and (_ROLE.search(office) or is_body(office)) else text


def _before_date(text: str) -> str:
    found = next(find_dates(text), None)
    return text[: found.start] if found else text


def _plain(text: str) -> str:
    return _cased(" ".join(_RAISED.sub("", text).split()).replace(" ,", ",").strip(" ,;:."))


def _cased(text: str) -> str:
    """Names in capitals as they are written elsewhere; bodies keep theirs, for they may be short names."""
    return text.title() if text.isupper() and len(text.split()) > 1 and not is_body(text) else text


def _is_person(name: str, words: Vocabulary) -> bool:
    """Whether a line that might be a name has no word that the text uses as one."""
    parts = [part for part in re.findall(r"[^\W\d_]+", name) if len(part) > 1]
    if len(parts) < 2 or is_body(name):
        return False
    return not _ROLE.search(name) and not any(
        part[0].isupper() and part.lower() in words.small for part in parts[:1] + parts[-1:]
    )
