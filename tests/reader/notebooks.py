"""Notebooks for tests: reports of words that differ, and short ways to note them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from corpus.model import About, Kind, Passage, Report
from corpus.text.identity import fingerprint, letters
from reader.notebook import Note, Notebook, Placed, on
from reader.positions.places import Place, Span

PORTELA = """The Union began to take part in the security dialogue with Russia in the late nineties.

Moscow saw the enlargement of the alliance as a threat, and said so at every occasion it was given.

Co-operation on non-proliferation, by contrast, went on quietly through laboratories and conferences."""
KAPOOR = """Two decades later little was left of the hopes which the Common Strategy had once raised.

The Kremlin turned eastwards, to Beijing, while Brussels spoke of five guiding principles.

Arms control lapsed treaty by treaty, and nobody in either capital offered to mend it."""


def report(name: str, text: str, title: str | None = None) -> Report:
    """A report of paragraphs that blank lines part, with true fingerprints."""
    blocks = text.split("\n\n")
    passages = tuple(
        Passage(f"{name}-{n}", Kind.PARAGRAPH, block, n, section="Moscow and Brussels")
        for n, block in enumerate(blocks, 1)
    )
    about = About(title or name, authors=("Clara Portela",), date="2001")
    prints = fingerprint(text.encode()), fingerprint(letters(text).encode())
    return Report(name, about, passages, f"{name}.txt", f"/r/{name}.txt", *prints)


def pair() -> tuple[Report, Report]:
    """Two reports."""
    return report("portela", PORTELA, "EU and Russia"), report("kapoor", KAPOOR, "Russia and the EU")


def span(report: Report, words: str) -> Span:
    """Where a report says these words."""
    for index, passage in enumerate(report.reading):
        if words in passage.text:
            start = passage.text.index(words)
            return Span(Place(index, start), Place(index, start + len(words)))
    raise AssertionError(words)


def noted(notebook: Notebook, report: Report, words: str | None, text: str = "", **more: Any) -> Placed:
    """A note on words of a report, or on the whole."""
    return notebook.add(Note(on(report, span(report, words) if words else None), text, **more))


def edited(notebook: Notebook, placed: Placed, **more: Any) -> Placed:
    """A note after it was edited."""
    return notebook.edit(placed.note, replace(placed.note, **more))


def ids(notes: Any) -> list[str]:
    """Of notes that were found."""
    return [placed.id for placed in notes]


def store(folder: Path) -> Path:
    """Where the notes of a test are."""
    return folder / "notes.json"
