"""The names of themes alone: enough to choose one, before it is known where they are spoken of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from corpus.themes.names import by_name, name_key
from corpus.themes.theme_matcher import ThemeMatcher
from reader.state import locations

if TYPE_CHECKING:
    from corpus.search.index import Index
    from corpus.themes import Suggestion, Theme


class ThemeNames:
    """The names of themes: which themes there are, and which may be meant. It never changes."""

    def __init__(self, themes: Sequence[Theme], index: Index | None, same: ThemeNames | None = None) -> None:
        """Take the themes in.

        Args:
            themes: as they are after all edits, no two with the same name.
            index: the words of the reports, by which those of names are weighed; None where it is not there.
            same: those of what may be the same themes: what they know is taken over.
        """
        self.themes = tuple(themes)
        self.meaning: ThemeMatcher = ThemeMatcher(
            self.themes, index, same.meaning if same else None, locations.cache_dir()
        )
        self._named = by_name(self.themes)
        self._by_key = {theme.key: theme for theme in self.themes}

    def named(self, name: str) -> Theme | None:
        """The theme that goes by a name, in any case, or by a key; or None."""
        return self._named.get(name_key(name))

    def with_key(self, key: str) -> Theme | None:
        """The theme with a key, or None."""
        return self._by_key.get(key)

    def suggest(self, query: str, limit: int) -> tuple[Suggestion, ...]:
        """The themes that may be meant by what is typed so far, likeliest first."""
        return self.meaning.suggest(query, limit)
