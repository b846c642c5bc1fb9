"""By which names themes go, whatever the case."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from corpus.text.folding import fold

if TYPE_CHECKING:
    from corpus.themes.model import Theme


_MEMO: Final = 1 << 13
"""Names that are remembered, those asked for last; a corpus has fewer, and asks for each several times."""


@lru_cache(_MEMO)
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
