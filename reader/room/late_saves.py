"""What editors save after they came back: those that only open a window of their own do so."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from reader.job_kinds import LATE_SAVES
from reader.room.controller import Controller, RoomContext
from reader.services.signal import Signal
from reader.state import locations

if TYPE_CHECKING:
    from textual.timer import Timer
    from textual.worker import Worker

    from notes.drafts import Draft
    from reader.runtime.outside_editor import Left

Stamp = tuple[int, int]
"""When a file was changed last, and its size."""

EVERY: Final = 2.0
"""Seconds between two looks at the files."""


class LateSavesController(Controller):
    """Looks at the files of such editors, and tells what they save."""

    def __init__(self, context: RoomContext) -> None:
        super().__init__(context)
        self.found: Signal[[Draft, Left]] = Signal()
        """An editor has saved these words, which the draft bears now."""
        self._expected: dict[str, Draft] = {}
        """By id the drafts whose files are looked at; their text is what was found there last."""
        self._stamps: dict[str, Stamp | None] = {}
        self._timer: Timer | None = None
        self._looking: Worker[None] | None = None

    def expect(self, draft: Draft) -> None:
        """Look from now on for words other than a draft's own in its file."""
        self._expected[draft.id] = draft
        self._stamps.pop(draft.id, None)
        if self._timer is None:
            self._timer = self.screen.set_interval(EVERY, self._tick)

    def expects(self, draft: Draft) -> bool:
        """Whether an editor may still have a draft's file."""
        return draft.id in self._expected

    def _tick(self) -> None:
        if self._looking is None or self._looking.is_finished:  # a slow disk is not asked twice at once
            self._looking = self.background.start(self.screen, LATE_SAVES, self.look)

    async def look(self) -> None:
        """Look at all of the files."""
        for draft in list(self._expected.values()):
            before = self._stamps.get(draft.id)
            work = partial(_news, draft, before)
            stamp, left = await self.background.result(LATE_SAVES, work)
            if self._expected.get(draft.id) is not draft:  # it was sent out again meanwhile
                continue
            self._stamps[draft.id] = stamp
            if left is not None:
                found = replace(draft, note=replace(draft.note, text=left.text))
                self._expected[draft.id] = found
                self.found.emit(found, left)


def file_of(draft: Draft) -> Path:
    """The file in which another program edits a draft's words."""
    return locations.drafts_dir() / f"{Path(draft.id).name}.md"


def _news(draft: Draft, before: Stamp | None) -> tuple[Stamp | None, Left | None]:
    """In the lane: what a draft's file holds, where that is something else than the draft does.

    Args:
        draft: the draft.
        before: what was given with the last answer.
    """
    from reader.runtime.outside_editor import OutsideError, read

    path = file_of(draft)
    try:
        facts = path.stat()
        stamp = facts.st_mtime_ns, facts.st_size
        left = None if stamp == before else read(path, draft.note.text)
    except (OSError, OutsideError):  # being written, or taken away: the next look tells more
        return before, None
    return stamp, left if left is not None and left.text != draft.note.text else None
