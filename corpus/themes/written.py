"""Themes as they are written into the cache."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from corpus.themes.model import Locator, Origin, Theme


def written(themes: Sequence[Theme]) -> bytes:
    """Themes as JSON, the same for the same themes."""
    return json.dumps(
        [
            [
                theme.name, theme.aliases, theme.origin, theme.id, [*theme.calls.items()],
                theme.see_also, theme.locators, sorted(theme.put), sorted(theme.off),
            ]
            for theme in themes
        ]
    ).encode()  # fmt: skip


def read_back(data: bytes) -> list[Theme]:
    """The themes that were written."""
    return [_theme(*row) for row in json.loads(data)]


def _theme(
    name: str, aliases: Any, origin: str, ident: str, calls: Any, also: Any, locators: Any, put: Any, off: Any
) -> Theme:
    return Theme(
        name, tuple(aliases), Origin(origin), ident, {report: tuple(names) for report, names in calls},
        tuple(also), tuple(Locator(*at) for at in locators), frozenset(map(tuple, put)),
        frozenset(map(tuple, off)),
    )  # fmt: skip
