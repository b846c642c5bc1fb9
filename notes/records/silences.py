"""Confirmed silences: the reader has looked, and a report says nothing of a theme."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from notes.folding import fold
from notes.model import Note, Target, note_of

VERDICT: Final = "silent"
"""Tells these records of the findings' table from others that may come to stand there."""


@dataclass(frozen=True, slots=True)
class ConfirmedSilence:
    """A report that says nothing of a theme, in the reader's view."""

    theme: str
    """One of the theme's names when it was confirmed."""
    target: Target
    """The report as a whole, with the fingerprints of the text that was looked through."""
    names: tuple[str, ...] = ()
    """The names that were searched for; empty where an earlier version kept none."""
    passages: tuple[str, ...] = ()
    """The ids of the passages that were shown to be read: what was seen, not where to go."""
    id: str = ""
    day: str = ""
    """On which it was confirmed last (UTC), ``YYYY-MM-DD``."""
    revision: int = 0

    def fields(self) -> dict[str, Any]:
        """What the store keeps of it, besides id, revision and times."""
        whole = Note(self.target).fields()
        return {
            "theme": self.theme,
            **{key: whole[key] for key in ("report", "title", "prints")},
            "verdict": VERDICT,
            "names": list(self.names),
            "passages": list(self.passages),
        }

    def names_since(self, names: Iterable[str]) -> tuple[str, ...]:
        """Those of a theme's names that were not searched for; none where it is not known which were."""
        searched = set(map(fold, self.names))
        return tuple(name for name in names if fold(name) not in searched) if searched else ()

    def is_of(self, letters_print: str) -> bool:
        """Whether the text with this fingerprint is the one that was looked through, as far as is known."""
        before = self.target.letters_print
        return not before or not letters_print or before == letters_print

    def is_old(self, names: Iterable[str], letters_print: str) -> bool:
        """Whether a theme's names, or the text, have become other since it was confirmed."""
        return bool(self.names_since(names)) or not self.is_of(letters_print)


def silence_of(record: Mapping[str, Any]) -> ConfirmedSilence | None:
    """The silence that a record of the store holds; None where it is none, or names no theme or report."""
    if record.get("verdict") != VERDICT:
        return None
    note = note_of(record)
    if note.target is None or not note.theme:
        return None
    names, passages = (_texts(record.get(field)) for field in ("names", "passages"))
    day = (note.updated or note.created)[:10]
    return ConfirmedSilence(note.theme, note.target, names, passages, note.id, day, note.revision)


def _texts(value: object) -> tuple[str, ...]:
    return tuple(text for text in value if isinstance(text, str)) if isinstance(value, list) else ()
