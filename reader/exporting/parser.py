"""The grammar of the command that exports."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Final

from reader.exporting.formats import WRITERS
from reader.options import FILE, TAG, add_inputs, add_notes, path_value

ORDERS: Final = ("theme", "report", "tag")
FLAVOURS: Final = ("plain", "obsidian", "pandoc")


def add_export(command: ArgumentParser) -> None:
    """What ``syntopic export`` takes."""
    command.add_argument("--format", choices=tuple(WRITERS), default=next(iter(WRITERS)),
                         help=f"default: {next(iter(WRITERS))}")  # fmt: skip
    command.add_argument("--tag", dest="tags", metavar=TAG, action="append", default=[],
                         help="only notes with this tag, or one nested in it; repeatable")  # fmt: skip
    command.add_argument("--report", dest="reports", metavar="REPORT", action="append", default=[],
                         help="only notes on this report; repeatable")  # fmt: skip
    command.add_argument("--theme", dest="themes", metavar="THEME", action="append", default=[],
                         help="only notes on this theme; repeatable")  # fmt: skip
    command.add_argument("--holder", dest="holders", metavar="HOLDER", action="append", default=[],
                         help="only notes on what this person or party holds; repeatable")  # fmt: skip
    command.add_argument("-o", "--output", metavar=FILE, type=path_value,
                         help="write into this file; default: standard output")  # fmt: skip
    command.add_argument("--force", action="store_true", help="replace a file that is there")
    add_inputs(command)
    add_notes(command)
