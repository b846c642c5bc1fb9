"""Title, byline, abstract, headings: what short blocks are, told from their shape and their place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from corpus.cleaning.chunks import Chunk
from corpus.cleaning.lines import ended, measure
from corpus.cleaning.shapes import ABSTRACT, NOTES, is_byline, is_section
from corpus.model import Kind
from corpus.text.dates import find_dates
from corpus.text.identity import letters
from corpus.text.names import is_office

_BODY: Final = 25
"""Words from which a block is text and no heading."""
_LONGEST: Final = 16
"""Words; headings are shorter."""
_NARROW: Final = 0.6
"""Share of the usual measure below which lines are those of an address."""
_TITLE_LINES: Final = 4
_NO_TITLE: Final = -6
"""A score that no title has: a letter begins with a date and a name."""
_FRONT: Final = 20
"""Blocks at the start among which title and byline stand."""
_ABSTRACT_WORDS: Final = 250
"""Words after which no further paragraph belongs to an abstract."""
_MANY: Final = 0.4
"""Share of headings among all blocks beyond which short lines prove nothing: verse, dialogue, tables."""

_NUMBERED: Final = re.compile(
    r"(?:(?:chapter|part|section|annex|appendix)\s+)?(\d+(?:\.\d+)*|[IVX]+|[A-Z])[.)]?\s+\S",
    re.IGNORECASE,
)
_OF_ITSELF: Final = re.compile(
    r"\b(?:this|the present) (?:[\w-]+ )?(?:report|paper|article|brief|study|essay|note)\b", re.IGNORECASE
)
_SENTENCE: Final = 3
"""Words; the shortest paragraph."""
_NAME: Final = re.compile(r"[A-ZÀ-Þ][\w.’'-]+(?: [A-ZÀ-Þ][\w.’'-]*){1,2}")
"""What may be a person's name: two or three words with capitals."""
_PLACE: Final = re.compile(
    r"^by\s|@|\b(?:director|professor|fellow|research(?:er)?|university|institute|centre|center|department"
    r"|editor|author|issn|isbn|vol\.|volume|no\.|issue|paper|note|brief|report|series)\b",
    re.IGNORECASE,
)
_DATE: Final = re.compile(
    r"(?:\d{1,2}(?:st|nd|rd|th)?\s+)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
    r"(?:\s+\d{1,2},?)?\s+\d{4}|\d{4}(?:-\d\d){0,2}|(?:spring|summer|autumn|fall|winter)\s+\d{4}",
    re.IGNORECASE,
)
_BELOW_HEADINGS: Final = frozenset({None, Kind.LIST_ITEM, Kind.HEADING})
_SAYS_WHEN: Final = re.compile(
    r"(?:received|accepted|revised|published|retrieved|posted|updated|argued|decided|submitted|printed"
    r"|(?:prepared|written|edited|compiled) by|veröffentlicht|stand:|publié|dear\b"
    r"|(?:a )?(?:thesis|dissertation)\b|embargoed"
    r"|(?:neutral citation|case|date|from|to|authors?|autor|auteur)\b[^:]{0,12}:)",
    re.IGNORECASE,
)
"""How lines begin that say when a report was made, by whom or for whom."""
_ISSUE: Final = re.compile(r"\b(?:vol(?:ume|\.)|no\.|number|issue)\s*\d", re.IGNORECASE)
_BY: Final = re.compile(r"\bby\s+[A-ZÀ-Þ]")
_SMALL: Final = re.compile(r"(?<!\S)[a-z]")
_OFFICE: Final = 5
"""Words of a line that is nothing but whose report it is."""
_ADDRESS: Final = re.compile(r"\d+[\w-]*\s(?:\w+\.?\s){1,4}\w+\.?,")
_PARTIES: Final = re.compile(r"[A-ZÀ-Þ][\w.,&’'-]*\sv(?:s|ersus)?\.?\s[A-ZÀ-Þ]")
"""Of a case at law."""
_RIGHTS: Final = re.compile(r"copyright\b|©|\(c\)", re.IGNORECASE)
_DEEP: Final = re.compile(r"\d{1,2}(?:\.\d{1,2})+\.?\s+[^\W\d]")
"""The number of a section within a section, which nothing but a heading bears."""
_ENDINGS: Final = ".,;:-–—("


def mark(chunks: Sequence[Chunk]) -> None:
    """Give every chunk that is still without a kind the one its shape and place tell."""
    text = [c for c in chunks if c.kind is None]
    if not text:
        return
    usual = measure([line for c in text for line in c.lines])
    begins = next((i for i, c in enumerate(chunks) if _is_body(c, usual)), len(chunks))
    _front(chunks[: min(begins, _FRONT)])
    _headings(chunks, usual)
    _abstract(chunks)
    for chunk in chunks:
        chunk.kind = chunk.kind or Kind.PARAGRAPH
    _levels(chunks)


def _is_body(chunk: Chunk, usual: int) -> bool:
    """Whether the text proper has begun: with a block of sentences, not of names and addresses."""
    if chunk.kind is not None:
        return chunk.kind not in {Kind.CAPTION, Kind.FURNITURE}
    widths = sorted(len(line.text) for line in chunk.lines)
    if widths[len(widths) // 2] < _NARROW * usual and len(widths) > 2:
        return False
    return chunk.words >= _BODY or _is_sentence(_plain(chunk))


def _is_sentence(plain: str) -> bool:
    """Whether a block ends as sentences do and has words in lower case, or a script without capitals."""
    words = plain.split()
    small = any(word[0].isalpha() and not word[0].isupper() for word in words[1:] or words)
    return ended(plain) and small and (len(words) >= _SENTENCE or not words[0].isascii())


def _front(front: Sequence[Chunk]) -> None:
    """Title, byline and dates before the text begins."""
    blocks = [c for c in front if c.kind is None]
    titles = [c for c in blocks if not is_section(_plain(c)) and any(x.isalpha() for x in _plain(c))]
    if not titles:
        return
    title = max(titles, key=lambda c: _title_score(c, titles.index(c)))
    score = _title_score(title, titles.index(title))
    title.kind = Kind.TITLE if score > _NO_TITLE else Kind.BYLINE
    same = letters(_plain(title))
    for chunk in blocks:
        if chunk is title or is_section(_plain(chunk)):
            continue
        chunk.kind = Kind.FURNITURE if letters(_plain(chunk)) == same else Kind.BYLINE


def _title_score(chunk: Chunk, place: int) -> float:
    plain = _plain(chunk)
    score = min(chunk.words, 12) - 1.5 * place
    if (_PLACE.search(plain) and chunk.words < 8) or plain.lower().startswith("by "):
        score -= 4
    if _DATE.fullmatch(plain) or _RIGHTS.match(plain):
        score -= 20
    if place and (_NAME.fullmatch(plain) or is_byline(plain)):
        score -= 3
    if _ISSUE.search(plain) or "://" in plain:
        score -= 12
    if chunk.words <= _OFFICE and not _SMALL.search(plain) and is_office(plain):
        score -= 3
    if place and any(find_dates(plain)):
        score -= 4
    if place and _BY.search(plain):
        score -= 4
    if _SAYS_WHEN.match(plain) or _ADDRESS.match(plain):
        score -= 12
    if _PARTIES.search(plain):
        score += 3
    score -= 3 * max(0, len(chunk.lines) - _TITLE_LINES)
    return score


def _headings(chunks: Sequence[Chunk], usual: int) -> None:
    last = max((i for i, c in enumerate(chunks) if c.kind in _BELOW_HEADINGS), default=0)
    found = [i for i, c in enumerate(chunks) if c.kind is None and _is_heading(chunks, i, last, usual)]
    blocks = sum(c.kind is None for c in chunks)
    weak = len(found) > _MANY * blocks and blocks > 4
    for i in found:
        if not weak or _is_plain_heading(_plain(chunks[i])):
            chunks[i].kind = Kind.HEADING


def _is_heading(chunks: Sequence[Chunk], i: int, last: int, usual: int) -> bool:
    chunk = chunks[i]
    above_notes = i + 1 < len(chunks) and chunks[i + 1].kind is Kind.FOOTNOTE
    if len(chunk.lines) > 3 and not above_notes:  # as most are
        return False
    plain = _plain(chunk)
    if above_notes and NOTES.fullmatch(plain.strip(" .:")):
        return True
    if _DEEP.match(plain) and chunk.words < _BODY and len(chunk.lines) <= 3 and plain[-1] not in _ENDINGS:
        return i + 1 < len(chunks)
    if i >= last or chunk.words > _LONGEST or len(chunk.lines) > 3 or sum(map(str.isalpha, plain)) < 3:
        return False
    if not (plain[0].isupper() or plain[0].isdigit() or plain[0] in "“‘\"'") or plain[-1] in _ENDINGS:
        return False
    if _DATE.fullmatch(plain) or 2 * sum(map(str.isalpha, plain)) < len(plain):
        return False
    if ended(plain):
        return plain[-1] == "?" and chunk.words <= 10 and len(chunk.lines) == 1 and chunk.width < 0.8 * usual
    return len(chunk.lines) > 1 or chunk.width < max(0.95 * usual, 40)


def _is_plain_heading(plain: str) -> bool:
    """Whether a short line is a heading even in a text full of short lines."""
    return _is_numbered(plain) or is_section(plain)


def _is_numbered(plain: str) -> bool:
    """Whether a heading bears a number, or capitals that do the same service."""
    return plain.isupper() or bool(_NUMBERED.match(plain))


def _abstract(chunks: Sequence[Chunk]) -> None:
    """The text under a heading such as "Abstract", or a first paragraph apart that speaks of the paper."""
    for i, chunk in enumerate(chunks):
        if chunk.kind is Kind.HEADING and ABSTRACT.fullmatch(_plain(chunk).strip(" .:")):
            words = 0
            for below in chunks[i + 1 :]:
                if below.kind is not None or (below.first.opens and words) or words > _ABSTRACT_WORDS:
                    break
                words += below.words
                below.kind = Kind.ABSTRACT
            return
    text = [c for c in chunks if c.kind not in {Kind.TITLE, Kind.BYLINE, Kind.FURNITURE, Kind.CAPTION}]
    if text and text[0].kind is None and _OF_ITSELF.search(_plain(text[0])):
        after = text[1] if len(text) > 1 else None
        if after is None or after.kind is not None or after.first.opens:
            text[0].kind = Kind.ABSTRACT


def _levels(chunks: Sequence[Chunk]) -> None:
    """Depth of headings, by number or capitals, and of items, by what they stand in."""
    headings = [c for c in chunks if c.kind is Kind.HEADING]
    marked = any(_is_numbered(_plain(c)) for c in headings)
    outer: Chunk | None = None
    for chunk in chunks:
        if chunk.kind is Kind.HEADING:
            number = _NUMBERED.match(_plain(chunk))
            if number or _plain(chunk).isupper():
                chunk.level = number[1].count(".") + 1 if number else 1
            else:
                chunk.level = 1 if not marked or is_section(_plain(chunk)) else 2
            outer = None
        elif chunk.kind is Kind.LIST_ITEM and chunk.marker:
            bullet = chunk.marker.style == "bullet"
            if not bullet or outer is None:
                outer = chunk if not bullet else outer
            chunk.level = 2 if bullet and outer is not None else 1


def _plain(chunk: Chunk) -> str:
    return " ".join(chunk.texts)
