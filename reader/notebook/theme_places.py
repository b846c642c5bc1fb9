"""Where the passages stand that the reader has put on themes or taken off them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from notes.folding import fold
from notes.model import Note, Target
from notes.records.own_themes import OwnTheme as Kept
from reader.notebook.contents import passage_of
from reader.notebook.placer import Placer

if TYPE_CHECKING:
    from corpus.themes.own_themes import OwnTheme

At = tuple[str, str]
"""A passage: its report's id, and its own."""


def passages(targets: Iterable[Target], placer: Placer) -> list[At | None]:
    """The open passages of targets; None for those whose report is away, or whose words are not there."""
    return [passage_of(placed) for placed in placer.place(map(Note, targets))]


def placed_themes(themes: Iterable[Kept], placer: Placer) -> tuple[OwnTheme, ...]:
    """Themes with those of their passages that are open; those of one name, such as two versions, are one."""
    kept = list(themes)
    if not kept:
        return ()
    from corpus.themes.own_themes import OwnTheme

    at = iter(passages((target for theme in kept for target in (*theme.on, *theme.off)), placer))
    found: dict[tuple[str, bool], OwnTheme] = {}
    for theme in kept:
        on, off = (_open(islice(at, len(targets))) for targets in (theme.on, theme.off))
        made = OwnTheme(theme.id, theme.name, theme.aliases, theme.replaces, theme.hidden, on, off)
        key = fold(theme.name), theme.hidden
        found[key] = _together(found[key], made) if key in found else made
    return tuple(found.values())


def _open(at: Iterable[At | None]) -> tuple[At, ...]:
    return tuple(dict.fromkeys(passage for passage in at if passage is not None))


def _together(one: OwnTheme, other: OwnTheme) -> OwnTheme:
    def both(first: Sequence[At], second: Sequence[At]) -> tuple[At, ...]:
        return tuple(dict.fromkeys((*first, *second)))

    return replace(
        one,
        aliases=tuple(dict.fromkeys((*one.aliases, *other.aliases))),
        replaces=tuple(dict.fromkeys((*one.replaces, *other.replaces))),
        on=both(one.on, other.on),
        off=both(one.off, other.off),
    )
