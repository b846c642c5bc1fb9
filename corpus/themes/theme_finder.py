"""The presences of one theme at a time, where there is no table of all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np

from corpus.model import Report
from corpus.search import Searcher
from corpus.steps import Steps, finish
from corpus.themes.model import Presence, Theme
from corpus.themes.presence_finder import PresenceFinder
from corpus.themes.presences import PresenceTable, Rows, weigh
from corpus.themes.report_presences import ReportPresences, joined

_AT_ONCE: Final = 64
"""Reports whose passages are gathered in one step."""


class ThemeFinder:
    """Looks for each theme when it is first asked for, and keeps what it found.

    It belongs to the one thread that asks. Its answers are those of a ``PresenceTable``.
    """

    def __init__(self, reports: Sequence[Report], themes: Sequence[Theme], searcher: Searcher) -> None:
        """Take the themes in; nothing is worked out before it is asked for.

        Args:
            reports: in date order.
            themes: as they are after all edits, no two with the same name.
            searcher: search over the same reports.
        """
        self._reports, self._themes, self._searcher = reports, themes, searcher
        self._finder: PresenceFinder | None = None
        self._found: dict[int, PresenceTable] = {}

    def find(self, theme: int) -> Steps[None]:
        """Look for a theme, by its number, so that it is at hand when it is asked for."""
        if theme in self._found:
            return
        finder = yield from self._prepared()
        # Passages that only repeat others are shown with no theme, so that they need not be read.
        named = yield from finder.naming([theme])
        parts: list[ReportPresences] = []
        for number in range(0, len(self._reports), _AT_ONCE):
            some = self._reports[number : number + _AT_ONCE]
            places = [finder.marked(report, named) | finder.reader.placed(report) for report in some]
            parts += yield from finder.read(some, places, number, theme=theme)
            yield number, len(self._reports)
        alone = np.where(np.arange(len(self._themes)) == theme, 0, -1).astype(np.int32)
        table = yield from PresenceTable.join(
            self._reports,
            [self._themes[theme]],
            finder.index,
            [part.numbered(alone) for part in parts],
            finder.spelt,
        )
        self._found[theme] = table

    def rows(self, theme: int) -> Rows:
        """The presences of a theme, by its number, as numbers."""
        finish(self.find(theme))
        return self._found[theme].rows(0)

    def presences(self, theme: int, by_id: Mapping[str, Report], only: str | None = None) -> list[Presence]:
        """The passages that speak of a theme, best first; passing mentions last.

        Args:
            theme: the theme, by its number.
            by_id: the reports by their ids.
            only: the report of which they are wanted; None for all.
        """
        finish(self.find(theme))
        return self._found[theme].presences(0, by_id, only)

    def of(self, report: str, passage: int) -> dict[int, float]:
        """The themes of a passage, each by its number with how much of the passage is about it, 0 to 1."""
        finder = finish(self._prepared())
        wanted = next(one for one in self._reports if one.id == report)
        part = joined(finish(finder.read([wanted], [[passage]], 0)))
        weights = weigh(part, [report], self._themes, finder.index).weights
        return dict(zip(part.themes.tolist(), weights.tolist(), strict=True))

    def _prepared(self) -> Steps[PresenceFinder]:
        if self._finder is None:
            self._finder = yield from PresenceFinder.steps(self._reports, self._themes, self._searcher.index)
        return self._finder
