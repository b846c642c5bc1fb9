"""Finds the names of themes in passages: in any inflection, hyphenation and order of "X of Y"."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from corpus.steps import Steps
from corpus.themes.model import Theme
from corpus.themes.spellings import spellings
from corpus.themes.tokens import NameToken, Tokens, tokens

_ACRONYM: Final = 6
"""A name of so many capital letters at most counts only where the text has it so: START is no start."""

_AT_ONCE: Final = 16
"""Themes whose names are taken in in one step."""


class NameHit(NamedTuple):
    """A name in a passage."""

    theme: int
    """The theme's index."""
    start: int
    """Half-open bounds in the passage's text."""
    end: int


class _Pattern(NamedTuple):
    stems: tuple[str, ...]
    capitals: tuple[int, ...]
    """How many capital letters each token must have at least."""
    turned: bool
    """Whether it stands only where a word like "of" turns it round."""
    theme: int
    report: str | None
    """The only report where it counts, or None."""


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
        self._first: dict[str, dict[str, list[_Pattern]]] = {}
        """By their first stem, and the second: "" where there is none."""
        self._stems: list[set[tuple[str, ...]]] = []
        self._spelt = {stem(other): stem(word) for other, word in (spelt or {}).items()}
        self._others: dict[str, set[str]] = {}
        for other, word in self._spelt.items():
            self._others.setdefault(word, set()).add(other)
        for theme in themes:
            self._take(theme)

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
        for number, theme in enumerate(themes):
            made._take(theme)
            if number % _AT_ONCE == 0:
                yield 0, 1
        return made

    @property
    def spelt(self) -> Mapping[str, str]:
        """Stems that proper names go by in the texts, each with that of the name's own word."""
        return self._spelt

    def _take(self, theme: Theme) -> None:
        index = len(self._stems)
        self._stems.append(set())
        for name in theme.names:
            self._add(name, index, None)
        for report, calls in theme.calls.items():
            for name in calls:
                self._add(name, index, report)

    def _add(self, name: str, theme: int, report: str | None) -> None:
        taken = tokens(name, self._stem)
        for row in _readings(taken):
            stems = tuple(token.stem for token in row)
            capitals = tuple(_needed(token) for token in row)
            self._put(_Pattern(stems, capitals, False, theme, report))
            turned = next((i for i, token in enumerate(row) if i and token.turned), None)
            if turned is not None:  # "enlargement of NATO" is found as "NATO enlargement"
                order = [*range(turned, len(row)), *range(turned)]
                self._put(_reordered(stems, capitals, order, False, theme, report))
            elif len(row) == 2:  # and the other way round
                self._put(_reordered(stems, capitals, [1, 0], True, theme, report))

    def _put(self, pattern: _Pattern) -> None:
        if pattern.stems:
            second = pattern.stems[1] if len(pattern.stems) > 1 else ""
            self._first.setdefault(pattern.stems[0], {}).setdefault(second, []).append(pattern)
            self._stems[pattern.theme].add(pattern.stems)

    def sought(self, theme: int) -> list[list[set[str]]]:
        """For each name of a theme: for each of its words, the stems of which a passage must have one."""
        names = sorted(self._stems[theme])
        return [[{stem, *self._others.get(stem, ())} for stem in stems] for stems in names]

    def hits(self, text: Tokens, report: str) -> list[NameHit]:
        """The names in a passage, in order; those inside a longer one left out."""
        found: set[NameHit] = set()
        for at, token in enumerate(text.row):
            for pattern in self._beginning(text, token, at + 1):
                self._match(text, pattern, report, token, at + 1, found)
        for token, behind in text.wholes.values():
            for pattern in self._beginning(text, token, behind):
                self._match(text, pattern, report, token, behind, found)
        return _longest(found) if found else []

    def _beginning(self, text: Tokens, token: NameToken, behind: int) -> Iterable[_Pattern]:
        """The patterns that begin with a token and go on with what is behind it."""
        longer = self._first.get(self._known(token))
        if longer is None:
            return ()
        if behind >= len(text.row) or not text.row[behind].joined:
            return longer.get("", ())
        seconds = dict.fromkeys(("", *(self._known(second) for second, _ in _here(text, behind))))
        return [pattern for second in seconds for pattern in longer.get(second, ())]

    def _match(
        self, text: Tokens, pattern: _Pattern, report: str, token: NameToken, behind: int, found: set[NameHit]
    ) -> None:
        """Take down the pattern that begins with a token, if it stands there."""
        if pattern.report in (None, report) and token.capitals >= pattern.capitals[0]:
            end = self._rest(text, pattern, 1, behind, token.end)
            if end is not None:
                found.add(NameHit(pattern.theme, token.start, end))

    def _rest(self, text: Tokens, pattern: _Pattern, done: int, at: int, end: int) -> int | None:
        """Where the rest of a pattern ends that goes on at a token, or None."""
        if done == len(pattern.stems):
            return end
        if at >= len(text.row) or not text.row[at].joined:
            return None
        if pattern.turned and not text.row[at].turned:
            return None
        for token, behind in _here(text, at):
            if self._known(token) == pattern.stems[done] and token.capitals >= pattern.capitals[done]:
                found = self._rest(text, pattern, done + 1, behind, token.end)
                if found is not None:
                    return found
        return None

    def _known(self, token: NameToken) -> str:
        return self._spelt.get(token.stem, token.stem) if token.capitals else token.stem


def _here(text: Tokens, at: int) -> Iterator[tuple[NameToken, int]]:
    """The token at an index, and the hyphenated word that begins there, each with the index behind it."""
    yield text.row[at], at + 1
    if at in text.wholes:
        yield text.wholes[at]


def _readings(name: Tokens) -> Iterator[tuple[NameToken, ...]]:
    """A name's tokens, and again with a hyphenated word taken whole."""
    yield name.row
    for first, (whole, behind) in name.wholes.items():
        yield (*name.row[:first], whole, *name.row[behind:])


def _needed(token: NameToken) -> int:
    letters = token.end - token.start
    return 2 if token.capitals == letters and 1 < letters <= _ACRONYM else 0


def _reordered(
    stems: tuple[str, ...],
    capitals: tuple[int, ...],
    order: list[int],
    turned: bool,
    theme: int,
    report: str | None,
) -> _Pattern:
    return _Pattern(tuple(stems[i] for i in order), tuple(capitals[i] for i in order), turned, theme, report)


def _longest(found: set[NameHit]) -> list[NameHit]:
    """The hits, without those that a longer one covers."""
    kept: list[NameHit] = []
    for hit in sorted(found, key=lambda h: (h.start - h.end, h)):
        inside = (o.start <= hit.start and hit.end <= o.end and o[1:] != hit[1:] for o in kept)
        if not any(inside):
            kept.append(hit)
    return sorted(kept, key=lambda h: (h.start, h.end, h.theme))
