"""The command that exports: what it answers."""

from __future__ import annotations

import sys
from argparse import Namespace
from dataclasses import replace

from reader.cli import output
from reader.cli.notes import opened
from reader.cli.workspace_options import open_workspace
from reader.errors import ReaderError
from reader.exporting.delivery import prepare
from reader.exporting.formats import BINARY, CITING, WHOLE, WRITERS
from reader.exporting.request import Request
from reader.exporting.selection import Filters, chosen
from reader.settings import config


def export(options: Namespace) -> None:
    """Answer ``syntopic export``: write the notes to a file, a folder, the clipboard or standard output."""
    workspace = open_workspace(options.sources, options, ranks=True)  # for what comes near a theme
    notebook = opened(workspace)
    filters = Filters(
        tuple(options.themes),
        tuple(options.tags),
        tuple(options.reports),
        tuple(options.holders),
        away=options.format not in CITING,
    )
    wanted = chosen(workspace, notebook.contents, filters)
    left = len(chosen(workspace, notebook.contents, replace(filters, away=True))) - len(wanted)
    if left:
        notes = "1 note" if left == 1 else f"{left} notes"
        output.complain(f"{notes} on reports that are not open: left out; --in PATH opens them")
    by_theme = options.by == "theme" and options.format == "markdown"
    if not wanted and not (by_theme and options.themes) and options.format not in WHOLE:
        output.complain("no note is to be exported: there are none, or none that fits what you ask for")
        return
    if options.format in BINARY and (options.copy or (options.output in (None, "-") and _on_terminal())):
        raise ReaderError(f"{options.format} is no text; write it to a file with -o FILE")
    settings = config.load()
    flavour = options.flavour or settings.flavour
    more = options.bib, options.history
    request = Request(
        workspace, notebook, wanted, options.by, flavour, filters.themes, *more, output.complain
    )
    if options.output not in (None, "-"):
        delivery = prepare(request, options.output, options.format)
        output.complain(delivery.write(force=options.force))
        return
    data = WRITERS[options.format](request)
    if options.copy:
        _copy(data.decode(), settings.clipboard)
    elif _on_terminal():
        output.write_text(data.decode("utf-8", "replace"))
    else:
        output.write_bytes(data)


def _on_terminal() -> bool:
    return sys.stdout is not None and sys.stdout.isatty()


def _copy(text: str, command: tuple[str, ...]) -> None:
    from reader.runtime.clipboard import copy, osc52

    copied = copy(text, command)
    if copied.by == "terminal" and sys.stderr is not None and sys.stderr.isatty():
        sys.stderr.write(osc52(text))
    output.complain(copied.message)
