"""The reader's own bibliography: which of its works are the reports that are cited."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

from notes.export.records import CitedReport

_SHORTEST: Final = 12
"""Letters of a title that may be the beginning of another: "Security" is that of too many."""


class Work(NamedTuple):
    """A work of a bibliography."""

    key: str
    """What it is cited by."""
    title: str
    year: str = ""


def keys_of(works: Iterable[Work], sources: Iterable[CitedReport]) -> Mapping[str, str]:
    """From a report's id to the key of the work that has its title, for those of which there is one.

    The whole title counts before one without its subtitle, and a work of the same year before others.
    """
    known = [(_letters(work.title), work) for work in works if work.key and work.title]
    found = {}
    for source in sources:
        title, year = _letters(source.title), (source.date or "")[:4]
        near = [
            (letters != title, work.year != year, place, work.key)
            for place, (letters, work) in enumerate(known)
            if _alike(letters, title)
        ]
        if near:
            found[source.id] = min(near)[-1]
    return found


def _letters(title: str) -> str:
    """What of a title counts: letters and digits, no capitals and accents."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKD", title))).casefold()


def _alike(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return short == long or (len(short) >= _SHORTEST and long.startswith(short))
