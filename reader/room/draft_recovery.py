"""Drafts of the note that is being written: kept every two seconds, and when the program ends."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from reader.job_kinds import DRAFT, DRAFTS
from reader.jobs import JobError
from reader.room.controller import Controller, RoomContext
from reader.room.late_saves import file_of
from reader.state import locations

if TYPE_CHECKING:
    from textual.timer import Timer

    from notes.drafts import Draft, Drafts
    from notes.model import Note
    from reader.room.drawer import DrawerController
    from reader.room.late_saves import LateSavesController

EVERY: Final = 2.0
"""Seconds between two looks at whether there is something new to keep."""
PATIENCE: Final = timedelta(days=7)
"""For how long an editor's window that may still be open can give words to a note."""


Resume = Callable[["Draft"], Awaitable[None]]
"""Goes on with a draft."""


class DraftRecoveryController(Controller):
    """The draft of the note being written, and those that other starts left."""

    def __init__(
        self, context: RoomContext, drawer: DrawerController, late_saves: LateSavesController, resume: Resume
    ) -> None:
        super().__init__(context)
        context.waiting.append(lambda: self.said)
        context.ending.append(self.keep)
        context.killed.append(self.keep_last)
        self._resume = resume
        self._drawer = drawer
        self._late_saves = late_saves
        self.offered: list[Draft] = []
        """What was not saved, oldest first."""
        self._draft: Draft | None = None
        self._now: Callable[[], Note] | None = None
        self._last: Note | None = None
        """The note as it was after the last key, for other threads: it is replaced and never changed."""
        self._first: Note | None = None
        self._kept: Note | None = None
        self._file: Path | None = None
        self._timer: Timer | None = None

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
        self._first = self._kept = self._last = now()
        self._timer = self.screen.set_interval(EVERY, self._tick)

    def changed(self) -> None:
        """The note that is being written is no longer as it was."""
        if self._now is not None:
            self._last = self._now()

    def unwatch(self, *, forget: bool) -> None:
        """The note was saved or given up: keep it no longer."""
        draft, self._draft, self._now, self._last = self._draft, None, None, None
        if self._timer is not None:
            self._timer.stop()
        if draft is not None and forget:
            self._forget(draft)

    def keep(self) -> None:
        """Keep the draft, if there is something new in it; returns when it is on the disk."""
        if (note := self._latest()) is not None:
            self._keep(note)

    def keep_last(self) -> None:
        """Keep the draft as it was after the last key; from another thread, for the screen's may be busy."""
        draft, note = self._draft, self._last
        if draft is None or note is None:
            return
        if self._file is not None:
            note = _with_outside(draft).note
        if note != self._first:  # what was said to be kept may still wait for the disk
            self.drafts.keep(replace(draft, note=note))

    def keep_words(self, text: str) -> None:
        """Keep the draft with words that are being written elsewhere."""
        if self._draft is not None:
            self._keep(replace(self._draft.note, text=text))

    @contextmanager
    def elsewhere(self) -> Iterator[Path]:
        """While the draft's words are edited by another program, in the file that is given."""
        assert self._draft is not None
        self.keep()
        self._file = file_of(self._draft)
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
        if self._draft is not None and note is not None and note != self._kept:
            self._kept = note
            self._draft = replace(self._draft, note=note)
            work = partial(self.drafts.keep, self._draft)
            self.background.ask(self.screen, DRAFT, work, self.say_problem, self._not_kept)

    def _not_kept(self, error: BaseException) -> None:
        """Keep it as it is then at the next look, or sooner if a key asks for it."""
        self._kept = None
        self.screen.failed(DRAFT, error, self._tick)

    # -- at the next start

    def begin(self) -> None:
        """Begin to look for drafts that were not saved."""
        self.background.start(self.screen, DRAFTS, self.offer)

    async def offer(self) -> None:
        """Look for drafts that were not saved, and offer the first."""
        self.offered, settled = await self.background.result(DRAFTS, self._left_over)
        for draft in settled:
            self._late_saves.expect(draft)
        self.update_status()

    def offer_late(self, draft: Draft) -> None:
        """Offer what another editor has saved after its note was saved or given up."""
        self.offered = [*(other for other in self.offered if other.id != draft.id), draft]
        self.update_status()

    @property
    def said(self) -> str:
        """The offer, in a line; empty where there is none."""
        if not self.offered:
            return ""
        first = self.keymap.first
        more = f" ({len(self.offered) - 1} more)" if len(self.offered) > 1 else ""
        draft = self.offered[0]
        what = (
            "your editor has saved words since"
            if draft.settled
            else f"a note of {_time(draft.kept)} was not saved"
        )
        return f"{what}: {first('note')} opens it, {first('draft-discard')} discards{more}"

    async def open(self) -> None:
        """Go on writing the first of them."""
        if self._drawer.busy():
            return
        draft = self.offered.pop(0)
        try:
            await self._resume(draft)
        except JobError:
            self.offered.insert(0, draft)
            raise

    def put_off(self) -> None:
        """Offer no more of them before the next start."""
        self.offered.clear()
        self.update_status()

    def discard(self) -> None:
        """Give up the first of them."""
        draft = self.offered.pop(0)
        if draft.settled:
            self.settle(draft)
        else:
            self._forget(draft)
        self.say("the draft was discarded")
        self.update_status()

    def _left_over(self) -> tuple[list[Draft], list[Draft]]:
        """Drafts to be offered, and those that something may still be saved to."""
        offered, settled = [], []
        for draft in self.drafts.left_over():
            latest = _with_outside(draft)
            if not draft.settled or latest.note.text != draft.note.text:
                offered.append(latest)
            elif datetime.now(UTC) - _when(draft.kept) < PATIENCE:
                settled.append(draft)
            else:
                self._drop(draft)
        return offered, settled

    def settle(self, draft: Draft) -> None:
        """Keep what must be known of a note that was saved or given up while another editor may have it.

        Args:
            draft: its text is what the editor's file holds.
        """
        keep = partial(self.drafts.keep, replace(draft, settled=True))
        self.background.ask(self.screen, DRAFT, keep)

    def _drop(self, draft: Draft) -> None:
        self.drafts.forget(draft.id)
        file_of(draft).unlink(missing_ok=True)

    def _forget(self, draft: Draft) -> None:
        drop = partial(self._drop, draft)
        self.background.ask(self.screen, DRAFT, drop)


def _with_outside(draft: Draft) -> Draft:
    """The draft with the words that another program was editing when all ended."""
    from reader.runtime.outside_editor import OutsideError, read

    try:
        text = read(file_of(draft), draft.note.text).text
    except OutsideError:
        return draft
    return replace(draft, note=replace(draft.note, text=text))


def _when(kept: str) -> datetime:
    """When a draft was kept; long ago where that cannot be read."""
    try:
        return datetime.fromisoformat(kept)
    except ValueError:
        return datetime.min.replace(tzinfo=UTC)


def _time(kept: str) -> str:
    """When a draft was kept, on this machine's clock."""
    try:
        return datetime.fromisoformat(kept).astimezone().strftime("%H:%M")
    except ValueError:
        return kept
