"""Reading what was not read before there was a screen, and noticing files that come, go or change."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial
from threading import Event
from typing import TYPE_CHECKING, Final

from reader.citation import label
from reader.job_kinds import FILES, READING, REPORTS
from reader.jobs import JobError
from reader.room.controller import Controller, RoomContext

if TYPE_CHECKING:
    from textual.timer import Timer

    from corpus.library import Library, Progress
    from corpus.model import Report
    from reader.notebook import Contents
    from reader.room.find import FindController
    from reader.room.navigation import NavigationController
    from reader.room.panes import PanesController
    from reader.room.undated import UndatedController
    from reader.widgets.pane_frame import Opening, PaneFrame

TOLD: Final = 0.5
"""Seconds between two looks at how far reading has come."""
SEEN: Final = 4.0
"""Seconds after which what was read so far can be opened; longer where taking it over takes long."""
POLL: Final = 5.0
"""Seconds between two looks at the files; longer where there are so many that looking takes long."""
SHARE: Final = 100
"""How many times as long as it takes to look one waits until the next look, at least."""


class FileWatchingController(Controller):
    """The library at work beside the reading room; everything slow is done in the lanes."""

    def __init__(
        self,
        context: RoomContext,
        find: FindController,
        panes: PanesController,
        navigation: NavigationController,
        undated: UndatedController,
    ) -> None:
        super().__init__(context)
        self.notes.changed.connect(self._described)
        context.ending.append(self.end)
        self._find, self._panes, self._navigation, self._undated = find, panes, navigation, undated
        self.progress: Progress | None = None
        """How far reading has come; None where nothing is being read."""
        self._stop = Event()
        self._begun = self._reading = self._taking = self._wanted = False
        self._telling: Timer | None = None
        self._taken = 0.0
        """When what was read was taken over last."""
        self._pause = SEEN
        self._changed: list[str] = []
        self._gone: list[str] = []
        self._missing: set[Report] = set()
        """Of the reports that are on the screen, which are others than they were, and whose file is gone."""
        self._then: list[Callable[[], object]] = []
        """What is done when all that is wanted has been taken over."""

    @property
    def said(self) -> str:
        """How far reading has come, for the bottom row."""
        if self.progress is None:
            return ""
        from reader.presentation.progress_text import progress_line

        return f"{progress_line(self.progress)} · {self.keymap.first('reading-stop')} stops"

    @property
    def reading(self) -> bool:
        """Whether there are files that will be read now or soon."""
        library = self.workspace.library
        return self._reading or (library is not None and not self._begun and bool(library.pending))

    def begin(self) -> None:
        """Begin to read, and then to look for changes; to be called once there is something to read."""
        library = self.workspace.library
        if library is not None and not self._begun:
            self._begun = True
            self._undated.say_unless_pending()
            self._read(library)
            self.screen.set_timer(POLL, self._poll)

    def end(self) -> None:
        """Stop at once: the program ends."""
        self._stop.set()

    # -- commands

    def stop(self) -> None:
        """Stop reading; what is done stays done."""
        if self.progress is None:
            self.say("no files are being read")
            return
        self._stop.set()

    def look(self) -> None:
        """Look for new and changed files now, and go on reading where it was stopped."""
        library = self.workspace.library
        if library is None:
            self.say("the bundled reports do not change")
        elif self._reading:
            self.say(self.said or "files are being read")
        else:
            self.background.ask(self.screen, FILES, library.look, partial(self._looked, library))

    def _looked(self, library: Library, news: bool) -> None:
        if news or library.pending:
            self._read(library)
        else:
            self.say("no file is new or changed")

    # -- reading

    def _read(self, library: Library) -> None:
        """Read what is pending, and let it be opened by and by."""
        if self._reading:
            return
        if not library.pending:
            self.take_over(self._tell_news)
            return
        self._reading = True
        self._stop.clear()
        self._taken, self._pause = time.monotonic(), SEEN
        self._telling = self.screen.set_interval(TOLD, self._tell_progress)
        work = partial(self._work, library)
        self.background.ask(self.screen, READING, work, self._ended, partial(self._failed, library))

    def _work(self, library: Library) -> Library:
        """In the files' lane: read all there is."""

        def tell(progress: Progress) -> None:
            self.progress = progress

        library.read_all(tell, self._stop)
        return library

    def _tell_progress(self) -> None:
        """Say how far it is, and let what was read be opened from time to time."""
        self.update_status()
        if time.monotonic() - self._taken > self._pause and not self._taking:
            self.take_over()

    def _ended(self, library: Library) -> None:
        self._cease()
        self.take_over(partial(self._tell, library))

    def _failed(self, library: Library, error: BaseException) -> None:
        self._cease()
        self.take_over()
        self.screen.failed(READING, error, partial(self._read, library))

    def _cease(self) -> None:
        self._reading, self.progress = False, None
        if self._telling is not None:
            self._telling.stop()
        self.update_status()

    def _tell(self, library: Library) -> None:
        """Say in the end what came of it."""
        self.update_status()
        left, failed = len(library.pending), len(library.problems)
        parts = [*self._news(), f"{len(library.reports):,} reports are open"]
        if left:
            parts.append(f"{left:,} files are left: “look for changed files” goes on")
        if failed:
            parts.append(f"{failed:,} could not be read: {self.keymap.first('palette')} “what was noticed”")
        self.say("; ".join(filter(None, [*parts, self._undated.line_once()])), stay=True)

    def _tell_news(self) -> None:
        if news := self._news():
            self.say("; ".join(news), stay=True)

    def _news(self) -> list[str]:
        """What became of the reports that are on the screen, since that was said last."""
        changed, gone = dict.fromkeys(self._changed), dict.fromkeys(self._gone)
        self._changed, self._gone = [], []
        said = [f"{name} was changed and is shown as it is now" for name in changed]
        return said + [f"the file of {name} is gone: it is shown, but no longer searched" for name in gone]

    # -- changes of the files

    def _poll(self) -> None:
        library = self.workspace.library
        if library is None:
            return
        begun = time.monotonic()

        def again() -> None:
            self.screen.set_timer(max(POLL, SHARE * (time.monotonic() - begun)), self._poll)

        def looked(news: bool) -> None:
            again()
            if news:
                self._read(library)

        def failed(error: BaseException) -> None:
            again()  # one look that fails is no reason to look no more
            self.screen.failed(FILES, error, self.look)

        if self._reading:
            again()
        else:
            self.background.ask(self.screen, FILES, library.look, looked, failed)

    # -- taking over

    def take_over(self, then: Callable[[], object] | None = None) -> None:
        """Have on the screen what the library and the reader say of the reports now, if that is news.

        Args:
            then: what is done when it is there.
        """
        self._wanted = True
        if then is not None:
            self._then.append(then)
        if not self._taking:
            self._taking = True
            self.background.start(self.screen, REPORTS, self._take_over)

    def _described(self, contents: Contents) -> None:
        """Take over what the reader says of reports, where it is other than what is shown."""
        if contents.descriptions != tuple(self.workspace.descriptions):
            self.take_over()

    async def _take_over(self) -> None:
        """Take over until nothing more is wanted: what comes meanwhile is wanted once more."""
        self._taking = True
        try:
            while self._wanted:
                self._wanted = False
                begun = time.monotonic()
                await self._take_once()
                self._taken = time.monotonic()
                self._pause = max(SEEN, SHARE * (self._taken - begun))
        except JobError:
            self._wanted = True  # so that it can be tried again
            raise
        finally:
            self._taking = False
        ended, self._then = self._then, []
        for then in ended:
            then()

    async def _take_once(self) -> None:
        workspace, contents = self.workspace, self.notes.contents
        said = workspace.descriptions if contents is None else contents.descriptions
        revised = await self.background.result(REPORTS, partial(workspace.revised, said))
        if not workspace.is_news(revised):
            workspace.take(revised)
            return
        await self.notes.place_again(revised.reports)
        workspace.take(revised)
        self._show()
        self.notes.show()
        self.analyses.want()

    def _show(self) -> None:
        """Show the reports of the workspace in place of those that they were before."""
        reports = {report.path: report for report in self.workspace.reports if report.path}
        for column in self.grid.columns:
            report = reports.get(column.report.path)
            if report is not None and report is not column.report:
                self._replace(column, report)
            elif report is None and column.report.path and column.report not in self._missing:
                self._gone.append(label(column.report))
                self._missing.add(column.report)
        self.grid.lay_out()
        self.update_status()

    def _replace(self, column: PaneFrame, report: Report) -> None:
        """Show a report in place of what it was before, at the same words."""
        before = column.report
        if before.bytes_print == report.bytes_print:
            column.open(column.opening._replace(report=report))
        else:
            column.open(_moved(column.opening, report))
            self._navigation.trail.forget(before.id)
            self._panes.forget(before.id)
            if self._find.hits is not None:
                self._find.drop()
            self._changed.append(label(report))
        self._find.paint()


def _moved(opening: Opening, report: Report) -> Opening:
    """What shows a report at the words where its older version stood."""
    from reader.positions.anchors import anchor, place_of

    at = place_of(report, anchor(opening.report, opening.at))
    top = None if opening.top is None else place_of(report, anchor(opening.report, opening.top))
    return opening._replace(report=report, at=at, top=top)
