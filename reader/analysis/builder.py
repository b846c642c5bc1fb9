"""Working out an analysis, stage by stage; what this takes is loaded here, by the builder."""

from __future__ import annotations

import time
from collections.abc import Callable, Generator, Sequence
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING, Final, TypeVar

from corpus.themes import Origin, Theme, Themes
from corpus.themes.catalog import listed
from corpus.themes.jump import Jumper
from corpus.themes.matrix import arranged, row
from corpus.themes.own_themes import OwnTheme, apply
from corpus.themes.theme_finder import ThemeFinder
from corpus.themes.themes_for_links import ThemesForLinks
from reader.analysis.model import Analysis, Catalog, Progress, Stage, Told, Unready
from reader.analysis.theme_names import ThemeNames
from reader.state import locations

if TYPE_CHECKING:
    from corpus.analysis import Worker
    from corpus.model import Report
    from corpus.search import Searcher
    from corpus.steps import Steps

T = TypeVar("T")

TOLD: Final = 0.2
"""Seconds between two lines on how far it is."""


class OneTheme:
    """Looks for one theme at a time, before all are counted. It belongs to the one thread that asks."""

    def __init__(self, analysis: Analysis) -> None:
        """Take an analysis that has come to search."""
        if analysis.names is None or analysis.searcher is None:
            raise Unready("there is no search yet")
        names = analysis.names
        self._finder = ThemeFinder(analysis.reports, names.themes, analysis.searcher)
        self.themes = Themes(analysis.reports, analysis.searcher, names.themes, self._finder)
        self.jumper = Jumper(self.themes, names.meaning)
        self._numbers = {theme.key: number for number, theme in enumerate(names.themes)}

    def find(self, theme: Theme) -> Steps[None]:
        """Look for a theme, so that it is at hand when it is asked for."""
        return self._finder.find(self._numbers[theme.key])


def build(
    worker: Callable[[Sequence[Report], Searcher | None], Worker],
    before: Analysis,
    reports: tuple[Report, ...],
    own: tuple[OwnTheme, ...],
) -> Generator[Told, None, None]:
    """Make an analysis, stage by stage, in short steps.

    Args:
        worker: makes what does the long work on some reports, given the search over them if that is there.
        before: the analysis so far: of it is taken what is as it was.
        reports: those that are open, in date order.
        own: the reader's own themes.

    Yields:
        Each stage when it is there, how far it has come, and None between steps.
    """
    same = before.stage > Stage.NOTHING and before.reports == reports
    yield Progress("reading the themes")
    catalog = before.catalog if same else _listed(reports)
    searcher = before.searcher if same else None
    made = Analysis(reports, own, Stage.NAMES, catalog, by_id={report.id: report for report in reports})
    if searcher is None:
        made = replace(made, names=ThemeNames(apply(catalog.themes, own), None))
        yield made
    with closing(worker(reports, searcher)) as works:
        yield from _stages(works, made, before if same else None)


def _stages(works: Worker, made: Analysis, same: Analysis | None) -> Generator[Told, None, None]:
    """The stages after the names.

    Args:
        works: does the long work.
        made: the analysis with the names.
        same: the analysis before, where it is of the same reports.
    """
    reports, own, catalog = made.reports, made.own_themes, made.catalog
    searcher = same.searcher if same else None
    if searcher is None:
        searcher = yield from _steps("reading the words", works.search())
    names = ThemeNames(
        apply(catalog.themes, own), searcher.index, made.names or (same.names if same else None)
    )
    made = replace(made, stage=Stage.SEARCH, names=names, searcher=searcher)
    yield made
    if not catalog.final:
        found = yield from _steps("looking for themes", works.discover())
        themes = [Theme(one.name, one.aliases, Origin.DISCOVERED) for one in found]
        catalog = catalog._replace(themes=themes, final=True)
        names = ThemeNames(apply(themes, own), searcher.index)
        made = replace(made, catalog=catalog, names=names)
        yield made
    before = same.themes.table if same and same.jumper else None
    counting = "counting where each report speaks of each theme"
    table = yield from _steps(counting, works.count(names.themes, before))
    counted = Themes(reports, searcher, names.themes, table)
    rows = []
    for theme in counted.themes:
        rows.append(row(counted, theme))
        yield None
    made = replace(made, stage=Stage.COUNTS, jumper=Jumper(counted, names.meaning), rows=arranged(rows))
    yield made
    links = same.links if same else None
    if links is None:
        links = yield from _steps("working out links", works.link())
    weights: ThemesForLinks | None = ThemesForLinks(counted) if catalog.listed else None
    alone = () if catalog.listed else apply((), own)
    if alone:  # passages that share a theme found in the text share its words, which links know
        told = same.weights.table if same and same.weights else None
        table = yield from _steps("working out links", works.count(alone, told))
        weights = ThemesForLinks(Themes(reports, searcher, alone, table))
    yield replace(made, stage=Stage.LINKS, links=links, weights=weights)


def _listed(reports: Sequence[Report]) -> Catalog:
    """The themes that lie written beside the reports; where there are none they are yet to be found."""
    themes, problems = listed(reports, locations.cache_dir())
    return Catalog(themes, problems, listed=bool(themes), final=bool(themes))


def _steps(said: str, steps: Steps[T]) -> Generator[Told, None, T]:
    """Steps of the corpus, of which as much is told as the eye can see."""
    told = 0.0
    while True:
        try:
            done, total = next(steps)
        except StopIteration as end:
            value: T = end.value
            return value
        at = time.monotonic()
        if at - told > TOLD:
            told = at
            yield Progress(said, done, total)
        else:
            yield None
