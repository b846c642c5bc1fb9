"""References to notes that bear a letter or a sign: "crisis.a", "conflictsc", "treaty*"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

_LAST_WORD: Final = re.compile(r"[^\W\d_]{3,}$")
_STOPPED: Final = re.compile(r"[^\W_]{2,}[^\w\s]+$")
_BACK: Final = 60
"""Texts before a note with a sign in which the sign is looked for: it stands on the same page."""
_SIGNS: Final = 50
"""Places in one text, from its end, at which a sign is looked at."""


class Note(NamedTuple):
    """A footnote: its bare marker ("7", "a"), and how many of the texts stand before it."""

    marker: str
    place: int


class Places:
    """Where signs are glued to words, each text searched once for a sign."""

    def __init__(self, texts: Sequence[str]):
        self._texts = texts
        self._found: dict[tuple[str, int], list[tuple[int, str]]] = {}

    def of(self, sign: str, i: int) -> list[tuple[int, str]]:
        """Where ``sign`` stands in text ``i``, the last one first, and what stands before it there."""
        key = sign, i
        if key not in self._found:
            text = self._texts[i]
            pattern = r"(?<=[\w.,;:!?”\")\]])" + re.escape(sign) + r"(?![^\W_])"
            starts = [found.start() for found in re.finditer(pattern, text)]
            self._found[key] = [(at, text[max(0, at - 40) : at]) for at in reversed(starts[-_SIGNS:])]
        return self._found[key]


def find_sign(places: Places, note: Note, words: Mapping[str, int]) -> tuple[int, int] | None:
    """Where the sign of ``note`` is glued to a word ("crisis.a", "conflictsc"), nearest before the note."""
    weak = None
    for i in range(note.place - 1, max(note.place - _BACK, 0) - 1, -1):
        for at, before in places.of(note.marker, i):
            if not note.marker.isalpha() or _STOPPED.search(before):
                return i, at
            word = _LAST_WORD.search(before)
            if weak is None and word and words[word[0] + note.marker] == 1 and words[word[0]]:
                weak = i, at
    return weak
