"""Pastes: all lines of them, in their order, as text alone."""

from __future__ import annotations

import importlib
import pkgutil
from pathlib import Path

import pytest
from textual import events
from textual.widgets import Input, TextArea

import reader
from reader.runtime.paste import one_line, plain_text
from reader.runtime.terminal_parser import BEGIN, END, TerminalParser
from reader.screens.jump import JumpScreen
from reader.widgets.text_field import TextField
from tests.reader.rooms import room, settled, shown

RED = "line 1\nline 2 \x1b[31mred\x1b[0m end\nline 3\nline 4\n"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("sphere of\ninfluence", "sphere of influence"),
        ("sphere of\r\n  influence\r\n", "sphere of influence"),
        ("\r\n\r\na\r\r\rb", "a b"),
        ("a\tb", "a b"),
        (" a ", " a "),
        ("a\u2028b\x85c\x0cd", "a b c d"),
        ("no\u00a0break, naïve, 日本", "no\u00a0break, naïve, 日本"),
        ("", ""),
        ("\n", ""),
    ],
)
def test_line_ends_become_blanks(text: str, line: str) -> None:
    assert one_line(text) == line


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        (RED, "line 1\nline 2 red end\nline 3\nline 4\n"),
        ("a\x1b]52;c;ZXZpbA==\x07b\x1b]8;;http://x\x1b\\c", "abc"),
        ("a\x1bPq#0\x1b\\b\x9b31mc", "abc"),
        ("\x1bhello \x00\x07\x08\x7f\x80there", "hello there"),
        ("a\tb\r\nc\rd", "a\tb\nc\nd"),
        ("unended \x1b]0;title", "unended ]0;title"),
        ("\u05d0\u200f(\u05d1) 👩\u200d🌾", "\u05d0\u200f(\u05d1) 👩\u200d🌾"),
    ],
)
def test_nothing_that_drives_a_terminal_is_left(text: str, plain: str) -> None:
    assert plain_text(text) == plain
    assert plain_text(plain) == plain


def parsed(text: str, size: int) -> list[str]:
    parser = TerminalParser()
    pieces = [text[start : start + size] for start in range(0, len(text), size)]
    messages = [message for piece in pieces for message in parser.feed(piece)]
    return [f"<{each.text}>" if isinstance(each, events.Paste) else each.key for each in messages]


@pytest.mark.parametrize("size", [1, 2, 3, 5, 7, 1000])
def test_a_paste_comes_whole_and_keys_only_from_the_keyboard(size: int) -> None:
    typed = f"a{BEGIN}{RED}{END}b{BEGIN}\x1b[A\x1b{END}\x1b[Bc"
    assert parsed(typed, size) == ["a", f"<{plain_text(RED)}>", "b", "<>", "down", "c"]


def fields(widget: type) -> set[type]:
    return {widget} | {each for sub in widget.__subclasses__() for each in fields(sub)}


async def test_every_field_of_the_program_takes_all_lines() -> None:
    for module in pkgutil.walk_packages(reader.__path__, "reader."):
        if not module.name.endswith("__main__"):
            loaded = importlib.import_module(module.name)
            made_of_input = {v for v in vars(loaded).values() if isinstance(v, type) and issubclass(v, Input)}
            source = vars(loaded).get("__file__")
            assert made_of_input <= {Input} | fields(TextField), module.name
            assert source is not None
            assert " Input(" not in Path(source).read_text(encoding="utf-8"), module.name


@pytest.mark.parametrize("keys", ["o", "t", "F", "/", "c", "#", "w /", "e /"])
async def test_several_lines_pasted_into_a_line(keys: str) -> None:
    async with room() as (app, pilot):
        await pilot.press(*keys.split())
        await settled(pilot)
        line = app.focused
        assert isinstance(line, TextField)
        line.value = ""
        app.post_message(events.Paste("sphere of\r\nin\x1b[31mflu\x1b[0mence\n"))
        await pilot.pause()
        assert line.value == "sphere of influence"
        line.select_all()
        app.copy_to_clipboard("two\nlines")
        line.action_paste()
        assert line.value == "two lines"


async def test_lines_pasted_at_the_palette_and_at_a_screen_that_is_being_built() -> None:
    async with room() as (app, pilot):
        await pilot.press(":")
        app.post_message(events.Paste("he\x1b[31mlp"))
        await settled(pilot)
        assert app.screen.query_one(Input).value == "help"
        await pilot.press("escape")
        app.push_screen(JumpScreen(app.room.analyses))
        app.post_message(events.Paste("sphere of\ninfluence"))
        await settled(pilot)
        assert app.screen.query_one(Input).value == "sphere of influence"


async def test_a_paste_into_a_note_keeps_its_lines_and_nothing_else() -> None:
    async with room() as (app, pilot):
        await pilot.press("a")
        await settled(pilot)
        assert isinstance(app.focused, TextArea)
        app.post_message(events.Paste(RED + "a\tb"))
        await pilot.pause()
        assert app.focused.text == "line 1\nline 2 red end\nline 3\nline 4\na\tb"
        await pilot.press("ctrl+s")
        await settled(pilot)
        (placed,) = app.room.notebook.contents.notes
        assert placed.note.text == "line 1\nline 2 red end\nline 3\nline 4\na\tb"
        assert "\x1b" not in shown(app)
