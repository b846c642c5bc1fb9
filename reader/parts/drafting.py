"""Drafts of the note that is being written: kept every two seconds, and when the program is told to end."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from reader import locations
from reader.parts.part import Part

if TYPE_CHECKING:
    from textual.timer import Timer

    from notes.drafts import Draft, Drafts
    from notes.model import Note
    from reader.screens.room import Room

EVERY: Final = 2.0
"""Seconds between two looks at whether there is something new to keep."""
ENDINGS: Final = (signal.SIGHUP, signal.SIGTERM)
"""A dropped line, and a polite request: the draft is kept before the program ends."""


class Drafting(Part):
    """The draft of the note being written, and those that other starts left."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self.offered: list[Draft] = []
        """What was not saved, oldest first."""
        self._draft: Draft | None = None
        self._now: Callable[[], Note] | None = None
        self._kept: Note | None = None
        self._file: Path | None = None
        self._timer: Timer | None = None
        self._before: dict[int, Any] = {}

    @cached_property
    def drafts(self) -> Drafts:
        """Where drafts are kept."""
        from notes.drafts import Drafts

        return Drafts(locations.drafts_dir())

    # -- while a note is written

    def watch(self, draft: Draft, now: Callable[[], Note]) -> None:
        """Keep a draft from now on.

        Args:
            draft: as it is now, which need not be kept.
            now: gives the note as it is at any later moment.
        """
        self._draft, self._now = draft, now
        self._kept = now()
        self._timer = self.room.set_interval(EVERY, self._tick)
        for number in ENDINGS:
            self._before[number] = signal.signal(number, self._end)

    def unwatch(self, *, forget: bool) -> None:
        """The note was saved or given up: keep it no longer."""
        draft, self._draft, self._now = self._draft, None, None
        if self._timer is not None:
            self._timer.stop()
        for number, handler in self._before.items():
            signal.signal(number, handler)
        self._before.clear()
        if draft is not None and forget:
            self._forget(draft)

    def keep(self) -> None:
        """Keep the draft, if there is something new in it; returns when it is on the disk."""
        if (note := self._latest()) is not None:
            self._keep(note)

    def keep_words(self, text: str) -> None:
        """Keep the draft with words that are being written elsewhere."""
        if self._draft is not None:
            self._keep(replace(self._draft.note, text=text))

    @contextmanager
    def elsewhere(self) -> Iterator[Path]:
        """While the draft's words are edited by another program, in the file that is given."""
        assert self._draft is not None
        self.keep()
        self._file = _file(self._draft)
        try:
            yield self._file
        finally:
            self._file = None

    def _latest(self) -> Note | None:
        """The note as it is now; None where none is being written."""
        if self._draft is None or self._now is None:
            return None
        if self._file is not None:
            return _with_outside(self._draft).note
        return self._now()

    def _keep(self, note: Note) -> None:
        if self._draft is not None and note != self._kept:
            self._kept = note
            self._draft = replace(self._draft, note=note)
            self.drafts.keep(self._draft)

    def _tick(self) -> None:
        note = self._latest()
        if note is not None and note != self._kept:
            keep = partial(self._keep, note)
            self.room.run_worker(keep, group="draft", thread=True, exit_on_error=False)

    def _end(self, number: int, _: object) -> None:
        """Keep what there is, then end as one who quits."""
        self.keep()
        signal.signal(number, signal.SIG_DFL)  # a second one ends at once
        asyncio.get_running_loop().call_soon_threadsafe(self.room.app.exit)
        if self._file is not None:
            from reader.outside import OutsideError

            raise OutsideError("the program was told to end")  # the other editor is not waited for

    # -- at the next start

    async def offer(self) -> None:
        """Look for drafts that were not saved, and offer the first."""
        self.offered = await asyncio.to_thread(self._left_over)
        self.room.tell()

    @property
    def said(self) -> str:
        """The offer, in a line; empty where there is none."""
        if not self.offered:
            return ""
        first = self.room.keymap.first
        more = f" ({len(self.offered) - 1} more)" if len(self.offered) > 1 else ""
        return (
            f"a note of {_time(self.offered[0].kept)} was not saved: "
            f"{first('note')} opens it, {first('draft-discard')} discards{more}"
        )

    async def open(self) -> None:
        """Go on writing the first of them."""
        if self.room.slips.busy():
            return
        draft = self.offered.pop(0)
        await self.room.annotating.resume(draft)

    def put_off(self) -> None:
        """Offer no more of them before the next start."""
        self.offered.clear()
        self.room.tell()

    def discard(self) -> None:
        """Give up the first of them."""
        self._forget(self.offered.pop(0))
        self.room.say("the draft was discarded")
        self.room.tell()

    def _left_over(self) -> list[Draft]:
        return [_with_outside(draft) for draft in self.drafts.left_over()]

    def _forget(self, draft: Draft) -> None:
        def forget() -> None:
            self.drafts.forget(draft.id)
            _file(draft).unlink(missing_ok=True)

        self.room.run_worker(forget, group="draft", thread=True, exit_on_error=False)


def _file(draft: Draft) -> Path:
    return locations.drafts_dir() / f"{Path(draft.id).name}.md"


def _with_outside(draft: Draft) -> Draft:
    """The draft with the words that another program was editing when all ended."""
    try:
        text = _file(draft).read_bytes().decode()
    except (OSError, UnicodeDecodeError):
        return draft
    added = text.endswith("\n") and not draft.note.text.endswith("\n")
    return replace(draft, note=replace(draft.note, text=text.removesuffix("\n") if added else text))


def _time(kept: str) -> str:
    """When a draft was kept, on this machine's clock."""
    try:
        return datetime.fromisoformat(kept).astimezone().strftime("%H:%M")
    except ValueError:
        return kept
