"""What the reader makes of a cell: a finding, a silence that is confirmed or overturned."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from reader.analysis.model import Stage
from reader.citation import label
from reader.comparison.questions import best, overturn
from reader.job_kinds import NEAREST
from reader.screens.overviews.actions_base import Judged
from reader.services.intents import WriteFinding

if TYPE_CHECKING:
    from corpus.model import Report
    from corpus.themes import Presence, Silence, Theme
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
        """Keep that the report says nothing of the theme; once more takes that back."""
        cell = self._silence()
        if cell is None:
            return
        theme, report = cell
        contents = self.screen.services.notebook.contents
        if contents is not None and contents.confirmed(theme.names, report):
            self._do(
                lambda notebook: notebook.judgements.doubt_silence(theme.names, report),
                lambda _: self._told("no longer confirmed"),
            )
            return

        def done(_: bool) -> None:
            self._told(f"{label(report)}: silent ✓ on {theme.name}")

        self._do(lambda notebook: notebook.judgements.confirm_silence(theme.names, report), done)

    def overturn(self) -> None:
        """Put the passage that comes nearest on the theme."""
        cell = self._silence()
        if cell is None:
            return
        theme, report = cell
        services = self.screen.services
        undo = services.keymap.first("undo")

        def found(silence: Presence | Silence | None) -> None:
            nearest = getattr(silence, "nearest", None)
            if nearest is None or nearest.passage.id not in report.by_id:
                self._told(f"no passage of {label(report)} comes near {theme.name}")
                return
            change = partial(overturn, theme, report, nearest)
            self._do(change, lambda at: self._told(f"{at} is on {theme.name} now; {undo} takes that back"))

        services.analyses.ask(
            services.owner, NEAREST, partial(best, theme, report.id), found,
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

    def _silence(self) -> tuple[Theme, Report] | None:
        """The cell, if its report is silent; else it is said that it is not."""
        cell = self._cell()
        if cell is not None and not self.screen.is_silent:
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
