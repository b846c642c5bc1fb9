"""Checking the notes: whether the store is sound, and whether every note holds on to its words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from notes.checking import faults
from reader.cli import output, terminal
from reader.cli.format.notes import where
from reader.notebook import Notebook, State
from reader.text.plain_text import hang


def check(notebook: Notebook, form: str) -> int:
    """Print what is wrong with the store and the notes; 1 where something is, else 0.

    A note whose report is not open is not wrong, nor is one that is kept beside another version of it.
    """
    contents = notebook.contents
    wrong = list(_wrong(notebook))
    states = {str(state): count for state, count in contents.states.items()}
    if form == "json":
        output.write_json({"notes": len(contents.notes), "states": states, "wrong": wrong})
    else:
        width = terminal.width()
        for one in wrong:
            output.write_text(hang("", one["what"], width) + "\n")
        said = ", ".join(f"{count} {state}" for state, count in states.items() if count)
        output.write_text(f"notes: {said or 'none'}\n")
    return 1 if wrong else 0


def _wrong(notebook: Notebook) -> Iterator[dict[str, Any]]:
    contents = notebook.contents
    if notebook.closed:
        yield {"what": notebook.closed, "note": None}
    for fault in faults(notebook.store.path):
        yield {"what": fault.what, "note": fault.note}
    for placed in contents.notes:
        if placed.state is State.CHANGED:
            yield {"what": f"{placed.id} ({where(placed)}): its words have changed", "note": placed.id}
        if placed.state is State.ORPHAN:
            yield {"what": f"{placed.id} ({where(placed)}): its words are not found", "note": placed.id}
    for relation in contents.relations:
        for end in (relation.source, relation.target):
            if contents.note(end) is None:
                what = f"{relation.id}: this relation leads to {end or '“”'}, which is no note"
                yield {"what": what, "note": None}
