"""What is worked out of the reports that are open: search, themes, where these are spoken of, links.

An ``Analysis`` never changes. It is made stage by stage, each a new value that shares what the one before it
has; any thread may ask it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from reader.errors import UnknownTheme

if TYPE_CHECKING:  # what works it out is loaded by the builder, not on the screen's thread
    from collections.abc import Callable, Generator

    from corpus.links.link_index import LinkIndex
    from corpus.model import Report
    from corpus.search import Searcher
    from corpus.themes import Presence, Theme, Themes
    from corpus.themes.jump import Jumper
    from corpus.themes.matrix import ThemeCounts
    from corpus.themes.own_themes import OwnTheme
    from corpus.themes.synopsis import Synopsis
    from corpus.themes.themes_for_links import ThemesForLinks
    from reader.analysis.theme_names import ThemeNames


class Stage(IntEnum):
    """How much of an analysis is there."""

    NOTHING = 0
    NAMES = 1
    """The names of the themes, to be jumped to."""
    SEARCH = 2
    """The words of all passages."""
    COUNTS = 3
    """Which passages speak of which theme."""
    LINKS = 4
    """What links are told from: all there is."""


class Progress(NamedTuple):
    """How far work has come."""

    said: str
    """What is being done: "reading the themes"."""
    done: int = 0
    total: int = 0
    """Reports in all; 0 where they are not counted."""

    @property
    def line(self) -> str:
        """It in a line: "counting … 37 of 500 reports"."""
        return f"{self.said} … {self.done:,} of {self.total:,} reports" if self.total else f"{self.said} …"


class Catalog(NamedTuple):
    """The themes before the reader's changes."""

    themes: Sequence[Theme] = ()
    problems: Sequence[str] = ()
    """What cannot be used of the lists beside the reports, a line each."""
    listed: bool = False
    """Whether they were written down beside the reports; else they are found in the texts."""
    final: bool = False
    """Whether none are looked for any more."""


class Unready(Exception):  # noqa: N818 - says what is the matter, not that something went wrong
    """A question was asked of an analysis that has not come so far."""


@dataclass(frozen=True, eq=False)
class Analysis:
    """What is known of some reports and the reader's own themes. It never changes; any thread may ask."""

    reports: tuple[Report, ...]
    """In date order."""
    own_themes: tuple[OwnTheme, ...] = ()
    stage: Stage = Stage.NOTHING
    catalog: Catalog = field(default_factory=Catalog)
    names: ThemeNames | None = None
    """There from ``NAMES`` on."""
    searcher: Searcher | None = None
    """Search over the reports; there from ``SEARCH`` on."""
    jumper: Jumper | None = None
    """Jumps to the themes with their presences, as they are from ``COUNTS`` on."""
    rows: Sequence[ThemeCounts] = ()
    """All themes by reports, those first of which most reports say most; there from ``COUNTS`` on."""
    links: LinkIndex | None = None
    """What links are told from; there from ``LINKS`` on."""
    weights: ThemesForLinks | None = None
    """The themes of passages as links weigh them; None where they weigh none."""
    by_id: Mapping[str, Report] = field(default_factory=dict)
    """The reports by their ids, in date order."""

    def has(self, report: str, passage: str) -> bool:
        """Whether it knows a passage of a report, by their ids."""
        return report in self.by_id and passage in self.by_id[report].by_id

    @property
    def is_whole(self) -> bool:
        """Whether all themes are known, and where they are spoken of."""
        return self.stage >= Stage.COUNTS

    @property
    def counted(self) -> tuple[Themes, Jumper]:
        """The themes with their presences, and jumps to them.

        Raises:
            Unready: they are not there yet.
        """
        if self.jumper is None:
            raise Unready("the themes have not been counted yet")
        return self.jumper.themes, self.jumper

    @property
    def themes(self) -> Themes:
        """The themes with their presences.

        Raises:
            Unready: they are not there yet.
        """
        return self.counted[0]

    def ranked_themes(self) -> Sequence[Theme]:
        """All themes, those first of which most reports say most, as soon as that is known."""
        if self.rows:
            return [row.theme for row in self.rows]
        return self.names.themes if self.names else ()

    def is_understood(self, report: str) -> bool:
        """Whether a report's words are such that it can be near in meaning; also where that is not asked."""
        known = self.searcher.meaning if self.searcher else None
        return known is None or bool(known.understood[list(self.by_id).index(report)])

    def passages(self, query: str, limit: int, *, meaning: bool = True) -> Sequence[Presence]:
        """The best passages for a query that names no theme; none before there is a search.

        Args:
            query: what was typed.
            limit: how many at most.
            meaning: whether meaning is asked.
        """
        if self.jumper is not None:
            return self.jumper.jump(query, limit, meaning=meaning).passages
        if self.searcher is None:
            return ()
        from corpus.themes.jump import by_words

        return by_words(self.searcher, query, limit, meaning=meaning)

    def theme_now(self, theme: Theme) -> Theme | None:
        """What became of a theme, after the changes of the reader's; None where it is gone."""
        from corpus.themes.catalog import now

        return now(self.names, theme, self.own_themes) if self.names else theme

    def names_of(self, name: str) -> tuple[str, ...]:
        """All names of the theme that goes by a name; that name alone where there is no such theme."""
        theme = self.names.named(name) if self.names else None
        return theme.names if theme else (name,)

    def synopsis(self, theme: Theme) -> Synopsis:
        """A theme, as the reader has it now, across all reports.

        Raises:
            UnknownTheme: the reader has hidden it, or taken back that it was made.
        """
        from corpus.themes.synopsis import synopsis

        known = self.theme_now(theme)
        if known is None:
            raise UnknownTheme(f"there is no theme “{theme.name}” any more")
        return synopsis(*self.counted, known)


Told: TypeAlias = Analysis | Progress | None
"""A stage, how far it is, or nothing between two steps."""
Build: TypeAlias = (
    "Callable[[Analysis, tuple[Report, ...], tuple[OwnTheme, ...]], Generator[Told, None, None]]"
)
"""Makes an analysis of reports and own themes from the one before it, stage by stage."""
