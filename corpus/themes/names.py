"""By which names themes go, whatever the case."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from corpus.text.folding import fold

if TYPE_CHECKING:
    from corpus.themes.model import Theme


def name_key(name: str) -> str:
    """What two names have in common that only differ in case, accents or blanks around them."""
    return fold(name).text.strip()


def by_name(themes: Iterable[Theme]) -> dict[str, Theme]:
    """Themes by the keys of all names that they go by, and by their own; of two the first has the name."""
    found: dict[str, Theme] = {}
    for theme in themes:
        for name in (*theme.names, theme.key):
            found.setdefault(name_key(name), theme)
    return found
