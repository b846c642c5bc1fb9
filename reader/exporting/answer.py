"""The command that exports: what it answers."""

from __future__ import annotations

from argparse import Namespace

from reader import output
from reader.exporting.choosing import Filters, chosen
from reader.exporting.formats import WRITERS
from reader.exporting.request import Request
from reader.note_answers import opened
from reader.sources import open_workspace


def export(options: Namespace) -> None:
    """Answer ``syntopic export``: write the notes into a file, or to standard output."""
    workspace = open_workspace(options.sources, options)
    notebook = opened(workspace)
    filters = Filters(
        tuple(options.themes), tuple(options.tags), tuple(options.reports), tuple(options.holders)
    )
    request = Request(workspace, notebook, chosen(workspace, notebook.contents, filters))
    data = WRITERS[options.format](request)
    if options.output is None:
        output.write_bytes(data)
        return
    from notes.export.writing import write

    write({options.output: data}, force=options.force)
    output.complain(f"{len(request.wanted)} notes written to {options.output}")
