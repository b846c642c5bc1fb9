"""What is worked out of the reports of a workspace (search, themes, links), each when first asked for."""

from __future__ import annotations

import os
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from reader.errors import UnknownTheme
from reader.state import locations

if TYPE_CHECKING:
    from corpus.links import Linker
    from corpus.model import Report
    from corpus.search import Searcher
    from corpus.themes import Theme, Themes
    from corpus.themes.catalog import ThemeCatalog
    from corpus.themes.jump import Jumper
    from corpus.themes.matrix import ThemeCounts
    from corpus.themes.own_themes import OwnTheme
    from corpus.themes.synopsis import Synopsis
    from reader.notebook import Contents, Notebook


class AnalysisOnDemand:
    """The part of a workspace that takes time, for commands, which do one thing after the other.

    The screen asks an analysis instead; of this it uses the notebook alone, in the disk's lane.
    """

    reports: tuple[Report, ...]
    notes_file: Path
    meaning: bool

    def forget(self) -> None:
        """Forget what was worked out of the reports, for they changed; the notebook stays open."""
        for name, made in vars(AnalysisOnDemand).items():
            if isinstance(made, cached_property) and name != "notebook":
                self.__dict__.pop(name, None)

    @cached_property
    def searcher(self) -> Searcher:
        """Search over all reports; built when it is first asked for, which takes a moment."""
        from corpus.search import Searcher

        return Searcher(self.reports, locations.cache_dir(), meaning=self.meaning).build()

    @cached_property
    def subject(self) -> ThemeCatalog:
        """The themes, before and after the reader's changes."""
        from corpus.themes.catalog import ThemeCatalog

        return ThemeCatalog(self.reports, lambda: self.searcher, locations.cache_dir())

    @property
    def theme_problems(self) -> list[str]:
        """What cannot be used of the lists of themes beside the reports, a line each."""
        return self.subject.listed[1]

    @property
    def own_themes(self) -> tuple[OwnTheme, ...]:
        """The reader's own themes, as the notebook has them now."""
        return () if self._without_notes else self.notebook.contents.own_themes

    @property
    def contents(self) -> Contents | None:
        """What the notebook holds; None where nothing was ever noted."""
        return None if self._without_notes else self.notebook.contents

    @property
    def own_problems(self) -> list[str]:
        """What is to be known of the file in which they are kept, a line each, if there is one."""
        if self._without_notes:
            return []
        closed = (self.notebook.closed,) if self.notebook.closed else ()
        return list(dict.fromkeys((*self.notebook.notices, *closed)))

    @property
    def _without_notes(self) -> bool:
        """Whether nothing was ever noted: then the store need not be opened to be read."""
        return "notebook" not in self.__dict__ and not os.path.exists(self.notes_file)  # noqa: PTH110

    @property
    def themes(self) -> Themes:
        """The themes as the reader has them; others as soon as the reader has changed one."""
        return self.subject.view(self.own_themes).themes

    @property
    def jumper(self) -> Jumper:
        """Jumps to these themes."""
        return self.subject.view(self.own_themes).jumper

    @property
    def single_jumper(self) -> Jumper:
        """Jumps that look for one theme at a time: for a command that asks for few; owned by one thread."""
        return self.subject.single(self.own_themes)

    def theme_now(self, theme: Theme) -> Theme | None:
        """What became of a theme, after the changes of the reader's; None where it is gone."""
        from corpus.themes.catalog import now

        return now(self.themes, theme, self.own_themes)

    def names_of(self, name: str) -> tuple[str, ...]:
        """All names of the theme that goes by a name; that name alone where there is no such theme."""
        from notes.folding import fold

        for theme in self.subject.changed(self.own_themes):
            if fold(name) in map(fold, theme.names):
                return theme.names
        return (name,)

    def matrix(self) -> tuple[ThemeCounts, ...]:
        """All themes by reports, those first of which most reports say most."""
        from corpus.themes.matrix import matrix

        return matrix(self.themes)

    def discovered(self) -> tuple[ThemeCounts, ...]:
        """Themes found in the text alone, best first; every passage with any of their names is counted."""
        from corpus.themes import Origin, Theme
        from corpus.themes.matrix import Cell, ThemeCounts

        return tuple(
            ThemeCounts(
                Theme(found.name, found.aliases, Origin.DISCOVERED),
                {report.id: Cell(found.reports.get(report.id, 0), 0.0, 0) for report in self.reports},
            )
            for found in self.subject.discovered()
        )

    def discovered_themes(self) -> Themes:
        """The same, and where the reports speak of them."""
        from corpus.steps import finish
        from corpus.themes import Themes

        found = [row.theme for row in self.discovered()]
        return finish(Themes.steps(self.reports, self.searcher, found, cache=locations.cache_dir()))

    def synopsis(self, theme: Theme) -> Synopsis:
        """A theme, as the reader has it now, across all reports.

        Raises:
            UnknownTheme: the reader has hidden it, or taken back that it was made.
        """
        from corpus.themes.synopsis import synopsis

        known = self.theme_now(theme)
        if known is None:
            raise UnknownTheme(f"there is no theme “{theme.name}” any more")
        return synopsis(self.themes, self.jumper, known)

    @property
    def linker(self) -> Linker:
        """Links between the reports, by the themes as they are now."""
        self._linker.take_themes(self.subject.told(self.own_themes))
        return self._linker

    @cached_property
    def _linker(self) -> Linker:
        from corpus.links import Linker

        meaning = self.searcher if self.meaning else None
        themes = self.subject.told(self.own_themes)
        by_meaning = not self.subject.listed[0]
        return Linker(self.reports, themes, locations.cache_dir(), meaning=meaning, by_meaning=by_meaning)

    # -- the notebook

    @cached_property
    def notebook(self) -> Notebook:
        """The reader's notes on these reports; read when first asked for."""
        from reader.notebook import Notebook

        return Notebook(self.notes_file, self.reports)
