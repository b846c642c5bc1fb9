"""Names of months in a handful of languages, and dates held against the calendar."""

from __future__ import annotations

import unicodedata
from datetime import date
from typing import Final

OLDEST: Final = 1450
"""The year from which on there is print."""

_NAMES: Final = (
    "january jan januar jaenner janner janvier janv enero ene gennaio gen januari janeiro",
    "february feb febr februar feber fevrier fevr febrero febbraio februari fevereiro fev",
    "march mar marz maerz mrz mars marzo maart marco",
    "april apr avril avr abril abr aprile",
    "may mai mayo maggio mei maio",
    "june jun juni juin junio giugno junho",
    "july jul juli juillet juil julio luglio julho",
    "august aug aout agosto ago augustus",
    "september sep sept septembre septiembre settembre setembro",
    "october oct oktober okt octobre octubre ottobre outubro",
    "november nov novembre noviembre novembro",
    "december dec dezember dez decembre diciembre dicembre dezembro",
)
MONTHS: Final = {name: month for month, names in enumerate(_NAMES, 1) for name in names.split()}
"""From the name of a month, in small letters without accents, to its number."""


def month_of(name: str) -> int | None:
    """The number of a month by its name or what it is shortened to; None where it is none."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    return MONTHS.get("".join(c for c in plain if not unicodedata.combining(c)).rstrip("."))


def dated(year: int, month: int | None = None, day: int | None = None) -> str | None:
    """A date as precise as the calendar allows: of 30 February the month is left.

    None where nothing can have been published then: before there was print, or more than a year ahead.
    """
    if not OLDEST <= year <= date.today().year + 1:
        return None
    if month is None or not 1 <= month <= 12:
        return f"{year}"
    try:
        return date(year, month, day or 0).isoformat()
    except ValueError:
        return f"{year}-{month:02}"
