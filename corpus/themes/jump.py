"""From what was typed to the theme that is meant and the passages on it, in every report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from corpus.search import RankedHit, Searcher
from corpus.themes.model import Presence, Silence, Suggestion, Theme
from corpus.themes.query_theme import Rule, query_theme
from corpus.themes.sentence_bounds import sentence_at
from corpus.themes.theme_index import Themes
from corpus.themes.theme_matcher import Meant, ThemeMatcher

_LEAST: Final = 0.55
"""What a theme must score to be taken as the one that was meant."""
_GOOD: Final = 0.8
"""What it must score for its passages to be ranked before those that search finds. With an index made by
reading nDCG@10 is 87, whether it is 0.55 or 0.8, and 86 from 0.9 on; in a folder that nobody prepared the
first passage is right for 72 in a hundred queries, with 0.55 for 67."""
_OFFERED: Final = 0.3
"""What a theme must score to be offered beside it."""
_ALTERNATIVES: Final = 5
_POOL: Final = 60
"""Search hits that are ranked together with the passages on the themes meant."""
_SHARP: Final = 8.0
"""How much a likelier theme counts before one that is less likely."""
_WORDS: Final = 0.3
"""What the words typed count beside the theme that they mean."""


@dataclass(frozen=True, slots=True)
class Jump:
    """Where to go."""

    query: str
    """As it was typed."""
    theme: Theme | None
    """The theme that is meant; None where no theme fits."""
    alternatives: tuple[Theme, ...]
    """Other themes that may be meant, likeliest first."""
    passages: tuple[Presence, ...]
    """The best passages, best first; where no theme fits, the best by their words."""
    silent: tuple[Silence, ...]
    """The reports that say nothing of the theme, in date order."""
    near: tuple[Presence, ...] = ()
    """Of a theme made of words: passages that are near and not counted, best first;"""
    rule: Rule | None = None
    """and by which rule a passage counts."""


class Jumper:
    """Answers jumps over a corpus. It never changes; threads may ask it as they may ask its themes.

    Attributes:
        themes: the themes.
        meaning: tells which of them are meant.
    """

    def __init__(self, themes: Themes, meaning: ThemeMatcher | None = None) -> None:
        """Take the themes in, and all of their names.

        Args:
            themes: the themes.
            meaning: made of the same themes and the same index; None makes it.
        """
        self.themes: Final = themes
        self.meaning: Final = (
            ThemeMatcher(themes.themes, themes.searcher.index) if meaning is None else meaning
        )

    def jump(self, query: str, limit: int = 10, *, meaning: bool = True) -> Jump:
        """Find the theme that is meant and its passages.

        Args:
            query: what was typed, anything.
            limit: how many passages at most, over all reports.
            meaning: whether meaning is asked where no theme is met.
        """
        themes = self.themes.themes
        meant = [m for m in self.meaning.meant(query) if m.score >= _OFFERED]
        theme = themes[meant[0].number] if meant and meant[0].score >= _LEAST else None
        if meant and meant[0].score >= _GOOD:
            passages = self._together(query, meant, limit)
        else:
            passages = by_words(self.themes.searcher, query, limit, meaning=meaning)
        return Jump(
            query=query,
            theme=theme,
            alternatives=tuple(themes[m.number] for m in meant[theme is not None :][:_ALTERNATIVES]),
            passages=passages,
            silent=self.silences(theme) if theme else (),
        )

    def jump_to_words(self, query: str, limit: int = 10) -> Jump:
        """Take a query for a theme, whatever themes there are; one without a letter or figure is none.

        Args:
            query: what was typed, anything.
            limit: how many passages at most, in all, of those that count and of those that are near.
        """
        theme = query_theme(query)
        if theme is None:
            return Jump(query, None, (), (), ())
        found = self.themes.query(theme)
        near = sorted((p for own in found.near().values() for p in own), key=lambda p: -p.weight)
        counted = tuple(found.presences()[:limit])
        return Jump(query, theme, (), counted, self.silences(theme), tuple(near[:limit]), found.rule)

    def _together(self, query: str, meant: Sequence[Meant], limit: int) -> tuple[Presence, ...]:
        """The passages on the themes that may be meant, ranked together with those that have the words."""
        themes = self.themes.themes
        scores: dict[tuple[str, str], float] = {}
        known: dict[tuple[str, str], Presence] = {}
        sharp = [(m, m.score**_SHARP) for m in meant]
        whole = sum(part for _, part in sharp)
        sure = meant[0].score
        for m, part in sharp:
            for presence in self.themes.presences(themes[m.number]):
                key = presence.report, presence.passage.id
                scores[key] = scores.get(key, 0.0) + sure * part / whole * presence.weight
                if key not in known:
                    known[key] = presence
        hits = self.themes.searcher.search(query, _POOL, meaning=False).hits
        best = max((hit.score for hit in hits), default=1.0)
        for hit in hits:
            key = hit.report, hit.passage.id
            scores[key] = scores.get(key, 0.0) + (_WORDS + (1 - sure)) * hit.score / best * 0.5
            if key not in known:
                known[key] = _of_hit(hit)
        order = sorted(scores, key=lambda key: (-scores[key], key))[:limit]
        return tuple(known[key]._replace(weight=scores[key]) for key in order)

    def suggest(self, query: str, limit: int = 30) -> tuple[Suggestion, ...]:
        """The themes that may be meant by what is typed so far, likeliest first; all of them for nothing."""
        return self.meaning.suggest(query, limit)

    def silences(self, theme: Theme) -> tuple[Silence, ...]:
        """The reports in which no name of a theme stands, in date order, with what comes nearest to it."""
        from corpus.themes.silences import silences

        return silences(self.themes, theme)

    def silence_in(self, theme: Theme, report: str) -> Silence | None:
        """The same of one report, by its id; None where a name stands in it."""
        from corpus.themes.silences import silences

        return next(iter(silences(self.themes, theme, report)), None)


def by_words(searcher: Searcher, query: str, limit: int, *, meaning: bool = True) -> tuple[Presence, ...]:
    """The best passages for a query, whatever the themes, best first."""
    return tuple(map(_of_hit, searcher.search(query, limit, meaning=meaning).hits))


def _of_hit(hit: RankedHit) -> Presence:
    sentence = hit.sentence or sentence_at(hit.passage, hit.matches[0][0] if hit.matches else 0)
    return Presence(hit.report, hit.passage, hit.score, False, hit.matches, sentence)
