"""What files bring into the notebook, and where those notes stand in the reports that are open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.notebook.placed import Placed, State

if TYPE_CHECKING:
    from notes.exchange.import_plan import ImportStep
    from notes.exchange.imported_file import ImportedFile
    from notes.store import NoteStore


@dataclass(frozen=True, slots=True)
class Brought:
    """What an import brought, or would bring."""

    files: tuple[tuple[str, str], ...]
    """Each file's name and what it is."""
    notes: Mapping[str, int]
    """How many notes were ``new``, ``newer``, kept as ``both``, ``tagged``, the ``same`` or ``older``."""
    others: Mapping[str, int]
    """The same of relations and all other records."""
    states: Mapping[State, int]
    """How the notes that were written hold on to their words."""
    left_out: tuple[str, ...]
    """What of the files was not taken over, a line each."""

    @property
    def changes(self) -> int:
        """How many records it changes."""
        kept = ("same", "older")
        return sum(
            count for counts in (self.notes, self.others) for how, count in counts.items() if how not in kept
        )


def steps_of(store: NoteStore, parcels: Iterable[ImportedFile]) -> list[ImportStep]:
    """What becomes of each record that files bring into a store, as it is now."""
    from notes.exchange.import_plan import Intake
    from notes.storage.schema import HISTORY, RECORDS

    intake = Intake({name: {r["id"]: dict(r) for r in store.all(name)} for name in (*RECORDS, HISTORY)})
    return [step for parcel in parcels for step in intake.take(parcel)]


def brought(
    parcels: Sequence[ImportedFile], steps: Sequence[ImportStep], placed: Iterable[Placed]
) -> Brought:
    """What was done, in figures."""
    notes = Counter(str(step.how) for step in steps if step.table == "notes")
    others = Counter(str(step.how) for step in steps if step.table != "notes")
    states = Counter(one.state for one in placed)
    return Brought(
        files=tuple((parcel.name, str(parcel.kind)) for parcel in parcels),
        notes=notes,
        others=others,
        states={state: states[state] for state in State if states[state]},
        left_out=tuple(line for parcel in parcels for line in parcel.left_out),
    )
