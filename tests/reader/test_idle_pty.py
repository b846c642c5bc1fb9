"""Nothing pressed, nothing sent: every screen there is, in a real terminal, while all clocks run fast."""

from __future__ import annotations

import importlib
import os
import pkgutil
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from textual.screen import Screen

import reader.screens
from reader.notebook import Note, Notebook, on
from reader.state import locations
from reader.workspace import Workspace
from tests.reader.noted import kept, record, words
from tests.reader.overviews import shelf
from tests.terminal import Terminal

FAST = """
import sys
from textual.timer import Timer

begin = Timer.__init__
Timer.__init__ = lambda timer, target, interval, **more: begin(timer, target, interval / 10, **more)
from reader.cli import main

sys.argv[0] = "syntopic"
sys.exit(main())
"""
"""The program, all of whose clocks tick ten times as often: its longest interval is half a second."""
QUIET = 1.0
"""Seconds in which every clock ticks more than once."""
LIMIT = 60.0
"""Seconds after which a screen should have long been drawn; only a screen that never rests takes them."""


class Step(NamedTuple):
    """Something typed, and what is seen then."""

    keys: str
    seen: str


class Shown(NamedTuple):
    """A screen and the way there from the room."""

    name: str
    """Of its class."""
    steps: tuple[Step, ...]
    escapes: int = 1
    """How often escape is pressed to come back to the room."""


def command(label: str, seen: str) -> tuple[Step, ...]:
    """A command of the palette."""
    return Step(":", "What do you want to do"), Step(label.lower(), label), Step("\r", seen)


SCREENS = (
    Shown("Room", (), 0),
    Shown("Room", (Step("/", "/"),)),
    Shown("Room", (Step(".", "Go to"),)),
    Shown("Room", (Step("Ja", "save"),)),
    Shown("Room", (Step("K#", "tag"),)),
    Shown("HelpScreen", (Step("?", "Keys"),)),
    Shown("MessageLogScreen", command("What was noticed", "esc")),
    Shown("ReportPicker", (Step("o", "Open a report here"),)),
    Shown("FilterList", (Step("c", "Contents"),)),
    Shown("SourceScreen", (Step("i", "source of"),)),
    Shown("SearchScreen", (Step("F", "Search 4 reports"),)),
    Shown("SearchScreen", (Step("F", "Search 4 reports"), Step("nato", "Moscow"))),
    Shown("JumpScreen", (Step("t", "Jump to a theme"),)),
    Shown("JumpScreen", (Step("t", "Jump to a theme"), Step("nato", "NATO"))),
    Shown("MatrixScreen", (Step("m", "in 4 reports"),)),
    Shown("MatrixScreen", (Step("m", "in 4 reports"), Step("/", "esc shows all")), 2),
    Shown("SynopsisScreen", (Step("m", "in 4 reports"), Step("s", "reports speak of it"))),
    Shown("ConnectionsScreen", (Step("p", "Connections of"),)),
    Shown("NotesScreen", (Step("w", "Notes 3"),)),
    Shown("NotesScreen", (Step("w", "Notes 3"), Step("/", "words")), 2),
    Shown("VersionsScreen", (Step("w", "Notes 3"), Step("=", "Two versions")), 2),
    Shown("RelationsScreen", (Step("w", "Notes 3"), Step("r", "Relations of")), 2),
    Shown("TagsScreen", (Step("w", "Notes 3"), Step("T", "Tags")), 2),
    Shown("Confirm", (Step("w", "Notes 3"), Step("T", "Tags"), Step("d", "is taken off")), 3),
    Shown("ExportScreen", (Step("e", "export"),)),
    Shown("ThemesScreen", command("Themes: rename", "Themes")),
    Shown("StoreScreen", command("Notes store", "Notes store")),
    Shown("ReportDetailsScreen", command("Edit what is known", "What is known of this report")),
    Shown("Palette", (Step(":", "What do you want to do"),)),
)
SMALL = "TooSmallScreen"
"""What a terminal shows that is made too small."""


def all_screens() -> set[str]:
    """The classes of screens from which no other is made."""
    for module in pkgutil.walk_packages(reader.screens.__path__, "reader.screens."):
        importlib.import_module(module.name)
    looked: list[type[object]] = [Screen]
    for one in looked:
        looked += one.__subclasses__()
    ours = [one for one in looked if one.__module__.startswith("reader.")]
    made_from = {base for one in ours for base in one.__bases__}
    return {one.__name__ for one in ours if one not in made_from}


def test_no_screen_is_left_out() -> None:
    assert {shown.name for shown in SCREENS} | {SMALL} == all_screens()


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    """Four reports, with notes of all kinds in the first."""
    folder = tmp_path / "texts"
    folder.mkdir()
    shelf(folder)
    report = Workspace.from_paths([folder]).reports[0]
    target = on(report, words(report, 0, 0, 20))
    kept(
        [
            record(1, Note(target, "It never held.", ("eu",))),
            record(2, Note(target, "It held.", ("eu", "law"), "Russia"), conflict="n-00001"),
            record(3, Note(on(report, words(report, 2, 0, 20)), "Alone.")),
        ]
    )
    notebook = Notebook(locations.notes_file(), [report])
    one, other = (notebook.contents.note(f"n-0000{n}") for n in (1, 3))
    assert one is not None
    assert other is not None
    notebook.relations.relate("agrees", one.note, other.note)
    start = [sys.executable, "-c", FAST, "read", str(folder)]
    with Terminal(start, columns=120, rows=36, env=dict(os.environ)) as opened:
        opened.wait_until_shown("worries Moscow", timeout=LIMIT)
        yield opened


def rests(terminal: Terminal) -> bool:
    """Whether a terminal comes to rest, and is sent nothing then."""
    end = time.monotonic() + LIMIT
    while time.monotonic() < end:
        terminal.forget()
        terminal.settle(QUIET, timeout=QUIET)
        if not terminal.output:
            return True
    return False


def leave(terminal: Terminal) -> None:
    """Press escape, and see that something came of it."""
    terminal.forget()
    terminal.send(b"\x1b")
    terminal.wait_for("(?s).", timeout=LIMIT)
    terminal.settle(0.3)


def test_nothing_is_sent_when_nothing_is_pressed(terminal: Terminal) -> None:
    restless: list[tuple[object, bytes]] = []
    for shown in SCREENS:
        for step in shown.steps:
            terminal.forget()
            terminal.send(step.keys.encode())
            terminal.wait_until_shown(step.seen, timeout=LIMIT)
        if not rests(terminal):
            restless.append((shown, terminal.output[-200:]))
        for _ in range(shown.escapes):
            leave(terminal)
    terminal.forget()
    terminal.resize(30, 8)
    terminal.wait_until_shown("Syntopic needs", timeout=LIMIT)
    if not rests(terminal):
        restless.append((SMALL, terminal.output[-200:]))
    assert not restless
