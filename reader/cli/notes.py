"""The commands for notes and tags: what each of them answers."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Collection
from typing import TYPE_CHECKING, Final

from reader.cli import output, terminal
from reader.cli.workspace_options import open_workspace
from reader.errors import ReaderError, StreamError
from reader.positions.places import Place, Span
from reader.state import locations

if TYPE_CHECKING:
    from corpus.model import Report
    from reader.notebook import Contents, Notebook, Placed
    from reader.workspace import Workspace


_MISSPELT: Final = 0.6
"""A theme that is so likely meant by a name is named."""


def notes(options: Namespace) -> int | None:
    """Answer ``syntopic notes``: list the notes, or check, restore or merge their store."""
    if options.restore:
        _restore(options)
        return None
    workspace = open_workspace(options.sources, options)
    notebook = opened(workspace)
    if options.check:
        from reader.cli.notes_check import check

        return check(notebook, options.format)
    if options.merge:
        _merge(notebook, options)
    else:
        _list(workspace, notebook.contents, options)
    return None


def _list(workspace: Workspace, contents: Contents, options: Namespace) -> None:
    from notes.folding import fold
    from reader.cli.format.notes import notes_text
    from reader.exporting.note_json import note_json

    themes = {fold(name) for name in workspace.names_of(options.theme)} if options.theme is not None else None
    found = [placed for placed in _in_order(workspace, contents) if _wanted(placed, options, themes)]
    if options.format == "json":
        output.write_json_array(note_json(placed, contents) for placed in found)
    else:
        for piece in notes_text(found, contents, terminal.width()):
            output.write_text(piece)


def note(options: Namespace) -> None:
    """Answer ``syntopic note``: make a note; its id is printed when it is safe on the disk."""
    from reader.notebook import Note, on

    workspace = open_workspace(options.sources, options)
    if options.passage is None:
        if options.quote is not None:
            raise ReaderError(f"a quote needs its passage: syntopic note {options.report} PASSAGE --quote …")
        target = on(workspace.report(options.report))
    else:
        report, place = workspace.resolve(f"{options.report}:{options.passage}")
        target = on(report, _span(report, place, options.quote))
    text = _standard_input() if options.text == "-" else options.text
    notebook = opened(workspace)
    if options.theme:
        _warn_of_new_theme(workspace, options.theme)
    made = notebook.add(Note(target, text, tuple(options.tags), options.holder, options.theme))
    if options.format == "json":
        from reader.exporting.note_json import note_json

        output.write_json(note_json(made, notebook.contents))
    else:
        output.write_text(f"{made.id}\n")


def tags(options: Namespace) -> None:
    """Answer ``syntopic tags``: list the tags, or rename, merge or delete them on all notes."""
    from reader.cli.format.notes import tags_json, tags_text
    from reader.notebook import Notebook

    notebook = _usable(Notebook(options.notes or locations.notes_file()))
    if options.rename or options.merge or options.delete:
        count = _retag(notebook, options)
        if options.format == "json":
            output.write_json({"notes": count})
        else:
            output.write_text(f"{count} {'note' if count == 1 else 'notes'} changed\n")
    elif options.format == "json":
        output.write_json_array(tags_json(notebook.contents.tags))
    else:
        output.write_text(tags_text(notebook.contents.tags, terminal.width()))


def _retag(notebook: Notebook, options: Namespace) -> int:
    """Rename, merge or delete a tag; how many notes were changed."""
    if options.delete:
        return notebook.tags.delete(options.delete)
    from notes.tags import key, spelling_so

    old, new = options.rename or options.merge
    exists = notebook.contents.bearing(new)
    if key(old) == key(new):
        so = spelling_so(notebook.store, new)
        if options.rename and 0 < so < exists:
            told = f"{new!r} exists already, spelled so on {so} of {exists} notes"
            raise ReaderError(f"{told}; syntopic tags --merge puts the two together")
        return notebook.tags.rename(old, new)
    if options.rename and exists:
        raise ReaderError(f"{exists} notes bear {new!r} already; syntopic tags --merge puts the two together")
    if options.merge and not exists:
        raise ReaderError(f"no note bears {new!r}; syntopic tags --rename gives a tag a new name")
    return notebook.tags.rename(old, new)


def _restore(options: Namespace) -> None:
    from notes.opening import restore

    path = options.notes or locations.notes_file()
    backup = restore(path)
    output.write_text(f"{path} is what {backup.name} was; what was there is kept aside\n")


def _merge(notebook: Notebook, options: Namespace) -> None:
    counts = notebook.merge(options.merge)
    if options.format == "json":
        output.write_json(counts)
        return
    new, newer, both = (counts[how] for how in ("new", "newer", "both"))
    output.write_text(f"{new} new, {newer} newer, {both} kept beside yours; {options.merge} may be removed\n")


def opened(workspace: Workspace) -> Notebook:
    """The notes on the reports of a workspace, what is to be known of their store told on standard error.

    Raises:
        StoreError: there is nothing to be read.
    """
    return _usable(workspace.notebook)


def _usable(notebook: Notebook) -> Notebook:
    """The notebook, its notices told on standard error.

    Raises:
        StoreError: there is nothing to be read.
    """
    notebook.require()
    for notice in notebook.notices:
        output.complain(notice)
    return notebook


def _in_order(workspace: Workspace, contents: Contents) -> list[Placed]:
    """All notes: report by report in reading order, then those that are on none that is open."""
    found = [placed for report in workspace.reports for placed in contents.in_report(report)]
    return found + [placed for placed in contents.notes if placed.report is None]


def _warn_of_new_theme(workspace: Workspace, name: str) -> None:
    """Say where a note is on a theme that nobody knows though one is called nearly so."""
    if workspace.themes.named(name) is None and (near := workspace.jumper.suggest(name, 1)):
        best = near[0]
        if best.score >= _MISSPELT:
            output.complain(
                f"no theme is called “{name}”: the note is on a new one; was {best.theme.name} meant?"
            )


def _wanted(placed: Placed, options: Namespace, themes: Collection[str] | None) -> bool:
    """Whether a note is one of those that were asked for.

    Args:
        placed: the note.
        options: what was asked for.
        themes: the names of the theme that was asked for, folded; None for any or none.
    """
    from notes.folding import fold
    from notes.tags import below

    note = placed.note
    reports = {placed.report_id, note.target.report if note.target else None}
    return (
        (options.tag is None or any(below(options.tag, tag) for tag in note.tags))
        and (options.report is None or options.report in reports)
        and (themes is None or fold(note.theme or "") in themes)
        and (options.holder is None or fold(note.holder or "") == fold(options.holder))
        and (options.state is None or placed.state == options.state)
    )


def _span(report: Report, place: Place, quote: str | None) -> Span:
    """The words of a passage that are meant; all of them where none are quoted."""
    from reader.citation import here, label, locus
    from reader.cli.quote_lookup import quoted

    whole = here(report, place)
    if quote is None:
        return whole
    name = f"{label(report)}, {locus(report, whole)}"
    found = quoted(report.reading[place.passage], quote, name)
    if found.times > 1:
        output.complain(f"{name} says this {found.times} times; the note is on the first")
    return Span(Place(place.passage, found.start), Place(place.passage, found.end))


def _standard_input() -> str:
    if sys.stdin is None:
        raise StreamError("standard input is closed: no note can be read from it")
    try:
        return sys.stdin.buffer.read().decode()
    except UnicodeDecodeError as error:
        raise StreamError(f"standard input is not UTF-8 at byte {error.start}; nothing was saved") from None
