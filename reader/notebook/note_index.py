"""The book behind the notebook: the store opened, its notes placed, and looked at again when it changes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, TypeVar

from corpus.model import Report
from notes.errors import NotesError, SaveError, StoreError
from notes.folding import fold
from notes.model import Note, created_of, note_of, tags_of
from notes.records.descriptions import description_of
from notes.records.own_themes import theme_of
from notes.records.rejections import rejection_of
from notes.records.relations import relation_of
from notes.records.silences import silence_of
from notes.tags import Spellings
from reader.citation import label
from reader.errors import one_line
from reader.notebook.contents import Contents, Pair, Silences, passage_of
from reader.notebook.filtering import Entry, entry
from reader.notebook.placed import Placed
from reader.notebook.placer import Placer
from reader.notebook.theme_places import placed_themes

if TYPE_CHECKING:
    from corpus.themes.own_themes import OwnTheme
    from notes.storage.change import Change, Record
    from notes.store import NoteStore

T = TypeVar("T")


class Book:
    """A store of notes beside the reports that are open.

    Opening, changing and polling wait for the disk and belong off the screen's thread; ``contents`` is there
    at once, at any time, for any thread.

    Attributes:
        path: the store's file.
        reports: those that are open.
        notices: what the reader should know of it, a line each.
        contents: what it holds; another object after each change.
    """

    def __init__(self, path: Path, reports: Sequence[Report] = ()) -> None:
        self.path = path
        self.notices: tuple[str, ...] = ()
        self.contents = Contents()
        self._closed: str | None = None
        self._trouble: str | None = None
        self._store: NoteStore | None = None
        self._face_then: tuple[int, ...] | None = None
        """What the file looked like from outside when it was opened."""
        self._lock = RLock()
        self.reports = reports
        self._placer = Placer(reports)
        self._known: dict[str, tuple[Record, Entry]] = {}
        self._labels: dict[str, str] = {}
        self._tags = Spellings(())
        self._newest = ""
        """When the newest note was made that tags were learnt from."""
        self._themes: tuple[Sequence[Record], tuple[OwnTheme, ...]] = (), ()
        with self._lock:
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
        if not self._lock.acquire(blocking=False):
            return False
        try:
            if self._closed and self._face_then != self._face():
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
                self._look()
                return True
            return False
        finally:
            self._lock.release()

    def show(self, reports: Sequence[Report]) -> None:
        """Place the notes in other reports."""
        with self._lock:
            self.reports, self._placer = reports, Placer(reports)
            self._known = {}
            self._labels = {}
            self._themes = (), ()
            self._look()

    @property
    def store(self) -> NoteStore:
        """The store.

        Raises:
            SaveError: where it could not be opened.
        """
        if self._store is None:
            raise SaveError(f"not saved: {self._closed}")
        return self._store

    def require(self) -> None:
        """Make sure that there is something to be read.

        Raises:
            StoreError: there is nothing, and why.
        """
        if self._store is None:
            raise StoreError(self._closed)

    @contextmanager
    def _changing(self, label: str) -> Iterator[Change]:
        """One change, saved and seen in ``contents`` when it ends.

        Raises:
            RecordError: for what cannot be kept, or is not there.
            SaveError: where it was not saved.
            StoreError: where the store cannot be used any more.
        """
        with self._lock, self._looking() as touched, self.store.change(label) as change:
            yield change
            touched.extend(ident for _, ident in change.pending)

    def _apart(self, do: Callable[[NoteStore], T]) -> T:
        """Let something be done with the store, and look at it then."""
        with self._lock, self._looking():
            return do(self.store)

    @contextmanager
    def _looking(self) -> Iterator[list[str]]:
        """Look at the store afterwards, also where a change was saved but not yet safe.

        Yields:
            Where to put the ids of the records that are touched, if they are known.
        """
        then = self.store.generation
        touched: list[str] = []
        try:
            yield touched
        except BaseException:
            self._look()
            raise
        if touched and self.store.generation == then + 1:  # one write, and nobody else's was read
            self._look(touched)
        elif self.store.generation != then:
            self._look()

    def _open(self) -> None:
        from notes.opening import open_store

        self._face_then = self._face()
        try:
            self._store, self.notices = open_store(self.path)
        except NotesError as error:
            self._closed = one_line(error)
        except OSError as error:
            self._closed = f"{self.path}: {error.strerror}; no notes are shown, and none can be made"
        else:
            self._closed = self._store.closed
            self._look()

    def _face(self) -> tuple[int, ...] | None:
        """What the file looks like from outside."""
        try:
            status = self.path.stat()
        except OSError:
            return None
        return status.st_ino, status.st_size, status.st_mtime_ns, status.st_mode

    def _look(self, touched: Iterable[str] | None = None) -> None:
        """Make new contents of what the store holds now; notes that are as they were keep their places.

        Args:
            touched: ids of all records that may have changed since it was looked last; None: any may.
        """
        if self._store is None:
            return
        try:
            known = self._read(self._store) if touched is None else self._read_again(self._store, touched)
            relations, history = self._store.all("relations"), self._store.history
            rejections, silences = self._rejections(self._store), self._silences(self._store)
            descriptions = tuple(filter(None, map(description_of, self._store.all("reports"))))
            own_themes = self._own_themes(self._store)
        except (NotesError, OSError) as error:
            self._trouble = one_line(error)
            return
        self._known = known
        done, undone = history.last_done(), history.first_undone()
        self.contents = Contents(
            entries=tuple([held[1] for held in known.values()]),
            relations=tuple(map(relation_of, relations)),
            rejections=rejections,
            silences=silences,
            descriptions=descriptions,
            own_themes=own_themes,
            undo_label=str(done[0]["label"]) if done else None,
            redo_label=str(undone[0]["label"]) if undone else None,
        )

    def _rejections(self, store: NoteStore) -> frozenset[Pair]:
        """The pairs of open passages that are never to be offered as links."""
        kept = filter(None, map(rejection_of, store.all("rejections")))
        ends = [end for rejection in kept for end in (rejection.one, rejection.other)]
        placed = iter(self._placer.place(map(Note, ends)))
        pairs = (frozenset(map(passage_of, pair)) for pair in zip(placed, placed, strict=True))
        return frozenset(pair for pair in pairs if None not in pair)  # type: ignore[misc] # none is None then

    def _silences(self, store: NoteStore) -> Silences:
        """The confirmed silences of open reports."""
        kept = list(filter(None, map(silence_of, store.all("findings"))))
        placed = self._placer.place([Note(silence.target) for silence in kept])
        return {
            (fold(silence.theme), at.report.id): silence.id
            for silence, at in zip(kept, placed, strict=True)
            if at.report is not None
        }

    def _own_themes(self, store: NoteStore) -> tuple[OwnTheme, ...]:
        """The reader's own themes; the same object as long as nothing about them changed."""
        records = store.all("themes")
        if records != self._themes[0]:
            self._themes = records, placed_themes(filter(None, map(theme_of, records)), self._placer)
        return self._themes[1]

    def _read(self, store: NoteStore) -> dict[str, tuple[Record, Entry]]:
        """All notes; those whose records are as they were are not placed again."""
        records = {record["id"]: record for record in store.all("notes")}
        self._learn_tags(records.values())
        old = self._known
        new = self._made([r for r in records.values() if not self._is_as_it_was(r, old.get(r["id"]))])
        return {ident: new.get(ident) or old[ident] for ident in records}

    def _read_again(self, store: NoteStore, idents: Iterable[str]) -> dict[str, tuple[Record, Entry]]:
        """What is known, with some notes read again: the store keeps the others, and their order."""
        known = dict(self._known)
        records = {ident: store.get("notes", ident) for ident in idents}
        before = {ident: known[ident] for ident in records if ident in known}
        for ident, record in records.items():
            if record is None:
                known.pop(ident, None)
        there = [record for record in records.values() if record is not None]
        retagged = any(tags_of(held[0]) != tags_of(records[i] or {}) for i, held in before.items())
        if retagged or any(created_of(r) < self._newest for r in there if r["id"] not in before):
            now = {ident: held[0] for ident, held in known.items()} | {r["id"]: r for r in there}
            if self._learn_tags(now.values()):  # another note is the first now that bears some tag
                there = [r for ident, r in now.items() if not self._is_as_it_was(r, known.get(ident))]
        self._newest = max([self._newest, *map(created_of, there)])
        return known | self._made(there)

    def _learn_tags(self, records: Iterable[Record]) -> bool:
        """Learn anew how tags are shown; whether any that was known is shown otherwise now."""
        before, oldest = self._tags, sorted(records, key=created_of)
        self._tags = Spellings(dict.fromkeys(tag for record in oldest for tag in tags_of(record)))
        self._newest = created_of(oldest[-1]) if oldest else ""
        return self._tags.differs(before)

    def _is_as_it_was(self, record: Record, held: tuple[Record, Entry] | None) -> bool:
        """Whether nothing of a note is to be read again, nor any tag of it to be shown otherwise."""
        if held is None or (held[0] is not record and held[0] != record):
            return False
        return self._tags.all(tags_of(record)) == held[1].placed.note.tags

    def _note(self, record: Record) -> Note:
        """A note with its tags as they are shown."""
        note = note_of(record)
        shown = self._tags.all(note.tags)
        return note if shown == note.tags else replace(note, tags=shown)

    def _made(self, records: Sequence[Record]) -> dict[str, tuple[Record, Entry]]:
        placed = self._placer.place(map(self._note, records))
        return {r["id"]: (r, self._entry(one)) for r, one in zip(records, placed, strict=True)}

    def _entry(self, placed: Placed) -> Entry:
        if placed.report is None:
            return entry(placed, "")
        if placed.report.id not in self._labels:
            self._labels[placed.report.id] = label(placed.report)
        return entry(placed, self._labels[placed.report.id])
