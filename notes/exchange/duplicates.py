"""Knowing a note again that has another id: on the same words, saying the same."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from notes.anchoring.normalized import letters
from notes.anchoring.selectors import Selector
from notes.folding import fold
from notes.model import Note, Target, note_of

_TELLING: Final = 24
"""Letters of a quote, or of what stands around it, from which on no other place is meant."""


class Shelf:
    """Notes by what they are on and what they say."""

    def __init__(self, records: Iterable[Mapping[str, Any]]) -> None:
        self._notes: dict[tuple[str, ...], list[Note]] = {}
        for record in records:
            note = note_of(record)
            self._notes.setdefault(_key(note), []).append(note)

    def twin(self, record: Mapping[str, Any]) -> Note | None:
        """The note that is on the same words and says the same as a record; None where there is none."""
        note = note_of(record)
        return next((other for other in self._notes.get(_key(note), ()) if _same(note, other)), None)


def _key(note: Note) -> tuple[str, ...]:
    quote = note.target.quote if note.target else None
    exact = (letters(quote.exact) or quote.exact.strip()) if quote else ""
    return exact, " ".join(note.text.split()), fold(note.theme or ""), "on" if note.target else ""


def _same(note: Note, other: Note) -> bool:
    """Whether two notes with the same words are on the same place, and of one holder as far as they say."""
    if note.holder and other.holder and fold(note.holder) != fold(other.holder):
        return False
    if note.target is None or other.target is None:
        return True
    one, two = note.target.quote, other.target.quote
    if one is None or two is None:
        return one is two and _same_report(note.target, other.target)
    here = _same_report(note.target, other.target)
    if not here and note.target.letters_print and other.target.letters_print:
        return False
    return _same_place(one, two, known=here)


def _same_report(one: Target, two: Target) -> bool:
    prints = {one.bytes_print, one.letters_print} & {two.bytes_print, two.letters_print} - {""}
    titles = {fold(target.title) for target in (one, two)} - {""}
    return bool(prints) or one.report == two.report or (len(titles) == 1 and bool(one.title and two.title))


def _same_place(one: Selector, two: Selector, *, known: bool) -> bool:
    """Whether what surrounds two equal quotes agrees, as far as both tell; and tells enough."""
    before, after = (letters(one.prefix), letters(two.prefix)), (letters(one.suffix), letters(two.suffix))
    if not (before[0].endswith(before[1]) or before[1].endswith(before[0])):
        return False
    if not (after[0].startswith(after[1]) or after[1].startswith(after[0])):
        return False
    told = len(letters(one.exact)) + min(map(len, before)) + min(map(len, after))
    return told >= _TELLING or (known and one.start == two.start)
