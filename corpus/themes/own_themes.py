"""What the reader makes of themes: new ones, renamed, merged, hidden ones, passages put on and taken off."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.themes.model import Locator, Origin, Theme
from corpus.themes.names import name_key


@dataclass(frozen=True, slots=True)
class OwnTheme:
    """A theme that the reader has touched, as it is now."""

    id: str
    """Permanent."""
    name: str
    aliases: tuple[str, ...] = ()
    replaces: tuple[str, ...] = ()
    """The keys of the themes that it was made of: one that was renamed, several that were merged."""
    hidden: bool = False
    on: tuple[tuple[str, str], ...] = ()
    """Passages put on it: report and passage."""
    off: tuple[tuple[str, str], ...] = ()
    """Passages taken off it."""


def apply(themes: Sequence[Theme], own: Sequence[OwnTheme]) -> tuple[Theme, ...]:
    """The themes as the reader has them: own ones in the place of those that they were made of.

    Where two themes claim a name, an own one keeps it; a theme that loses its chosen name is left out.

    Args:
        themes: curated and discovered ones, those first whose names count more.
        own: the reader's.
    """
    known = {theme.key: theme for theme in themes}
    replaced = {key for theme in own for key in theme.replaces}
    shown = [_made(t, [known[key] for key in t.replaces if key in known]) for t in own if not t.hidden]
    rest = [theme for theme in themes if theme.key not in replaced]
    taken: set[str] = set()
    kept: list[Theme] = []
    for theme in (*shown, *rest):
        if name_key(theme.name) in taken:
            continue
        taken.add(name_key(theme.name))
        aliases = tuple(alias for alias in theme.aliases if name_key(alias) not in taken)
        taken.update(map(name_key, aliases))
        kept.append(theme if aliases == theme.aliases else replace(theme, aliases=aliases))
    return tuple(kept)


def _made(own: OwnTheme, bases: Sequence[Theme]) -> Theme:
    """An own theme, with what is known of those that it was made of."""
    calls: dict[str, tuple[str, ...]] = {}
    for base in bases:
        for report, names in base.calls.items():
            calls[report] = tuple(dict.fromkeys((*calls.get(report, ()), *names)))
    places = dict.fromkeys(own.on, True)
    listed = {(at.report, at.passage) for base in bases for at in base.locators}
    for base in bases:
        for at in base.locators:
            places[at.report, at.passage] = places.get((at.report, at.passage), False) or at.main
    off = frozenset(own.off) - frozenset(own.on)
    return Theme(
        name=own.name,
        aliases=own.aliases,
        origin=Origin.OWN,
        id=own.id,
        calls=calls,
        see_also=tuple(dict.fromkeys(name for base in bases for name in base.see_also)),
        locators=tuple(Locator(*at, main) for at, main in places.items() if at not in off),
        put=frozenset(own.on) - listed,
        off=off,
    )
