"""The notebook: all that the reader does with notes, tags and relations."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from corpus.model import Report
from notes.errors import RecordError
from notes.model import Note
from notes.records.descriptions import Description
from notes.records.relations import relation_of
from reader.descriptions import described
from reader.notebook.contents import Contents
from reader.notebook.importing import Importing
from reader.notebook.judging import Judging
from reader.notebook.live_store import LiveStore
from reader.notebook.note_records import edit_record, held_anew, tidied
from reader.notebook.placed import Placed, on
from reader.notebook.relating import Relating
from reader.notebook.tagging import Tagging, counted
from reader.notebook.theming import Theming
from reader.positions.places import Span

if TYPE_CHECKING:
    from notes.records.deleted import Deleted
    from notes.store import NoteStore


class Notebook:
    """The reader's notes beside the reports that are open.

    Every method that changes something returns when it is safe on the disk, is one step of undo, and raises

    * ``RecordError`` for what cannot be kept, or is not there any more,
    * ``SaveError`` where it was not saved: what was typed must be kept elsewhere,
    * ``StoreError`` where the store cannot be used any more,

    all of them ``NotesError`` with a message of one line. It is to be called from a worker thread.

    What concerns notes themselves is here; the rest is done by what shares its store.
    """

    def __init__(self, path: Path, reports: Sequence[Report] = ()) -> None:
        self._live = LiveStore(path, reports)
        self.tags = Tagging(self._live)
        self.relations = Relating(self._live)
        self.themes = Theming(self._live)
        self.judgements = Judging(self._live, self.themes)
        self.imports = Importing(self._live)

    # -- what it holds, which any thread may look at

    @property
    def contents(self) -> Contents:
        """What it holds; another object after each change."""
        return self._live.contents

    @property
    def reports(self) -> Sequence[Report]:
        """Those that are open."""
        return self._live.reports

    @property
    def path(self) -> Path:
        """The file of its store."""
        return self._live.path

    @property
    def notices(self) -> tuple[str, ...]:
        """What the reader should know of the store, a line each."""
        return self._live.notices

    @property
    def closed(self) -> str | None:
        """Why nothing can be saved at present, in one line; None where it can."""
        return self._live.closed

    @property
    def store(self) -> NoteStore:
        """The records behind it.

        Raises:
            SaveError: where they could not be opened.
        """
        return self._live.store

    def require(self) -> None:
        """Make sure that there is something to be read.

        Raises:
            StoreError: there is nothing, and why.
        """
        self._live.require()

    # -- what others change

    def poll(self) -> bool:
        """Look whether another program changed the store, and read it again if so; whether there is news."""
        return self._live.poll()

    def show(self, reports: Sequence[Report]) -> None:
        """Place the notes in other reports."""
        self._live.show(reports)

    # -- notes

    def add(self, note: Note) -> Placed:
        """Make a note; ``on(report, span)`` gives its target. Without words it is a highlight."""
        with self._live.changing(note.called) as change:
            made = change.add("notes", tidied(note).fields())
        return self._live.placed(made["id"])

    def edit(self, seen: Note, note: Note) -> Placed:
        """Make of the note that was ``seen`` what it is to be.

        Where somebody else changed the same of it since, or deleted it, both versions stay: the one that is
        returned then has another id and names the other one in ``conflict``.
        """
        with self._live.changing("edit note") as change:
            made = edit_record(change, seen, held_anew(tidied(note), self.contents))
        return self._live.placed(made["id"])

    def delete(self, idents: Collection[str]) -> int:
        """Delete notes, and relations from and to them; how many notes were there to delete."""
        idents = set(idents)
        with self._live.changing(f"delete {counted(len(idents))}") as change:
            there = [ident for ident in idents if change.get("notes", ident) is not None]
            for relation in map(relation_of, self._live.store.all("relations")):
                if {relation.source, relation.target} & idents:
                    change.remove("relations", relation.id)
            for ident in there:
                change.remove("notes", ident)
        return len(there)

    def keep(self, ident: str, other: str) -> Placed:
        """Of two versions keep one; the other is deleted, and its relations are those of the one kept."""
        with self._live.changing("keep one of two versions") as change:
            if change.get("notes", ident) is None:
                raise RecordError("this version was deleted meanwhile; nothing was changed")
            for one in map(relation_of, self._live.store.all("relations")):
                source, target = (ident if end == other else end for end in (one.source, one.target))
                if source == target:
                    change.remove("relations", one.id)
                elif other in (one.source, one.target):
                    moved = replace(one, source=source, target=target)
                    change.edit("relations", one.id, moved.fields(), one.revision)
            change.remove("notes", other)
        return self._live.placed(ident)

    def deleted(self) -> list[Deleted]:
        """The deleted notes that can be had back, the one deleted last first."""
        from notes.records.deleted import deleted

        return self._live.with_store(deleted)

    def bring_back(self, ident: str) -> Placed:
        """Have a deleted note back, with its id."""
        from notes.records.deleted import bring_back

        with self._live.changing("have a deleted note back") as change:
            bring_back(self._live.store, change, ident)
        return self._live.placed(ident)

    # -- anchors

    def confirm(self, placed: Placed) -> Placed:
        """Take the words that were found for a changed note, or guessed for an orphan, as its own."""
        span = placed.span or placed.guessed
        if placed.report is None or span is None:
            raise RecordError("there are no words to confirm; select them and correct the note")
        return self.correct(placed, placed.report, span)

    def correct(self, placed: Placed, report: Report, span: Span) -> Placed:
        """Put a note on these words."""
        with self._live.changing("move note") as change:
            made = edit_record(change, placed.note, tidied(replace(placed.note, target=on(report, span))))
        return self._live.placed(made["id"])

    # -- reports

    def describe(self, report: Report, said: Mapping[str, Any]) -> None:
        """Say of a report what its file does not say, or says otherwise.

        Args:
            report: which.
            said: title, authors and date, those that are to be as the file says left out.
        """
        with self._live.changing("edit what is known of a report") as change:
            known = described(report, self._live.contents.descriptions)
            made = Description(report.id, report.bytes_print, report.letters_print, **said)
            if known is None:
                if said:
                    change.add("reports", made.fields())
            elif said:
                change.edit("reports", known.id, made.fields(), known.revision)
            else:
                change.remove("reports", known.id)

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
        with self._live.changing(f"merge {path.name}") as change:
            return take_in(self._live.store, change, theirs)

    def undo(self) -> str | None:
        """Take back the last change; what it was, or None where there is none."""
        return self._live.with_store(lambda store: store.undo())

    def redo(self) -> str | None:
        """Do again what was last taken back; what it was, or None where there is nothing."""
        return self._live.with_store(lambda store: store.redo())
