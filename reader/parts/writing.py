"""The notebook: opened, read and changed off the screen's thread, one thing after the other."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from reader.parts.part import Part

if TYPE_CHECKING:
    from reader.notebook import Notebook
    from reader.screens.room import Room

T = TypeVar("T")


class Writing(Part):
    """Does what takes time with the reader's notes, in the order in which it was asked for."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self._turn = asyncio.Lock()

    def do(
        self,
        deed: Callable[[Notebook], T],
        then: Callable[[T], object],
        refused: Callable[[str], object],
    ) -> None:
        """Do something with the notebook in a thread; tell of it when it is safe on the disk.

        Args:
            deed: what is done.
            then: called with what came of it, on the screen's thread.
            refused: called instead where it could not be done or saved, with why, in one line.
        """
        self.room.run_worker(self._do(deed, then, refused), group="notebook", exit_on_error=False)

    async def _do(
        self,
        deed: Callable[[Notebook], T],
        then: Callable[[T], object],
        refused: Callable[[str], object],
    ) -> None:
        from notes.errors import NotesError

        try:
            async with self._turn:
                done = await asyncio.to_thread(lambda: deed(self.room.workspace.notebook))
        except NotesError as error:
            refused(" ".join(str(error).split()))
        except OSError as error:
            refused(f"{error.filename or 'the notes'}: {error.strerror}; nothing was changed")
        else:
            then(done)
