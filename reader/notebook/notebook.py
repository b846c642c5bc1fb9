"""The notebook: all that the reader does with notes, tags and relations."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from corpus.model import Report
from notes.errors import RecordError
from notes.model import Note, note_of, revision_of
from notes.records.relations import Relation, relation_of
from notes.tags import distinct, key, tidy
from reader.notebook.describing import DescribingBook
from reader.notebook.importing import Brought, brought, steps_of
from reader.notebook.own_themes import ThemingBook
from reader.notebook.placed import Placed, State, on
from reader.notebook.silences import JudgingBook
from reader.positions.places import Span

if TYPE_CHECKING:
    from notes.exchange.imported_file import ImportedFile
    from notes.records.deleted import Deleted
    from notes.storage.change import Change


class Notebook(DescribingBook, JudgingBook, ThemingBook):
    """The reader's notes beside the reports that are open.

    Every method that changes something returns when it is safe on the disk, is one step of undo, and raises

    * ``RecordError`` for what cannot be kept, or is not there any more,
    * ``SaveError`` where it was not saved: what was typed must be kept elsewhere,
    * ``StoreError`` where the store cannot be used any more,

    all of them ``NotesError`` with a message of one line. It is to be called from a worker thread.
    """

    # -- notes

    def add(self, note: Note) -> Placed:
        """Make a note; ``on(report, span)`` gives its target. Without words it is a highlight."""
        with self._changing("highlight" if note.is_highlight and note.target else "note") as change:
            made = change.add("notes", _tidied(note).fields())
        return self._placed(made["id"])

    def edit(self, seen: Note, note: Note) -> Placed:
        """Make of the note that was ``seen`` what it is to be.

        Where somebody else changed the same of it since, or deleted it, both versions stay: the one that is
        returned then has another id and names the other one in ``conflict``.
        """
        with self._changing("edit note") as change:
            made = self._edit(change, seen, self._held_anew(_tidied(note)))
        return self._placed(made["id"])

    def delete(self, idents: Collection[str]) -> int:
        """Delete notes, and relations from and to them; how many notes were there to delete."""
        idents = set(idents)
        with self._changing(f"delete {_notes(len(idents))}") as change:
            there = [ident for ident in idents if change.get("notes", ident) is not None]
            for relation in map(relation_of, self.store.all("relations")):
                if {relation.source, relation.target} & idents:
                    change.remove("relations", relation.id)
            for ident in there:
                change.remove("notes", ident)
        return len(there)

    def keep(self, ident: str, other: str) -> Placed:
        """Of two versions keep one; the other is deleted, and its relations are those of the one kept."""
        with self._changing("keep one of two versions") as change:
            if change.get("notes", ident) is None:
                raise RecordError("this version was deleted meanwhile; nothing was changed")
            for one in map(relation_of, self.store.all("relations")):
                source, target = (ident if end == other else end for end in (one.source, one.target))
                if source == target:
                    change.remove("relations", one.id)
                elif other in (one.source, one.target):
                    moved = replace(one, source=source, target=target)
                    change.edit("relations", one.id, moved.fields(), one.revision)
            change.remove("notes", other)
        return self._placed(ident)

    def deleted(self) -> list[Deleted]:
        """The deleted notes that can be had back, the one deleted last first."""
        from notes.records.deleted import deleted

        return self._apart(deleted)

    def bring_back(self, ident: str) -> Placed:
        """Have a deleted note back, with its id."""
        from notes.records.deleted import bring_back

        with self._changing("have a deleted note back") as change:
            bring_back(self.store, change, ident)
        return self._placed(ident)

    # -- anchors

    def confirm(self, placed: Placed) -> Placed:
        """Take the words that were found for a changed note, or guessed for an orphan, as its own."""
        span = placed.span or placed.guessed
        if placed.report is None or span is None:
            raise RecordError("there are no words to confirm; select them and correct the note")
        return self.correct(placed, placed.report, span)

    def correct(self, placed: Placed, report: Report, span: Span) -> Placed:
        """Put a note on these words."""
        with self._changing("move note") as change:
            made = self._edit(change, placed.note, _tidied(replace(placed.note, target=on(report, span))))
        return self._placed(made["id"])

    # -- tags

    def retag(self, idents: Iterable[str], add: Iterable[str] = (), remove: Iterable[str] = ()) -> int:
        """Put tags on notes and take others off them; how many notes were changed."""
        wanted = [tidy(tag) for tag in add]
        unwanted = set(map(key, remove)) - set(map(key, wanted))
        idents = list(dict.fromkeys(idents))
        changed = 0
        with self._changing(f"tag {_notes(len(idents))}") as change:
            for ident in idents:
                record = change.get("notes", ident)
                if record is not None:
                    had = note_of(record).tags
                    tags = [tag for tag in distinct([*had, *wanted]) if key(tag) not in unwanted]
                    if tags != list(had):
                        change.edit("notes", ident, {"tags": tags}, revision_of(record))
                        changed += 1
        return changed

    def rename_tag(self, old: str, new: str) -> int:
        """Give a tag, and those nested in it, another name; how many notes were changed."""
        from notes.tags import rename

        return self._apart(lambda store: rename(store, old, new))

    def delete_tag(self, tag: str) -> int:
        """Take a tag, and those nested in it, off all notes; how many notes were changed."""
        from notes.tags import delete

        return self._apart(lambda store: delete(store, tag))

    # -- relations

    def relate(self, kind: str, one: Note, other: Note, text: str = "") -> Relation:
        """Relate two notes; those without an id are made, all in one step."""
        kind = kind.strip()
        if not kind:
            raise RecordError("a relation needs a type; choose or type one")
        with self._changing(f"relate: {kind}") as change:
            ends = (end.id or change.add("notes", _tidied(end).fields())["id"] for end in (one, other))
            source, target = ends
            if source == target:
                raise RecordError("both ends are the same note; go to another quote")
            for end in (source, target):
                if change.get("notes", end) is None:
                    raise RecordError(f"{end}: this note was deleted meanwhile; nothing was related")
            made = change.add("relations", Relation(kind, source, target, text).fields())
        return relation_of(made)

    def edit_relation(self, seen: Relation, relation: Relation) -> Relation:
        """Make of the relation that was ``seen`` what it is to be."""
        with self._changing("edit relation") as change:
            made = change.edit("relations", seen.id, relation.fields(), seen.revision)
        return relation_of(made)

    def unrelate(self, ident: str) -> None:
        """Delete a relation; its notes stay."""
        with self._changing("delete relation") as change:
            change.remove("relations", ident)

    # -- all of it

    def merge(self, path: Path) -> dict[str, int]:
        """Take in what another store holds, such as a conflict copy; it is not changed.

        Returns:
            How many records were ``new``, ``newer`` than ours, or of ``both``, kept beside ours as conflicts.

        Raises:
            OSError: where it cannot be read.
        """
        from notes.merging import take_in
        from notes.storage.durable import read_store

        theirs = read_store(path)
        with self._changing(f"merge {path.name}") as change:
            return take_in(self.store, change, theirs)

    def bring_in(self, paths: Sequence[Path], *, dry_run: bool = False) -> Brought:
        """Import files: what they bring is added, nothing twice and nothing lost; or say what that would do.

        Raises:
            ImportFileError: one of them cannot be imported; then none is.
            OSError: one cannot be read.
        """
        return self.take_in(self.read_files(paths), dry_run=dry_run)

    @staticmethod
    def read_files(paths: Sequence[Path]) -> list[ImportedFile]:
        """Read files that are to be imported; nothing is changed, and any thread may do it.

        Raises:
            ImportFileError: one of them cannot be imported.
            OSError: one cannot be read.
        """
        from notes.exchange.reading import read

        return [read(path) for path in paths]

    def take_in(self, parcels: Sequence[ImportedFile], *, dry_run: bool = False) -> Brought:
        """Import what was read of files, or say what that would do."""
        from notes.exchange.import_plan import LABEL, take_in, written

        name = parcels[0].name if len(parcels) == 1 else f"{len(parcels)} files"
        if dry_run:
            with self._lock:
                steps, placer = steps_of(self.store, parcels), self._placer
            notes = [note_of(step.record) for step in written(steps)]
            return brought(parcels, steps, placer.place(notes))  # which takes long: notes are saved meanwhile
        with self._changing(LABEL + name) as change:
            steps = steps_of(self.store, parcels)
            idents = take_in(change, steps)
        return brought(parcels, steps, map(self._placed, dict.fromkeys(idents)))

    def undo(self) -> str | None:
        """Take back the last change; what it was, or None where there is none."""
        return self._apart(lambda store: store.undo())

    def redo(self) -> str | None:
        """Do again what was last taken back; what it was, or None where there is nothing."""
        return self._apart(lambda store: store.redo())

    def _held_anew(self, note: Note) -> Note:
        """The note, held by its words as they are now where they surely are those it is on."""
        placed = self.contents.note(note.id)
        if placed is None or placed.state is not State.ANCHORED or placed.note.target != note.target:
            return note
        quote, report = note.target.quote if note.target else None, placed.report
        if quote is None or report is None or quote.stands_in(report.text):
            return note
        return replace(note, target=on(report, placed.span))

    def _edit(self, change: Change, seen: Note, note: Note) -> Any:
        """Change those fields that differ from what was seen; others may have been changed meanwhile."""
        before, after = seen.fields(), note.fields()
        fields = {key: value for key, value in after.items() if value != before[key]}
        now = change.get("notes", seen.id)
        if now is not None and (not fields or all(_alike(name, _of(now), before) for name in fields)):
            return change.edit("notes", seen.id, fields, revision_of(now)) if fields else now
        return change.edit("notes", seen.id, fields if now is not None else after, seen.revision)

    def _placed(self, ident: str) -> Placed:
        known = self._known.get(ident)
        if known is None:
            raise RecordError(f"{ident}: saved, but deleted by somebody else at once")
        return known[1].placed


def _of(record: Any) -> dict[str, Any]:
    """The fields of a record as a note would have them."""
    return note_of(record).fields()


def _alike(name: str, one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether a field of two notes says the same; tags may be shown otherwise than they are kept."""
    if name == "tags":
        return list(map(key, distinct(one[name]))) == list(map(key, distinct(other[name])))
    return bool(one[name] == other[name])


def _tidied(note: Note) -> Note:
    """The note as it is kept: its words exactly as typed, its names without stray spaces.

    Raises:
        RecordError: for a tag that is none, or a quote without words.
    """
    quote = note.target.quote if note.target else None
    if quote is not None and not quote.exact.strip():
        raise RecordError("there are no words to hold on to; select some")
    tags = tuple(distinct(map(tidy, note.tags)))
    return replace(note, tags=tags, holder=_single_spaced(note.holder), theme=_single_spaced(note.theme))


def _single_spaced(name: str | None) -> str | None:
    return " ".join((name or "").split()) or None


def _notes(count: int) -> str:
    return "1 note" if count == 1 else f"{count} notes"
