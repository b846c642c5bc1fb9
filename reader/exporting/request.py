"""What is asked of an export, once the notes are read and the wanted ones chosen."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

from reader.notebook import Contents, Notebook, Placed

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from corpus.model import Report
    from corpus.themes import Theme, Themes
    from corpus.themes.synopsis import Synopsis


class Known(Protocol):
    """What is known of the reports that are open: a workspace, or an analysis."""

    @property
    def reports(self) -> Sequence[Report]:
        """In date order."""

    @property
    def themes(self) -> Themes:
        """Where their themes are spoken of."""

    def synopsis(self, theme: Theme) -> Synopsis:
        """A theme across all reports."""


@dataclass(frozen=True, slots=True)
class KnownWords:
    """The same, where a theme made of words goes by its name."""

    known: Known
    theme: Theme

    @property
    def reports(self) -> Sequence[Report]:
        """In date order."""
        return self.known.reports

    @property
    def themes(self) -> Themes:
        """Where their themes are spoken of."""
        return self.known.themes.including(self.theme)

    def synopsis(self, theme: Theme) -> Synopsis:
        """A theme across all reports."""
        return self.known.synopsis(theme)


ORDERS: Final = ("theme", "report", "tag")
"""What the notes can be ordered by."""


@dataclass(frozen=True, slots=True)
class Request:
    """What is to be written."""

    workspace: Known
    notebook: Notebook
    wanted: tuple[Placed, ...]
    """The notes that pass the filters: by report in date order, each in reading order, then the others."""
    by: str = "theme"
    """What Markdown is ordered by: theme, report or tag."""
    flavour: str = "plain"
    """Of Markdown: plain, obsidian or pandoc."""
    themes: tuple[str, ...] = ()
    """The themes that are compared, by any of their names; empty: those that the wanted notes name."""
    bibliography: Path | None = None
    """The reader's own BibTeX file."""
    history: bool = False
    """Whether the backup has what was changed too."""
    warn: Callable[[str], object] = lambda _: None
    """Called with what of the bibliography is passed over, a line each."""

    @property
    def contents(self) -> Contents:
        """All notes."""
        return self.notebook.contents
