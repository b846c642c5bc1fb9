"""What the reader makes of a cell: a finding, that its report is silent, that a passage is on the theme."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from corpus.themes import Silence
from reader.analysis.model import Stage
from reader.citation import label
from reader.comparison.questions import best, overturn, take_off
from reader.job_kinds import NEAREST
from reader.presentation import silence_text
from reader.screens.overviews.actions_base import Judged
from reader.services.intents import WriteFinding

if TYPE_CHECKING:
    from corpus.model import Report
    from corpus.themes import Presence, Theme
    from reader.notebook import Notebook

T = TypeVar("T")


class SilenceActions:
    """What writes, on the matrix and on the synopsis."""

    def __init__(self, screen: Judged) -> None:
        self.screen = screen

    def finding(self) -> None:
        """Write what the report says of the theme, in sight of it."""
        cell = self._cell()
        if cell is not None:
            self.screen.leave_for(WriteFinding(*cell, self.screen.again))

    def confirm(self) -> None:
        """Keep that the report is silent on the theme, or that it still is; once more takes that back."""
        cell = self._without()
        if cell is None:
            return
        theme, report = cell
        contents = self.screen.services.notebook.contents
        kept = contents.confirmed(theme.names, report) if contents is not None else None
        if kept is not None and not kept.is_old(theme.names_in(report.id), report.letters_print):
            self._doubt(theme, report, lambda _: self._told("no longer confirmed"))
            return
        looked = self.screen.looked
        if looked is not None:
            self._confirm(theme, report, looked)
        else:
            self._look(theme, report, partial(self._confirm, theme, report))

    def _confirm(self, theme: Theme, report: Report, found: Presence | Silence | None) -> None:
        """Keep it, unless there is something that speaks against it."""
        if not isinstance(found, Silence):
            self._told(f"not confirmed: {label(report)} speaks of {theme.name} by now, or is gone")
            return
        if found.together:
            where = silence_text.places(report, found.together)
            key = self.screen.services.keymap.first(f"{self.screen.GROUP.name.lower()}-overturn")
            self._told(
                f"not confirmed: {label(report)}, {where} has all the words of a name; "
                f"{key} puts it on the theme"
            )
            return
        shown = [presence.passage.id for presence in found.near]
        self._do(
            lambda notebook: notebook.judgements.confirm_silence(
                theme.names, report, theme.names_in(report.id), shown
            ),
            lambda _: self._told(f"{label(report)}: silent ✓ on {theme.name}"),
        )

    def put_on(self) -> None:
        """Put the passage that one stands on, else the first to be read, on the theme."""
        cell = self._cell()
        if cell is None:
            return
        theme, report = cell
        if self.screen.counted is not None:
            key = self.screen.services.keymap.first("synopsis-overturn")
            self.screen.say(f"this passage is on {theme.name}; {key} takes it off")
        elif self.screen.uncounted is not None:
            self._put(theme, report, self.screen.uncounted)
        else:
            self.overturn()

    def overturn(self) -> None:
        """Take the passage that one stands on off the theme; where nothing was found put one on it.

        That is the passage that one stands on, else the first to be read.
        """
        if self.screen.counted is not None:
            self._take_off(self.screen.counted)
            return
        cell = self._without()
        if cell is None:
            return
        theme, report = cell
        if self.screen.uncounted is not None:
            self._put(theme, report, self.screen.uncounted)
        else:
            self._look(theme, report, partial(self._found, theme, report))

    def _found(self, theme: Theme, report: Report, found: Presence | Silence | None) -> None:
        to_read = found.to_read if isinstance(found, Silence) else ()
        self._put(theme, report, next(iter(to_read), None))

    def _put(self, theme: Theme, report: Report, presence: Presence | None) -> None:
        if presence is None or presence.passage.id not in report.by_id:
            self._told(f"no passage of {label(report)} comes near {theme.name}")
            return
        services = self.screen.services
        if services.query_theme.is_current(theme):
            services.query_theme.take(report.id, presence.passage.id, into=True)
            self._told(f"{silence_text.place(report, presence)} counts now for “{theme.name}”")
            if self.screen.is_without:
                self._doubt(theme, report, lambda _: None)
            return
        undo = services.keymap.first("undo")
        change = partial(overturn, theme, report, presence)
        self._do(change, lambda at: self._told(f"{at} is on {theme.name} now; {undo} takes that back"))

    def _take_off(self, presence: Presence) -> None:
        cell = self._cell()
        if cell is None:
            return
        theme, report = cell
        services = self.screen.services
        if services.query_theme.is_current(theme):
            services.query_theme.take(report.id, presence.passage.id, into=False)
            self._told(f"{silence_text.place(report, presence)} does not count any more for “{theme.name}”")
            return
        undo = services.keymap.first("undo")
        change = partial(take_off, theme, report, presence)
        self._do(change, lambda at: self._told(f"{at} is off {theme.name} now; {undo} takes that back"))

    def _doubt(self, theme: Theme, report: Report, then: Callable[[bool], object]) -> None:
        """Take back that a report is silent on a theme."""
        self._do(lambda notebook: notebook.judgements.doubt_silence(theme.names, report), then)

    def _look(
        self, theme: Theme, report: Report, then: Callable[[Presence | Silence | None], object]
    ) -> None:
        """Look into a report: its best passage on a theme, else what was looked for in vain."""
        services = self.screen.services
        services.analyses.ask(
            services.owner, NEAREST, partial(best, theme, report.id), then,
            needs=Stage.COUNTS, on_wait=self.screen.say,
        )  # fmt: skip

    def undo(self) -> None:
        """Take the last change back."""
        self._do(
            lambda notebook: notebook.undo(),
            lambda label: self._told(f"undone: {label}" if label else "there is nothing to undo"),
        )

    def redo(self) -> None:
        """Do again what was taken back."""
        self._do(
            lambda notebook: notebook.redo(),
            lambda label: self._told(f"done again: {label}" if label else "there is nothing to redo"),
        )

    def _cell(self) -> tuple[Theme, Report] | None:
        """The cell; where it is of no report or of several, that is said."""
        cell = self.screen.cell
        if cell is None:
            self.screen.say("one report is meant: stand on one, enter unfolds several")
        return cell

    def _without(self) -> tuple[Theme, Report] | None:
        """The cell, if no name of the theme stands in its report; else it is said that one does."""
        cell = self._cell()
        if cell is not None and not self.screen.is_without:
            abstract = cell[1].about.extent == "abstract"
            why = "of it there is only an abstract, or it speaks of it" if abstract else "it speaks of it"
            self.screen.say(f"{label(cell[1])} is not silent: {why}")
            return None
        return cell

    def _do(self, change: Callable[[Notebook], T], then: Callable[[T], object]) -> None:
        self.screen.services.notebook.do(change, then, self.screen.say)

    def _told(self, message: str) -> None:
        self.screen.look()
        self.screen.say(message)
