"""The grammar of the commands for themes."""

from __future__ import annotations

from argparse import ArgumentParser

from reader.cli.options import TABLES, add_notes, add_sources, count


def add_jump(command: ArgumentParser) -> None:
    """What ``syntopic jump`` takes."""
    command.add_argument(
        "query", metavar="QUERY", help="part of a theme's name, or other words; - reads a query a line"
    )
    command.add_argument("--limit", metavar="N", type=count, default=10,
                         help="print so many passages at most (default: 10)")  # fmt: skip
    _add_as_theme(command)
    add_sources(command)
    add_notes(command)


def add_matrix(command: ArgumentParser) -> None:
    """What ``syntopic matrix`` takes."""
    add_sources(command, TABLES)
    add_notes(command)


def add_themes(command: ArgumentParser) -> None:
    """What ``syntopic themes`` takes."""
    doing = command.add_mutually_exclusive_group()
    doing.add_argument("--discovered", action="store_true",
                       help="what the text alone shows, as if no list of themes were there")  # fmt: skip
    doing.add_argument("--draft", action="store_true",
                       help="the same as a themes.toml for a folder of your own, to be edited")  # fmt: skip
    doing.add_argument("--add", metavar="NAME",
                       help="make a theme, show a hidden one again, or give one aliases")  # fmt: skip
    doing.add_argument("--rename", metavar=("THEME", "NEW"), nargs=2,
                       help="give a theme another name; the old one stays as an alias")  # fmt: skip
    doing.add_argument("--merge", metavar=("THEME", "INTO"), nargs=2,
                       help="make two themes one, under the name of the second")  # fmt: skip
    doing.add_argument("--hide", metavar="THEME", help="have a theme no longer listed or found")
    command.add_argument("--alias", metavar="NAME", dest="aliases", action="append", default=[],
                         help="with --add: another name of the theme, repeatable")  # fmt: skip
    add_sources(command, TABLES)
    add_notes(command)


def add_synopsis(command: ArgumentParser) -> None:
    """What ``syntopic synopsis`` takes."""
    command.add_argument("theme", metavar="THEME", help="any name of a theme")
    _add_as_theme(command)
    add_sources(command, TABLES)
    add_notes(command)


def _add_as_theme(command: ArgumentParser) -> None:
    command.add_argument("--as-theme", action="store_true",
                         help="take the words themselves for a theme, whatever themes there are")  # fmt: skip
