"""The grammar of the command line. Shell completion is made from it, so that the two never differ."""

from __future__ import annotations

import os
import shlex
import sys
from argparse import Action, ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final, NoReturn

from reader.cli.export_parser import add_export
from reader.cli.import_parser import add_import
from reader.cli.notes_parser import add_note, add_notes_command, add_tags
from reader.cli.options import FILE, add_debug, add_encoding, add_notes, add_sources, count, path_value
from reader.cli.themes_parser import add_jump, add_matrix, add_synopsis, add_themes

PROGRAM: Final = "syntopic"
COMMANDS: Final = {
    "read": "open reports in the reading room",
    "reports": "list the reports",
    "passages": "print the text, passage by passage",
    "search": "find words in all reports, best passages first",
    "jump": "find the passages on a theme in all reports, and where nothing is found",
    "themes": "list the themes, make, rename, merge or hide them",
    "related": "find the passages of other reports that belong beside a passage, and say why",
    "matrix": "print themes by reports: how much each says of each",
    "synopsis": "print one theme across all reports, in date order",
    "notes": "list the notes, check or restore their store",
    "note": "make a note on words of a report, and print its id",
    "tags": "list the tags, rename, merge or delete them",
    "export": "write notes, quotes and references for other programs",
    "import": "take in notes from a backup or from other programs",
    "completion": "print a script that completes commands in a shell",
}
"""The commands and what they do, in the order in which help lists them."""


class UsageError(Exception):
    """A call that is wrong; the message is one line."""


class Parser(ArgumentParser):
    """An argparse parser that refuses a call in one line and takes no abbreviated options."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(allow_abbrev=False, **kwargs)

    def error(self, message: str) -> NoReturn:
        """Refuse the call.

        Raises:
            UsageError: always.
        """
        raise UsageError(f"{message} (see {self.prog} --help)")


def parse(arguments: Sequence[str]) -> Namespace:
    """The command line, taken apart and checked.

    Raises:
        UsageError: the call is wrong.
        SystemExit: help or the version was asked for, and has been printed.
    """
    if arguments and not arguments[0].startswith("-") and arguments[0] not in COMMANDS:
        raise UsageError(_no_command(arguments[0]))
    options, stray = make_parser().parse_known_args(arguments)
    if stray:
        raise UsageError(_too_many(options, stray))
    return options


def make_parser() -> Parser:
    """The grammar: what can be asked of the program."""
    parser = Parser(
        prog=PROGRAM,
        description="Read several reports on one subject together. "
        "Without a command, what was open the last time is opened again, at first the bundled reports; "
        f"{PROGRAM} read always opens those.",
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="print the version and stop")
    add_debug(parser)
    add_notes(parser)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", parser_class=Parser)
    made = {name: commands.add_parser(name, help=does, description=f"{does.capitalize()}.")
            for name, does in COMMANDS.items()}  # fmt: skip
    parser.set_defaults(paths=[], at=None, no_mouse=False, encoding=None, notes=None, debug=False)

    read = made["read"]
    read.add_argument("paths", metavar=FILE, nargs="*", type=path_value, default=[],
                      help="a file (.txt, .md) or a folder; default: the bundled reports")  # fmt: skip
    read.add_argument("--at", metavar="PLACE", help="where to begin, such as portela-2001:12")
    read.add_argument("--no-mouse", action="store_true", help="leave the mouse to the terminal")
    add_debug(read)
    add_encoding(read)
    add_notes(read)

    add_sources(made["reports"])

    passages = made["passages"]
    passages.add_argument("place", metavar="PLACE", nargs="?",
                          help="a report's id, or portela-2001:12 for a passage; default: all")  # fmt: skip
    passages.add_argument("--furniture", action="store_true", help="print running heads and page numbers too")
    add_sources(passages)

    search = made["search"]
    search.add_argument(
        "query", metavar="QUERY", help='words, "quoted" ones taken exactly; - reads a query a line'
    )
    search.add_argument("--limit", metavar="N", type=count, default=10,
                        help="print so many passages at most (default: 10)")  # fmt: skip
    add_sources(search)

    related = made["related"]
    related.add_argument("place", metavar="PLACE", nargs="?",
                         help="a report's id, or portela-2001:12 for a passage")  # fmt: skip
    related.add_argument("passage", metavar="PASSAGE", nargs="?",
                         help="a passage of that report: its ¶ number or id")  # fmt: skip
    related.add_argument("--all", action="store_true", help="print the links of every passage")
    related.add_argument("--limit", metavar="N", type=count, default=10,
                         help="print so many links of a passage at most (default: 10)")  # fmt: skip
    add_sources(related)
    add_notes(related)

    add_jump(made["jump"])
    add_themes(made["themes"])
    add_matrix(made["matrix"])
    add_synopsis(made["synopsis"])

    add_notes_command(made["notes"])
    add_note(made["note"])
    add_tags(made["tags"])
    add_export(made["export"])
    add_import(made["import"])

    made["completion"].epilog = (
        f'In ~/.bashrc or ~/.zshrc (after compinit): eval "$({PROGRAM} completion bash)", or zsh. '
        f"In ~/.config/fish/config.fish: {PROGRAM} completion fish | source"
    )
    made["completion"].add_argument("shell", choices=("bash", "zsh", "fish"), help="the shell")
    return parser


class _Version(Action):
    """Prints the version of what is installed; looking it up costs time, so only when asked."""

    def __call__(self, *_: object) -> NoReturn:
        """Print the version and stop."""
        from importlib.metadata import PackageNotFoundError, version

        try:
            known = version(PROGRAM)
        except PackageNotFoundError:
            known = "(not installed)"
        print(PROGRAM, known)
        sys.exit(0)


def _too_many(options: Namespace, stray: Sequence[str]) -> str:
    """What to say of arguments that a command does not take: mostly files, at times a query's words."""
    first, command = stray[0] or "“”", options.command or PROGRAM
    if first.startswith("-") and first != "-":
        help_ = f"{PROGRAM} {options.command or ''}".rstrip()
        return f"{command} has no option {first.partition('=')[0]} (see {help_} --help)"
    if not hasattr(options, "sources"):
        return f"{command} takes no {first} here (see {PROGRAM} {command} --help)"
    file = next((word for word in (*stray, getattr(options, "query", "")) if _is_there(word)), None)
    if command == "search" and file is None:
        query = shlex.quote(" ".join([options.query, *stray]))
        return f"a query is one argument, so quote it: {PROGRAM} search {query}; to read files, use --in PATH"
    return f"{command} takes no {first} here; to read files, use --in {file or 'PATH'}"


def _is_there(word: str) -> bool:
    """Whether a word names a file or folder."""
    return os.path.exists(word)  # noqa: PTH110 - Path.exists raises where a word can be no name


def _no_command(word: str) -> str:
    from difflib import get_close_matches

    if word and ("/" in word or Path(word).suffix or _is_there(word)):
        return f"no command is called {word}; to open a file: {PROGRAM} read {word}"
    near = get_close_matches(word, COMMANDS, 1, 0.5)
    hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(COMMANDS)}"
    return f"no command is called {word or '“”'}: {hint}"
