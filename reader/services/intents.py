"""What the reader left a screen for: said to whoever opened it, who sees to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from corpus.model import Report
    from corpus.themes import Presence, Theme
    from reader.notebook import Placed


@dataclass(frozen=True, slots=True)
class GoToNote:
    """Go to the words of a note, or to where they may have stood."""

    placed: Placed


@dataclass(frozen=True, slots=True)
class EditNote:
    """Edit a note in sight of its words."""

    placed: Placed


@dataclass(frozen=True, slots=True)
class CorrectNote:
    """Let other words be selected for a note."""

    placed: Placed


@dataclass(frozen=True, slots=True)
class ExportNotes:
    """Export the notes that fit a query."""

    query: str


@dataclass(frozen=True, slots=True)
class VisitTheme:
    """Go to what a report says of a theme: to one passage, else to the best."""

    theme: Theme
    report: Report
    at: Presence | None = None


@dataclass(frozen=True, slots=True)
class ShowSynopsis:
    """Show a theme in all reports, standing on one of them."""

    theme: Theme
    at: str | None = None
    """The report's id; None for the one in the current pane."""


@dataclass(frozen=True, slots=True)
class ShowMatrix:
    """Show all themes by all reports."""


@dataclass(frozen=True, slots=True)
class ChooseTheme:
    """Choose a theme, and show it in all reports."""


@dataclass(frozen=True, slots=True)
class KeepAsTheme:
    """Ask for a name, and keep a theme that was made of words under it."""

    theme: Theme


@dataclass(frozen=True, slots=True)
class WriteFinding:
    """Write what a report says of a theme, in sight of it."""

    theme: Theme
    report: Report
    then: ShowSynopsis | ShowMatrix
    """What is shown when it is written."""


Intent: TypeAlias = (
    GoToNote
    | EditNote
    | CorrectNote
    | ExportNotes
    | VisitTheme
    | ShowSynopsis
    | ShowMatrix
    | ChooseTheme
    | KeepAsTheme
    | WriteFinding
)
"""Any of them."""
