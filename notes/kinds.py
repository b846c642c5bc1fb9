"""The kinds of notes: what each is told by, and how it is called, shown and written out.

A kind is nothing that is stored: it follows from what a note is on and what it says. A new one is a row here.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, NamedTuple, Protocol


class Facts(Protocol):
    """What tells of which kind a note is."""

    @property
    def on_words(self) -> bool:
        """Whether it is on words of a report."""

    @property
    def on_report(self) -> bool:
        """Whether it is on a report, or on words in one."""

    @property
    def theme(self) -> str | None:
        """The theme that it is on."""

    @property
    def text(self) -> str:
        """The reader's words."""

    @property
    def tags(self) -> tuple[str, ...]:
        """Its tags."""


class NoteKind(NamedTuple):
    """A kind of note."""

    name: str
    fits: Callable[[Facts], bool]
    """Whether a note is of this kind, if it is of none before it."""
    called: str = "note"
    """What a step of undo calls making one."""
    called_bare: str = "highlight"
    """The same of one in which the reader says nothing."""
    sign: str = "✎"
    """What stands for one in the gutter and in a line, one cell wide."""
    sign_bare: str = "“"
    place: str = ""
    """What a list says it is on, where it is not on words: "the whole report"."""
    heading: str = ""
    """What an export writes before the place of one: "Finding"; its theme then goes with that."""
    callout: str = "note"
    """The type of callout that one is in Obsidian."""


WORDS: Final = NoteKind("on words", lambda note: note.on_words, callout="quote")
FINDING: Final = NoteKind(
    "finding", lambda note: note.on_report and note.theme is not None, heading="Finding", callout="abstract"
)
"""What one report as a whole says of one theme."""
REPORT: Final = NoteKind("on a report", lambda note: note.on_report, place="the whole report")
THEME: Final = NoteKind("on a theme", lambda _: True, called_bare="note")

KINDS: tuple[NoteKind, ...] = (WORDS, FINDING, REPORT, THEME)
"""All kinds; a note is of the first that fits it."""


def kind_of(note: Facts) -> NoteKind:
    """The kind of a note."""
    return next(kind for kind in KINDS if kind.fits(note))
