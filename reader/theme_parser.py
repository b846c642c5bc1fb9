"""The grammar of the commands for themes."""

from __future__ import annotations

from argparse import ArgumentParser

from reader.options import TABLES, add_notes, add_sources, count


def add_jump(command: ArgumentParser) -> None:
    """What ``syntopic jump`` takes."""
    command.add_argument(
        "query", metavar="QUERY", help="part of a theme's name, or other words; - reads a query a line"
    )
    command.add_argument("--limit", metavar="N", type=count, default=10,
                         help="print so many passages at most (default: 10)")  # fmt: skip
    add_sources(command)


def add_themes(command: ArgumentParser) -> None:
    """What ``syntopic themes`` takes."""
    command.add_argument("--discovered", action="store_true",
                         help="what the text alone shows, as if no list of themes were there")  # fmt: skip
    add_sources(command, TABLES)


def add_synopsis(command: ArgumentParser) -> None:
    """What ``syntopic synopsis`` takes."""
    command.add_argument("theme", metavar="THEME", help="any name of a theme")
    add_sources(command, TABLES)
    add_notes(command)
