"""Every default key, sent as the bytes that a real terminal sends, does what its command says."""

from __future__ import annotations

import os
import re
import sysconfig
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.room.handlers import MOVES
from reader.settings.commands import BY_ID, COMMANDS, Where
from tests.terminal import Terminal

SYNTOPIC = Path(sysconfig.get_path("scripts")) / "syntopic"
BYTES = {
    "down": b"\x1b[B", "up": b"\x1b[A", "left": b"\x1b[D", "right": b"\x1b[C",
    "home": b"\x1b[H", "end": b"\x1b[F", "pagedown": b"\x1b[6~", "pageup": b"\x1b[5~",
    "tab": b"\t", "shift+tab": b"\x1b[Z", "enter": b"\r", "escape": b"\x1b", "space": b" ",
    "ctrl+f": b"\x06", "ctrl+c": b"\x03", "ctrl+z": b"\x1a", "ctrl+p": b"\x10", "ctrl+l": b"\x0c",
    "ctrl+s": b"\x13", "ctrl+o": b"\x0f", "ctrl+n": b"\x0e", "ctrl+t": b"\x14",
    "f2": b"\x1bOQ", "f4": b"\x1bOS",
}  # fmt: skip
"""What xterm and its like send for the keys that are no characters."""


def sent(key: str) -> bytes:
    return BYTES.get(key) or key.encode()


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    """Two reports with a note each; the second has what would drive a terminal in it."""
    folder = tmp_path / "texts"
    folder.mkdir()
    body = "\n\n".join(
        f"Paragraph {n} speaks of treaties and of what came of them in the end." for n in range(1, 40)
    )
    (folder / "first.txt").write_text(f"The First Report\n\n{body}\n")
    (folder / "second.txt").write_text(
        f"The Second Report \x1b]52;c;ZXZpbA==\x07 [@click=app.quit]x[/]\n\n{body}\n"
    )
    return folder


@pytest.fixture
def terminal(texts: Path) -> Iterator[Terminal]:
    with Terminal([SYNTOPIC, "read", texts], columns=120, rows=36, env=dict(os.environ)) as opened:
        opened.wait_until_shown("Paragraph 3 speaks")
        opened.settle()
        yield opened


def after(terminal: Terminal, *keys: str, until: str = "") -> str:
    """What is printed from these keys on, without its control sequences: of each frame what is other.

    Args:
        terminal: where to type.
        keys: typed one after the other.
        until: what must stand on the screen before it is enough; without it, until nothing more comes.
    """
    begin = len(terminal.text)
    for key in keys:
        terminal.send(sent(key))
        terminal.settle(
            0.3 if key == "escape" else 0.15
        )  # after escape, a key at once would be alt and that key
    if until:
        terminal.wait_until_shown(re.escape(until))
        terminal.settle(0.15)
    return terminal.text[begin:]


def test_the_bytes_of_every_default_key_are_known():
    keys = {key for command in COMMANDS for key in command.keys}
    assert {key for key in keys if len(key) > 1} == BYTES.keys()


MOVING = [key for name in MOVES for key in BY_ID[name].keys]


def test_every_key_that_moves_draws_something_new(terminal: Terminal):
    after(terminal, *"JJJJ", "space")
    for key in MOVING:
        if key in ("g", "home", "G", "end"):
            continue
        assert after(terminal, key), key
    for key in ("G", "g", "end", "home"):
        after(terminal, key, until="%")


def test_keys_of_panes(terminal: Terminal):
    for key in ("tab", "l", "right", "shift+tab", "h", "left"):
        after(terminal, key, until="▌")
    after(terminal, "o", until="Open a report here")
    after(terminal, "escape")
    after(terminal, ">", until="%")
    after(terminal, "<", until="%")
    after(terminal, "z", until="zoomed")
    after(terminal, "z", until="%")
    after(terminal, "+", until="%")
    after(terminal, "-", until="%")


def test_keys_that_find(terminal: Terminal):
    after(terminal, "/", *"treat", until="1 of 39")
    after(terminal, "enter", until="1 of 39")
    after(terminal, "n", until="2 of 39")
    after(terminal, "N", until="1 of 39")
    assert after(terminal, "escape")
    after(terminal, "F", until="Search 2 reports")
    after(terminal, "escape")
    after(terminal, "ctrl+f", until="Search 2 reports")
    after(terminal, "escape")
    after(terminal, "v", "e", "*", until="Search 2 reports")


def test_keys_that_go_places(terminal: Terminal):
    after(terminal, ".", until="Go to")
    after(terminal, *"30", "enter", until="Paragraph 30")
    assert after(terminal, "H")
    after(terminal, "L", until="Paragraph 30")
    after(terminal, "c", until="Contents")


def test_keys_that_look_closer(terminal: Terminal):
    after(terminal, "enter", until="no reference in this passage")
    after(terminal, "i", until="source of")
    assert after(terminal, "escape")
    after(terminal, "?", until="Keys")
    after(terminal, "escape")
    after(terminal, ":", until="What do you want to do?")
    after(terminal, "escape")
    after(terminal, "ctrl+p", until="What do you want to do?")


SELECTING = [key for c in COMMANDS if c.where is Where.SELECTING for key in c.keys]


def test_keys_that_select_and_copy(terminal: Terminal):
    after(terminal, "J", "J")
    after(terminal, "v", until="selecting")
    for key in ("l", "right", "e", "w", ")", *SELECTING):
        assert after(terminal, key) or key in ("h", "left"), key
    after(terminal, "y", until="sent to the terminal")
    after(terminal, "v", "e")
    after(terminal, "ctrl+c", until="sent to the terminal")
    after(terminal, "Y", until="(The First Report")
    assert b"\x1b]52;c;" in terminal.output


def test_q_quits_and_the_next_start_goes_on_from_there(terminal: Terminal, texts: Path):
    after(terminal, ".", *"30", "enter")
    terminal.send(b"q")
    assert terminal.finish().status == 0
    with Terminal([SYNTOPIC, "read", texts], columns=120, rows=36, env=dict(os.environ)) as again:
        again.wait_until_shown("Paragraph 30 speaks")


def test_after_kill_9_the_next_start_goes_on_from_there(texts: Path):
    command = [SYNTOPIC, "read", texts]
    with Terminal(command, columns=120, rows=36, env=dict(os.environ)) as killed:  # what still runs is killed
        killed.wait_until_shown("Paragraph 3 speaks")
        after(killed, ".", *"30", "enter", until="Paragraph 30")
        killed.settle(1.5)
    with Terminal(command, columns=120, rows=36, env=dict(os.environ)) as again:
        again.wait_until_shown("Paragraph 30 speaks")


def test_nothing_of_a_text_drives_the_terminal(terminal: Terminal):
    after(terminal, "c", "escape", "o", "escape", "tab", "i", "escape", "v", "J")
    assert b"\x1b]52" not in terminal.output
    assert b"ZXZpbA==" in terminal.output  # it is shown, with a picture in place of ESC
    assert "␛]52;c;" in terminal.text


def test_with_no_color_no_colour_sequence_is_sent(texts: Path):
    environment = {**os.environ, "NO_COLOR": "1"}
    with Terminal([SYNTOPIC, "read", texts], columns=120, rows=36, env=environment) as terminal:
        terminal.wait_until_shown("Paragraph 3 speaks")
        after(terminal, "/", *"treat", "enter", "o", "escape", "F", *"treat", "escape", "v", "e", "?")
        sequences = re.findall(rb"\x1b\[([0-9;:]*)m", terminal.output)
    codes = {code for sequence in sequences for code in re.split(rb"[;:]", sequence)}
    colours = {b"%d" % n for n in (*range(30, 50), *range(90, 108))}
    assert not codes & colours
