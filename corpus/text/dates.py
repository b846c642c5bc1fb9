"""Dates in a text, as people write them in a handful of languages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from corpus.text.months import dated, month_of

_SEASONS: Final = (
    "spring|summer|autumn|fall|winter|frühjahr|frühling|sommer|herbst|printemps|été|automne|hiver|easter|trinity"
    "|michaelmas|hilary"
)
_DAY: Final = r"(?<![\d.:/-])(?P<day{0}>\d{{1,2}})"
_YEAR: Final = r"(?P<year{0}>[12]\d{{3}})(?!\d|[/.,-]\d)"
_MONTH: Final = r"(?P<month{0}>[^\W\d_]{{3,10}})\.?"
_BETWEEN: Final = r"[ \u00a0]{1,3}"
_WRITTEN: Final = re.compile(
    "|".join(
        (
            # Spring 2018
            rf"\b(?:{_SEASONS}){_BETWEEN}(?:of{_BETWEEN})?{_YEAR.format(3)}",
            # 5th of April, 2018 · 5. April 2018 · 1er avril 2018 · 5 de abril de 2018 · 3-5 May 2018
            rf"(?:(?P<since>\d{{1,2}}(?:st|nd|rd|th|\.)?\s?[-–—/]\s?))?{_DAY.format(0)}(?:st|nd|rd|th|er|\.|º|ª)?"
            rf"(?:{_BETWEEN}(?:day{_BETWEEN})?(?:of|de){_BETWEEN}|{_BETWEEN}|-){_MONTH.format(0)},?"
            rf"(?:{_BETWEEN}(?:de|del){_BETWEEN}|{_BETWEEN}|-){_YEAR.format(0)}",
            # April 5, 2018 · April 5th 2018
            rf"\b{_MONTH.format(1)}{_BETWEEN}{_DAY.format(1)}(?P<until>\s?[-–—]\s?\d{{1,2}})?(?:st|nd|rd|th)?"
            rf"(?:,{_BETWEEN}?|{_BETWEEN}){_YEAR.format(1)}",
            # April 2018 · April, 2018 · abril de 2018 · March/April 2018
            rf"(?:\b(?P<first>[^\W\d_]{{3,10}})\.?\s?[-–—/&]\s?)?\b{_MONTH.format(2)},?"
            rf"(?:{_BETWEEN}(?:de|of){_BETWEEN}|{_BETWEEN}){_YEAR.format(2)}",
            # 2018-04-05
            r"(?<![\w-])(?P<year4>[12]\d{3})-(?P<number4>\d\d)-(?P<day4>\d\d)(?!\d|-\d)",
            # 5.4.2018 · 05/04/2018
            r"(?<![\d./-])(?P<one>\d{1,2})(?P<mark>[./])\s?(?P<two>\d{1,2})(?P=mark)\s?(?P<year5>[12]\d{3})(?![\d./])",
        )
    ),
    re.IGNORECASE,
)
_VERBS: Final = frozenset({"may", "march", "mar", "mars", "mai"})
"""Words that are months with a capital letter, or after a day, only."""


class WrittenDate(NamedTuple):
    """A date in a text."""

    date: str
    """``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``, as much as is said."""
    start: int
    end: int
    numeric: bool = False
    """Whether it is of digits only: programs print the day of printing so."""


def find_dates(text: str) -> Iterator[WrittenDate]:
    """The dates in a text that say at least a month or a season, in order; years alone are not among them."""
    found = _WRITTEN.search(text)
    while found is not None:
        if (made := _made(found)) is not None:
            numeric = (found["year4"] or found["year5"]) is not None
            yield WrittenDate(made, found.start(), found.end(), numeric)
        # of "No. 2 Spring 2003" the number is none of the date's
        found = _WRITTEN.search(text, found.start() + 1 if made is None else found.end())


def _made(found: re.Match[str]) -> str | None:
    if found["year3"]:
        return dated(int(found["year3"]))
    if found["year4"]:
        number = int(found["number4"])
        return dated(int(found["year4"]), number, int(found["day4"])) if 1 <= number <= 12 else None
    if found["year5"]:
        return _by_numbers(int(found["one"]), int(found["two"]), int(found["year5"]), found["mark"])
    at = next(at for at in (0, 1, 2) if found[f"year{at}"])
    name, year = found[f"month{at}"], int(found[f"year{at}"])
    month = month_of(name)
    if month is None or (at and name.islower() and name in _VERBS):
        return None
    if at == 2:  # an issue for two months is of neither
        return dated(year, None if found["first"] and month_of(found["first"]) else month)
    ranges = found["since"] if at == 0 else found["until"]
    return dated(year, month, None if ranges else int(found[f"day{at}"]))


def _by_numbers(one: int, two: int, year: int, mark: str) -> str | None:
    """Of day and month between dots the day is first; between strokes only what can be told is."""
    if mark == "." or one > 12:
        day, month = one, two
    elif two > 12 or one == two:
        day, month = two, one
    else:
        return dated(year)
    return dated(year, month, day) if 1 <= month <= 12 and 1 <= day <= 31 else None
