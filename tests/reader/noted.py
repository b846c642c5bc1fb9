"""A reading room with notes for tests: of every state, on a clock that stands."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from corpus.model import Report
from notes.opening import open_store
from notes.storage.schema import empty, encode
from reader.notebook import Note, on
from reader.positions.places import Place, Span
from reader.screens.notes.base import PATIENCE
from reader.state import locations
from tests.reader.rooms import reports, room, settled, type_

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


@asynccontextmanager
async def listed(size: tuple[int, int] = (120, 36), **more: Any) -> AsyncIterator[tuple[Any, Any]]:
    """The notes screen on notes of every state."""
    kept(**more)
    async with room(size) as (app, pilot):
        await press(pilot, "w")
        yield app, pilot


async def press(pilot: Any, *keys: str) -> None:
    """Press keys and wait until what they ask for is done."""
    for key in keys:
        await pilot.press(key)
        await settled(pilot)
        await settled(pilot)  # an answer begins its work when its question is gone


async def filtered(pilot: Any, query: str) -> None:
    await press(pilot, "/")
    await type_(pilot, query)
    await press(pilot, "enter")


async def at(pilot: Any, ident: str) -> None:
    """Stand on a note."""
    screen = pilot.app.screen
    ids = [placed.id for placed in screen.notes.shown]
    screen.notes.go_to(ids.index(ident))
    await pilot.pause(2 * PATIENCE)  # the whole note follows
    await settled(pilot)


def ids(app: Any) -> list[int]:
    return [int(placed.id[2:]) for placed in app.screen.notes.shown]


def stored() -> list[Any]:
    """The notes that are in the file."""
    return open_store(locations.notes_file()).store.all("notes")


def status_of(app: Any) -> str:
    return app.screen.bar.text


def some_note(text: str) -> Any:
    return Note(None, text, ("[b]tag[/b]",), "[/holder]", "[theme]")
