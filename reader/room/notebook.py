"""The notebook beside the reading room: opened, shown in the panes, changed one thing after the other."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Coroutine, Sequence
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any, Final, TypeVar

from notes.errors import NotesError
from reader.errors import one_line
from reader.job_kinds import NOTES_CHANGE, NOTES_OPEN, NOTES_PLACE, NOTES_POLL
from reader.jobs import JobError, Lane
from reader.room.controller import Part
from reader.widgets.pane.note_layer import Noted

if TYPE_CHECKING:
    from textual.worker import Worker

    from corpus.model import Report
    from reader.notebook import Contents, Notebook, Placed
    from reader.room.screen import Room

T = TypeVar("T")

POLL: Final = 1.5
"""Seconds between two looks at whether another program changed the notes."""
PATIENCE: Final = 1.0
"""Seconds for which keys wait for the disk; after that the room answers again."""
DRAWN: Final = 0.1
"""Seconds between two drawings at most while changes follow on each other, as when a key is held."""
SETTLED: Final = 10.0
"""Seconds for which the end of the program waits for changes that were asked for."""


class Noting(Part):
    """The one way to the notebook, which belongs to the disk's lane: all is done in the order of asking."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self.notebook: Notebook | None = None
        """None until it has been opened."""
        self._opening: Worker[None] | None = None
        self._failure: BaseException | None = None
        """Why it could not be opened."""
        self._changing = 0
        """Changes that were asked for and are not done yet."""
        self._drawn = 0.0
        """When notes were drawn last."""
        self._own: object = ()
        """The reader's own themes that the screen has."""
        self._noted: tuple[Contents | None, dict[str, tuple[Report, list[Noted]]]] = (None, {})
        """What the notebook holds, and by a report's id that report and the notes on it as they are drawn."""

    # -- opening

    def begin(self) -> None:
        """Open the notebook; to be called once there is something to read."""
        if self._opening is None:
            self._opening = self.room.background.start(self.room, NOTES_OPEN, self._open)

    async def ready(self) -> Notebook:
        """The notebook, as soon as it is open.

        Raises:
            JobError: it could not be opened; the next one who asks has it tried again.
        """
        self.begin()
        if self.notebook is None and self._opening is not None:
            await self._opening.wait()
        if self.notebook is None:
            raise JobError(NOTES_OPEN, self._failure or NotesError("the notes were not opened"))
        return self.notebook

    async def _open(self) -> None:
        try:
            self.notebook = await self.room.background.result(NOTES_OPEN, self._read)
        except JobError as error:
            self._opening, self._failure = None, error.error  # who asks next has it tried again
            raise
        self.room.set_interval(POLL, self._poll)
        self.show()
        from reader.presentation.store_facts import told

        if said := told(self.notebook):
            self.room.say(said, stay=True)
        self.room.drafting.begin()

    def _read(self) -> Notebook:
        """In the disk's lane: open the notes."""
        notebook, reports = self.room.workspace.notebook, self.room.workspace.reports
        if notebook.reports is not reports:
            notebook.show(reports)
        self._look(notebook)
        return notebook

    # -- changing

    def start(self, work: Callable[[], Coroutine[Any, Any, object]]) -> Worker[None]:
        """Begin something that changes notes, and say where it failed."""
        return self.room.background.start(self.room, NOTES_CHANGE, partial(self._told, work))

    async def wait(self, worker: Worker[None], seconds: float = PATIENCE) -> None:
        """Let the next key wait until something is done, but not for long."""
        with suppress(asyncio.TimeoutError):
            await asyncio.wait_for(asyncio.shield(worker.wait()), seconds)

    async def _told(self, work: Callable[[], Coroutine[Any, Any, object]]) -> None:
        try:
            await work()
        except (NotesError, OSError) as error:
            self.room.say(one_line(error), stay=True)

    async def change(self, do: Callable[[Notebook], T]) -> T:
        """Have something done to the notebook in the disk's lane, after all that was asked before.

        Raises:
            NotesError, OSError: it was not done, and why.
        """
        notebook = await self.ready()
        self._changing += 1
        try:
            work = partial(self._do, do, notebook)
            return await self.room.background.result(NOTES_CHANGE, work, NotesError, OSError)
        finally:
            self._changing -= 1
            if not self._changing or time.monotonic() - self._drawn > DRAWN:
                self.show()  # of changes that come faster than one can see, the last is drawn

    def _do(self, do: Callable[[Notebook], T], notebook: Notebook) -> T:
        try:
            return do(notebook)
        finally:
            self._look(notebook)

    async def settle(self) -> None:
        """Wait until all that was asked has been done: the program is about to end."""
        for worker in list(self.room.workers):
            if worker.group in (NOTES_OPEN.name, NOTES_CHANGE.name) and not worker.is_finished:
                await self.wait(worker, SETTLED)
        await self.room.background.settle(Lane.DISK, SETTLED)

    def undo(self) -> None:
        """Take back the last change, and say which."""
        self._take_step(lambda notebook: notebook.undo(), "undone", "there is nothing to undo")

    def redo(self) -> None:
        """Do again what was last taken back, and say what."""
        self._take_step(lambda notebook: notebook.redo(), "done again", "there is nothing to redo")

    def _take_step(self, do: Callable[[Notebook], str | None], said: str, nothing: str) -> None:
        async def work() -> None:
            label = await self.change(do)
            self.room.say(f"{said}: {label}" if label else nothing)

        self.start(work)

    def _poll(self) -> None:
        if self.notebook is not None and not self._changing:
            work = partial(self._news, self.notebook)
            self.room.background.ask(self.room, NOTES_POLL, work, self._polled)

    def _news(self, notebook: Notebook) -> bool:
        """In the disk's lane: look whether another program changed the notes."""
        news = notebook.poll()
        if news:
            self._look(notebook)
        return news

    def _polled(self, news: bool) -> None:
        if news:
            self.show()

    async def place_again(self, reports: Sequence[Report]) -> None:
        """Place the notes in the reports that will be open now: some came, went or changed."""
        if self._opening is not None:
            try:
                notebook = await self.ready()
            except JobError:  # they could not be opened, which was said
                return
            await self.room.background.result(NOTES_PLACE, partial(self._place, notebook, reports))

    def _place(self, notebook: Notebook, reports: Sequence[Report]) -> None:
        """In the disk's lane: place the notes in these reports."""
        notebook.show(reports)
        self._look(notebook)

    # -- showing

    @property
    def contents(self) -> Contents | None:
        """What the notebook holds now; None until it has been opened."""
        return self.notebook.contents if self.notebook else None

    def show(self) -> None:
        """Draw the notes in every pane that shows others, and the one at the cursor in the strip."""
        self._drawn = time.monotonic()
        contents, noted = self._noted
        if contents is not None and contents.descriptions != tuple(self.room.workspace.descriptions):
            self.room.gathering.take_over()
        for column in self.desk.columns:
            if contents is not None and column.pane.annotated is not contents:
                report, marks = noted.get(column.report.id, (column.report, []))
                if report is column.report:  # else its newer version is about to be shown
                    column.pane.annotate(marks, contents)
        if contents is not None:
            if contents.own_themes is not self._own:
                self._own = contents.own_themes
                self.room.analyses.want(own=contents.own_themes)
            self.room.glancing.show()
            self.room.connect()

    def _look(self, notebook: Notebook) -> None:
        """In the disk's lane: prepare what is drawn."""
        contents = notebook.contents
        if contents is not self._noted[0]:
            drawn = {report.id: (report, noted(contents, report)) for report in notebook.reports}
            self._noted = contents, drawn


def noted(contents: Contents, report: Report) -> list[Noted]:
    """The notes on words of a report as a pane draws them."""
    contents.in_passage(report, 0)  # made when first asked for: better here than on the screen's thread
    return [
        Noted(span, look_of(placed), mark(placed))
        for placed in contents.in_report(report)
        if (span := placed.span)
    ]


def look_of(placed: Placed) -> str:
    """The look of a note's words: that of its first tag."""
    from reader.presentation.tag_styles import look

    tags = placed.note.tags
    return look(tags[0]) if tags else "noted"


def mark(placed: Placed) -> str:
    """What stands for a note, one cell wide: that it changed, its tag, that it has words or none."""
    from reader.notebook import State
    from reader.presentation.tag_styles import glyph

    if placed.state is State.CHANGED:
        return "≈"
    if placed.note.tags:
        return glyph(placed.note.tags[0])
    return "“" if placed.note.is_highlight else "✎"
