"""What a monkey does: the same for the same seed, and written down in a line that can be done again."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from random import Random
from typing import TypeAlias

from tests.monkey.keys import NAMED

SIZES = ((80, 24), (120, 36), (200, 50), (100, 30))
ODD_SIZES = ((60, 20), (40, 10), (20, 5), (90, 60), (81, 24), (1, 1), (400, 200))


@dataclass(frozen=True, slots=True)
class Press:
    """A key by its name, or characters in one go."""

    key: str


@dataclass(frozen=True, slots=True)
class Paste:
    """A text, put in several times over."""

    text: str
    times: int = 1


@dataclass(frozen=True, slots=True)
class Click:
    """A mouse button, or a turn of the wheel, at a cell."""

    button: int
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Resize:
    """Another size of the terminal."""

    columns: int
    rows: int


@dataclass(frozen=True, slots=True)
class Wait:
    """A pause."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Note:
    """A note of these words, looked for in the store once it is called saved."""

    words: str


@dataclass(frozen=True, slots=True)
class Touch:
    """One of the files that are read is changed, added or removed; which, by the number."""

    number: int


Action: TypeAlias = Press | Paste | Click | Resize | Wait | Note | Touch

_LETTERS = "abcdefghijklmnoprstuvwxyzABCDEFGHIJKLMNOPRSTUVWXYZ0123456789+-<>./*[]()#=:?,;'\"!$%&@\\^_`{|}~"
_WORDS = (
    "energy", "missile defence", "misile", "gas as a weapon", "NATO", "cfe", "Moldova", "security", "the",
    "e", "Ünïcödé", "日本語 テスト", "🙂👨‍👩‍👧🇪🇺", "e\u0301\u0301", "שלום עולם", "\u202eabc", "[red]x[/]",
    "[/]", "12", "p 5", "0", "-1", "9" * 20, "tag/nested/deep", "a,b;c", "\\", "{{x}}", "x" * 60, "#energy",
    "kind:note", "~/", "./out.md",
)  # fmt: skip
_PASTES = (
    Paste("energy"), Paste("two\nlines\n\tand\ttab"), Paste("x", 20_000), Paste("\x07\x08bell"),
    Paste("a line\r\n", 500), Paste("ö", 50), Paste("\x1b[31mred\x1b[0m"),
)  # fmt: skip
_SEQUENCES = tuple(
    line.split()
    for line in """
t WORD enter n n
t WORD tab down enter
t ctrl+t pause down enter
t enter enter
/ WORD enter n N n
/ WORD esc
F WORD enter down enter
F WORD down esc
v right right w A
v J A
v w w y
# WORD enter
r pause J r pause enter
m pause down right enter
m pause s pause down enter
m / WORD enter esc
m c pause u U
s pause J J enter
s y
T pause WORD enter
T esc
p pause down enter
p r
p x
e pause s f w
e o WORD enter w WORD
w pause down i s d
w e WORD ctrl+s
w space down space # WORD enter
w / WORD enter
w x enter
: WORD enter
: down down enter
: esc esc
o pause WORD enter
o down enter
+ pause down enter
+ enter enter enter
- -
z z
c pause down enter
. 12 enter
. WORD enter
H L H L
f f
] ] [
enter esc
i esc
? esc
a WORD tab WORD tab WORD esc d
a WORD esc esc
a WORD ctrl+o
a WORD ctrl+s j j j
O
u u u U U
A u A U
X
Y y
C WORD esc
x
: import enter pause WORD enter
: finding enter pause enter WORD ctrl+s
: store enter esc
: describe enter pause WORD enter esc
: themes enter pause down enter esc
: tags enter pause r WORD enter esc
: deleted enter pause enter esc
: colours enter
: folders enter esc
: report enter WORD ctrl+s
: relations enter esc
g G g
pagedown pagedown pageup space b
""".strip().splitlines()
)
"""Ways through the program; WORD is any word, and a pause lets an answer come."""
_HELD = (
    "j",
    "k",
    "J",
    "K",
    "space",
    "down",
    "n",
    "]",
    "tab",
    "+",
    "-",
    ">",
    "<",
    "f",
    "u",
    "U",
    "A",
    "t",
    "esc",
)
_SURE = (
    ("esc", "enter", "tab", "down", "up", "space", "n", "p", "t", "m", "s", "w", "-", "+", "o"),
    _LETTERS,
)
_KINDS = {
    "letter": 24, "named": 18, "sequence": 34, "word": 6, "mouse": 7, "resize": 3, "paste": 3, "burst": 6,
    "note": 5, "touch": 1, "hold": 3,
}  # fmt: skip
"""How often what is done."""
_PACES = (0, 0, 0.01, 0.03, 0.1, 0.25, 0.6)
_COST = {Press: 0.02, Paste: 0.1, Click: 0.02, Resize: 0.05, Note: 2.0, Touch: 0.05}
"""Seconds that an action is taken to last on a machine of one's own."""


def actions(seed: int) -> Iterator[Action]:
    """Without end, what is done for a seed."""
    dice, notes = Random(seed), 0
    kinds, weights = list(_KINDS), list(_KINDS.values())
    while True:
        kind = dice.choices(kinds, weights)[0]
        if kind == "note":
            notes += 1
            yield Note(f"zz{seed}x{notes}zz")
        else:
            yield from _some(kind, dice)
        yield Wait(dice.choice(_PACES))


def _some(kind: str, dice: Random) -> Iterator[Action]:
    if kind == "letter":
        yield Press(dice.choice(_LETTERS))
    elif kind == "named":
        yield Press(dice.choice((*("esc", "enter") * 4, *NAMED)))
    elif kind == "sequence":
        yield from _sequence(dice)
    elif kind == "word":
        yield from map(Press, dice.choice(_WORDS))
    elif kind == "mouse":
        for _ in range(dice.randint(1, 4)):
            button = dice.choice((0, 0, 0, 1, 2, 16, 32, 35, 64, 65))
            yield Click(button, dice.randint(1, 125), dice.randint(1, 40))
    elif kind == "resize":
        yield Resize(*dice.choice(ODD_SIZES + SIZES))
        yield Wait(dice.choice((0, 0.1, 0.5)))
        yield Resize(*dice.choice(SIZES))
    elif kind == "paste":
        yield dice.choice(_PASTES)
    elif kind == "burst":
        few = dice.choice(_SURE)
        for _ in range(dice.randint(8, 60)):
            yield Press(dice.choice(few))
    elif kind == "touch":
        yield Touch(dice.randint(0, 99))
    elif kind == "hold":
        yield from [Press(dice.choice(_HELD))] * dice.randint(20, 80)


def _sequence(dice: Random) -> Iterator[Action]:
    typed_ahead = dice.random() < 0.5
    for part in dice.choice(_SEQUENCES):
        if part == "pause":
            yield Wait(dice.choice((0, 0.3, 0.6)))
        else:
            yield Press(dice.choice(_WORDS) if part == "WORD" else part)
        if not typed_ahead:
            yield Wait(round(dice.uniform(0.05, 0.3), 2))


def planned(seed: int, seconds: float) -> list[Action]:
    """What is done for a seed in about so many seconds: as much on a slow machine, where it takes longer."""
    plan: list[Action] = []
    for action in actions(seed):
        seconds -= action.seconds if isinstance(action, Wait) else _COST[type(action)]
        if seconds < 0:
            break
        plan.append(action)
    return plan


def spelled(plan: Iterable[Action]) -> str:
    """Actions in a line that ``read`` understands."""
    return " | ".join(map(_spelled, plan))


def _spelled(action: Action) -> str:
    match action:
        case Press(name):
            return _quoted(name)
        case Paste(text, times):
            return f"paste:{times}*{_quoted(text)}"
        case Click(button, x, y):
            return f"mouse:{button},{x},{y}"
        case Resize(columns, rows):
            return f"size:{columns}x{rows}"
        case Wait(seconds):
            return f"wait:{seconds:g}"
        case Note(words):
            return f"note:{words}"
        case Touch(number):
            return f"touch:{number}"


def _quoted(text: str) -> str:
    """A text whose controls are visible, and which holds no mark between two actions."""
    return json.dumps(text, ensure_ascii=False)[1:-1].replace("|", "\\u007c")


_FORMS = re.compile(
    r"paste:(?P<times>\d+)\*(?P<text>.*)|mouse:(?P<button>\d+),(?P<x>\d+),(?P<y>\d+)"
    r"|size:(?P<columns>\d+)x(?P<rows>\d+)|wait:(?P<seconds>[\d.]+)|note:(?P<note>\S+)|touch:(?P<touch>\d+)",
    re.DOTALL,
)


def read(line: str) -> Sequence[Action]:
    """The actions of a line."""
    return [_read(part) for part in line.split(" | ")]


def _read(part: str) -> Action:
    form = _FORMS.fullmatch(part)
    if form is None:
        return Press(json.loads(f'"{part}"'))
    if form["times"]:
        return Paste(json.loads(f'"{form["text"]}"'), int(form["times"]))
    if form["button"]:
        return Click(int(form["button"]), int(form["x"]), int(form["y"]))
    if form["columns"]:
        return Resize(int(form["columns"]), int(form["rows"]))
    if form["seconds"]:
        return Wait(float(form["seconds"]))
    return Note(form["note"]) if form["note"] else Touch(int(form["touch"]))
