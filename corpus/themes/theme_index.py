"""The themes of a corpus: which passages speak of each, and how much."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Protocol

from corpus.model import Passage, Report, in_date_order
from corpus.search import Searcher
from corpus.search.bm25_parameters import rarity
from corpus.themes.model import Origin, Presence, Theme
from corpus.themes.names import by_name, name_key

if TYPE_CHECKING:
    from corpus.steps import Steps
    from corpus.themes.presences import PresenceTable, Rows
    from corpus.themes.query_presences import QueryPresences


class PresenceSource(Protocol):
    """Tells which passages speak of themes: ``PresenceTable`` of all, ``ThemeFinder`` of one at a time."""

    def rows(self, theme: int) -> Rows:
        """The presences of a theme, by its number, as numbers."""

    def presences(self, theme: int, by_id: Mapping[str, Report], only: str | None = None) -> list[Presence]:
        """The passages that speak of a theme, best first; passing mentions last.

        Args:
            theme: the theme, by its number.
            by_id: the reports by their ids.
            only: the report of which they are wanted; None for all.
        """

    def of(self, report: str, passage: int) -> dict[int, float]:
        """The themes of a passage, each by its number with how much of the passage is about it, 0 to 1."""


class Themes:
    """Answers where themes are spoken of, and those made of words besides. It never changes.

    Over a table of all presences any number of threads may ask. Without one each theme is looked for when
    it is first asked for, and what was found is kept: then it belongs to one thread.
    """

    def __init__(
        self,
        reports: Iterable[Report],
        searcher: Searcher,
        themes: Sequence[Theme],
        presences: PresenceSource | None = None,
    ) -> None:
        """Take the themes in.

        Args:
            reports: the corpus.
            searcher: search over the same reports.
            themes: as they are after all edits, no two with the same name.
            presences: tells where these themes are spoken of in these reports; None looks for one theme at
                a time.
        """
        self.reports = tuple(in_date_order(reports))
        self.themes = tuple(themes)
        self.searcher = searcher
        self.by_id: Mapping[str, Report] = MappingProxyType({report.id: report for report in self.reports})
        self._index_of = {theme.key: index for index, theme in enumerate(self.themes)}
        self._named = by_name(self.themes)
        if presences is None:
            from corpus.themes.theme_finder import ThemeFinder

            presences = ThemeFinder(self.reports, self.themes, searcher)
        self._source = presences
        self._query: tuple[Theme, QueryPresences] | None = None

    @property
    def table(self) -> PresenceTable | None:
        """The table of all presences; None where one theme is looked for at a time."""
        from corpus.themes.presences import PresenceTable

        return self._source if isinstance(self._source, PresenceTable) else None

    @staticmethod
    def steps(
        reports: Iterable[Report],
        searcher: Searcher,
        themes: Sequence[Theme],
        before: PresenceTable | None = None,
        cache: Path | None = None,
    ) -> Steps[Themes]:
        """Make it with a table of all presences.

        Args:
            reports: the corpus.
            searcher: search over the same reports.
            themes: as they are after all edits, no two with the same name.
            before: a table of some of these reports and themes: only what is not in it is read.
            cache: where tables are kept; None keeps none.
        """
        from corpus.themes.presence_file import presence_table

        ordered = in_date_order(reports)
        table = yield from presence_table(ordered, themes, searcher.index, cache, before)
        return Themes(ordered, searcher, themes, table)

    # -- which themes there are

    def named(self, name: str) -> Theme | None:
        """The theme that goes by a name, in any case, or by a key; or None."""
        return self._named.get(name_key(name))

    def including(self, theme: Theme) -> Themes:
        """The same, where a theme made of words goes by its name."""
        other = copy(self)
        other._named = {**self._named, name_key(theme.name): theme}
        return other

    def theme(self, key: str) -> Theme:
        """The theme with a key.

        Raises:
            KeyError: there is none.
        """
        return self.themes[self._index_of[key]]

    # -- where they are spoken of

    def presences(self, theme: Theme) -> tuple[Presence, ...]:
        """The passages that speak of a theme, best first; passing mentions last."""
        if theme.origin is Origin.QUERY:
            return tuple(self.query(theme).presences())
        return tuple(self._source.presences(self._index_of[theme.key], self.by_id))

    def presences_in(self, theme: Theme, report: str) -> tuple[Presence, ...]:
        """Those of one report.

        Raises:
            KeyError: there is no such report.
        """
        ident = self.by_id[report].id
        if theme.origin is Origin.QUERY:
            return tuple(self.query(theme).presences(ident))
        return tuple(self._source.presences(self._index_of[theme.key], self.by_id, ident))

    def rows(self, theme: Theme) -> Rows:
        """The same as numbers, for which no text is read."""
        if theme.origin is Origin.QUERY:
            return self.query(theme).rows()
        return self._source.rows(self._index_of[theme.key])

    def query(self, theme: Theme) -> QueryPresences:
        """Where a theme made of words is spoken of, by which rule, and what is near.

        The last answer is kept, for one question asks several things of it.
        """
        from corpus.themes.query_presences import QueryPresences

        known = self._query
        if known is None or known[0] != theme:
            known = self._query = theme, QueryPresences(self.searcher, theme)
        return known[1]

    def spoken(self, theme: Theme) -> Mapping[str, tuple[Presence, ...]]:
        """The passages that speak of a theme by report, in date order, also where none."""
        by_report: dict[str, list[Presence]] = {report.id: [] for report in self.reports}
        for presence in self.presences(theme):
            by_report[presence.report].append(presence)
        return {report: tuple(found) for report, found in by_report.items()}

    def of(self, report: str, passage: Passage) -> dict[str, float]:
        """The keys of a passage's themes, each with how much of the passage is about it, 0 to 1."""
        place = self.by_id[report].by_id.get(passage.id)
        of = {} if place is None else self._source.of(report, place)
        return {self.themes[number].key: weight for number, weight in of.items()}

    def weights(self, report_id: str, passage_id: str) -> dict[str, float]:
        """The names of a passage's themes, each with how much of the passage is about it, 0 to 1.

        Raises:
            KeyError: there is no such report or passage.
        """
        of = self._source.of(report_id, self.by_id[report_id].by_id[passage_id])
        return {self.themes[number].name: weight for number, weight in of.items()}

    def rarity(self, theme: Theme) -> float:
        """What a theme tells, by how many passages speak of it more than in passing."""
        spoken = int((~self.rows(theme).passing).sum())
        return rarity(spoken, self.searcher.index.count)
