"""The notebook beside the screen: opened, watched, and changed one thing after the other."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from contextlib import suppress
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING, Any, Final, Protocol, TypeVar

from notes.errors import NotesError
from reader.errors import one_line
from reader.job_kinds import NOTES_CHANGE, NOTES_OPEN, NOTES_PLACE, NOTES_POLL
from reader.jobs import JobError, Lane
from reader.services.signal import Signal

if TYPE_CHECKING:
    from textual.screen import Screen
    from textual.worker import Worker

    from corpus.model import Report
    from reader.background import Background
    from reader.notebook import Contents, Notebook
    from reader.workspace import Workspace

T = TypeVar("T")

POLL: Final = 1.5
"""Seconds between two looks at whether another program changed the notes."""
PATIENCE: Final = 1.0
"""Seconds for which keys wait for the disk; after that the room answers again."""
DRAWN: Final = 0.1
"""Seconds between two drawings at most while changes follow on each other, as when a key is held."""
SETTLED: Final = 10.0
"""Seconds for which the end of the program waits for changes that were asked for."""


class Say(Protocol):
    """Says something in one line."""

    def __call__(self, message: str, *, stay: bool = False) -> None:
        """Say it; with ``stay`` it is shown for longer."""


class NotebookService:
    """The one way to the notebook, which belongs to the disk's lane: all is done in the order of asking."""

    def __init__(self, owner: Screen[Any], background: Background, workspace: Workspace, say: Say) -> None:
        """Prepare it; nothing is read yet.

        Args:
            owner: is told what failed.
            background: the lanes.
            workspace: the reports that notes are placed in.
            say: says what became of a change.
        """
        self._owner, self._background, self._workspace, self._say = owner, background, workspace, say
        self.opened: Signal[[Notebook]] = Signal()
        """Once, when the notes have been read."""
        self.changed: Signal[[Contents]] = Signal()
        """The contents may be others than before; of changes that follow fast, of the last."""
        self.prepare: Callable[[Notebook], object] = lambda _: None
        """Called in the disk's lane with a notebook that may hold something new, before anybody sees it."""
        self.notebook: Notebook | None = None
        """None until it has been opened."""
        self._opening: Worker[None] | None = None
        self._failure: BaseException | None = None
        """Why it could not be opened."""
        self._changing = 0
        """Changes that were asked for and are not done yet."""
        self._drawn = 0.0
        """When notes were drawn last."""

    # -- opening

    def begin(self) -> None:
        """Open the notebook; to be called once there is something to read."""
        if self._opening is None:
            self._opening = self._background.start(self._owner, NOTES_OPEN, self._open)

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
            self.notebook = await self._background.result(NOTES_OPEN, self._read)
        except JobError as error:
            self._opening, self._failure = None, error.error  # who asks next has it tried again
            raise
        self._owner.set_interval(POLL, self._poll)
        self.show()
        self.opened.emit(self.notebook)

    def _read(self) -> Notebook:
        """In the disk's lane: open the notes."""
        notebook, reports = self._workspace.notebook, self._workspace.reports
        if notebook.reports is not reports:
            notebook.show(reports)
        self.prepare(notebook)
        return notebook

    # -- changing

    def start(self, work: Callable[[], Coroutine[Any, Any, object]]) -> Worker[None]:
        """Begin something that changes notes, and say where it failed."""
        return self._background.start(self._owner, NOTES_CHANGE, partial(self._saying_failure, work))

    async def wait(self, worker: Worker[None], seconds: float = PATIENCE) -> None:
        """Let the next key wait until something is done, but not for long."""
        with suppress(asyncio.TimeoutError):
            await asyncio.wait_for(asyncio.shield(worker.wait()), seconds)

    async def _saying_failure(self, work: Callable[[], Coroutine[Any, Any, object]]) -> None:
        try:
            await work()
        except (NotesError, OSError) as error:
            self._say(one_line(error), stay=True)

    async def change(self, do: Callable[[Notebook], T]) -> T:
        """Have something done to the notebook in the disk's lane, after all that was asked before.

        Raises:
            NotesError, OSError: it was not done, and why.
        """
        notebook = await self.ready()
        self._changing += 1
        try:
            work = partial(self._do, do, notebook)
            return await self._background.result(NOTES_CHANGE, work, NotesError, OSError)
        finally:
            self._changing -= 1
            if not self._changing or monotonic() - self._drawn > DRAWN:
                self.show()  # of changes that come faster than one can see, the last is drawn

    def _do(self, do: Callable[[Notebook], T], notebook: Notebook) -> T:
        try:
            return do(notebook)
        finally:
            self.prepare(notebook)

    def do(
        self,
        change: Callable[[Notebook], T],
        on_success: Callable[[T], object],
        on_error: Callable[[str], object],
    ) -> Worker[None]:
        """Do something with the notebook off the screen's thread.

        Args:
            change: what is done.
            on_success: called with what came of it, when it is safe on the disk.
            on_error: called instead with why it could not be done or saved, in one line; with "" where that
                is said otherwise, with a key to try again.

        Returns:
            What can be waited for.
        """

        async def work() -> None:
            try:
                done = await self.change(change)
            except (NotesError, OSError) as error:
                on_error(one_line(error))
            except JobError:
                on_error("")
                raise
            else:
                on_success(done)

        return self._background.start(self._owner, NOTES_CHANGE, work)

    async def settle(self) -> None:
        """Wait until all that was asked has been done: the program is about to end."""
        for worker in list(self._owner.workers):
            if worker.group in (NOTES_OPEN.name, NOTES_CHANGE.name) and not worker.is_finished:
                await self.wait(worker, SETTLED)
        await self._background.settle(Lane.DISK, SETTLED)

    def undo(self) -> None:
        """Take back the last change, and say which."""
        self._take_step(lambda notebook: notebook.undo(), "undone", "there is nothing to undo")

    def redo(self) -> None:
        """Do again what was last taken back, and say what."""
        self._take_step(lambda notebook: notebook.redo(), "done again", "there is nothing to redo")

    def _take_step(self, do: Callable[[Notebook], str | None], said: str, nothing: str) -> None:
        async def work() -> None:
            label = await self.change(do)
            self._say(f"{said}: {label}" if label else nothing)

        self.start(work)

    def _poll(self) -> None:
        if self.notebook is not None and not self._changing:
            work = partial(self._news, self.notebook)
            self._background.ask(self._owner, NOTES_POLL, work, self._polled)

    def _news(self, notebook: Notebook) -> bool:
        """In the disk's lane: look whether another program changed the notes."""
        news = notebook.poll()
        if news:
            self.prepare(notebook)
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
            await self._background.result(NOTES_PLACE, partial(self._place, notebook, reports))

    def _place(self, notebook: Notebook, reports: Sequence[Report]) -> None:
        """In the disk's lane: place the notes in these reports."""
        notebook.show(reports)
        self.prepare(notebook)

    # -- showing

    @property
    def contents(self) -> Contents | None:
        """What the notebook holds now; None until it has been opened."""
        return self.notebook.contents if self.notebook else None

    def show(self) -> None:
        """Let everybody show what the notebook holds now."""
        self._drawn = monotonic()
        if self.notebook is not None:
            self.changed.emit(self.notebook.contents)
