"""Reading what was not read before there was a screen, and noticing files that come, go or change."""

from __future__ import annotations

import asyncio
import time
from threading import Event
from typing import TYPE_CHECKING, Final

from reader.parts.part import Part

if TYPE_CHECKING:
    from textual.timer import Timer

    from corpus.library import Library, Progress
    from corpus.model import Report
    from reader.screens.room import Room
    from reader.widgets.column import Column, Opening

TOLD: Final = 0.5
"""Seconds between two looks at how far reading has come."""
SEEN: Final = 4.0
"""Seconds after which what was read so far can be opened; longer where taking it over takes long."""
POLL: Final = 5.0
"""Seconds between two looks at the files; longer where there are so many that looking takes long."""
SHARE: Final = 100
"""How many times as long as it takes to look one waits until the next look, at least."""


class Gathering(Part):
    """The library at work beside the reading room; everything slow is done in threads."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self.progress: Progress | None = None
        """How far reading has come; None where nothing is being read."""
        self._begun = False
        self._stop = Event()
        self._turn = asyncio.Lock()
        self._telling: Timer | None = None

    @property
    def said(self) -> str:
        """How far reading has come, for the bottom row."""
        if self.progress is None:
            return ""
        from reader.sources import said

        return f"{said(self.progress)} · {self.room.keymap.first('reading-stop')} stops"

    @property
    def reading(self) -> bool:
        """Whether there are files that will be read now or soon."""
        library = self.room.workspace.library
        return self._turn.locked() or (library is not None and not self._begun and bool(library.pending))

    def begin(self) -> None:
        """Begin to read, and then to look for changes; to be called once there is something to read."""
        if self.room.workspace.library is not None and not self._begun:
            self._begun = True
            self.room.run_worker(self._read(), group="gather", exit_on_error=False)
            self.room.set_timer(POLL, self._poll)

    def end(self) -> None:
        """Stop at once: the program ends."""
        self._stop.set()

    # -- commands

    def stop(self) -> None:
        """Stop reading; what is done stays done."""
        if self.progress is None:
            self.room.say("no files are being read")
            return
        self._stop.set()

    async def look(self) -> None:
        """Look for new and changed files now, and go on reading where it was stopped."""
        library = self.room.workspace.library
        if library is None:
            self.room.say("the bundled reports do not change")
        elif self.progress is not None:
            self.room.say(self.said)
        else:
            news = await asyncio.to_thread(library.look)
            if news or library.pending:
                await self._read()
            else:
                self.room.say("no file is new or changed")

    # -- reading

    async def _read(self) -> None:
        """Read what is pending, and let it be opened by and by."""
        library = self.room.workspace.library
        if library is None or self._turn.locked():
            return
        async with self._turn:
            news = bool(library.pending)
            if news:
                await self._gather(library)
            news |= await self._renew()
        if news:
            self.room.connecting.renew()

    async def _gather(self, library: Library) -> None:
        """Read in a thread, and let what was read be opened by and by."""
        self._stop.clear()
        self._telling = self.room.set_interval(TOLD, self.room.tell)
        reading = asyncio.ensure_future(asyncio.to_thread(self._work, library))
        pause = SEEN
        try:
            while not (await asyncio.wait([reading], timeout=pause))[0]:
                begun = time.monotonic()
                await self._renew()
                pause = max(SEEN, SHARE * (time.monotonic() - begun))
            reading.result()
        finally:
            self._stop.set()
            self.progress = None
            self._telling.stop()
        await self._renew()
        self._tell(library)

    def _work(self, library: Library) -> None:
        """In a thread: read all there is."""

        def tell(progress: Progress) -> None:
            self.progress = progress

        library.read_all(tell, self._stop)

    def _tell(self, library: Library) -> None:
        """Say in the end what came of it."""
        self.room.tell()
        left, failed = len(library.pending), len(library.problems)
        parts = [f"{len(library.reports):,} reports are open"]
        if left:
            parts.append(f"{left:,} files are left: “look for changed files” goes on")
        if failed:
            palette = self.room.keymap.first("palette")
            parts.append(f"{failed:,} could not be read: {palette} “what was noticed”")
        self.room.say("; ".join(parts), stay=True)

    # -- changes of the files

    async def _poll(self) -> None:
        library = self.room.workspace.library
        if library is None:
            return
        begun = time.monotonic()
        news = not self._turn.locked() and await asyncio.to_thread(library.look)
        self.room.set_timer(max(POLL, SHARE * (time.monotonic() - begun)), self._poll)
        if news:
            self.room.run_worker(self._read(), group="gather", exit_on_error=False)

    # -- taking over

    async def _renew(self) -> bool:
        """Have on the screen what the library has; whether that is other than before."""
        news = await asyncio.to_thread(self.room.workspace.refresh)
        if news:
            await self.renewed()
        return news

    async def renewed(self) -> None:
        """Show the reports of the workspace in place of those that they were before, and their notes."""
        await self.room.noting.place_again(self._show)

    def _show(self) -> None:
        reports = {report.path: report for report in self.room.workspace.reports if report.path}
        for column in self.desk.columns:
            report = reports.get(column.report.path)
            if report is not None and report is not column.report:
                self._replace(column, report)
        self.desk.lay_out()
        self.room.tell()

    def _replace(self, column: Column, report: Report) -> None:
        """Show a report in place of what it was before, at the same words."""
        before = column.report
        if before.bytes_print == report.bytes_print:
            column.open(column.opening._replace(report=report))
        else:
            column.open(_moved(column.opening, report))
            self.room.going.trail.forget(before.id)
            self.room.panes.forget(before.id)
            if self.room.finding.hunt is not None:
                self.room.finding.drop()
            self.room.say("a file was changed: it is shown as it is now")
        self.room.finding.paint()


def _moved(opening: Opening, report: Report) -> Opening:
    """What shows a report at the words where its older version stood."""
    from reader.anchors import anchor, place_of

    at = place_of(report, anchor(opening.report, opening.at))
    top = None if opening.top is None else place_of(report, anchor(opening.report, opening.top))
    return opening._replace(report=report, at=at, top=top)
