"""From the config's ``[keys]`` to the keys that count, with every clash named.

Textual's own keymap drops a clashing binding without a word, so what clashes is decided here: a key
that the config gives to one command is taken from the command that has it by default, and a key that
the config gives to two commands stays with the first. Each is said in one line.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Final

from textual.binding import Binding
from textual.keys import Keys, format_key

from reader.settings.commands import BY_ID, COMMANDS, Command, Where

NAMED: Final = {key.value for key in Keys if not key.value.startswith("<")} | {"space"}
"""Key names that Textual knows, besides single characters."""

SHOWN: Final = {"escape": "esc", "enter": "enter", "pagedown": "pgdn", "pageup": "pgup",
                "shift+tab": "shift+tab", "up": "↑", "down": "↓", "left": "←", "right": "→",
                "space": "space"}  # fmt: skip
"""How keys are written on the screen, where not as they are named."""

_NAMED: Final = re.compile(r"\{([a-z-]+)\}")


@dataclass(frozen=True)
class Keymap:
    """The keys of every command, after the config has had its say."""

    keys: Mapping[str, tuple[str, ...]]
    """By command id, in Textual's names (``question_mark``)."""
    problems: tuple[str, ...] = ()
    """What could not be done, a line each."""

    def shown(self, command: str) -> str:
        """The command's keys as they are written on the screen: ``F ctrl+f``."""
        return " ".join(shown(key) for key in self.keys[command])

    def first(self, command: str) -> str:
        """The command's first key as it is written on the screen; its name where it has none."""
        return next((shown(key) for key in self.keys[command]), repr(BY_ID[command].label))

    def hint(self, text: str) -> str:
        """A text in which the first key of a command stands in place of ``{its-id}``."""
        return _NAMED.sub(lambda named: self.first(named[1]), text)

    @cached_property
    def textual(self) -> dict[str, str]:
        """What ``App.set_keymap`` wants: only the commands whose keys are not the default ones."""
        return {
            c.id: ",".join(self.keys[c.id])
            for c in COMMANDS
            if self.keys[c.id] and self.keys[c.id] != normal(c.keys)
        }


def bindings(where: Where) -> list[Binding]:
    """Textual's bindings, with their default keys, for the commands of a place: the screen does them."""
    return [_binding(c, f"screen.{c.action}") for c in COMMANDS if c.where is where and c.keys]


def own_bindings(commands: Iterable[str]) -> list[Binding]:
    """The same for commands by their ids, which are done by what listens to their keys."""
    return [_binding(BY_ID[name], BY_ID[name].action) for name in commands]


def row_numbers(action: str) -> list[Binding]:
    """Bindings of 1 to 9 to an action with 0 to 8.

    They are no commands: the number stands before the row that it takes, and is its name.
    """
    return [Binding(str(number), f"{action}({number - 1})", show=False) for number in range(1, 10)]


def _binding(command: Command, action: str) -> Binding:
    return Binding(
        ",".join(normal(command.keys)),
        action,
        command.label,
        show=False,
        tooltip=command.help,
        id=command.id,
        priority=command.priority,
    )


def shown(key: str) -> str:
    """A key as it is written on the screen."""
    return SHOWN.get(key) or format_key(key)


def normal(keys: Iterable[str]) -> tuple[str, ...]:
    """The keys by Textual's names, so that ``?`` and ``question_mark`` are the same."""
    return tuple(dict.fromkeys(map(_name, keys)))


def keymap(wanted: Mapping[str, str | Iterable[str]] | None = None) -> Keymap:
    """The keys of every command.

    Args:
        wanted: the config's ``[keys]``: command id to a key or several.
    """
    problems: list[str] = []
    chosen = _chosen(wanted or {}, problems)
    taken = {
        (where, key): command
        for command, keys in chosen.items()
        for where in BY_ID[command].where.reach
        for key in keys
    }
    keys: dict[str, tuple[str, ...]] = {}
    for command in COMMANDS:
        if command.id in chosen:
            keys[command.id] = chosen[command.id]
            continue
        default = normal(command.keys)
        left = tuple(key for key in default if (command.where, key) not in taken)
        none = f"has no key left{', only the palette' if command.where is Where.ROOM else ''}"
        problems += [
            f"keys: {shown(key)} now means {taken[command.where, key]!r}; {command.id!r} "
            + (f"is left with {' '.join(map(shown, left))}" if left else none)
            for key in default
            if key not in left
        ]
        keys[command.id] = left
    return Keymap(keys, tuple(problems))


def _chosen(wanted: Mapping[str, str | Iterable[str]], problems: list[str]) -> dict[str, tuple[str, ...]]:
    """What the config gives to whom; unknown names, unknown keys and doubles are named and left out."""
    chosen: dict[str, tuple[str, ...]] = {}
    owner: dict[tuple[Where, str], str] = {}
    for name, value in wanted.items():
        command = BY_ID.get(name)
        if command is None:
            near = difflib.get_close_matches(name, BY_ID, n=1)
            hint = f"; did you mean {near[0]!r}?" if near else "; see the help screen's names"
            problems.append(f"keys: there is no command {name!r}{hint}")
            continue
        good = []
        for typed in (value,) if isinstance(value, str) else tuple(value):
            if not _is_key(typed):
                problems.append(
                    f"keys: {typed!r} for {name!r} is not a key; write a character or ctrl+letter"
                )
                continue
            (key,) = normal((typed,))
            if command.where.types and (len(typed) == 1 or typed == "space"):
                problems.append(
                    f"keys: {shown(key)} for {name!r} is text there; write ctrl+letter or a key's name"
                )
                continue
            reach = (owner.get((where, key)) for where in command.where.reach)
            first = next((other for other in reach if other is not None), name)
            owner[command.where, key] = first
            if first != name:
                problems.append(f"keys: {shown(key)} is given to {first!r} and {name!r}; {first!r} has it")
                continue
            good.append(key)
        if good:
            chosen[name] = tuple(dict.fromkeys(good))
    return chosen


def _is_key(typed: str) -> bool:
    return (len(typed) == 1 and typed.isprintable()) or typed in NAMED


@cache
def _name(key: str) -> str:
    """A key by Textual's name; worked out once, for there are more commands than keys."""
    (binding,) = Binding.make_bindings([(_comma(key), "x", "x")])
    return binding.key


def _comma(key: str) -> str:
    return "comma" if key == "," else key
