"""The synopsis: one theme in all reports, in date order, silences shown."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from reader.analysis.model import Stage
from reader.comparison.blocks import Item, blocks, findings
from reader.comparison.synopsis_rows import SynopsisNotes
from reader.job_kinds import SYNOPSIS
from reader.jobs import JobError
from reader.presentation.query_text import rule
from reader.presentation.silence_text import sums
from reader.screens.overviews.base import OverviewScreen
from reader.services.intents import ShowSynopsis
from reader.settings.command import Group, Where
from reader.settings.keymap import bindings
from reader.state.visited import Seen
from reader.text.printable import printable
from reader.widgets.comparison.synopsis_list import SynopsisList

if TYPE_CHECKING:
    from corpus.model import Report
    from corpus.themes import Presence, Silence, Theme
    from corpus.themes.synopsis import Synopsis
    from reader.services.intents import ShowMatrix
    from reader.services.services import Services


KEYS: Final = (
    "{synopsis-open} go there · {synopsis-next} next report · {synopsis-finding} finding · "
    "{synopsis-copy} copy · {synopsis-theme} theme"
)
WITHOUT: Final = (
    "{synopsis-open} go there · {synopsis-confirm} it is silent · {synopsis-overturn} it is not · "
    "{synopsis-next} next report · {synopsis-theme} theme"
)
"""Where no name of the theme was found."""
UNCOUNTED: Final = (
    "{synopsis-open} go there · {synopsis-put} count it · {synopsis-next} next report · "
    "{synopsis-copy} copy · {synopsis-theme} theme"
)
"""On a passage that is near, and not counted."""
COUNTED: Final = (
    "{synopsis-open} go there · {synopsis-overturn} do not count it · {synopsis-next} next report · "
    "{synopsis-copy} copy · {synopsis-keep} save as theme"
)
"""On one that counts for the reader's words."""


class SynopsisBase(OverviewScreen):
    """Shows what each report says of a theme, with what the reader made of it."""

    GROUP = Group.SYNOPSIS
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Where.SYNOPSIS)]

    def __init__(self, services: Services, theme: Theme, at: str) -> None:
        """Prepare it.

        Args:
            services: what it works with.
            theme: the theme.
            at: the id of the report to stand on at first.
        """
        self.list = SynopsisList()
        super().__init__(services, self.list)
        self.theme = theme
        self._at = at
        self._synopsis: Synopsis | None = None
        self._seen = Seen()
        self._unfolded = False

    def compose(self) -> ComposeResult:
        """The theme, what is said of it, and what happened."""
        yield Static("", markup=False, id="shown")
        yield Static("", markup=False, id="rule")
        yield self.list
        yield self.bar

    def on_mount(self) -> None:
        """Have looked what each report says of the theme, now and whenever that is other."""
        super().on_mount()
        self.query_one("#rule").display = False
        self._wait("looking…")
        self.services.background.start(self, SYNOPSIS, self._read)

    async def _read(self) -> None:
        try:
            await self.services.history.ready()
        except JobError:
            self._wait("")
            raise
        self.hear(self.services.query_theme.changed, self._taken)
        self._ask()

    def _taken(self, theme: Theme) -> None:
        """Show the theme made of the reader's words as it is now."""
        if theme.key == self.theme.key:
            self.theme = theme
            self._ask()

    def _ask(self) -> None:
        analyses = self.services.analyses
        look = partial(analyses.synopsis_steps, self.theme, whole=self._unfolded)
        analyses.ask(
            self, SYNOPSIS, look, self._looked,
            needs=Stage.SEARCH, on_wait=self._wait, renew=True,
        )  # fmt: skip

    def _wait(self, said: str) -> None:
        """Say for what it waits."""
        if self._synopsis is None:
            waiting = Content(printable(f" · {said}" if said else ""))
            self.query_one("#shown", Static).update(self._called() + waiting)

    def _looked(self, synopsis: Synopsis | None) -> None:
        if synopsis is None:
            self.say(f"there is no theme {self.theme.name} any more", stay=True)
            return
        self._synopsis, self.theme = synopsis, synopsis.theme
        if self._unfolded:
            self.bar.pass_on()
        self._seen = self.services.history.seen()
        standing = self.list.current
        self.look()
        if standing is None:
            column = next((c for c in synopsis.columns if c.report.id == self._at), None)
            standing = Item(column, column.passages[0] if column.passages else None) if column else None
        self._show(standing)

    # -- what is shown

    def _show(self, at: Item | None) -> None:
        if self._synopsis is not None:
            setting = SynopsisNotes(
                self.theme, self.contents, self._seen, findings(self.theme, self.contents)
            )
            self.list.show(blocks(self._synopsis, unfolded=self._unfolded), setting, at)
            self.query_one("#shown", Static).update(self._summary(self._synopsis), layout=False)
            by = self.query_one("#rule", Static)
            by.display = self._synopsis.rule is not None
            by.update(printable(rule(self._synopsis.rule)) if self._synopsis.rule else "", layout=False)

    def renew(self) -> None:
        """Show other notes."""
        self._show(self.list.current)

    def unfold(self) -> None:
        """List the reports that say nothing, or hide them again."""
        self._unfolded = not self._unfolded
        if self._unfolded:
            self.say("reading the passages that come nearest …")
            self._ask()
        else:
            self._show(self.list.current)

    def _called(self) -> Content:
        return Content.styled(printable(self.theme.name), "bold $primary")

    def _summary(self, synopsis: Synopsis) -> Content:
        from corpus.themes.synopsis import tally

        parts = sums(tally(synopsis.columns), len(synopsis.columns))
        if self.theme.aliases:
            parts.append(f"also: {', '.join(self.theme.aliases)}")
        return self._called() + Content(printable(f" · {' · '.join(parts)}"))

    def tell(self) -> None:
        """Say in the bottom row which keys there are."""
        of_words = self._synopsis is not None and self._synopsis.rule is not None
        keys = WITHOUT if self.is_without else UNCOUNTED if self.uncounted else COUNTED if of_words else KEYS
        self.bar.state(self.keymap.hint(keys), self.keymap.hint("{synopsis-help} all keys"))

    @on(SynopsisList.Moved)
    def _moved(self) -> None:
        self.tell()

    # -- the current report

    @property
    def cell(self) -> tuple[Theme, Report] | None:
        """The theme and the report that one stands on."""
        item = self.list.current
        return (self.theme, item.column.report) if item and item.column else None

    @property
    def is_without(self) -> bool:
        """Whether no name of the theme stands in that report, of which there is more than an abstract.

        An abstract that has all the words of a name is one to be looked at too.
        """
        item = self.list.current
        column = item.column if item is not None else None
        return column is not None and (column.silent or bool(column.not_counted))

    @property
    def looked(self) -> Silence | None:
        """What was looked for in that report in vain."""
        item = self.list.current
        return item.column.silence if item is not None and item.column is not None else None

    @property
    def uncounted(self) -> Presence | None:
        """The passage that one stands on, where it is not on the theme."""
        item = self.list.current
        return item.presence if item is not None and not item.counted else None

    @property
    def counted(self) -> Presence | None:
        """The passage that one stands on, where it is on the theme."""
        item = self.list.current
        return item.presence if item is not None and item.counted else None

    @property
    def again(self) -> ShowSynopsis | ShowMatrix:
        """What opens it anew where one stands."""
        cell = self.cell
        return ShowSynopsis(self.theme, cell[1].id if cell else self._at)
