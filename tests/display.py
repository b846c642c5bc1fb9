"""As much of a terminal as is needed to read what stands on it, and which of its modes are on."""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Mapping

_TOKEN = re.compile(
    r"\x1b\[(?P<private>[<=>?]?)(?P<numbers>[0-9;:]*)[ -/]*(?P<kind>[@-~])"
    r"|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)"  # OSC
    r"|\x1b[PX^_][^\x1b]*\x1b\\"  # DCS, SOS, PM, APC
    r"|\x1b(?![\[\]PX^_])[ -/]*[0-~]"
    r"|(?P<control>[\x00-\x1a\x1c-\x1f\x7f])"
    r"|(?P<printed>[^\x00-\x1f\x7f]+)",
    re.DOTALL,
)
_LONGEST = 1 << 16
"""Characters of a sequence whose end has not come; what is longer was none."""
_WIDE = frozenset("WF")
MODES: Mapping[int, str] = {
    1000: "mouse", 1002: "mouse drags", 1003: "mouse moves", 1004: "focus", 1005: "mouse in UTF-8",
    1006: "mouse in SGR", 1015: "mouse in urxvt", 1016: "mouse in pixels", 1049: "alternate screen",
    2004: "bracketed paste", 2026: "synchronized output", 2048: "sizes in the input",
}  # fmt: skip
"""What a program may turn on and has to turn off again."""
_CURSOR = 25


class Display:
    """A grid of cells that is fed with what a program sends."""

    def __init__(self, columns: int, rows: int) -> None:
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._rest = ""
        self._on: dict[int, bool] = {}
        self._keyboards = 0
        self.resize(columns, rows)

    def resize(self, columns: int, rows: int) -> None:
        """Another size: empty, until it is drawn on."""
        self._columns, self._rows = columns, rows
        self._x = self._y = 0
        self._clear()

    @property
    def lines(self) -> list[str]:
        """The rows, without blanks at their ends; a wide character is followed by no second cell."""
        return ["".join(row).rstrip() for row in self._cells]

    @property
    def text(self) -> str:
        """The rows as one text."""
        return "\n".join(self.lines)

    @property
    def left_on(self) -> list[str]:
        """The modes that differ from those of a terminal in which nothing runs."""
        left = [name for mode, name in MODES.items() if self._on.get(mode)]
        if not self._on.get(_CURSOR, True):
            left.append("hidden cursor")
        if self._keyboards > 0:
            left.append("keyboard protocol")
        return left

    def feed(self, data: bytes) -> None:
        """Take what was sent; what is not whole yet waits for the rest."""
        text = self._rest + self._decoder.decode(data)
        self._rest, at = "", 0
        while at < len(text):
            token = _TOKEN.match(text, at)
            if token is None:  # an escape sequence whose end has not come
                if len(text) - at < _LONGEST:
                    self._rest = text[at:]
                    return
                at += 1
                continue
            at = token.end()
            if token["printed"]:
                self._print(token["printed"])
            elif token["control"]:
                self._control(token["control"])
            elif token["kind"]:
                numbers = re.split("[;:]", token["numbers"])
                self._obey(token["private"], [int(n or 0) for n in numbers], token["kind"])

    def _clear(self) -> None:
        self._cells = [[" "] * self._columns for _ in range(self._rows)]

    def _print(self, text: str) -> None:
        for character in text:
            if unicodedata.combining(character):
                continue
            width = 2 if unicodedata.east_asian_width(character) in _WIDE else 1
            if self._x + width > self._columns:
                self._x = 0
                self._line_feed()
            if 0 <= self._y < self._rows and 0 <= self._x < self._columns:
                row = self._cells[self._y]
                row[self._x] = character
                if width == 2 and self._x + 1 < self._columns:
                    row[self._x + 1] = ""
            self._x += width

    def _control(self, character: str) -> None:
        if character == "\r":
            self._x = 0
        elif character == "\n":
            self._line_feed()
        elif character == "\b":
            self._x = max(self._x - 1, 0)
        elif character == "\t":
            self._x = min(self._x // 8 * 8 + 8, self._columns - 1)

    def _line_feed(self) -> None:
        self._y += 1
        if self._y >= self._rows:
            self._y = self._rows - 1
            self._cells = [*self._cells[1:], [" "] * self._columns]

    def _obey(self, private: str, numbers: list[int], kind: str) -> None:
        if private:
            self._set(private, numbers, kind)
            return
        first = max(numbers[0], 1)
        if kind in "Hf":
            self._y = first - 1
            self._x = max(numbers[1], 1) - 1 if len(numbers) > 1 else 0
        elif kind == "A":
            self._y = max(self._y - first, 0)
        elif kind == "B":
            self._y = min(self._y + first, self._rows - 1)
        elif kind == "C":
            self._x += first
        elif kind == "D":
            self._x = max(self._x - first, 0)
        elif kind == "G":
            self._x = first - 1
        elif kind == "d":
            self._y = first - 1
        elif kind == "J" and numbers[0] >= 2:
            self._clear()
        elif kind == "K" and 0 <= self._y < self._rows:
            row, x = self._cells[self._y], min(self._x, self._columns)
            begin, end = ((x, self._columns), (0, x + 1), (0, self._columns))[min(numbers[0], 2)]
            row[begin:end] = [" "] * (end - begin)
            del row[self._columns :]

    def _set(self, private: str, numbers: list[int], kind: str) -> None:
        if private == "?" and kind in "hl":
            for mode in numbers:
                self._on[mode] = kind == "h"
                if mode == 1049:
                    self._clear()
        elif private in "<>" and kind == "u":  # the stack of keyboard protocols
            self._keyboards += 1 if private == ">" else -1
