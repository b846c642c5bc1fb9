"""The grammar of the command that imports."""

from __future__ import annotations

from argparse import ArgumentParser

from reader.cli.options import FILE, add_notes, add_sources, path_value


def add_import(command: ArgumentParser) -> None:
    """What ``syntopic import`` takes."""
    kinds = "a backup, W3C annotations (JSON-LD) or Hypothesis annotations (JSON)"
    command.add_argument("files", metavar=FILE, nargs="+", type=path_value, help=kinds)
    command.add_argument("--dry-run", action="store_true",
                         help="say what would be imported, and change nothing")  # fmt: skip
    add_sources(command)
    add_notes(command)
