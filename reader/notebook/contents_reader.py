"""Reading what a store holds into contents; what is as it was is neither read nor placed again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Any, TypeVar

from corpus.model import Report
from notes.errors import RecordError
from notes.folding import fold
from notes.model import Note, created_of, tags_of
from notes.records.descriptions import Description, description_of
from notes.records.own_themes import theme_of
from notes.records.rejections import rejection_of
from notes.records.relations import Relation, relation_of
from notes.records.silences import silence_of
from notes.tags import Spellings
from reader.notebook.contents import Contents, Pair, Silences, passage_of
from reader.notebook.entry import Entry, ShownNames
from reader.notebook.placed import Placed
from reader.notebook.placer import Placer
from reader.notebook.report_notes import ReportNotes, by_report
from reader.notebook.theme_places import placed_themes

if TYPE_CHECKING:
    from corpus.themes.own_themes import OwnTheme
    from notes.storage.change import Record
    from notes.store import NoteStore

T = TypeVar("T")


class ContentsReader:
    """Reads the contents of one store beside one set of reports.

    Attributes:
        placer: finds the report and the words of a note.
    """

    def __init__(self, reports: Sequence[Report]) -> None:
        self.placer = Placer(reports)
        self._records: dict[str, Record] = {}
        """The notes' records as they were read last, by id."""
        self._contents = Contents()
        """What was made of them."""
        self._names_shown = ShownNames(Spellings(()))
        self._tables: dict[str, tuple[list[Record], Any]] = {}
        """The records of each other table as they were read last, and what was made of them."""

    def placed(self, ident: str) -> Placed:
        """A note as it was read last.

        Raises:
            RecordError: there was none.
        """
        known = self._contents.note(ident)
        if known is None:
            raise RecordError(f"{ident}: saved, but deleted by somebody else at once")
        return known

    def read(self, store: NoteStore, touched: Iterable[str] | None = None) -> Contents:
        """What the store holds now; notes that are as they were keep their places.

        Args:
            store: where they are kept.
            touched: ids of all records that may have changed since it was read last; None: any may.

        Raises:
            NotesError, OSError: it cannot be read; what was read before is still known.
        """
        records, entries, of_report = self._notes(store, touched)
        history = store.history
        done, undone = history.last_done(), history.first_undone()
        contents = Contents(
            entries,
            of_report,
            relations=self._made(store, "relations", _relations),
            rejections=self._made(store, "rejections", self._rejections),
            silences=self._made(store, "findings", self._silences),
            descriptions=self._made(store, "reports", _descriptions),
            own_themes=self._made(store, "themes", self._own_themes),
            undo_label=str(done[0]["label"]) if done else None,
            redo_label=str(undone[0]["label"]) if undone else None,
        )
        self._records, self._contents = records, contents
        return contents

    def _made(self, store: NoteStore, table: str, make: Callable[[Sequence[Record]], T]) -> T:
        """What is made of a table; the same object as long as nothing in it changed."""
        records = store.all(table)
        known = self._tables.get(table)
        if known is None or known[0] != records:
            known = self._tables[table] = records, make(records)
        made: T = known[1]
        return made

    def _rejections(self, records: Iterable[Record]) -> frozenset[Pair]:
        """The pairs of open passages that are never to be offered as links."""
        kept = filter(None, map(rejection_of, records))
        ends = [end for rejection in kept for end in (rejection.one, rejection.other)]
        placed = iter(self.placer.place(map(Note, ends)))
        pairs = (frozenset(map(passage_of, pair)) for pair in zip(placed, placed, strict=True))
        return frozenset(pair for pair in pairs if None not in pair)  # type: ignore[misc] # none is None then

    def _silences(self, records: Iterable[Record]) -> Silences:
        """The confirmed silences of open reports."""
        kept = list(filter(None, map(silence_of, records)))
        placed = self.placer.place([Note(silence.target) for silence in kept])
        return {
            (fold(silence.theme), at.report.id): silence
            for silence, at in zip(kept, placed, strict=True)
            if at.report is not None
        }

    def _own_themes(self, records: Iterable[Record]) -> tuple[OwnTheme, ...]:
        """The reader's own themes."""
        return placed_themes(filter(None, map(theme_of, records)), self.placer)

    # -- notes

    def _notes(
        self, store: NoteStore, touched: Iterable[str] | None
    ) -> tuple[dict[str, Record], dict[str, Entry], dict[str, ReportNotes]]:
        """The records of all notes and what is made of them; what is as it was is taken over.

        Returns:
            The records and the notes by id, in their order, and the notes on each report.
        """
        before, known = self._records, self._contents.by_id
        if touched is None:
            records = {record["id"]: record for record in store.all("notes")}
            changed = (
                {i: r for i, r in records.items() if not _is_same(before.get(i), r)} if before else records
            )
            gone = before.keys() - records.keys()
        else:
            now = {ident: store.get("notes", ident) for ident in touched}
            changed = {ident: record for ident, record in now.items() if record is not None}
            gone = before.keys() & now.keys() - changed.keys()
            records = _renewed(before, gone, changed)
        if self._learn_tags(records, changed, gone):
            retagged = (i for i, entry in known.items() if i in records and self._is_retagged(entry))
            changed = {**{ident: records[ident] for ident in retagged}, **changed}
        made = self._entries(list(changed.values()))
        entries = _renewed(known, gone, made)
        if touched is None:
            entries = {
                ident: entries[ident] for ident in records
            }  # others may have put them in another order
        others = [*made.values(), *(known[ident] for ident in (*made, *gone) if ident in known)]
        moved = {report.id for entry in others if (report := entry.report)}
        return records, entries, by_report(entries.values(), self._contents.by_report, moved)

    def _learn_tags(
        self, records: Mapping[str, Record], changed: Mapping[str, Record], gone: Iterable[str]
    ) -> bool:
        """Learn how tags are shown; whether any that was known may be shown otherwise now.

        Where each tag is spelled in one way alone, it does not matter which note bears it first.
        """
        before = self._records
        if before:
            pairs = [(before.get(i, {}), r) for i, r in changed.items()] + [(before[i], {}) for i in gone]
            tags = [tag for pair in pairs if _bears_others(*pair) for one in pair for tag in tags_of(one)]
            self._names_shown.tags.all(tags)
            if not tags or self._names_shown.tags.is_uniform:
                return False
        then, now = self._names_shown.tags, Spellings(_oldest_first(records.values()))
        self._names_shown = ShownNames(now)
        return now.differs(then)

    def _is_retagged(self, entry: Entry) -> bool:
        """Whether a tag of a note that is as it was is shown otherwise now."""
        return self._names_shown.tags.all(tags_of(entry.record)) != entry.tags

    def _entries(self, records: Sequence[Record]) -> dict[str, Entry]:
        naming, found = self._names_shown, zip(records, self.placer.spots(records), strict=True)
        return {record["id"]: Entry(record, spot, naming) for record, spot in found}


def _relations(records: Iterable[Record]) -> tuple[Relation, ...]:
    return tuple(map(relation_of, records))


def _descriptions(records: Iterable[Record]) -> tuple[Description, ...]:
    return tuple(filter(None, map(description_of, records)))


def _is_same(one: Record | None, other: Record) -> bool:
    return one is other or one == other


def _renewed(items: Mapping[str, T], gone: Iterable[str], new: Mapping[str, T]) -> dict[str, T]:
    """Items without those that are gone; what is new takes the place of its like, or comes last."""
    kept = dict(items)
    for ident in gone:
        del kept[ident]
    kept.update(new)
    return kept


def _bears_others(before: Record, after: Record) -> bool:
    """Whether a note bears other tags than before, or since another time."""
    return tags_of(before) != tags_of(after) or created_of(before) != created_of(after)


def _oldest_first(records: Iterable[Record]) -> Iterable[str]:
    """All tags as they are spelled, those of the oldest note first."""
    sets = dict.fromkeys(map(tags_of, sorted(records, key=created_of)))
    return dict.fromkeys(chain.from_iterable(sets))
