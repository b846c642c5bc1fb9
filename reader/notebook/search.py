"""Finding notes by what the reader says in them, as a search over the reports does it beside its hits."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from notes.folding import fold
from reader.notebook.entry import Entry
from reader.notebook.placed import Placed

_PART: Final = re.compile(r'"([^"]*)"?|([^\s"]+)')


def saying(entries: Iterable[Entry], query: str) -> list[Placed]:
    """The notes whose words, tags, holder or theme hold all words of a query, the one changed last first.

    Args:
        entries: the notes.
        query: words, or "words" that stand together.
    """
    wanted = [part for part in (fold(quoted or plain) for quoted, plain in _PART.findall(query)) if part]
    if not wanted:
        return []
    likely = [entry.placed for entry in entries if all(part in entry.words for part in wanted)]
    found = [placed for placed in likely if _says(placed, wanted)]
    return sorted(found, key=lambda placed: placed.note.updated, reverse=True)


def _says(placed: Placed, wanted: Iterable[str]) -> bool:
    note = placed.note
    said = fold("\n".join((note.text, *note.tags, note.holder or "", note.theme or "")))
    return all(part in said for part in wanted)
