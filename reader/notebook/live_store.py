"""The store beside the screen: opened, changed, and read anew whenever it or the open reports are others."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, TypeVar

from corpus.model import Report
from notes.errors import NotesError, SaveError, StoreError
from reader.errors import one_line
from reader.notebook.contents import Contents
from reader.notebook.contents_reader import ContentsReader
from reader.notebook.placed import Placed
from reader.notebook.placer import Placer
from reader.runtime import garbage

if TYPE_CHECKING:
    from notes.storage.change import Change
    from notes.store import NoteStore

T = TypeVar("T")


class LiveStore:
    """A store of notes beside the reports that are open: what the parts of the notebook share.

    Opening, changing and polling wait for the disk and belong off the screen's thread; ``contents`` is there
    at once, at any time, for any thread.

    Attributes:
        path: the store's file.
        reports: those that are open.
        notices: what the reader should know of it, a line each.
        contents: what it holds; another object after each change.
        lock: held by whoever needs that nothing is changed meanwhile.
    """

    def __init__(self, path: Path, reports: Sequence[Report] = ()) -> None:
        self.path = path
        self.notices: tuple[str, ...] = ()
        self.contents = Contents()
        self.lock = RLock()
        self.reports = reports
        self._closed: str | None = None
        self._trouble: str | None = None
        self._store: NoteStore | None = None
        self._stat_then: tuple[int, ...] | None = None
        """What the file looked like from outside when it was opened."""
        self._reader = ContentsReader(reports)
        with self.lock, garbage.paused():
            self._open()

    @property
    def closed(self) -> str | None:
        """Why nothing can be saved at present, in one line; None where it can."""
        return self._closed or self._trouble

    def poll(self) -> bool:
        """Look whether another program changed the store, and read it again if so; whether there is news.

        It costs no more than a look at the file's name where nothing changed, and nothing at all while a
        change is being saved.
        """
        if not self.lock.acquire(blocking=False):
            return False
        try:
            if self._closed and self._stat_then != self._stat_signature():
                self._open()  # the reader restored it, or put something else in its place
                return True
            if self._store is None:
                return False
            try:
                news = self._store.refresh()
            except (NotesError, OSError) as error:
                news, self._trouble = self._trouble is None, one_line(error)
                return news
            if news or self._trouble:
                self._trouble = None
                self._read()
                return True
            return False
        finally:
            self.lock.release()

    def show(self, reports: Sequence[Report]) -> None:
        """Place the notes in other reports."""
        with self.lock:
            self.reports, self._reader = reports, ContentsReader(reports)
            self._read()

    @property
    def store(self) -> NoteStore:
        """The store.

        Raises:
            SaveError: where it could not be opened.
        """
        if self._store is None:
            raise SaveError(f"not saved: {self._closed}")
        return self._store

    @property
    def placer(self) -> Placer:
        """What finds the reports and the words of notes."""
        return self._reader.placer

    def placed(self, ident: str) -> Placed:
        """A note that was just changed.

        Raises:
            RecordError: somebody else deleted it meanwhile.
        """
        return self._reader.placed(ident)

    def require(self) -> None:
        """Make sure that there is something to be read.

        Raises:
            StoreError: there is nothing, and why.
        """
        if self._store is None:
            raise StoreError(self._closed)

    @contextmanager
    def changing(self, label: str) -> Iterator[Change]:
        """One change, saved and seen in ``contents`` when it ends.

        Raises:
            RecordError: for what cannot be kept, or is not there.
            SaveError: where it was not saved.
            StoreError: where the store cannot be used any more.
        """
        with self.lock, self._reading_after(), self.store.change(label) as change:
            yield change

    def with_store(self, do: Callable[[NoteStore], T]) -> T:
        """Let something be done with the store that is a change of its own, and read it then."""
        with self.lock, self._reading_after():
            return do(self.store)

    @contextmanager
    def _reading_after(self) -> Iterator[None]:
        """Read the store afterwards, also where a change was saved but not yet safe."""
        then = self.store.generation
        try:
            yield
        except BaseException:
            self._read()
            raise
        if self.store.generation != then:
            self._read(self.store.touched_since(then))

    def _open(self) -> None:
        from notes.opening import open_store

        self._stat_then = self._stat_signature()
        try:
            self._store, self.notices = open_store(self.path)
        except NotesError as error:
            self._closed = one_line(error)
        except OSError as error:
            self._closed = f"{self.path}: {error.strerror}; no notes are shown, and none can be made"
        else:
            self._closed = self._store.closed
            self._read()

    def _stat_signature(self) -> tuple[int, ...] | None:
        """What the file looks like from outside."""
        try:
            status = self.path.stat()
        except OSError:
            return None
        return status.st_ino, status.st_size, status.st_mtime_ns, status.st_mode

    def _read(self, touched: Iterable[str] | None = None) -> None:
        """Make new contents of what the store holds now.

        Args:
            touched: ids of all records that may have changed since it was read last; None: any may.
        """
        if self._store is None:
            return
        try:
            self.contents = self._reader.read(self._store, touched)
        except (NotesError, OSError) as error:
            self._trouble = one_line(error)
