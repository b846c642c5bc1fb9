"""The grammar of the command that exports."""

from __future__ import annotations

from argparse import ArgumentParser

from reader.cli.options import FILE, TAG, add_inputs, add_notes, path_value
from reader.exporting.formats import WRITERS
from reader.exporting.request import ORDERS
from reader.settings.config import FLAVOURS


def add_export(command: ArgumentParser) -> None:
    """What ``syntopic export`` takes."""
    command.add_argument("--format", choices=tuple(WRITERS), default=next(iter(WRITERS)),
                         help=f"default: {next(iter(WRITERS))}")  # fmt: skip
    command.add_argument("--by", choices=ORDERS, default=ORDERS[0],
                         help="what Markdown is by; default: theme, a comparison of reports")  # fmt: skip
    command.add_argument("--flavor", "--flavour", dest="flavour", choices=FLAVOURS,
                         help="of Markdown; default: what the settings say, else plain")  # fmt: skip
    command.add_argument("--tag", dest="tags", metavar=TAG, action="append", default=[],
                         help="only notes with this tag, or one nested in it; repeatable")  # fmt: skip
    command.add_argument("--report", dest="reports", metavar="REPORT", action="append", default=[],
                         help="only notes on this report; repeatable")  # fmt: skip
    command.add_argument("--theme", dest="themes", metavar="THEME", action="append", default=[],
                         help="only notes on this theme; repeatable")  # fmt: skip
    command.add_argument("--holder", dest="holders", metavar="HOLDER", action="append", default=[],
                         help="only notes on what this person or party holds; repeatable")  # fmt: skip
    command.add_argument("-o", "--output", metavar=FILE,
                         help="write into this file, or a file each into this folder/; "
                              "default: standard output")  # fmt: skip
    command.add_argument("--copy", action="store_true", help="copy it, as y does, instead of printing it")
    command.add_argument("--force", action="store_true",
                         help="replace what Syntopic did not write, or what was changed since")  # fmt: skip
    command.add_argument("--bib", metavar=FILE, type=path_value,
                         help="your own .bib: its keys are cited, found by the titles")  # fmt: skip
    command.add_argument("--history", action="store_true",
                         help="with --format backup: what was changed too, by which an import tells "
                              "the newer version")  # fmt: skip
    add_inputs(command)
    add_notes(command)
