"""What of a file is to be taken over into a store that has records already: nothing twice, nothing lost.

A record is known again by its id, a note also by its quote and words, a relation also by its two ends. Of two
versions of one record the newer is taken where it surely comes from the other: where the other's history has
ours, or where ours was never changed here. Else both are kept, as merging does (`notes/merging.py`).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

from notes.exchange.duplicates import Shelf
from notes.exchange.imported_file import ImportedFile, Record
from notes.merging import past_of, said
from notes.model import note_of, revision_of
from notes.storage.schema import HISTORY, RECORDS, Tables
from notes.tags import distinct

if TYPE_CHECKING:
    from notes.storage.change import Change

LABEL: Final = "import "
"""How the name of an import begins in the history."""
_NOTHING: Final[tuple[object, ...]] = (None, "", [], ["", ""])
"""Values of a field that say nothing."""

Past = defaultdict[str, list[Record]]


class How(StrEnum):
    """What becomes of a record that a file brings."""

    NEW = "new"
    NEWER = "newer"
    """In place of ours, which it comes from."""
    BOTH = "both"
    """Beside ours, as a conflict."""
    TAGGED = "tagged"
    """Ours says the same; it gets the tags, holder or both that it lacks."""
    SAME = "same"
    """Ours says the same, under this id or another."""
    OLDER = "older"
    """Ours was changed since."""


@dataclass(frozen=True, slots=True)
class ImportStep:
    """What becomes of one record."""

    table: str
    record: Record
    """As it is to be, in the store."""
    how: How


class Intake:
    """Decides what of files is taken over, one file after the other."""

    def __init__(self, ours: Tables) -> None:
        """Begin with what the store holds.

        Args:
            ours: its tables of records and its history, by whatever key.
        """
        self._here = {name: {r["id"]: r for r in ours.get(name, {}).values()} for name in RECORDS}
        self._past = {name: _past(ours, name) for name in RECORDS}
        self._imports = Counter(
            (step.get("table"), step.get("record"))
            for step in ours.get(HISTORY, {}).values()
            if step.get("before") and str(step.get("label")).startswith(LABEL) and not step.get("undone")
        )
        self._beside: dict[tuple[str, str], list[Record]] = defaultdict(list)
        for name, records in self._here.items():
            for record in records.values():
                if isinstance(record.get("conflict"), str):
                    self._beside[name, record["conflict"]].append(_words(record))

    def take(self, file: ImportedFile) -> list[ImportStep]:
        """What becomes of each record of a file, in an order in which it can be done."""
        theirs: Tables = {HISTORY: {str(n): dict(step) for n, step in enumerate(file.history)}}
        names = self._twins(file)
        related = self._related(file)
        steps = []
        for table in RECORDS:
            their_past = _past(theirs, table)
            for record in file.tables.get(table, ()):
                if table == "notes" and record["id"] in names:
                    steps.append(self._filled(record, names[record["id"]]))
                    continue
                record = _renamed(table, record, names)
                if table == "relations" and _ends(record) in related:
                    steps.append(ImportStep(table, record, How.SAME))
                    continue
                steps.append(self._step(table, record, their_past))
        return steps

    def _twins(self, file: ImportedFile) -> dict[str, str]:
        """From the id of a note that comes to that of ours which is on the same words and says the same."""
        notes, here = file.tables.get("notes", ()), self._here["notes"]
        brought = {record["id"] for record in notes}
        ours = [record for ident, record in here.items() if ident not in brought]
        if not ours:
            return {}
        shelf = Shelf(ours)
        found = {record["id"]: shelf.twin(record) for record in notes if record["id"] not in here}
        return {ident: twin.id for ident, twin in found.items() if twin is not None}

    def _related(self, file: ImportedFile) -> set[tuple[object, ...]]:
        """The ends of those relations of ours that the file does not have under their ids."""
        brought = {record["id"] for record in file.tables.get("relations", ())}
        return {_ends(record) for ident, record in self._here["relations"].items() if ident not in brought}

    def _step(self, table: str, record: Record, their_past: Past) -> ImportStep:
        ident = record["id"]
        mine, words = self._here[table].get(ident), _words(record)
        if mine is None:
            return self._taken(ImportStep(table, record, How.NEW))
        if _words(mine) == words or words in self._beside[table, ident]:
            return ImportStep(table, mine, How.SAME)
        if words in self._past[table][ident]:
            return ImportStep(table, mine, How.OLDER)
        if _words(mine) in their_past[ident] or self._forward(table, mine, record):
            return self._taken(ImportStep(table, record, How.NEWER))
        beside = {**record, "conflict": ident}
        if _words(beside) in self._beside[table, ident]:
            return ImportStep(table, mine, How.SAME)
        self._beside[table, ident].append(_words(beside))
        return ImportStep(table, beside, How.BOTH)

    def _taken(self, step: ImportStep) -> ImportStep:
        self._here[step.table][step.record["id"]] = step.record
        return step

    def _forward(self, table: str, mine: Record, record: Record) -> bool:
        """Whether a later version surely comes from ours: ours was never changed here but by imports."""
        changes = revision_of(mine) - 1
        later = str(record.get("updated") or "") > str(mine.get("updated") or "")
        return later and 0 <= changes <= self._imports[table, mine["id"]]

    def _filled(self, record: Record, ident: str) -> ImportStep:
        """Our note that says the same, with what it lacks."""
        mine = self._here["notes"][ident]
        ours, theirs = note_of(mine), note_of(record)
        tags = distinct([*ours.tags, *theirs.tags])
        holder = ours.holder or theirs.holder
        if tags == list(ours.tags) and holder == ours.holder:
            return ImportStep("notes", mine, How.SAME)
        return self._taken(ImportStep("notes", {**mine, "tags": tags, "holder": holder}, How.TAGGED))


def written(steps: Iterable[ImportStep]) -> list[ImportStep]:
    """Those steps that write a note."""
    kept = (How.SAME, How.OLDER)
    return [step for step in steps if step.table == "notes" and step.how not in kept]


def take_in(change: Change, steps: Iterable[ImportStep]) -> list[str]:
    """Do what was decided, as a part of a change; the ids of the notes that were written.

    Raises:
        RecordError: for text that cannot be kept.
    """
    idents = []
    for step in steps:
        ident = step.record["id"]
        if step.how in (How.NEW, How.NEWER):
            change.put(step.table, step.record)
        elif step.how is How.BOTH:
            beside = {key: value for key, value in step.record.items() if key != "id"}
            ident = change.add(step.table, beside)["id"]
        elif step.how is How.TAGGED:
            fields = {key: step.record[key] for key in ("tags", "holder")}
            change.edit(step.table, ident, fields, revision_of(change.get(step.table, ident)))
        else:
            continue
        if step.table == "notes":
            idents.append(ident)
    return idents


def _past(tables: Tables, table: str) -> Past:
    """What records said before they were changed or deleted."""
    found = past_of(tables, table)
    return defaultdict(list, {ident: [_words(one) for one in past] for ident, past in found.items()})


def _words(record: Mapping[str, Any]) -> Record:
    """What a record says: fields that say nothing are as if they were not there."""
    return {key: value for key, value in said(record).items() if value not in _NOTHING}


def _renamed(table: str, record: Record, names: Mapping[str, str]) -> Record:
    """A record that names notes by the ids that they have here."""
    fields = {"relations": ("from", "to"), "notes": ("conflict",)}.get(table, ())
    ends = {key: record[key] for key in fields if isinstance(record.get(key), str)}
    other = {key: names[end] for key, end in ends.items() if end in names}
    return {**record, **other} if other else record


def _ends(record: Record) -> tuple[object, ...]:
    return tuple(str(record.get(key) or "") for key in ("type", "from", "to", "text"))
