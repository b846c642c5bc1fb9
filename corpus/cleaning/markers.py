"""Markers: what stands before list items and footnotes, and the runs that they form."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

_BULLET: Final = re.compile("([•●▪■□◦‣·∙○►▶➢➤❖✓✔\uf0b7\uf0a7\uf0d8*o–—-])\\s+(?=\\S)|(l)\t\\s*(?=\\S)")
_NUMBER: Final = re.compile(
    r"""(?P<dot>\d{1,3}\.)(?:\s+|(?=[^\W\d_]))(?=\D)
      | (?P<paren>\(?\d{1,3}\))\s+(?=\S)
      | (?P<square>\[\d{1,3}\])\s*(?=\S)
      | (?P<bare>\d{1,3})(?:\s+(?=[“‘"'«(]?[^\W\d_])|(?=[“‘"'«(]?(?:[A-ZÀ-Þ][a-zà-ÿ’.]|[AI]\s)))
      | (?P<letter>\(?[a-z][.)])\s+(?=\S)
      | (?P<note>[a-z]|[ivx]{2,5})(?:\s+(?=[“‘"'«(]?[A-ZÀ-Þ])|(?=[A-ZÀ-Þ][\w’]))
      | (?P<roman>[IVX]{1,5}\.)\s+(?=\S)
      | (?P<sign>[*†‡§¹²³⁴⁵⁶⁷⁸⁹]{1,3})\s*(?=[“‘"'«(]?[^\W_])""",
    re.VERBOSE,
)
NOTES_ONLY: Final = frozenset({"bare", "note", "sign"})
"""Styles that are set before notes and never before list items."""
_APART: Final = re.compile(r"[a-z]|[1-9]\d?(?:\.\d{1,2}){0,3}")
_LONGEST_APART: Final = 11
_DIGITS: Final = re.compile(r"\d+")
_ROMAN: Final = {"i": 1, "v": 5, "x": 10}


@dataclass(frozen=True, slots=True)
class Marker:
    """What a line begins with, and what it may be a marker of."""

    text: str
    """As printed, without space around it."""
    style: str
    """``bullet``, or how a number or letter is set: runs are of one style."""
    width: int
    """Characters of the line that it takes, with the space after it."""
    value: int | None = None
    """Its place in a run, from 1; None for bullets and signs."""
    before_capital: bool = False
    """It numbers or letters something that begins as a sentence or a title does."""

    def follows(self, other: Marker | None) -> bool:
        """Whether it carries on the list or the notes that ``other`` belongs to."""
        if other is None or other.style != self.style:
            return False
        if self.value is None or other.value is None:
            return self.text == other.text
        return self.value == other.value + 1


def read_marker(line: str) -> Marker | None:
    """The marker that ``line`` may begin with, or None."""
    first, second = line[:1], line[1:2]
    if "A" <= first <= "Z":
        if first not in "IVX":
            return None
    elif "a" <= first <= "z" and "a" <= second <= "z" and first not in "ivx":
        return None  # as most lines begin, told without the patterns
    found = _BULLET.match(line)
    if found:
        return Marker(found[1] or found[2], "bullet", found.end())
    found = _NUMBER.match(line)
    if not found or found.lastgroup is None:
        return None
    text = found[found.lastgroup]
    opens = line[found.end() : found.end() + 2].lstrip("“‘\"'«(")[:1]
    return Marker(text, found.lastgroup, found.end(), _value(text, found.lastgroup), opens.isupper())


def number_apart(line: str) -> Marker | None:
    """The marker that ``line`` is, if it is only the number or letter of what the next line begins."""
    if len(line) > _LONGEST_APART or not _APART.fullmatch(line):
        return None
    if line.isalpha():
        return Marker(line, "note", 1, _value(line, "note"), True)
    return Marker(line, "bare", len(line), int(line) if line.isdecimal() else None, True)


def _value(text: str, style: str) -> int | None:
    if style == "sign":
        return None
    digits = _DIGITS.search(text)
    if digits:
        return int(digits[0])
    letters = text.strip("().").lower()
    if style == "roman" or len(letters) > 1:
        return roman(letters)
    return ord(letters) - ord("a") + 1


def roman(letters: str) -> int:
    """The value of a small roman numeral made of i, v and x."""
    total = 0
    for here, after in zip(letters, [*letters[1:], ""], strict=True):
        value = _ROMAN[here]
        total += -value if after and _ROMAN[after] > value else value
    return total
