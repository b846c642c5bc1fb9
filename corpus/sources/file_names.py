"""The date in a file's name: "nss-1987.txt", "2018-04-05 minutes.pdf", "jones1987a.pdf"."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from corpus.text.months import dated, month_of

_DATE: Final = re.compile(
    r"""(?<!\d)(?P<year>1[89]\d\d|20\d\d)
        (?: (?P<mark>[-_. ]?)(?P<month>0[1-9]|1[0-2])(?P=mark)(?P<day>[0-3]\d)
          | [-_. ](?P<only>0[1-9]|1[0-2]) )?
        [a-z]?(?![\da-z])""",
    re.IGNORECASE | re.VERBOSE,
)
_DAY_FIRST: Final = re.compile(r"(?<!\d)([0-3]\d)[-_. ]([0-3]\d)[-_. ]((?:19|20)\d\d)(?!\d)")
_MONTHS: Final = 12
_BEFORE: Final = re.compile(r"(?:([^\W\d_]+)[-_. ,]*)?$")
_DIGITS: Final = re.compile(r"\d$|\d{3}[-_.]$")
_NUMBERS: Final = frozenset(
    {
        "rfc", "iso", "iec", "ieee", "no", "nr", "num", "number", "vol", "page", "pages", "p", "pp", "img",
        "dsc", "scan", "doc", "document", "res", "resolution", "item", "id", "ref", "vision", "agenda",
        "horizon", "towards", "until", "since", "before", "after", "by", "to", "room", "chapter", "ch",
        "part",
    }
)  # fmt: skip
"""Words before a number that is no year, or the year of something else."""


def date_in_name(stem: str) -> str | None:
    """The date that a file's name gives the file, without its ending; None where it names none, or two.

    What lies ahead is no date of a file that is there.
    """
    turned = _DAY_FIRST.sub(_turned, stem)
    found = {said for match in _DATE.finditer(turned) if (said := _made(turned, match))}
    return found.pop() if len(found) == 1 else None


def _turned(found: re.Match[str]) -> str:
    """The year first; of day and month, which either may be, only what can be told."""
    one, two, year = found.groups()
    if int(one) > _MONTHS or one == two:
        return f"{year}-{two}-{one}"
    return f"{year}-{one}-{two}" if int(two) > _MONTHS else year


def _made(stem: str, found: re.Match[str]) -> str | None:
    before = stem[: found.start()]
    word = _BEFORE.search(before)
    name = word[1].casefold() if word and word[1] else ""
    if name in _NUMBERS or _DIGITS.search(before) or re.match(r"[.]\d|[-_]\d{3}", stem[found.end() :]):
        return None
    month, day = (int(part) if part else None for part in (found["month"] or found["only"], found["day"]))
    made = dated(int(found["year"]), month or month_of(name), day)
    return made if made and made <= date.today().isoformat() else None
