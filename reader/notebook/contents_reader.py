"""Reading what a store holds into contents; what is as it was is neither read nor placed again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from corpus.model import Report
from notes.errors import RecordError
from notes.folding import fold
from notes.model import Note, created_of, note_of, tags_of
from notes.records.descriptions import description_of
from notes.records.own_themes import theme_of
from notes.records.rejections import rejection_of
from notes.records.relations import relation_of
from notes.records.silences import silence_of
from notes.tags import Spellings
from reader.citation import label
from reader.notebook.contents import Contents, Pair, Silences, passage_of
from reader.notebook.filtering import Entry, entry
from reader.notebook.placed import Placed
from reader.notebook.placer import Placer
from reader.notebook.theme_places import placed_themes

if TYPE_CHECKING:
    from corpus.themes.own_themes import OwnTheme
    from notes.storage.change import Record
    from notes.store import NoteStore


class ContentsReader:
    """Reads the contents of one store beside one set of reports.

    Attributes:
        placer: finds the report and the words of a note.
    """

    def __init__(self, reports: Sequence[Report]) -> None:
        self.placer = Placer(reports)
        self._known: dict[str, tuple[Record, Entry]] = {}
        """By a note's id its record as it was read last, and what was made of it."""
        self._labels: dict[str, str] = {}
        self._tags = Spellings(())
        self._newest = ""
        """When the newest note was made that tags were learnt from."""
        self._themes: tuple[Sequence[Record], tuple[OwnTheme, ...]] = (), ()

    def placed(self, ident: str) -> Placed:
        """A note as it was read last.

        Raises:
            RecordError: there was none.
        """
        known = self._known.get(ident)
        if known is None:
            raise RecordError(f"{ident}: saved, but deleted by somebody else at once")
        return known[1].placed

    def read(self, store: NoteStore, touched: Iterable[str] | None = None) -> Contents:
        """What the store holds now; notes that are as they were keep their places.

        Args:
            store: where they are kept.
            touched: ids of all records that may have changed since it was read last; None: any may.

        Raises:
            NotesError, OSError: it cannot be read; what was read before is still known.
        """
        known = self._all_notes(store) if touched is None else self._some_notes(store, touched)
        relations, history = store.all("relations"), store.history
        rejections, silences = self._rejections(store), self._silences(store)
        descriptions = tuple(filter(None, map(description_of, store.all("reports"))))
        own_themes = self._own_themes(store)
        self._known = known
        done, undone = history.last_done(), history.first_undone()
        return Contents(
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
        placed = iter(self.placer.place(map(Note, ends)))
        pairs = (frozenset(map(passage_of, pair)) for pair in zip(placed, placed, strict=True))
        return frozenset(pair for pair in pairs if None not in pair)  # type: ignore[misc] # none is None then

    def _silences(self, store: NoteStore) -> Silences:
        """The confirmed silences of open reports."""
        kept = list(filter(None, map(silence_of, store.all("findings"))))
        placed = self.placer.place([Note(silence.target) for silence in kept])
        return {
            (fold(silence.theme), at.report.id): silence
            for silence, at in zip(kept, placed, strict=True)
            if at.report is not None
        }

    def _own_themes(self, store: NoteStore) -> tuple[OwnTheme, ...]:
        """The reader's own themes; the same object as long as nothing about them changed."""
        records = store.all("themes")
        if records != self._themes[0]:
            self._themes = records, placed_themes(filter(None, map(theme_of, records)), self.placer)
        return self._themes[1]

    def _all_notes(self, store: NoteStore) -> dict[str, tuple[Record, Entry]]:
        """All notes; those whose records are as they were are not placed again."""
        records = {record["id"]: record for record in store.all("notes")}
        self._learn_tags(records.values())
        old = self._known
        new = self._made([r for r in records.values() if not self._is_as_it_was(r, old.get(r["id"]))])
        return {ident: new.get(ident) or old[ident] for ident in records}

    def _some_notes(self, store: NoteStore, idents: Iterable[str]) -> dict[str, tuple[Record, Entry]]:
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
        placed = self.placer.place(map(self._note, records))
        return {r["id"]: (r, self._entry(one)) for r, one in zip(records, placed, strict=True)}

    def _entry(self, placed: Placed) -> Entry:
        if placed.report is None:
            return entry(placed, "")
        if placed.report.id not in self._labels:
            self._labels[placed.report.id] = label(placed.report)
        return entry(placed, self._labels[placed.report.id])
