"""The notebook beside the reading room: opened, shown in the panes, changed one thing after the other."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from typing import TYPE_CHECKING, Any, Final, TypeVar

from reader.parts.part import Part
from reader.widgets.pane.noted import Noted

if TYPE_CHECKING:
    from textual.worker import Worker

    from corpus.model import Report
    from reader.notebook import Contents, Notebook, Placed
    from reader.screens.room import Room

T = TypeVar("T")

POLL: Final = 1.5
"""Seconds between two looks at whether another program changed the notes."""
PATIENCE: Final = 1.0
"""Seconds for which keys wait for the disk; after that the room answers again."""
WORKERS: Final = "notebook"
"""The group of the workers that wait for the disk."""


class Noting(Part):
    """The one way to the notebook. What waits for the disk is done in threads, in the order of asking."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self.notebook: Notebook | None = None
        """None until it has been opened."""
        self._opening: Worker[None] | None = None
        self._turn = asyncio.Lock()
        self._own: object = ()
        """The reader's own themes that the screen has."""
        self._noted: tuple[Contents | None, dict[str, list[Noted]]] = (None, {})

    # -- opening

    def begin(self) -> None:
        """Open the notebook; to be called once there is something to read."""
        if self._opening is None:
            self._opening = self.room.run_worker(self._open(), group=WORKERS, exit_on_error=False)

    async def ready(self) -> Notebook:
        """The notebook, as soon as it is open."""
        self.begin()
        if self.notebook is None and self._opening is not None:
            await self._opening.wait()
        assert self.notebook is not None
        return self.notebook

    async def _open(self) -> None:
        self.notebook = await asyncio.to_thread(self._read)
        self.room.set_interval(POLL, self._poll)
        self.show()
        from reader.store_facts import told

        if said := told(self.notebook):
            self.room.say(said, stay=True)
        await self.room.drafting.offer()

    def _read(self) -> Notebook:
        notebook = self.room.workspace.notebook
        if notebook.reports is not self.room.workspace.reports:
            notebook.show(self.room.workspace.reports)
        self._look(notebook)
        return notebook

    # -- changing

    def start(self, work: Coroutine[Any, Any, T]) -> Worker[T | None]:
        """Begin something that changes notes, and say where it failed."""
        return self.room.run_worker(self._told(work), group=WORKERS, exit_on_error=False)

    async def wait(self, worker: Worker[Any]) -> None:
        """Let the next key wait until something is done, but not for long."""
        await asyncio.wait([asyncio.ensure_future(worker.wait())], timeout=PATIENCE)

    async def _told(self, work: Coroutine[Any, Any, T]) -> T | None:
        try:
            return await work
        except Exception as error:  # whatever it was: a change must not fail without a word
            self.room.say(" ".join(str(error).split()) or type(error).__name__, stay=True)
            return None

    async def change(self, do: Callable[[Notebook], T]) -> T:
        """Have something done to the notebook in a thread, after all that was asked before.

        Raises:
            NotesError: it was not done, and why.
        """
        notebook = await self.ready()
        async with self._turn:
            try:
                return await asyncio.to_thread(self._do, do, notebook)
            finally:
                self.show()

    def _do(self, do: Callable[[Notebook], T], notebook: Notebook) -> T:
        try:
            return do(notebook)
        finally:
            self._look(notebook)

    async def settle(self) -> None:
        """Wait until all that was asked has been done: the program is about to end."""
        for worker in list(self.room.workers):
            if worker.group == WORKERS and not worker.is_finished:
                await asyncio.wait([asyncio.ensure_future(worker.wait())], timeout=10)

    def undo(self) -> None:
        """Take back the last change, and say which."""
        self.start(self._step(lambda notebook: notebook.undo(), "undone", "there is nothing to undo"))

    def redo(self) -> None:
        """Do again what was last taken back, and say what."""
        self.start(self._step(lambda notebook: notebook.redo(), "done again", "there is nothing to redo"))

    async def _step(self, do: Callable[[Notebook], str | None], said: str, nothing: str) -> None:
        label = await self.change(do)
        self.room.say(f"{said}: {label}" if label else nothing)

    def _poll(self) -> None:
        if not self._turn.locked():
            self.room.run_worker(self._news(), group="poll", exit_on_error=False)

    async def _news(self) -> None:
        notebook = await self.ready()
        if await asyncio.to_thread(notebook.poll):
            await asyncio.to_thread(self._look, notebook)
            self.show()

    async def place_again(self, then: Callable[[], None]) -> None:
        """Place the notes in the reports that are open now: some came, went or changed.

        Args:
            then: shows those reports, at once before their notes are drawn.
        """
        if self._opening is not None:
            notebook = await self.ready()
            async with self._turn:
                await asyncio.to_thread(self._place, notebook)
        then()
        self.show()

    def _place(self, notebook: Notebook) -> None:
        notebook.show(self.room.workspace.reports)
        self._look(notebook)

    # -- showing

    @property
    def contents(self) -> Contents | None:
        """What the notebook holds now; None until it has been opened."""
        return self.notebook.contents if self.notebook else None

    def show(self) -> None:
        """Draw the notes in every pane that shows others, and the one at the cursor in the strip."""
        contents, noted = self._noted
        if contents is not None and contents.descriptions != tuple(self.room.workspace.descriptions):
            self.room.run_worker(
                self.room.describing.show(contents.descriptions), group="describe", exit_on_error=False
            )
        for column in self.desk.columns:
            if contents is not None and column.pane.annotated is not contents:
                column.pane.annotate(noted.get(column.report.id, ()), contents)
        if contents is not None:
            if contents.own_themes is not self._own:
                self._own = contents.own_themes
                self.room.rethink()
            self.room.glancing.show()
            self.room.connect()

    def _look(self, notebook: Notebook) -> None:
        """Prepare what is drawn, off the screen's thread."""
        contents = notebook.contents
        if contents is not self._noted[0]:
            reports = self.room.workspace.reports
            self._noted = contents, {report.id: noted(contents, report) for report in reports}


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
    from reader.tag_looks import look

    tags = placed.note.tags
    return look(tags[0]) if tags else "noted"


def mark(placed: Placed) -> str:
    """What stands for a note, one cell wide: that it changed, its tag, that it has words or none."""
    from reader.notebook import State
    from reader.tag_looks import glyph

    if placed.state is State.CHANGED:
        return "≈"
    if placed.note.tags:
        return glyph(placed.note.tags[0])
    return "“" if placed.note.is_highlight else "✎"
