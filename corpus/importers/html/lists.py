"""What a browser sets before the items of a list."""

from __future__ import annotations

from typing import Final

from lxml.etree import _Element as Element

_ROMAN: Final = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
    (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_MOST: Final = 4999


class ListNumbering:
    """Counts the items of one list."""

    def __init__(self, element: Element) -> None:
        self._ordered = element.tag == "ol"
        self._type = element.get("type", "1")
        start = _number(element.get("start"))
        self._reversed = element.get("reversed") is not None
        if start is None:
            start = sum(1 for _ in element.iterchildren("li")) if self._reversed else 1
        self._next = start

    def marker(self, item: Element) -> str:
        """What stands before the next item."""
        if not self._ordered:
            return "•"
        value = _number(item.get("value"))
        number = self._next if value is None else value
        self._next = number + (-1 if self._reversed else 1)
        return f"{written(number, self._type)}."


def _number(text: str | None) -> int | None:
    return int(text) if text and len(text) < 10 and text.strip().lstrip("-").isdecimal() else None


def written(number: int, form: str) -> str:
    """A number in one of the forms of HTML's ``type``: 1, a, A, i, I."""
    if form in {"a", "A"} and number > 0:
        letters = ""
        while number > 0:
            number, rest = divmod(number - 1, 26)
            letters = chr(ord(form) + rest) + letters
        return letters
    if form in {"i", "I"} and 0 < number <= _MOST:
        roman = ""
        for value, sign in _ROMAN:
            times, number = divmod(number, value)
            roman += sign * times
        return roman.upper() if form == "I" else roman
    return str(number)
