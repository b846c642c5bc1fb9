"""The command that imports: what it answers."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator, Mapping
from typing import Any, Final

from reader.cli import output
from reader.cli.notes import opened
from reader.cli.workspace_options import open_workspace
from reader.notebook import Brought

_HOW: Final = {
    "new": "new",
    "newer": "newer than yours, taken over",
    "both": "kept beside yours (syntopic notes lists them as other versions)",
    "tagged": "here under another id, given the tags or holder they lacked",
    "same": "here already",
    "older": "older than yours, left out",
}
"""What becomes of what a file brings, in words."""


def import_(options: Namespace) -> None:
    """Answer ``syntopic import``: take in notes from files, in one step of undo."""
    workspace = open_workspace(options.sources, options)
    notebook = opened(workspace)
    found = notebook.bring_in(options.files, dry_run=options.dry_run)
    for line in found.left_out:
        output.complain(f"left out: {line}")
    if options.format == "json":
        output.write_json(brought_json(found, dry_run=options.dry_run))
    else:
        output.write_text("\n".join(brought_lines(found, dry_run=options.dry_run)) + "\n")


def brought_lines(found: Brought, *, dry_run: bool = False) -> Iterator[str]:
    """What an import brought, or would bring, a line each."""
    for name, kind in found.files:
        yield f"{name}: {kind}"
    yield f"notes: {_counted(found.notes) or 'none'}"
    if found.states:
        yield "their words: " + ", ".join(f"{count} {state}" for state, count in found.states.items())
    if others := _counted(found.others):
        yield f"relations and other records: {others}"
    if dry_run:
        yield "nothing was changed: this is what would be done"
    elif not found.changes:
        yield "nothing was changed"
    else:
        yield "imported; one step of undo"


def brought_json(found: Brought, *, dry_run: bool) -> dict[str, Any]:
    """The same for programs."""
    return {
        "files": [{"file": name, "kind": kind} for name, kind in found.files],
        "notes": {how: found.notes.get(how, 0) for how in _HOW},
        "others": {how: found.others.get(how, 0) for how in _HOW},
        "states": {str(state): count for state, count in found.states.items()},
        "left_out": list(found.left_out),
        "changed": 0 if dry_run else found.changes,
    }


def _counted(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{counts[how]} {said}" for how, said in _HOW.items() if counts.get(how))
