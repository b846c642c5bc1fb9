"""Confirmed silences: the reader has looked, and a report says nothing of a theme."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from notes.model import Note, Target, note_of

VERDICT: Final = "silent"
"""Tells these records of the findings' table from others that may come to stand there."""


@dataclass(frozen=True, slots=True)
class ConfirmedSilence:
    """A report that says nothing of a theme, in the reader's view."""

    theme: str
    """One of the theme's names when it was confirmed."""
    target: Target
    """The report as a whole."""
    id: str = ""

    def fields(self) -> dict[str, Any]:
        """What the store keeps of it, besides id, revision and times."""
        whole = Note(self.target).fields()
        return {
            "theme": self.theme,
            **{key: whole[key] for key in ("report", "title", "prints")},
            "verdict": VERDICT,
        }


def silence_of(record: Mapping[str, Any]) -> ConfirmedSilence | None:
    """The silence that a record of the store holds; None where it is none, or names no theme or report."""
    if record.get("verdict") != VERDICT:
        return None
    note = note_of(record)
    if note.target is None or not note.theme:
        return None
    return ConfirmedSilence(note.theme, note.target, note.id)
