"""Which themes are meant by what was typed: part of a name, misspelt, abbreviated, or in other words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from corpus.fuzzy import NameIndex
from corpus.search.bm25_parameters import rarity
from corpus.search.index import Index
from corpus.search.spelling import Speller
from corpus.text.folding import fold
from corpus.text.tokenizer import words
from corpus.themes.model import Suggestion, Theme
from corpus.themes.names_file import name_parts, stemmed

_LONGEST: Final = 200
"""Characters of a query that are looked at; nobody types more to name a theme."""
_LETTERS: Final = 0.5
"""What likeness of letters counts beside that of words."""
_WORDS: Final = 0.98
"""What it is worth that a name has just the words of a query, however they are inflected and ordered."""
_CANDIDATES: Final = 60
"""Names that are looked at closely."""
_SHARED: Final = 500
"""A word that more names have tells too little for all of them to be looked at."""
_WIDE: Final = 0.85
"""What it is worth that the words of a query are spread over several names of a theme."""
_UNKNOWN: Final = 3.0
"""The weight of a word that neither the texts nor the names have."""

_SUGGESTED: Final = 0.25
"""What a theme must score to be suggested while one types."""


class Meant(NamedTuple):
    """A theme that may be meant."""

    number: int
    """The theme, counted from 0."""
    name: str
    """Which of its names fits best."""
    score: float
    """0 to 1; 1 for a name as it stands."""
    spans: tuple[tuple[int, int], ...] = ()
    """Which letters of the name were typed: half-open bounds."""
    by_name: float = 0.0
    """What the theme's chosen name alone scores."""


class _Name(NamedTuple):
    theme: int
    name: str
    stems: frozenset[str]


class _Names:
    """The names of themes by their words and letters, whatever the texts."""

    def __init__(self, themes: Sequence[Theme], cache: Path | None) -> None:
        names = [(number, name) for number, theme in enumerate(themes) for name in theme.all_names]
        parts = name_parts([name for _, name in names], cache)
        self.words = parts.words
        self.rows = [_Name(*name, stems) for name, stems in zip(names, parts.stems, strict=True)]
        self.by_letters = NameIndex([row.name for row in self.rows], letters=parts.letters)
        all_stems: list[set[str]] = [set() for _ in themes]
        self.by_stem: dict[str, set[int]] = {}
        for at, row in enumerate(self.rows):
            all_stems[row.theme] |= row.stems
            for each in row.stems:
                self.by_stem.setdefault(each, set()).add(at)
        self.stems = list(map(frozenset, all_stems))
        """The stems of each theme's names."""
        self.in_themes = Counter(each for stems in self.stems for each in stems)
        """In how many themes each stem stands."""


class ThemeMatcher:
    """Knows the names of the themes by their words and letters. It never changes."""

    def __init__(
        self,
        themes: Sequence[Theme],
        index: Index | None,
        same: ThemeMatcher | None = None,
        cache: Path | None = None,
    ) -> None:
        """Take the themes in; nothing is worked out later.

        Args:
            themes: the themes.
            index: the words of the texts, which tell what a word of a name is worth, and how a misspelt one
                is meant; None judges by the names alone.
            same: one that may know the same themes: what it knows of their names is taken over.
            cache: where what is told of the names alone is kept; None keeps none.
        """
        self._themes = tuple(themes)
        self._passages = {} if index is None else index.passages_with_stem
        self._count = None if index is None else index.count
        known = same is not None and same._themes == self._themes
        self._names: _Names = same._names if same is not None and known else _Names(self._themes, cache)
        vocabulary = {} if index is None else dict(index.passages_with_word)
        for word in self._names.words:
            vocabulary.setdefault(word, 1)
        self._speller = Speller(vocabulary)
        self._known = vocabulary

    def weight(self, stem: str) -> float:
        """What a word tells of which theme is meant."""
        passages = self._passages.get(stem, 0)
        if not passages and stem not in self._names.in_themes:
            return _UNKNOWN
        spread = rarity(self._names.in_themes.get(stem, 1), max(2, len(self._names.stems)))
        return spread + 1.0 if self._count is None else min(rarity(passages, self._count), spread + 1.0)

    def suggest(self, query: str, limit: int = 30) -> tuple[Suggestion, ...]:
        """The themes that may be meant by what is typed so far, likeliest first; all of them for nothing."""
        if not query.strip():
            return tuple(Suggestion(theme, theme.name, 1.0, ()) for theme in self._themes[:limit])
        return tuple(
            Suggestion(self._themes[m.number], m.name, m.score, m.spans, m.by_name)
            for m in self.meant(query, limit)
            if m.score >= _SUGGESTED
        )

    def meant(self, query: str, limit: int = 10) -> list[Meant]:
        """The themes that may be meant, likeliest first.

        Args:
            query: what was typed, anything.
            limit: how many at most.
        """
        typed = query[:_LONGEST]
        spelt = [self._corrected(word) for word in words(fold(typed).text)]
        stems = stemmed(spelt)
        if not stems:
            return []
        weights = {stem: self.weight(stem) for stem in stems}
        best: dict[int, Meant] = {}
        by_name: dict[int, float] = {}
        for at, (letters, spans) in self._like(typed, " ".join(spelt)).items():
            row = self._names.rows[at]
            by_words = self._overlap(weights, row.stems)
            points = max(letters, _LETTERS * letters + (1 - _LETTERS) * by_words, _WORDS * by_words)
            if row.name == self._themes[row.theme].name:
                by_name[row.theme] = points
            if row.theme not in best or points > best[row.theme].score:
                best[row.theme] = Meant(row.theme, row.name, points, spans)
        whole = sum(weights.values())
        for number, meant in best.items():
            covered = sum(w for stem, w in weights.items() if stem in self._names.stems[number]) / whole
            if _WIDE * covered > meant.score:
                best[number] = meant._replace(score=_WIDE * covered)
        likeliest = sorted(best.values(), key=lambda m: (-m.score, m.number))[:limit]
        return [meant._replace(by_name=by_name.get(meant.number, 0.0)) for meant in likeliest]

    def _corrected(self, word: str) -> str:
        return word if word in self._known else self._speller.correct(word) or word

    def _like(self, typed: str, spelt: str) -> dict[int, tuple[float, tuple[tuple[int, int], ...]]]:
        """The names that are like what was typed, by their letters, and those that share a word with it."""
        found: dict[int, tuple[float, tuple[tuple[int, int], ...]]] = {}
        for query in dict.fromkeys((typed, spelt)):
            for match in self._names.by_letters.rank(query, _CANDIDATES):
                score, spans = found.get(match.index, (0.0, match.spans))  # lit is what was typed itself
                found[match.index] = max(score, match.score), spans
        for stem in stemmed(words(spelt)):
            sharing = self._names.by_stem.get(stem, ())
            if len(sharing) <= _SHARED:
                for at in sharing:
                    found.setdefault(at, (0.0, ()))
        return found

    def _overlap(self, typed: Mapping[str, float], name: frozenset[str]) -> float:
        """How far the words typed and those of a name are the same, 0 to 1 (Dice, weighted)."""
        shared = sum(weight for stem, weight in typed.items() if stem in name)
        if not shared:
            return 0.0
        return 2 * shared / (sum(typed.values()) + sum(map(self.weight, name)))
