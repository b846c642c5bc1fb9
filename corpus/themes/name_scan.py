"""Names of themes among the words of passages, word by word."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from corpus.index.layout import CAPITALS, JOINED, TURNED, Ints
from corpus.themes.passage_words import PassageWords
from corpus.themes.symbols import UNKNOWN


class NamePattern(NamedTuple):
    """A name as it may stand in a text."""

    symbols: tuple[int, ...]
    """Its words, by their symbols."""
    capitals: tuple[bool, ...]
    """Whether each word must have more than one capital letter."""
    turned: bool
    """Whether it stands only where a word like "of" turns it round."""
    theme: int
    report: str | None
    """The only report where it counts, or None."""


class NameHits(NamedTuple):
    """Names in passages, by passage, in the order of their places."""

    passages: Ints
    """Of each the passage, counted from 0;"""
    themes: Ints
    """the theme, by its number;"""
    starts: Ints
    """where it begins in the passage's text, and"""
    ends: Ints
    """where it ends."""


class NameScan:
    """Looks for names in passages, from the words with which they may begin."""

    def __init__(
        self, text: PassageWords, first: Mapping[int, Mapping[int, list[NamePattern]]], reports: Sequence[str]
    ) -> None:
        self.known = [*text.known.tolist(), UNKNOWN]
        self.marks = [*text.marks.tolist(), 0]  # no word is joined to the last one
        self.ends = text.ends.tolist()
        self._starts, self._passages = text.starts.tolist(), text.passages.tolist()
        self._wholes, self._first, self._reports = text.wholes, first, reports
        self.found: list[tuple[int, int, int, int]] = []
        """Of each name the passage, the theme, and the bounds in the passage's text."""

    def begin(self, at: int, known: int, marks: int, end: int, behind: int) -> None:
        """Take the names down that begin with a word.

        Args:
            at: the word, or the first one of a hyphenated word.
            known: the symbol that it is known by.
            marks: what is told of it.
            end: where it ends in the passage.
            behind: the first word behind it.
        """
        longer = self._first.get(known)
        if longer is None:
            return
        patterns = longer.get(UNKNOWN, [])
        if self.marks[behind] & JOINED:
            second = self.known[behind]
            if second != UNKNOWN:
                patterns = patterns + longer.get(second, [])
            whole = self._wholes.get(behind)
            if whole is not None and whole.known != second:
                patterns = patterns + longer.get(whole.known, [])
        for pattern in patterns:
            self._match(pattern, at, marks, end, behind)

    def _match(self, pattern: NamePattern, at: int, marks: int, end: int, behind: int) -> None:
        passage = self._passages[at]
        if pattern.report not in (None, self._reports[passage]):
            return
        if pattern.capitals[0] and not marks & CAPITALS:
            return
        found = self._rest(pattern, 1, behind, end)
        if found is not None:
            self.found.append((passage, pattern.theme, self._starts[at], found))

    def _rest(self, pattern: NamePattern, done: int, at: int, end: int) -> int | None:
        """Where the rest of a pattern ends that goes on at a word, or None."""
        if done == len(pattern.symbols):
            return end
        marks = self.marks[at]
        if not marks & JOINED or (pattern.turned and not marks & TURNED):
            return None
        wanted, capitals = pattern.symbols[done], pattern.capitals[done]
        if self.known[at] == wanted and (not capitals or marks & CAPITALS):
            found = self._rest(pattern, done + 1, at + 1, self.ends[at])
            if found is not None:
                return found
        whole = self._wholes.get(at)
        if whole is not None and whole.known == wanted and (not capitals or whole.marks & CAPITALS):
            return self._rest(pattern, done + 1, whole.behind, whole.end)
        return None


def longest(found: Sequence[tuple[int, int, int, int]]) -> NameHits:
    """The names without those inside a longer one, once each.

    Args:
        found: of each the passage, the theme, and the bounds in the passage's text, in any order.
    """
    passages, themes, starts, ends = np.array(found, np.int64).reshape(-1, 4).T
    order = np.lexsort((themes, -ends, starts, passages))
    passages, themes, starts, ends = passages[order], themes[order], starts[order], ends[order]
    bounds = np.stack([passages, starts, ends])
    new = np.diff(bounds, prepend=-1).any(axis=0)
    reach = (passages << 32) | ends
    before = np.concatenate([np.full(1, -1), np.maximum.accumulate(reach)[:-1]])
    apart = before < reach  # so far no name, which began earlier or here, went so far in this passage
    place = np.flatnonzero(new)[np.cumsum(new) - 1]
    kept = apart[place] & (new | (np.diff(themes, prepend=-1) != 0))
    return NameHits(passages[kept], themes[kept], starts[kept], ends[kept])
