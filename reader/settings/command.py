"""What a command is: where its keys are listened to, and what it needs in order to be available."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Group(StrEnum):
    """The headings under which help lists the commands."""

    MOVE = "Move"
    PANES = "Panes"
    FIND = "Find"
    LOOK = "Look closer"
    SELECT = "Select and copy"
    ANNOTATE = "Annotate"
    LIST = "In the list of notes"
    EXPORT = "In the export"
    MATRIX = "In the matrix"
    SYNOPSIS = "In the synopsis"
    PROGRAM = "Program"
    QUERY = "In lists that you narrow by typing"
    DIALOG = "In other lists"
    THEMES = "In the list of themes"
    TAGS = "In the list of tags"
    RELATIONS = "In a note's relations"
    CONNECTIONS = "In a passage's connections"
    SHEET = "On sheets such as this one"
    ANSWERS = "In questions and lines"


class Where(StrEnum):
    """Where a command's keys are listened to; two commands clash only where both are."""

    ROOM = "room"
    SELECTING = "selecting"
    """While words are being selected; these keys go before the room's."""
    FOOTNOTE = "footnote"
    """In the pop-up of a note; these keys go before the room's."""
    WRITING = "writing"
    """On the drawer of a note that is being written."""
    LIST = "list"
    """On the screen with all notes; done by that screen."""
    EXPORT = "export"
    """On the screen for exports; the same."""
    MATRIX = "matrix"
    """On the matrix; the same."""
    SYNOPSIS = "synopsis"
    """On the synopsis; the same."""
    FILTER = "filter"
    """In the line that narrows the rows of one of these screens; done by that screen."""
    NOTE_LINES = "note lines"
    """Between the lines of a note that is being written."""
    ENTRY = "entry"
    """In a line that a question, or a drawer, has one type in."""
    QUERY = "query"
    """In every list below a line that narrows it."""
    REPORTS = "reports"
    """In the list of reports; besides those of ``QUERY``."""
    JUMP = "jump"
    """In the jump to a theme; the same."""
    DIALOG = "dialog"
    """In every other list above the screen, as far as the list has use for them."""
    THEMES = "themes"
    """In the list of themes; besides those of ``DIALOG``."""
    TAGS = "tags"
    """In the list of tags; the same."""
    RELATIONS = "relations"
    """In the relations of a note; the same."""
    CONNECTIONS = "connections"
    """In the connections of a passage; the same."""
    SHEET = "sheet"
    """On every sheet that one only reads."""
    VERSIONS = "versions"
    """On two versions of a note; besides those of ``SHEET``."""
    CONFIRM = "confirm"
    """Under a question that is answered with yes or no."""
    DETAILS = "details"
    """On what is known of a report; besides those of ``ENTRY``."""

    @property
    def types(self) -> bool:
        """Whether one types there, so that a character is never a key."""
        return self in _TYPING

    @property
    def reach(self) -> frozenset[Where]:
        """The places whose keys are listened to together with its own."""
        around = {_AROUND[self]} if self in _AROUND else set()
        return frozenset({self} | around | {each for each, outer in _AROUND.items() if outer is self})


_TYPING: Final = frozenset({
    Where.WRITING, Where.FILTER, Where.NOTE_LINES, Where.ENTRY, Where.QUERY, Where.REPORTS, Where.JUMP,
    Where.DETAILS,
})  # fmt: skip
_AROUND: Final = {
    Where.REPORTS: Where.QUERY,
    Where.JUMP: Where.QUERY,
    Where.THEMES: Where.DIALOG,
    Where.TAGS: Where.DIALOG,
    Where.RELATIONS: Where.DIALOG,
    Where.CONNECTIONS: Where.DIALOG,
    Where.VERSIONS: Where.SHEET,
    Where.DETAILS: Where.ENTRY,
}
"""From a place that has keys of its own to the kind of place that it is, whose keys it has besides."""


class Need(StrEnum):
    """What must be the case for a command to be available."""

    NOTHING = "nothing"
    TEXT = "text"
    """The current report has a passage to stand on."""
    PANES = "panes"
    """More than one pane is open."""
    SELECTION = "selection"
    TRAIL_BACK = "back"
    TRAIL_ON = "forward"
    HITS = "search"
    """A search is under way, so that there is a next hit."""
    DRAFT = "draft"
    """A note that was not saved is offered."""
    CORRECTION = "correction"
    """Words are selected, and a note waits to be put on them."""


@dataclass(frozen=True, slots=True)
class Command:
    """One thing that the reader can ask for."""

    id: str
    """Its name in the config's ``[keys]``."""
    keys: tuple[str, ...]
    """Default keys, a character or a name such as ``pagedown``; none for palette entries only."""
    group: Group
    label: str
    """Its name in the palette."""
    help: str
    """One line for the help screen."""
    where: Where = Where.ROOM
    need: Need = Need.TEXT
    priority: bool = False
    """Whether its keys go before those of a line that one types in."""

    @property
    def action(self) -> str:
        """The action that a binding names."""
        return f"do({self.id!r})"
