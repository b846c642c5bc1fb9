"""The command line: what may be asked, who answers, and with which exit code.

Nothing here or imported here knows of a screen until one is opened: commands that print are quick.
"""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final

from corpus.errors import CorpusError
from reader import output, terminal
from reader.errors import ReaderError, StreamError
from reader.parser import UsageError, make_parser, parse
from reader.workspace import Workspace

DONE: Final = 0
FAILED: Final = 1
WRONG: Final = 2
INTERRUPTED: Final = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program and return its exit code; every fault is one line on standard error.

    Args:
        arguments: the command line without the program's name; the process's own if None.
    """
    try:
        code = _answer(sys.argv[1:] if arguments is None else arguments)
        output.flush()
        return code
    except KeyboardInterrupt:
        output.abandon()
        return INTERRUPTED
    except BrokenPipeError:
        return DONE
    except UsageError as error:
        output.complain(str(error))
        return WRONG
    except (CorpusError, ReaderError) as error:
        output.complain(str(error))
        return FAILED
    except OSError as error:
        output.complain(f"{error.filename}: {error.strerror}" if error.filename else str(error))
        return FAILED
    except Exception as error:
        if sys.flags.dev_mode:
            raise
        output.complain(_fault(error))
        return FAILED


def _answer(arguments: Sequence[str]) -> int:
    try:
        options = parse(arguments)
    except SystemExit:  # --help and --version have printed what they know
        return DONE
    return _COMMANDS[options.command or "read"](options)


def _read(options: Namespace) -> int:
    screen = terminal.can_show_screens()
    workspace = _open(options.paths, options.encoding, tell=not screen)
    place = workspace.resolve(options.at) if options.at else None
    if not screen:
        from reader.listing import passages_text

        reports, first = ([place[0]], place[1].passage) if place else (workspace.reports, 0)
        _print(passages_text(reports, terminal.width(), first=first))
        return DONE
    if not terminal.take_keys():
        raise StreamError(
            "standard input is no terminal, so no key could reach the screen; pipe the output instead"
        )
    from reader import config
    from reader.app import run

    settings = config.load()
    run(workspace, settings, place, mouse=settings.mouse and not options.no_mouse)
    return DONE


def _reports(options: Namespace) -> int:
    from reader.listing import report_json, reports_text

    reports = _open(options.sources, options.encoding).reports
    if options.format == "json":
        output.write_json_array(map(report_json, reports))
    else:
        output.write_text(reports_text(reports, terminal.width()))
    return DONE


def _passages(options: Namespace) -> int:
    from reader.listing import passage_json, passages_text

    workspace = _open(options.sources, options.encoding)
    reports = (workspace.report(options.report),) if options.report else workspace.reports
    if options.format == "json":
        output.write_json_array(
            passage_json(report, passage)
            for report in reports
            for passage in (report.passages if options.furniture else report.reading)
        )
    else:
        _print(passages_text(reports, terminal.width(), furniture=options.furniture))
    return DONE


def _search(options: Namespace) -> int:
    from reader.results import result_json, result_text

    workspace = _open(options.sources, options.encoding)
    searcher, several = workspace.searcher, options.query == "-"
    for index, query in enumerate(_lines() if several else (options.query,)):
        result = searcher.search(query, options.limit)
        if options.format == "json":
            output.write_json(result_json(result))
        else:
            output.write_text("\n" * (index > 0) + result_text(result, workspace, terminal.width()))
        if several:
            output.flush()
    return DONE


def _completion(options: Namespace) -> int:
    from reader.completion import script

    output.write_text(script(make_parser(), options.shell))
    return DONE


_COMMANDS: Final[dict[str, Callable[[Namespace], int]]] = {
    "read": _read,
    "reports": _reports,
    "passages": _passages,
    "search": _search,
    "completion": _completion,
}


def _open(sources: Sequence[Path], encoding: str | None, tell: bool = True) -> Workspace:
    """The workspace of what was named; what was hard to read, or not read, is told on standard error."""
    workspace = Workspace.from_paths(sources, encoding)
    if tell:
        for problem in workspace.problems:
            output.complain(problem)
        for report in workspace.reports if sources else ():
            for warning in report.warnings:
                output.complain(warning)
    return workspace


def _print(pieces: Iterator[str]) -> None:
    for piece in pieces:
        output.write_text(piece)


def _fault(error: Exception) -> str:
    """What to say of an error that nobody foresaw: what it is and where, for whoever mends it."""
    frame = error.__traceback__
    while frame and frame.tb_next:
        frame = frame.tb_next
    where = f"{Path(frame.tb_frame.f_code.co_filename).name}, line {frame.tb_lineno}" if frame else "nowhere"
    what = f"{type(error).__name__}: {error}"
    return (
        f"a fault in the program, please report it: {what} ({where}; python -X dev shows more)"
    )


def _lines() -> Iterator[str]:
    """The lines of standard input, read as UTF-8 whatever the locale."""
    if sys.stdin is None:
        raise StreamError("standard input is closed: no query can be read from it")
    for line in sys.stdin.buffer:
        yield line.decode("utf-8", "replace").rstrip("\r\n")


if __name__ == "__main__":
    sys.exit(main())
