"""Jumping to a theme: every open pane goes to its own best sentence on it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from reader.analysis.alignment import span_of
from reader.analysis.model import Stage
from reader.job_kinds import THEME_JUMP, THEME_RENEWED
from reader.positions.hit_list import Find, HitList
from reader.positions.places import Place, Span
from reader.room.controller import Controller, RoomContext
from reader.runtime.type_ahead import typed_ahead

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Coroutine
    from typing import Any

    from corpus.model import Report
    from corpus.themes import Presence, Theme
    from corpus.themes.synopsis import Synopsis
    from reader.analysis.model import Analysis
    from reader.room.find import FindController
    from reader.room.navigation import NavigationController
    from reader.room.panes import PanesController
    from reader.screens.jump import Choice, MakeOrShowThemes
    from reader.widgets.other_reports import OtherReports

    Instead = Callable[[MakeOrShowThemes], Awaitable[None]]
    """Does what was chosen in place of a jump."""


class ThemeJumpController(Controller):
    """The theme that one jumped to last, and what each report says of it."""

    def __init__(
        self,
        context: RoomContext,
        find: FindController,
        navigation: NavigationController,
        panes: PanesController,
        instead: Instead,
    ) -> None:
        super().__init__(context)
        self._find = find
        self._navigation = navigation
        self._instead = instead
        self.synopsis: Synopsis | None = None
        """What each report says of the theme that is lit; None where none is."""
        self._strip: OtherReports | None = None
        self.analyses.listeners.append(self._counted)
        find.painted.connect(self.show)
        find.dropped.connect(self._forget)
        self.notes.changed.connect(lambda _: self.show())
        self.context.services.query_theme.changed.connect(lambda _: self.renew())
        panes.lit = self

    def _counted(self, analysis: Analysis) -> None:
        """Have the theme as it is now: the reports, or the reader's themes, are others than they were."""
        if analysis.stage is Stage.COUNTS:
            self.renew()

    async def ask(self) -> None:
        """Choose a theme, by any part of any of its names."""
        from reader.screens.jump import JumpScreen

        await self.app.push_screen(JumpScreen(self.analyses, self.notes.contents), self._chosen)

    async def _chosen(self, choice: Choice | None) -> None:
        from corpus.themes import Theme
        from reader.screens.jump import MakeOrShowThemes

        if isinstance(choice, Theme):
            self.begin(choice)
        elif isinstance(choice, MakeOrShowThemes):
            await self._instead(choice)
        elif choice is not None:
            report = self.analyses.current.by_id.get(choice.report)
            if report is None or choice.passage.id not in report.by_id:
                self.say("this passage is not there any more: its file was changed")
                return
            span = span_of(report, choice)
            self._navigation.jump(report, span.start, span)

    def begin(self, theme: Theme) -> None:
        """Go to a theme as soon as it is known where that is."""
        self.start(partial(self.go, theme))

    def renew(self) -> None:
        """Have the theme as it is now."""
        before = self.synopsis
        if before is None:
            return
        words = self.context.services.query_theme
        theme = words.current if words.current and words.is_current(before.theme) else before.theme
        self.analyses.ask(
            self.screen, THEME_RENEWED, partial(self.analyses.synopsis_steps, theme),
            partial(self._renewed, before), needs=Stage.COUNTS,
        )  # fmt: skip

    def _renewed(self, before: Synopsis, now: Synopsis | None) -> None:
        if self.synopsis is not before:
            return
        lit, self.synopsis = self.lit is not None, now
        if lit and now is not None:
            self._find.light(hits_of(now), self.report.id, self.pane.cursor)
        elif lit:
            self._find.drop()

    def visit(self, theme: Theme, to: str, at: Presence | None = None) -> None:
        """Go to a theme in one report.

        Args:
            theme: the theme.
            to: the report's id.
            at: the passage in it; its best one if None, and where nothing was found the nearest.
        """
        self.start(partial(self.go, theme, to, at))

    def start(self, work: Callable[[], Coroutine[Any, Any, object]]) -> None:
        """Go somewhere, in place of where one was about to go before; keys wait until one is there."""
        landed = typed_ahead(self.app).hold()

        async def going() -> None:
            try:
                await work()
            finally:
                landed()

        self.background.start(self.screen, THEME_JUMP, going, exclusive=True)

    async def go(self, theme: Theme, to: str | None = None, at: Presence | None = None) -> bool:
        """Go to a theme: each open pane to its own best sentence, the keys to the best of all.

        Args:
            theme: the theme.
            to: the id of the report that the keys go to instead.
            at: the passage of it that they go to.

        Returns:
            Whether there was any place to go to.
        """
        analyses = self.analyses
        look = partial(analyses.synopsis_steps, theme)
        synopsis = await analyses.answer(THEME_JUMP, look, Stage.SEARCH, on_wait=self.say)
        if synopsis is None:
            self.say(f"there is no theme “{theme.name}” any more", stay=True)
            return False
        self.synopsis = synopsis
        self.context.services.query_theme.begin(synopsis.theme)
        best = {column.report.id: column.passages[0] for column in synopsis.columns if column.passages}
        silence = next((c.silence for c in synopsis.columns if c.report.id == to), None)
        read = next(iter(silence.to_read), None) if silence else best.get(to or "") or self._first(best)
        nearest = {column.report.id: column.beside[0] for column in synopsis.columns if column.beside}
        first = at or read or self._first(nearest)
        if first is None:
            self._say_none(synopsis, to)
            return False
        spoken = {column.report.id: column.report for column in synopsis.columns}
        report = spoken[first.report]
        lit = span_of(report, first)
        if self.app.screen is not self.screen:  # one has gone on: nothing is moved behind one's back
            self._find.light(hits_of(synopsis), report.id, lit.start)
            self.say(f"“{theme.name}” is found: {self.keymap.first('hit-next')} goes there", stay=True)
            return True
        moved = [c for c in self.grid.columns if c.report.id in best and c.report.id != first.report]
        for column in moved:  # so that going back puts each of them where it was
            self._navigation.leave_from(column.pane, column.pane.cursor)
        self._navigation.jump(report, lit.start, lit)
        for column in self.grid.columns:
            if column is not self.grid.column and column.report.id in best:
                there = span_of(spoken[column.report.id], best[column.report.id])
                column.pane.go_to(self._navigation.today(spoken[column.report.id], there))
        self._find.light(hits_of(synopsis), report.id, lit.start)
        if best:
            self._say_nothing(synopsis)
        elif nearest:
            key = self.keymap.first("synopsis")
            self.say(f"no passage has all the words; this one is near, and not counted: {key} lists them")
        return True

    def _first(self, best: dict[str, Presence]) -> Presence | None:
        """The best passage of an open report, else of all; None where none speaks."""
        opened = {column.report.id for column in self.grid.columns}
        here = [found for report, found in best.items() if report in opened]
        return max(here or best.values(), key=lambda p: (not p.passing, p.weight), default=None)

    def _say_nothing(self, synopsis: Synopsis) -> None:
        """Say of which open reports nothing is lit, and why."""
        from reader.presentation.silence_text import reports_without

        opened = {column.report.id for column in self.grid.columns}
        mute = [c for c in synopsis.columns if c.report.id in opened and not c.passages]
        if mute:
            self.say(reports_without(synopsis.theme, mute, self.notes.contents))

    def _say_none(self, synopsis: Synopsis, to: str | None) -> None:
        """Say that there is no passage to go to, and what was searched."""
        from reader.presentation.silence_text import reports_without

        apart = [c for c in synopsis.columns if c.not_counted and to in (None, c.report.id)]
        where = "nothing found in any report" if to is None else "nothing found there"
        if apart:
            where = reports_without(synopsis.theme, apart, None)
        self.say(f"{where}; names searched: {', '.join(synopsis.theme.names)}", stay=True)

    def _forget(self) -> None:
        """Forget a theme made of words: it lasted as long as it was lit."""
        words = self.context.services.query_theme
        if self.synopsis is not None and words.is_current(self.synopsis.theme):
            self.synopsis = None
            words.end()

    # -- the reports without a pane

    @property
    def lit(self) -> Synopsis | None:
        """The theme whose passages are lit; None where a search is, or nothing."""
        hits = self._find.hits
        if self.synopsis is None or hits is None or not hits.theme:
            return None
        return self.synopsis if hits.query == self.synopsis.theme.name else None

    def place(self, report: Report) -> Span | None:
        """Where a report says most of the theme that is lit."""
        columns = self.lit.columns if self.lit else ()
        found = next((c.passages[0] for c in columns if c.report.id == report.id and c.passages), None)
        return span_of(report, found) if found else None

    @property
    def counts(self) -> tuple[str, dict[str, int]] | None:
        """The name of the theme that is lit, and how many passages of each report speak of it."""
        from reader.widgets.theme_lines import spoken

        lit = self.lit
        return (lit.theme.name, {c.report.id: spoken(c) for c in lit.columns}) if lit else None

    def show(self) -> None:
        """Show what the reports without a pane say of the theme that is lit."""
        lit, opened = self.lit, {column.report.id for column in self.grid.columns}
        others = [c for c in lit.columns if c.report.id not in opened] if lit else []
        if self._strip is None:
            if not others:
                return
            from reader.widgets.other_reports import OtherReports

            self._strip = OtherReports()
            self.screen.mount(self._strip, after=self.grid)
        self._strip.display = bool(others)
        if lit and others:
            self._strip.show(lit.theme, others, self.keymap.first("report"), self.notes.contents)


def hits_of(synopsis: Synopsis) -> HitList:
    """The passages on a theme to be stepped through in reading order; mentions where there is no more."""
    finds = []
    for column in synopsis.columns:
        for presence in [p for p in column.passages if not p.passing] or column.passages:
            index = column.report.by_id[presence.passage.id]
            lit = presence.matches or (presence.sentence,)
            spans = tuple(Span(Place(index, start), Place(index, end)) for start, end in lit)
            finds.append(Find(column.report.id, spans, Place(index, presence.sentence[0])))
    order = [column.report.id for column in synopsis.columns]
    return HitList.of(synopsis.theme.name, finds, order, everywhere=True, theme=True)
