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
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from notes.folding import fold
from notes.tags import NESTED, bare
from reader.notebook.placed import Placed

_TOKEN: Final = re.compile(r'(?:(tag|holder|theme|report|state|date):|(#))?(?:"([^"]*)"?|(\S+))?')
CONFLICT: Final = "conflict"
"""What is asked for beside the states."""
_BREAK: Final = "\n"
"""Parts what is searched: no word goes over it."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A note and what it is found by, folded."""

    placed: Placed
    words: str
    """All there is to find."""
    fields: dict[str, str]
    """By the name of a token what it looks at, each word of it behind a break."""


Test = Callable[[Iterable[Entry]], list[Entry]]


def entry(placed: Placed, called: str) -> Entry:
    """What a note is found by; ``called`` is the label of the report that it is on."""
    note, report, passage = placed.note, placed.report, placed.passage
    title = note.target.title if note.target else ""
    names = [report.id, called, report.about.title] if report else []
    names += [note.target.report, title] if note.target else []
    section = (passage.section if passage else None) or ""
    words = [note.text, placed.quote, *note.tags, note.holder or "", note.theme or "", section, *names]
    fields = {
        "tag": _parts(tuple(map(bare, note.tags)), NESTED),
        "holder": _parts((note.holder or "",)),
        "theme": _parts((note.theme or "",)),
        "report": _parts(tuple(names)),
        "state": _BREAK + placed.state,
        "date": f"{_BREAK}{note.created}{_BREAK}{note.updated}",
    }
    return Entry(placed, fold(_BREAK.join(words)), fields)


def matching(entries: Iterable[Entry], query: str) -> list[Entry]:
    """The entries that fit all of a query, in their order; all of them for an empty one."""
    whole = found = list(entries)
    for test in _tests(query, whole):
        found = test(found)
    return found


def families_of(entries: Iterable[Entry]) -> list[list[Placed]]:
    """The notes of which several versions were kept, each with all of its versions, oldest first."""
    notes = [entry.placed for entry in entries]
    origins = {placed.id: placed.note.conflict for placed in notes if placed.note.conflict}
    families = defaultdict(list)
    for placed in notes:
        families[_origin(placed.id, origins)].append(placed)
    return [family for family in families.values() if len(family) > 1]


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
    begins = _BREAK + wanted
    return lambda found: [one for one in found if one.placed.id in split or begins in one.fields["state"]]


def _word(wanted: str) -> Test:
    return lambda entries: [one for one in entries if wanted in one.words]


def _field(name: str, wanted: str) -> Test:
    begins = _BREAK + wanted
    return lambda entries: [one for one in entries if begins in one.fields[name]]


@lru_cache(maxsize=4096)
def _parts(names: tuple[str, ...], between: str = " ") -> str:
    """Names so that each can be found by how it, or a part of it, begins."""
    found = []
    for name in map(fold, names):
        parts = name.split(between)
        found += [between.join(parts[place:]) for place in range(len(parts))]
    return _BREAK + _BREAK.join(dict.fromkeys(found))
