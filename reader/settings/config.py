"""The settings in config.toml: read, checked and never written. What is wrong is said and a default used."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final

from notes.storage import files
from reader.state import locations
from reader.text.printable import printable

COLOURS: Final = ("light", "dark")
"""The sets of colours that there are."""
FLAVOURS: Final = ("plain", "obsidian", "pandoc")
"""The flavours of Markdown in which notes are exported and quotes are copied."""
MEASURE: Final = range(30, 401)
"""Cells that a line of text may be wide."""


@dataclass(frozen=True, slots=True)
class Config:
    """The settings, with their defaults."""

    colours: str | None = None
    """One of ``COLOURS``; None leaves the choice to the program."""
    measure: int = 88
    """Cells that a line of text is wide at most."""
    mouse: bool = True
    """Whether the program takes the mouse."""
    clipboard: tuple[str, ...] = ()
    """The command that copied text is fed to; empty asks the terminal."""
    flavour: str = FLAVOURS[0]
    """Of the Markdown that is exported and copied, one of ``FLAVOURS``."""
    relations: tuple[str, ...] = ()
    """Types that a relation between two quotes may have, besides those that there are."""
    meaning: bool = True
    """Whether search, jumps and links know how near texts are in meaning."""
    keys: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """From a command's id to the keys that call it, in place of its default ones."""
    warnings: tuple[str, ...] = ()
    """What is wrong with the file, a line each."""

    @property
    def relation_types(self) -> tuple[str, ...]:
        """What a relation may be: what every reader has, and what the config adds."""
        from notes.model import RELATION_TYPES

        return tuple(dict.fromkeys((*RELATION_TYPES, *self.relations)))


class _WrongValueError(ValueError):
    """A value that a setting cannot take; the message says what it takes."""


def load(path: Path | None = None) -> Config:
    """The settings in a file; the defaults where there is none, or where it cannot be read.

    Args:
        path: the file, ``config.toml`` in its place if None.
    """
    path = path or locations.config_file()
    shown = printable(str(path))
    try:
        source = files.read(path, files.SMALL).decode("utf-8-sig")
    except (FileNotFoundError, NotADirectoryError):
        return Config()
    except OSError as error:
        return Config(warnings=(f"{shown} cannot be read ({error.strerror}): defaults are used",))
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        return Config(warnings=(f"{shown}, line {line}: not UTF-8, so defaults are used; save it as UTF-8",))
    import tomllib

    try:
        table = tomllib.loads(source)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        line = _line_of(error, source)
        form = "a setting is name = value, text in quotation marks"
        return Config(warnings=(f"{shown}, line {line}: not TOML ({form}), so defaults are used",))
    return _read(table, lambda key, section=None: f"{shown}, line {_line(source, key, section)}")


def _read(table: dict[str, Any], where: Callable[..., str]) -> Config:
    config, warnings = Config(), []
    for name, value in table.items():
        if name == "keys":
            keys, wrong = _keys(value, where)
            config = replace(config, keys=keys)
            warnings += wrong
        elif name == "search":
            meaning, wrong = _search(value, where)
            config = replace(config, meaning=meaning)
            warnings += wrong
        elif name in _SETTINGS:
            try:
                config = replace(config, **{name: _SETTINGS[name](value)})
            except _WrongValueError as wrong:
                warnings.append(f"{where(name)}: {name} must be {wrong}; the default is used")
        else:
            warnings.append(f"{where(name)}: no setting is called {printable(name)}{_nearest(name)}")
    return replace(config, warnings=tuple(warnings))


def _keys(value: object, where: Callable[..., str]) -> tuple[dict[str, tuple[str, ...]], list[str]]:
    """The table of keys, and a line for each entry that is none."""
    if not isinstance(value, dict):
        return {}, [f"{where('keys')}: keys must be a table, [keys]; the defaults are used"]
    keys: dict[str, tuple[str, ...]] = {}
    wrong = []
    for command, given in value.items():
        names = [given] if isinstance(given, str) else given
        if isinstance(names, list) and all(isinstance(name, str) and name for name in names):
            keys[command] = tuple(names)
        else:
            wrong.append(
                f"{where(command, 'keys')}: the keys of {printable(command)} must be "
                f'"key" or ["key", "key"]; the default is used'
            )
    return keys, wrong


def _search(value: object, where: Callable[..., str]) -> tuple[bool, list[str]]:
    """What the table of search says of meaning, and a line for each entry that is none."""
    if not isinstance(value, dict):
        return True, [f"{where('search')}: search must be a table, [search]; the defaults are used"]
    meaning = value.get("meaning", True)
    wrong = [
        f"{where(name, 'search')}: no setting of search is called {printable(name)}; there is meaning"
        for name in value
        if name != "meaning"
    ]
    if not isinstance(meaning, bool):
        wrong.append(f"{where('meaning', 'search')}: meaning must be true or false; the default is used")
        meaning = True
    return meaning, wrong


def _one_of(names: Sequence[str]) -> Callable[[object], str]:
    def one(value: object) -> str:
        if isinstance(value, str) and value in names:
            return value
        raise _WrongValueError(" or ".join(f'"{name}"' for name in names))

    return one


def _measure(value: object) -> int:
    if isinstance(value, int) and not isinstance(value, bool) and value in MEASURE:
        return value
    raise _WrongValueError(f"a whole number from {MEASURE.start} to {MEASURE.stop - 1}")


def _switch(value: object) -> bool:
    if isinstance(value, bool):
        return value
    raise _WrongValueError("true or false")


def _command(value: object) -> tuple[str, ...]:
    """A command as a shell would split it, or as a list of its words; no shell ever sees it."""
    if isinstance(value, str):
        try:
            return tuple(shlex.split(value))
        except ValueError:
            raise _WrongValueError("a command whose quotation marks are closed") from None
    if isinstance(value, list) and all(isinstance(word, str) for word in value):
        return tuple(value)
    raise _WrongValueError('a command, such as "wl-copy" or ["xclip", "-selection", "clipboard"]')


def _names(value: object) -> tuple[str, ...]:
    if isinstance(value, list) and all(isinstance(word, str) and word.strip() for word in value):
        return tuple(dict.fromkeys(" ".join(word.split()) for word in value))
    raise _WrongValueError('a list of names, such as ["quotes", "answers"]')


_SETTINGS: Final[dict[str, Callable[[object], Any]]] = {
    "colours": _one_of(COLOURS),
    "measure": _measure,
    "mouse": _switch,
    "clipboard": _command,
    "flavour": _one_of(FLAVOURS),
    "relations": _names,
}


_TABLES: Final = ("keys", "search")
"""What settings are tables."""


def _nearest(name: str) -> str:
    from difflib import get_close_matches

    near = get_close_matches(name, [*_SETTINGS, *_TABLES], 1, 0.5)
    return f"; did you mean {near[0]}?" if near else f"; there are {', '.join([*_SETTINGS, *_TABLES])}"


def _line_of(error: Exception, source: str) -> int:
    """The line that the parser stumbled over, which it tells in its message only; else the last one."""
    told = re.search(r"\(at line (\d+),", str(error))
    return int(told[1]) if told else max(len(source.splitlines()), 1)


def _line(source: str, key: str, section: str | None) -> int:
    """The line on which a key stands, found by eye, for the parser does not say; 1 where it is not seen."""
    inside: str | None = None
    for number, line in enumerate(source.splitlines(), 1):
        line = line.strip()
        if line.startswith("["):
            inside = line.strip("[] \t").partition("]")[0]
            if section is None and inside.split(".")[0].strip("\"' ") == key:
                return number
        elif inside == section and line.partition("=")[0].strip().split(".")[0].strip("\"'") == key:
            return number
    return 1
