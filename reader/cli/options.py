"""Options that several commands share, and the values that options take."""

from __future__ import annotations

import codecs
from argparse import SUPPRESS, ArgumentParser, ArgumentTypeError
from pathlib import Path
from typing import Final

FILE: Final = "PATH"
"""The metavar of arguments that name a file or folder: completion offers those."""
REPORTS: Final = ("REPORT", "PLACE")
"""The metavars of arguments that begin with a report's id."""
TAG: Final = "TAG"
"""The metavar of arguments that name a tag."""


TABLES: Final = ("markdown", "csv")
"""The formats that commands know besides whose answer is a table."""


def add_sources(command: ArgumentParser, formats: tuple[str, ...] = ()) -> None:
    """What every command that prints can be told: what to read, and how to write.

    Args:
        command: the command.
        formats: what it can print besides text and JSON.
    """
    add_inputs(command)
    command.add_argument("--format", choices=("text", "json", *formats), default="text", help="default: text")
    command.add_argument(
        "--json", dest="format", action="store_const", const="json", help="short for --format json"
    )


def add_inputs(command: ArgumentParser) -> None:
    """What to read."""
    command.add_argument("--in", dest="sources", metavar=FILE, action="append", type=path_value, default=[],
                         help="a file or folder, repeatable; default: the bundled reports")  # fmt: skip
    add_encoding(command)


def add_encoding(command: ArgumentParser) -> None:
    """How to read the files."""
    command.add_argument("--encoding", metavar="NAME", type=_encoding,
                         help="read the files as this, such as cp1250, instead of finding out")  # fmt: skip


def add_notes(command: ArgumentParser) -> None:
    """Where the notes are, for the program itself and for its commands."""
    command.add_argument("--notes", metavar=FILE, type=path_value, default=SUPPRESS,
                         help="keep the notes in this file")  # fmt: skip


def add_debug(command: ArgumentParser) -> None:
    """How much is written to the log."""
    command.add_argument("--debug", action="store_true", default=SUPPRESS,
                         help="log more: events, and what errors say (it may quote texts)")  # fmt: skip


def path_value(text: str) -> Path:
    """A path, of a file that may be there or not."""
    if not text:
        raise ArgumentTypeError("an empty path names nothing")
    return Path(text)


def count(text: str) -> int:
    """A whole number, 0 or more."""
    if not (text.isascii() and text.isdecimal() and len(text) < 10):
        raise ArgumentTypeError(f"{text or '“”'} is not a whole number, 0 or more")
    return int(text)


def _encoding(text: str) -> str:
    try:
        info = codecs.lookup(text)
    except (LookupError, ValueError):
        raise ArgumentTypeError(f"no encoding is called {text!r}") from None
    if not info._is_text_encoding:
        raise ArgumentTypeError(f"{text!r} is no encoding of text")
    return info.name
