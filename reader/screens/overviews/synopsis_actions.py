"""Moving through the synopsis, and going from it elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader import citation
from reader.analysis.alignment import span_of
from reader.exporting import copying
from reader.services.intents import ChooseTheme, KeepAsTheme, ShowMatrix, VisitTheme

if TYPE_CHECKING:
    from reader.screens.overviews.synopsis_base import SynopsisBase


class SynopsisActions:
    """What only looks; its public methods are the actions that commands name."""

    def __init__(self, screen: SynopsisBase) -> None:
        self.screen = screen

    def items(self, count: int) -> None:
        """Go so many passages on."""
        self.screen.list.move(count)

    def reports(self, count: int) -> None:
        """Go to the next report, or with -1 to the one before."""
        self.screen.list.reports(count)

    def pages(self, count: int) -> None:
        """Go so many pages on."""
        self.screen.list.page(count)

    def start(self) -> None:
        """Go to the first passage."""
        self.screen.list.end(0)

    def end(self) -> None:
        """Go to the last one."""
        self.screen.list.end(1)

    def open(self) -> None:
        """Go to the passage, or to the first to be read; list the reports without one, or hide them."""
        item = self.screen.list.current
        if item is None:
            return
        if item.rest is not None:
            self.screen.unfold()
        elif item.column is not None:
            self.screen.leave_for(VisitTheme(self.screen.theme, item.column.report, item.presence))

    def copy(self) -> None:
        """Copy the best sentence of the passage with its citation."""
        item, services = self.screen.list.current, self.screen.services
        if item is None or item.column is None or item.presence is None:
            self.screen.say("there is no passage here to copy")
            return
        report, span = item.column.report, span_of(item.column.report, item.presence)
        text = copying.quote(report, span, services.config.flavour)
        cited = citation.cite(report, span)
        services.clipboard.copy(text, lambda said: self.screen.say(f"{cited}: {said}"))

    def another(self) -> None:
        """Choose another theme."""
        self.screen.leave_for(ChooseTheme())

    def keep(self) -> None:
        """Keep the words that were typed as a theme, under a name."""
        theme = self.screen.theme
        if self.screen.services.query_theme.is_current(theme):
            self.screen.leave_for(KeepAsTheme(theme))
        else:
            self.screen.say(f"{theme.name} is a theme already")

    def matrix(self) -> None:
        """Show all themes by all reports."""
        self.screen.leave_for(ShowMatrix())

    def leave(self) -> None:
        """Go back to the text."""
        self.screen.dismiss(None)
