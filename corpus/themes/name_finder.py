"""Finds the names of themes in passages: in any inflection, hyphenation and order of "X of Y"."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final

import numpy as np

from corpus.index.layout import JOINED, Ints
from corpus.steps import Steps
from corpus.themes.model import Theme
from corpus.themes.name_scan import NameHits, NamePattern, NameScan, longest
from corpus.themes.passage_words import PassageWords
from corpus.themes.spellings import spellings
from corpus.themes.symbols import UNKNOWN, Symbols
from corpus.themes.tokens import NameToken, Tokens, tokens

_ACRONYM: Final = 6
"""A name of so many capital letters at most counts only where the text has it so: START is no start."""

_AT_ONCE: Final = 4
"""Themes whose names are taken in in one step."""


class NameFinder:
    """Knows all names of all themes.

    Where names overlap, the longest counts: "Minsk Group" is no mention of "Minsk".
    """

    def __init__(
        self,
        themes: Iterable[Theme],
        stem: Callable[[str], str],
        spelt: Mapping[str, str] | None = None,
    ) -> None:
        """Take the names in.

        Args:
            themes: the themes.
            stem: gives a word's stem.
            spelt: words that proper names go by in the texts, each with the name's own word.
        """
        self._stem = stem
        self._first: dict[int, dict[int, list[NamePattern]]] = {}
        """By the symbol of their first word, and of the second: ``UNKNOWN`` where there is none."""
        self._stems: list[set[tuple[str, ...]]] = []
        self.words: Final[list[tuple[str, ...]]] = []
        """Of each theme the stems of the words of its names, once each."""
        self._spelt = {stem(other): stem(word) for other, word in (spelt or {}).items()}
        self.symbols: Final = Symbols(self._spelt)
        self._others: dict[str, set[str]] = {}
        for other, word in self._spelt.items():
            self._others.setdefault(word, set()).add(other)
        self._take(list(themes))

    @classmethod
    def steps(
        cls, themes: Sequence[Theme], stem: Callable[[str], str], vocabulary: Mapping[str, int]
    ) -> Steps[NameFinder]:
        """Take the names in, and their other spellings among the words of the texts.

        Args:
            themes: the themes.
            stem: gives a word's stem.
            vocabulary: the words of the texts, folded, with how many passages have them.
        """
        names = [name for theme in themes for name in theme.all_names]
        made = cls((), stem, (yield from spellings(names, vocabulary)))
        for first in range(0, len(themes), _AT_ONCE):
            made._take(themes[first : first + _AT_ONCE])
            yield 0, 1
        return made

    @property
    def spelt(self) -> Mapping[str, str]:
        """Stems that proper names go by in the texts, each with that of the name's own word."""
        return self._spelt

    def _take(self, themes: Sequence[Theme]) -> None:
        taken = iter(tokens([name for theme in themes for name in theme.all_names], self._stem))
        for theme in themes:
            index = len(self._stems)
            self._stems.append(set())
            names = [next(taken) for _ in theme.all_names]
            stems = (token.stem for name in names for token in name.row if not token.is_empty)
            self.words.append(tuple(dict.fromkeys(stems)))
            reports: list[str | None] = [None] * len(theme.names)
            reports += [report for report, calls in theme.calls.items() for _ in calls]
            for name, report in zip(names, reports, strict=True):
                self._add(name, index, report)

    def _add(self, name: Tokens, theme: int, report: str | None) -> None:
        for row in _readings(name):
            self._put(row, theme, report)
            turned = next((i for i, token in enumerate(row) if i and token.turned), None)
            if turned is not None:  # "enlargement of NATO" is found as "NATO enlargement"
                self._put((*row[turned:], *row[:turned]), theme, report)
            elif len(row) == 2:  # and the other way round
                self._put((row[1], row[0]), theme, report, turned=True)

    def _put(self, row: Sequence[NameToken], theme: int, report: str | None, *, turned: bool = False) -> None:
        """Look for words in this order."""
        if not row:
            return
        stems = tuple(token.stem for token in row)
        symbols = tuple(map(self.symbols.number, stems))
        pattern = NamePattern(symbols, tuple(map(_is_acronym, row)), turned, theme, report)
        second = symbols[1] if len(symbols) > 1 else UNKNOWN
        self._first.setdefault(symbols[0], {}).setdefault(second, []).append(pattern)
        self._stems[theme].add(stems)

    def sought(self, theme: int) -> list[list[set[str]]]:
        """For each name of a theme: for each of its words, the stems of which a passage must have one."""
        names = sorted(self._stems[theme])
        return [[{stem, *self._others.get(stem, ())} for stem in stems] for stems in names]

    def hits(self, text: PassageWords, reports: Sequence[str]) -> NameHits:
        """The names in passages, in order; those inside a longer one left out.

        Args:
            text: the passages.
            reports: the id of each one's report.
        """
        scan = NameScan(text, self._first, reports)
        for at in self._beginnings(text).tolist():
            scan.begin(at, scan.known[at], scan.marks[at], scan.ends[at], at + 1)
        for at, (known, marks, end, behind) in text.wholes.items():
            scan.begin(at, known, marks, end, behind)
        return longest(scan.found)

    def _beginnings(self, text: PassageWords) -> Ints:
        """The words with which a name may begin: alone, or with the one behind it."""
        begins, alone = np.zeros((2, self.symbols.size), bool)
        begins[list(self._first)] = True
        alone[[first for first, longer in self._first.items() if UNKNOWN in longer]] = True
        goes_on = text.known != UNKNOWN
        goes_on[list(text.wholes)] = True
        goes_on &= (text.marks & JOINED) > 0
        found = begins[text.known]
        found[:-1] &= alone[text.known[:-1]] | goes_on[1:]
        return np.flatnonzero(found)


def _readings(name: Tokens) -> Iterator[tuple[NameToken, ...]]:
    """A name's tokens, and again with a hyphenated word taken whole."""
    yield name.row
    for first, (whole, behind) in name.wholes.items():
        yield (*name.row[:first], whole, *name.row[behind:])


def _is_acronym(token: NameToken) -> bool:
    return token.capitals == token.end - token.start and 1 < token.capitals <= _ACRONYM
