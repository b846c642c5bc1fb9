"""Settings: what is right counts, what is wrong is said with its line, and nothing stops the program."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest

from reader.settings.config import COLOURS, Config, load
from reader.state import locations


def config_of(source: str | bytes) -> Config:
    path = locations.config_file()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(source.encode() if isinstance(source, str) else source)
    return load()


def test_without_a_file_the_defaults_count() -> None:
    assert load() == Config()
    assert not locations.config_file().parent.exists()


def test_every_setting_can_be_set() -> None:
    config = config_of("""\
        colours = "light"
        measure = 72
        mouse = false
        clipboard = "xclip -selection 'clip board'"
        [search]
        meaning = false
        [keys]
        next_hit = "n"
        quit = ["q", "ctrl+q"]
    """)
    assert config == Config(
        colours="light",
        measure=72,
        mouse=False,
        clipboard=("xclip", "-selection", "clip board"),
        meaning=False,
        keys={"next_hit": ("n",), "quit": ("q", "ctrl+q")},
    )


def test_a_command_may_be_a_list() -> None:
    assert config_of('clipboard = ["wl-copy", "--trim-newline"]').clipboard == ("wl-copy", "--trim-newline")


@pytest.mark.parametrize(
    ("source", "warning"),
    [
        (
            "measure = 72\nmeasure",
            r"line 2: not TOML \(a setting is name = value, .*\), so defaults are used",
        ),
        ("mouse = true\ncolours = 'li\nght'", "line 2: not TOML"),
        ("colours = light", "line 1: not TOML"),
        (
            "mouse = false\nmeasure = '72'",
            "line 2: measure must be a whole number from 30 to 400; the default",
        ),
        ("measure = 7", "line 1: measure must be a whole number"),
        ("measure = true", "line 1: measure must be a whole number"),
        ("\n\nmouse = 'no'", "line 3: mouse must be true or false; the default"),
        ("colours = 'gloom'", 'line 1: colours must be "light" or "dark"; the default'),
        ('clipboard = "xclip \'"', "line 1: clipboard must be a command whose quotation marks are closed"),
        ("clipboard = [1]", "line 1: clipboard must be a command, such as"),
        ("color = 'light'", "line 1: no setting is called color; did you mean colours?"),
        (
            "[zzzz]\na = 1",
            "no setting is called zzzz; there are colours, measure, mouse, clipboard, flavour, relations, ",
        ),
        ("keys = 3", r"line 1: keys must be a table, \[keys\]"),
        ("[keys]\na = 'b'\n'next' = 3", 'line 3: the keys of next must be "key" or'),
        ("[keys]\nnext = ['']", 'line 2: the keys of next must be "key" or'),
        ("[keys]\n[other]\n", "line 2: no setting is called other"),
        ("mouse = true\nsearch = false", r"line 2: search must be a table, \[search\]; the defaults"),
        ("[search]\nmeaning = 'no'", "line 2: meaning must be true or false; the default is used"),
        ("[search]\nmeaning = 0", "line 2: meaning must be true or false"),
        (
            "[keys]\n[search]\nmeanings = false",
            "line 3: no setting of search is called meanings; there is meaning",
        ),
        ("[serach]\nmeaning = false", r"line 1: no setting is called serach; did you mean search\?"),
        ('"\\u001b[2J" = 1', "no setting is called ␛"),
        (b"mouse = true\n# caf\xe9", "line 2: not UTF-8"),
        ("a = " + "[" * 100_000, "defaults are used"),
    ],
    ids=lambda value: str(value)[:30],
)
def test_what_is_wrong_is_said_with_its_line(source: str | bytes, warning: str) -> None:
    config = config_of(source)
    assert (config.measure, config.colours, config.clipboard, config.meaning) == (88, None, (), True)
    assert len(config.warnings) == 1
    (said,) = config.warnings
    assert re.search(warning, said), said
    assert said.startswith(str(locations.config_file()))
    assert said.isprintable()


def test_what_is_right_counts_beside_what_is_wrong() -> None:
    config = config_of("mouse = false\nmeasure = 'wide'\n[keys]\na = 'b'\nc = 3")
    assert (config.mouse, config.measure, config.keys) == (False, 88, {"a": ("b",)})
    assert len(config.warnings) == 2


@pytest.mark.parametrize(("said", "meaning"), [("true", True), ("false", False)])
def test_search_can_do_without_meaning(said: str, meaning: bool) -> None:
    assert config_of(f"[search]\nmeaning = {said}") == Config(meaning=meaning)


def test_what_is_right_of_search_counts_beside_what_is_wrong() -> None:
    config = config_of("[search]\nwords = 3\nmeaning = false")
    assert not config.meaning
    assert len(config.warnings) == 1


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    assert load(tmp_path / "no" / "config.toml") == Config()
    (said,) = load(tmp_path).warnings
    assert said.endswith("cannot be read (Is a directory): defaults are used")


def test_the_sets_of_colours_are_those_of_the_screen() -> None:
    from reader.settings.colours import COLOURS as ON_SCREEN

    assert set(COLOURS) == set(ON_SCREEN)


def test_every_command_is_documented_with_its_keys(project_root: Path) -> None:
    from reader.settings.commands import COMMANDS

    documented = (project_root / "docs" / "configuration.md").read_text()
    for command in COMMANDS:
        keys = " ".join(f"`{key}`" for key in command.keys)
        assert f"| `{command.id}` | {keys} |" in documented


def test_every_setting_is_documented(project_root: Path) -> None:
    documented = (project_root / "docs" / "configuration.md").read_text()
    for setting in fields(Config):
        if setting.name != "warnings":
            assert f"`{setting.name}`" in documented or f"`[{setting.name}]`" in documented
