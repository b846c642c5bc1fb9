"""Note references in the text: which numbers and letters glued to words mean a footnote.

Numbers are told from dates, counts and names ("G-813" is G-8, note 13) by the run that they form: it
ascends through the report. The run is the heaviest ascending chain over all candidates, found by dynamic
programming over values; it proves references even where their notes are missing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from corpus.blocks import BlockRef
from corpus.cleaning.footnote_signs import Note, Places, find_sign

_NUMBER: Final = re.compile(r"\d+")
_LETTERS: Final = re.compile(r"[^\W\d_]+")
_YEAR: Final = re.compile(r"1\d{3}|20\d\d")
_SET_OFF: Final = re.compile(r"\S\s\d+\s[.,;]|[”’\"')\]]\s\d+[.,;]?(?!\d)")
"""A number with a space before it and no word of the sentence on one side: ``stability" 1 .``"""
_SECTION_NUMBER: Final = re.compile(r"[\d.]{1,12}")
_CLOSING: Final = ".,;:!?”’\"')]—–"
_STEP: Final = 5
"""How many numbers the chain may skip at once: notes whose references the source lost."""
_SKIPPED: Final = 0.6
"""What each skipped number costs; a reference glued to a word weighs 1."""
_WEAK: Final = 0.5
"""Weight of a number that could as well be part of the sentence; it must be exactly the next one."""
_ENOUGH: Final = 3.0
"""Weight from which a chain proves itself without any note."""
_AGAIN: Final = 2.0
"""What it costs to begin again at 1: notes numbered by page or chapter."""


class _Candidate(NamedTuple):
    text: int
    """Index of the text it stands in."""
    start: int
    end: int
    value: int
    weight: float


class _Chain(NamedTuple):
    weight: float
    member: _Candidate
    before: _Chain | None


def find_references(texts: Sequence[str], notes: Sequence[Note]) -> list[tuple[BlockRef, ...]]:
    """The note references in each of ``texts``.

    Args:
        texts: the texts of a document, in reading order, its footnotes left out.
        notes: its footnotes, in order.
    """
    found: list[list[BlockRef]] = [[] for _ in texts]
    numbered = {int(note.marker) for note in notes if note.marker.isdecimal()}
    candidates = [c for i, text in enumerate(texts) for c in _candidates(i, text)]
    for c in _chosen(candidates, numbered):
        found[c.text].append(BlockRef(c.start, c.end, str(c.value)))
    signs = [note for note in notes if not note.marker.isdecimal()]
    places = Places(texts)
    words = Counter(word for text in texts for word in _LETTERS.findall(text)) if signs else Counter[str]()
    for note in signs:
        place = find_sign(places, note, words)
        if place:
            found[place[0]].append(BlockRef(place[1], place[1] + len(note.marker), note.marker))
    return [_apart(sorted(refs)) for refs in found]


def _apart(refs: Sequence[BlockRef]) -> tuple[BlockRef, ...]:
    """The references without those that overlap one before: one place cannot mean two notes."""
    out: list[BlockRef] = []
    for ref in refs:
        if not out or ref.start >= out[-1].end:
            out.append(ref)
    return tuple(out)


def _candidates(i: int, text: str) -> Iterator[_Candidate]:
    """Numbers in ``text`` that may be references, and the ends of numbers that may hide one."""
    for found in _NUMBER.finditer(text):
        start, end = found.span()
        after = text[end : end + 1]
        if (
            start == 0
            or _SECTION_NUMBER.fullmatch(text, 0, end)
            or (after and (after.isalpha() or after in "%°€$"))
        ):
            continue
        before = text[start - 1]
        digits = found[0]
        if before == "[" and after == "]" and len(digits) <= 3:
            yield _Candidate(i, start - 1, end + 1, int(digits), 1.0)
        elif before.isspace():
            if len(digits) <= 3 and _SET_OFF.match(text[max(0, start - 2) : end + 2]):
                yield _Candidate(i, start, end, int(digits), _WEAK)
        elif before.isalpha() or before in _CLOSING:
            free = not after or after.isspace() or after in _CLOSING
            decimal = text[start - 2 : start - 1].isdigit() or text[end : end + 2][1:].isdigit()
            if len(digits) <= 3 and free:
                yield _Candidate(i, start, end, int(digits), _WEAK if decimal else 1.0)
        if len(digits) > 1 and not _YEAR.fullmatch(digits):
            for length in (1, 2, 3):
                if length < len(digits) and digits[-length] != "0":
                    yield _Candidate(i, end - length, end, int(digits[-length:]), _WEAK)


def _chosen(candidates: Sequence[_Candidate], notes: set[int]) -> list[_Candidate]:
    """The heaviest ascending chain, and strong candidates that fill its gaps from elsewhere."""
    best: dict[int, _Chain] = {}
    top: _Chain | None = None
    for c in candidates:
        chain = _extended(c, best, top, notes)
        if chain and (c.value not in best or chain.weight > best[c.value].weight):
            best[c.value] = chain
            if top is None or chain.weight > top.weight:
                top = chain
    members = []
    while top:
        members.append(top.member)
        top = top.before
    members.reverse()
    known = sum(1 for m in members if m.value in notes)
    strong = sum(1 for m in members if m.weight > _WEAK)
    enough = sum(m.weight for m in members) >= _ENOUGH and 2 * strong >= len(members)
    if not enough and not (known and 2 * known >= len(members)):
        return []
    return sorted([*members, *_strays(candidates, members)])


def _extended(
    c: _Candidate, best: Mapping[int, _Chain], top: _Chain | None, notes: set[int]
) -> _Chain | None:
    """The heaviest chain that ends in ``c``, or None where ``c`` belongs to none."""
    options = []
    for step in range(1, (_STEP if c.weight > _WEAK else 1) + 1):
        before = best.get(c.value - step)
        if before and before.member[:3] < (c.text, c.start, c.start) and before.member[:2] != c[:2]:
            weight = before.weight + c.weight - _SKIPPED * (step - 1)
            options.append(_Chain(weight, c, before))
    if c.value == 1 and (c.weight > _WEAK or 1 in notes):
        options.append(_Chain(c.weight, c, None))
        if top and top.weight > _AGAIN and c.weight > _WEAK:
            options.append(_Chain(top.weight + c.weight - _AGAIN, c, top))
    elif 1 < c.value <= 3 and c.weight > _WEAK:
        options.append(_Chain(c.weight - _SKIPPED * (c.value - 1), c, None))
    return max(options, key=lambda chain: chain.weight, default=None)


def _strays(candidates: Sequence[_Candidate], members: Sequence[_Candidate]) -> Iterator[_Candidate]:
    """Strong candidates for numbers that the chain skipped: in captions, which stand out of order."""
    values = {m.value for m in members}
    missing = set(range(min(values), max(values))) - values
    taken = {(m.text, m.end) for m in members}
    for c in candidates:
        if c.value in missing and c.weight > _WEAK and (c.text, c.end) not in taken:
            missing.discard(c.value)
            yield c
