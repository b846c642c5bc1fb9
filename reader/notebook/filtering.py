"""Finding notes as one types: words, and tokens such as ``tag:eu``, all of which a note must fit.

==============  ====================================================================
``word``        in the note, its quote, tags, holder, theme, report or section
``"two words"`` the same, with the space
``tag:eu``      a tag, or a part of a nested one, begins so; ``#eu`` for short
``holder:``     a word of the holder begins so; ``theme:`` and ``report:`` alike
``state:``      anchored, changed, orphan or away, or how it begins; conflict: other versions are kept
``date:``       it was made or changed then: 2026, 2026-11 or 2026-11-23
==============  ====================================================================
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import Final

from notes.folding import fold
from notes.tags import bare
from reader.notebook.entry import BREAK, Entry
from reader.notebook.placed import Placed

_TOKEN: Final = re.compile(r'(?:(tag|holder|theme|report|state|date):|(#))?(?:"([^"]*)"?|(\S+))?')
CONFLICT: Final = "conflict"
"""What is asked for beside the states."""
Test = Callable[[Iterable[Entry]], list[Entry]]


def matching(entries: Iterable[Entry], query: str) -> list[Entry]:
    """The entries that fit all of a query, in their order; all of them for an empty one."""
    whole = found = list(entries)
    for test in _tests(query, whole):
        found = test(found)
    return found


def families_of(entries: Iterable[Entry]) -> list[list[Placed]]:
    """The notes of which several versions were kept, each with all of its versions, oldest first."""
    entries = list(entries)
    origins = {entry.id: entry.conflict for entry in entries if entry.conflict}
    families = defaultdict(list)
    for entry in entries:
        families[_origin(entry.id, origins)].append(entry)
    return [[entry.placed for entry in family] for family in families.values() if len(family) > 1]


def _origin(ident: str, origins: dict[str, str]) -> str:
    """The note that a version, or a version of a version, goes back to."""
    seen = set()
    while ident in origins and ident not in seen:
        seen.add(ident)
        ident = origins[ident]
    return ident


def _tests(query: str, entries: Sequence[Entry]) -> list[Test]:
    tests = []
    for name, hash_, quoted, plain in _TOKEN.findall(query):
        wanted = fold(bare(quoted or plain) if hash_ or name == "tag" else quoted or plain)
        if wanted and name == "state" and CONFLICT.startswith(wanted):
            tests.append(_state(wanted, entries))
        elif wanted:
            tests.append(_field("tag" if hash_ else name, wanted) if name or hash_ else _word(wanted))
    return tests


def _state(wanted: str, entries: Iterable[Entry]) -> Test:
    """Notes with other versions, and those whose state begins so too."""
    split = {placed.id for family in families_of(entries) for placed in family}
    begins = BREAK + wanted
    return lambda found: [one for one in found if one.id in split or begins in one.fields["state"]]


def _word(wanted: str) -> Test:
    return lambda entries: [one for one in entries if wanted in one.words]


def _field(name: str, wanted: str) -> Test:
    begins = BREAK + wanted
    return lambda entries: [one for one in entries if begins in one.fields[name]]
