"""What may be meant by what was typed: themes by their names, the words themselves, passages by words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from corpus.themes import Presence, Suggestion, Theme
    from reader.analysis.model import Analysis
    from reader.jobs import Steps

SHOWN: Final = 50
"""Themes that are told."""
PASSAGES: Final = 10
"""Passages that are told where no theme fits well."""
FITS: Final = 0.5
"""A theme that scores less may not be what is meant: passages are told besides."""
EXACT: Final = 0.99
"""What a name scores that was typed as it stands."""
MANY: Final = 4
"""So many words are a question rather than a name, unless they are one as it stands."""


@dataclass(frozen=True, slots=True)
class ThemeMatches:
    """What may be meant by what was typed."""

    query: str
    themes: Sequence[Suggestion]
    """Likeliest first."""
    hits: Sequence[Presence]
    """Where no theme fits well: the best passages by their words."""
    words: Theme | None
    """The words themselves as a theme; None where there are none."""
    words_first: bool
    """Whether they stand before the best theme."""
    is_new: bool
    """Whether a theme can be made of it."""
    analysis: Analysis
    """By which it was found."""

    @property
    def is_something(self) -> bool:
        """Whether there is anything to go to."""
        return bool(self.themes or self.hits or self.words)


def matches(query: str, analysis: Analysis, *, meaning: bool) -> Steps[ThemeMatches]:
    """In the answers' lane: what may be meant by what was typed, as far as is known."""
    from corpus.themes import Suggestion
    from corpus.themes.query_theme import query_theme

    names = analysis.names
    hits: Sequence[Presence] = ()
    if query.strip():
        found = names.suggest(query, SHOWN) if names else ()
    else:
        found = tuple(Suggestion(theme, theme.name, 1.0, ()) for theme in analysis.ranked_themes())
    yield None  # one letter more may have been typed
    if query.strip() and not (found and found[0].score >= FITS):
        hits = analysis.passages(query, PASSAGES, meaning=meaning)
    elsewhere = hits or (found and found[0].score >= FITS)
    words = query_theme(query) if elsewhere and analysis.searcher is not None else None
    first = words is not None and not (found and _is_name(query, found[0]))
    return ThemeMatches(query, found, hits, words, first, _is_new(query, analysis), analysis)


def _is_name(query: str, best: Suggestion) -> bool:
    """Whether what was typed may well be the name of a theme.

    No question is, no long phrase that is not one as it stands, and no part of an alias alone.
    """
    exact = best.score >= EXACT
    if "?" in query or (len(query.split()) >= MANY and not exact):
        return False
    return exact or best.by_name >= FITS


def _is_new(query: str, analysis: Analysis) -> bool:
    """Whether what was typed can be made a theme: it is a name, and no theme has it."""
    from notes.errors import RecordError
    from notes.records.own_themes import tidy

    try:
        return analysis.names is not None and analysis.names.named(tidy(query)) is None
    except RecordError:
        return False
