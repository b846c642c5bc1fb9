"""The themes of the reports that are open, as the reader has them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple, Protocol

from corpus.errors import CorpusError
from corpus.steps import finish
from corpus.themes import Origin, Theme, Themes, read_themes
from corpus.themes.jump import Jumper
from corpus.themes.own_themes import OwnTheme, apply
from corpus.themes.presence_file import kept_table
from corpus.themes.theme_matcher import ThemeMatcher

if TYPE_CHECKING:
    from corpus.model import Report
    from corpus.search import Searcher
    from corpus.themes.discovery import Discovered
    from corpus.themes.themes_for_links import ThemesForLinks

Progress = Callable[[int, int], None]
"""Is told how many steps are done, of how many."""


AT_ONCE: Final = 20_000
"""Passages up to which themes are looked for when they are needed: that takes seconds."""


class View(NamedTuple):
    """The themes after the reader's changes."""

    base: Sequence[Theme]
    """The themes before the changes."""
    own: tuple[OwnTheme, ...]
    """The changes."""
    themes: Themes
    jumper: Jumper


class ThemeCatalog:
    """Themes from the lists beside the reports, else from their texts; changed by the reader.

    For commands, which do one thing after the other. What was worked out of the texts stays when the
    reader's own themes change.
    """

    def __init__(self, reports: Sequence[Report], searcher: Callable[[], Searcher], cache: Path) -> None:
        """Take the reports in; nothing is worked out before it is asked for.

        Args:
            reports: those that are open.
            searcher: gives search over them.
            cache: where discovered themes are kept.
        """
        self._reports, self._searcher, self._cache = reports, searcher, cache
        self._found: tuple[Discovered, ...] | None = None
        self._view: View | None = None
        self._told: tuple[tuple[OwnTheme, ...], ThemesForLinks | None] | None = None

    @cached_property
    def listed(self) -> tuple[list[Theme], list[str]]:
        """The themes that lie written beside the reports, and a line for each thing that cannot be used."""
        return listed(self._reports, self._cache)

    def discovered(self, progress: Progress | None = None) -> tuple[Discovered, ...]:
        """The themes found in the text alone, best first; who calls it can show how far it is."""
        from corpus.themes.discovery.cache import discovered

        if self._found is None:
            self._found = discovered(self._reports, self._cache, progress)
        return self._found

    @property
    def pending(self) -> bool:
        """Whether there are so many texts, not looked through for themes yet, that one must ask for them."""
        if self._found is not None or self.listed[0]:
            return False
        return sum(report.count for report in self._reports) > AT_ONCE

    @cached_property
    def _named_in_text(self) -> list[Theme]:
        return [Theme(found.name, found.aliases, Origin.DISCOVERED) for found in self.discovered()]

    def base(self) -> Sequence[Theme]:
        """The themes before the reader's changes: the listed ones, or without a list the discovered ones."""
        if self.listed[0]:
            return self.listed[0]
        return () if self.pending else self._named_in_text

    def changed(self, own: Sequence[OwnTheme]) -> tuple[Theme, ...]:
        """The themes after these changes of the reader's."""
        return apply(self.base(), own)

    def view(self, own: tuple[OwnTheme, ...]) -> View:
        """What is made of the themes after these changes; made anew where they are not those of before."""
        base, view = self.base(), self._view
        if view is None or view.base is not base or (view.own is not own and view.own != own):
            before = None if view is None else view.themes.table
            steps = Themes.steps(self._reports, self._searcher(), apply(base, own), before, self._cache)
            themes = finish(steps)
            view = self._view = View(base, own, themes, self._jumper(themes))
        return view

    def single(self, own: tuple[OwnTheme, ...]) -> Jumper:
        """Jumps for a command that asks for few themes; owned by one thread.

        They look for one theme at a time, unless it is kept where all are spoken of.
        """
        themes, searcher = apply(self.base(), own), self._searcher()
        table = kept_table(self._reports, themes, searcher.index, self._cache)
        return self._jumper(Themes(self._reports, searcher, themes, table))

    def _jumper(self, themes: Themes) -> Jumper:
        index = themes.searcher.index
        return Jumper(themes, ThemeMatcher(themes.themes, index, cache=self._cache))

    def told(self, own: tuple[OwnTheme, ...]) -> ThemesForLinks | None:
        """What links are told of the themes after these changes; None where there is nothing to tell.

        Discovered themes are not told: passages that share one share its words, which links know.
        """
        if self._told is None or self._told[0] != own:
            self._told = own, self._weights(own)
        return self._told[1]

    def _weights(self, own: tuple[OwnTheme, ...]) -> ThemesForLinks | None:
        from corpus.themes.themes_for_links import ThemesForLinks

        if self.listed[0]:
            return ThemesForLinks(self.view(own).themes)
        alone = apply((), own)
        if not alone:
            return None
        steps = Themes.steps(self._reports, self._searcher(), alone, cache=self._cache)
        return ThemesForLinks(finish(steps))


class Named(Protocol):
    """Which themes there are."""

    @property
    def themes(self) -> Sequence[Theme]:
        """All of them."""

    def named(self, name: str) -> Theme | None:
        """The theme that goes by a name, in any case, or by a key; or None."""


def now(themes: Named, theme: Theme, own: Iterable[OwnTheme]) -> Theme | None:
    """What became of a theme that was looked at before the reader changed some; None where it is gone.

    A theme made of words is what it was.
    """
    if theme.origin is Origin.QUERY:
        return theme
    known = {other.key: other for other in themes.themes}
    heirs = (one.id for one in own if theme.key in one.replaces)
    found = (known[key] for key in (theme.key, *heirs) if key in known)
    return next(found, None) or next(filter(None, map(themes.named, theme.names)), None)


def listed(reports: Sequence[Report], cache: Path) -> tuple[list[Theme], list[str]]:
    """The themes of the lists that lie beside the reports, and a line for each thing that cannot be used.

    Args:
        reports: those that are open.
        cache: where the themes are kept.
    """
    themes: list[Theme] = []
    problems: list[str] = []
    for folder in dict.fromkeys(Path(report.path).parent for report in reports if report.path):
        try:
            found, wrong = read_themes(folder, reports, cache)
        except CorpusError as error:
            problems.append(str(error))
        else:
            themes += found
            problems += wrong
    return themes, problems
