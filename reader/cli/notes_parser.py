"""The grammar of the commands for notes and tags."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Final

from reader.cli.options import FILE, TAG, add_notes, add_sources, path_value

STATES: Final = ("anchored", "changed", "orphan", "away")
"""How a note holds on to what it is on; reader/notebook/placed.py tells them."""


def add_notes_command(command: ArgumentParser) -> None:
    """What ``syntopic notes`` takes."""
    command.add_argument("--tag", metavar=TAG, help="only those with this tag, or one nested in it")
    command.add_argument("--report", metavar="REPORT", help="only those on this report")
    command.add_argument("--theme", metavar="THEME", help="only those on this theme, by any of its names")
    command.add_argument("--holder", metavar="HOLDER", help="only those on what this person or party holds")
    command.add_argument("--state", choices=STATES, help="only those whose quote was found so")
    doing = command.add_mutually_exclusive_group()
    doing.add_argument("--check", action="store_true",
                       help="check the store and every quote; exit code 1 where one is wrong")  # fmt: skip
    doing.add_argument("--restore", action="store_true",
                       help="put the last good backup in the store's place, which is kept aside")  # fmt: skip
    doing.add_argument("--merge", metavar=FILE, type=path_value,
                       help="take in the notes of another store, such as a conflict copy")  # fmt: skip
    add_sources(command)
    add_notes(command)


def add_note(command: ArgumentParser) -> None:
    """What ``syntopic note`` takes."""
    command.add_argument("report", metavar="REPORT", help="a report's id")
    command.add_argument("passage", metavar="PASSAGE", nargs="?",
                         help="a ¶ number or a passage's id; default: the report as a whole")  # fmt: skip
    command.add_argument("--quote", metavar="WORDS", help="words of the passage; default: the whole passage")
    command.add_argument("--text", metavar="TEXT", default="",
                         help="the note; - reads it from standard input; default: a highlight")  # fmt: skip
    command.add_argument("--tag", dest="tags", metavar=TAG, action="append", default=[],
                         help="a tag, repeatable, nested by /")  # fmt: skip
    command.add_argument("--holder", metavar="HOLDER", help="whose view the quote is")
    command.add_argument("--theme", metavar="THEME", help="the theme that the note is on")
    add_sources(command)
    add_notes(command)


def add_tags(command: ArgumentParser) -> None:
    """What ``syntopic tags`` takes."""
    doing = command.add_mutually_exclusive_group()
    doing.add_argument("--rename", metavar=(TAG, "NEW"), nargs=2,
                       help="give a tag, and those nested in it, a name that no tag has")  # fmt: skip
    doing.add_argument("--merge", metavar=(TAG, "INTO"), nargs=2,
                       help="give a tag, and those nested in it, the name of another tag")  # fmt: skip
    doing.add_argument("--delete", metavar=TAG, help="take a tag, and those nested in it, off all notes")
    add_sources(command)
    add_notes(command)
