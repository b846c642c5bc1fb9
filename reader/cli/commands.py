"""The commands: what each of them answers.

Nothing here or imported here knows of a screen until one is opened: commands that print are quick.
"""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from corpus.errors import CorpusError
from corpus.model import Report
from reader.cli import notes, output, terminal, themes
from reader.cli.parser import UsageError, make_parser, parse
from reader.cli.workspace_options import open_workspace
from reader.errors import StreamError, UnknownReport
from reader.positions.places import Place
from reader.presentation.progress_text import progress_line
from reader.runtime import logs
from reader.state import private, recent_files
from reader.workspace import Workspace


def answer(arguments: Sequence[str]) -> int:
    """Do what a command line asks.

    Returns:
        The exit code: 0, unless a screen ended with another.

    Raises:
        UsageError: the call is wrong.
        CorpusError, NotesError, ReaderError, OSError: it cannot be done.
    """
    code = None
    try:
        options = parse(arguments)
    except SystemExit:  # --help and --version have printed what they know
        pass
    else:
        private.close()
        if options.debug:
            logs.set_debug()
        code = _COMMANDS[options.command or "read"](options)
    output.flush()
    return code or 0


def _read(options: Namespace) -> int | None:
    screen = terminal.can_show_screens()
    workspace = _gone_on(options) if screen and options.command is None else None
    if workspace is None:
        workspace = open_workspace(options.paths, options, tell=not screen, whole=not screen)
    place = _resolved(workspace, options.at) if options.at else None
    if not screen:
        from reader.cli.format.reports import passages_text

        reports, first = ([place[0]], place[1].passage) if place else (workspace.reports, 0)
        _print(passages_text(reports, terminal.width(), first=first))
        return None
    if not terminal.take_keys():
        raise StreamError(
            "standard input is no terminal, so no key could reach the screen; pipe the output instead"
        )
    terminal.take_screen()
    from reader.runtime import endings, garbage
    from reader.settings import config

    if options.command:
        recent_files.remember(options.paths, options.encoding)

    garbage.keep()  # until there is content
    from reader.app import run

    logs.log_strays()
    endings.watch()
    settings = config.load()
    while True:
        wanted = run(workspace, settings, place, mouse=settings.mouse and not options.no_mouse)
        if isinstance(wanted, int):
            return wanted
        workspace, place = _other(wanted, workspace, options), None


def _other(wanted: recent_files.Opened, before: Workspace, options: Namespace) -> Workspace:
    """The workspace of other files; the one before, with a word on why, where they cannot be opened."""
    options.encoding = wanted.encoding
    try:
        workspace = open_workspace(wanted.paths, options, tell=False, whole=False)
    except CorpusError as error:
        before.problems = (str(error), *before.problems)
        return before
    recent_files.remember(wanted.paths, wanted.encoding)
    return workspace


def _resolved(workspace: Workspace, address: str) -> tuple[Report, Place]:
    """The place of an address, also in a report that is not yet read."""
    try:
        return workspace.resolve(address)
    except UnknownReport:
        if workspace.library is None or not workspace.library.pending:
            raise
        with output.progressing("still reading the files; they open at once the next time") as say:
            workspace.library.read_all(lambda progress: say(progress_line(progress)))
        workspace.refresh()
        return workspace.resolve(address)


def _gone_on(options: Namespace) -> Workspace | None:
    """The workspace of the files that were open the last time; None if they can no longer be opened."""
    paths, options.encoding = recent_files.recall()
    try:
        return open_workspace(paths, options, tell=False, whole=False)
    except CorpusError:
        options.encoding = None
        return None


def _reports(options: Namespace) -> None:
    from reader.cli.format.reports import report_json, reports_text

    reports = open_workspace(options.sources, options).reports
    if options.format == "json":
        output.write_json_array(map(report_json, reports))
    else:
        output.write_text(reports_text(reports, terminal.width()))


def _passages(options: Namespace) -> None:
    from reader.cli.format.reports import passage_json, passage_text, passages_text

    workspace = open_workspace(options.sources, options)
    if options.place and ":" in options.place:
        report, place = workspace.resolve(options.place)
        reports, wanted = [report], report.reading[place.passage : place.passage + 1]
    else:
        reports = [workspace.report(options.place)] if options.place else list(workspace.reports)
        wanted = None
    if options.format == "json":
        output.write_json_array(
            passage_json(report, passage)
            for report in reports
            for passage in wanted or (report.passages if options.furniture else report.reading)
        )
    elif wanted:
        output.write_text(passage_text(wanted[0], terminal.width()))
    else:
        _print(passages_text(reports, terminal.width(), furniture=options.furniture))


def _search(options: Namespace) -> None:
    from reader.cli.format.search import result_json, result_text

    workspace = open_workspace(options.sources, options, ranks=True)
    searcher, several = workspace.searcher, options.query == "-"
    for index, query in enumerate(terminal.lines() if several else (options.query,)):
        result = searcher.search(query, options.limit)
        if options.format == "json":
            output.write_json(result_json(result))
        else:
            output.write_text("\n" * (index > 0) + result_text(result, workspace, terminal.width()))
        if several:
            output.flush()


def _related(options: Namespace) -> None:
    from reader.cli.format.links import related_json, related_text

    place = _passage_named(options)
    workspace = open_workspace(options.sources, options, ranks=True)
    themes.find_themes(workspace)
    with output.progressing("still comparing the passages; the next time is quicker") as say:
        workspace.linker.build(lambda done, total: say(f"report {done:,} of {total:,}"))
    if place:
        report, at = workspace.resolve(place)
        passage = report.reading[at.passage]
        found = workspace.linker.related(report.id, passage.id, options.limit)
        rows = iter([(report.id, passage, found)])
    else:
        rows = workspace.linker.all(options.limit)
    if options.format == "json":
        answers = (related_json(*row) for row in rows)
        if place:
            output.write_json(next(answers))
        else:
            output.write_json_array(answers)
        return
    for index, (name, passage, found) in enumerate(rows):
        shown = related_text(workspace.report(name), passage, found, workspace, terminal.width())
        output.write_text("\n\n" * (index > 0) + shown)


def _passage_named(options: Namespace) -> str | None:
    """The address of the passage whose links are asked for; None for those of all.

    Raises:
        UsageError: neither a passage nor --all was named, or both.
    """
    words = [word for word in (options.place, options.passage) if word is not None]
    if options.all and words:
        raise UsageError(f"related takes either a passage or --all, not {words[0]} besides")
    if options.all:
        return None
    if not words or (len(words) == 1 and ":" not in words[0]):
        raise UsageError("name a passage, as in: related portela-2001 12; or take all with --all")
    return ":".join(words)


def _export(options: Namespace) -> None:
    from reader.cli.export import export

    export(options)


def _import(options: Namespace) -> None:
    from reader.cli.import_notes import import_

    import_(options)


def _completion(options: Namespace) -> None:
    from reader.cli.completion import script

    output.write_text(script(make_parser(), options.shell))


_COMMANDS: Final[dict[str, Callable[[Namespace], int | None]]] = {
    "read": _read,
    "reports": _reports,
    "passages": _passages,
    "search": _search,
    "jump": themes.jump,
    "themes": themes.themes,
    "related": _related,
    "matrix": themes.matrix,
    "synopsis": themes.synopsis,
    "notes": notes.notes,
    "note": notes.note,
    "tags": notes.tags,
    "export": _export,
    "import": _import,
    "completion": _completion,
}


def _print(pieces: Iterator[str]) -> None:
    for piece in pieces:
        output.write_text(piece)
