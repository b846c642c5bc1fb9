"""The command that imports: what it answers."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from reader.cli import output
from reader.cli.notes import opened
from reader.cli.workspace_options import open_workspace
from reader.notebook import Brought
from reader.presentation.import_text import HOW, brought_lines


def import_(options: Namespace) -> None:
    """Answer ``syntopic import``: take in notes from files, in one step of undo."""
    workspace = open_workspace(options.sources, options)
    notebook = opened(workspace)
    found = notebook.imports.bring_in(options.files, dry_run=options.dry_run)
    for line in found.left_out:
        output.complain(f"left out: {line}")
    if options.format == "json":
        output.write_json(brought_json(found, dry_run=options.dry_run))
    else:
        output.write_text("\n".join(brought_lines(found, dry_run=options.dry_run)) + "\n")


def brought_json(found: Brought, *, dry_run: bool) -> dict[str, Any]:
    """The same for programs."""
    return {
        "files": [{"file": name, "kind": kind} for name, kind in found.files],
        "notes": {how: found.notes.get(how, 0) for how in HOW},
        "others": {how: found.others.get(how, 0) for how in HOW},
        "states": {str(state): count for state, count in found.states.items()},
        "left_out": list(found.left_out),
        "changed": 0 if dry_run else found.changes,
    }
