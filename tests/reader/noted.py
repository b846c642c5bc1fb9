"""A reading room with notes for tests: of every state, on a clock that stands."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from corpus.model import Report
from notes.schema import empty, encode
from reader import locations
from reader.notebook import Note, on
from reader.places import Place, Span
from tests.reader.rooms import reports

TIME = "2026-11-{day:02}T08:30:00Z"


def words(report: Report, passage: int, start: int, end: int) -> Span:
    return Span(Place(passage, start), Place(passage, end))


def record(number: int, note: Note, **more: Any) -> dict[str, Any]:
    """A note as the store has it, with an id and a time of its own."""
    time = TIME.format(day=number % 28 + 1)
    return {"id": f"n-{number:05}", **note.fields(), "created": time, "updated": time, "revision": 1, **more}


def some() -> list[dict[str, Any]]:
    """A note of each kind and state on the three hand-made reports."""
    old, middle, new = reports()
    changed = record(3, Note(on(middle, words(middle, 4, 0, 90)), "Is it so?", ("doubt",)))
    changed["quote"]["exact"] = changed["quote"]["exact"].replace("nothing", "something")
    guessed = record(4, Note(on(new, words(new, 6, 0, 100)), "Gone, or nearly.", ("doubt", "eu/law")))
    gone = guessed["quote"]
    gone["exact"] = "Paragraph 4 of clark-2021 begins. Fish swim in ponds where herons wait, all autumn long."
    gone["prefix"] = gone["suffix"] = ""
    lost = record(8, Note(on(old, words(old, 7, 0, 30)), "Nothing is like it.", ("fish",)))
    lost["quote"].update(exact="Herons, ponds, zebra and quartz: vexing jumbled words.", prefix="", suffix="")
    away = record(5, Note(on(old, words(old, 5, 0, 30)), "From another shelf.", ("eu",)))
    away.update(report="elsewhere-1999", title="A report that is elsewhere", prints=["x", "y"])
    away["quote"].update(exact="Words that no open report has anywhere at all, zebra.", prefix="", suffix="")
    return [
        record(1, Note(on(old, words(old, 2, 0, 36)), "The start of\nit all.", ("eu", "eu/law"), "Russia")),
        record(2, Note(on(old, words(old, 3, 0, 20)))),
        changed,
        guessed,
        away,
        record(6, Note(on(new), "On the whole of it.", ("summary",), "the author")),
        lost,
        record(7, Note(None, "Wherever it stands.", (), None, "common strategy")),
    ]


def kept(records: list[dict[str, Any]] | None = None, path: Path | None = None) -> Path:
    """The store, with these notes in it."""
    path = path or locations.notes_file()
    tables = empty()
    tables["notes"] = {str(n): made for n, made in enumerate(some() if records is None else records, 1)}
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(encode(tables))
    return path


def some_words(text: str) -> Note:
    """A note with these words on the beginning of a passage of the newest report."""
    new = reports()[2]
    return Note(on(new, words(new, 8, 0, 30)), text)
