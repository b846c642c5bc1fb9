"""The themes that may be meant while one types: any part of any of their names, misspelt or abbreviated."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from corpus.fuzzy import NameIndex
from corpus.themes.model import Suggestion, Theme

_PER_THEME: Final = 4
"""Names that are ranked for each theme wanted: a theme goes by several."""
_FEWEST: Final = 100
"""Names that are ranked at least."""


class ThemeNames:
    """Ranks themes by their names. What that takes is made when it is first asked; any thread may ask."""

    def __init__(self, themes: Sequence[Theme]) -> None:
        """Take the themes, in the order in which they are shown for nothing typed."""
        self._names = [(theme, name) for theme in themes for name in theme.all_names]
        self._index = NameIndex([name for _, name in self._names])

    def suggest(self, query: str, limit: int) -> tuple[Suggestion, ...]:
        """The themes that may be meant, likeliest first, each by the name that fits best."""
        found: dict[str, Suggestion] = {}
        for match in self._index.rank(query, max(_FEWEST, _PER_THEME * limit)):
            theme, name = self._names[match.index]
            if theme.key not in found:
                found[theme.key] = Suggestion(theme, name, match.score, match.spans)
                if len(found) == limit:
                    break
        return tuple(found.values())
