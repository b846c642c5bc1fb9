"""What a command is: where its keys are listened to, and what it needs in order to be available."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


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


class Where(StrEnum):
    """Where a command's keys are listened to; two commands clash only in the same place."""

    ROOM = "room"
    SELECTING = "selecting"
    """While words are being selected; these keys go before the room's."""
    FOOTNOTE = "footnote"
    """In the pop-up of a note; these keys go before the room's."""
    WRITING = "writing"
    """On the slip of a note that is being written."""
    LIST = "list"
    """On the screen with all notes; done by that screen."""
    EXPORT = "export"
    """On the screen for exports; the same."""
    MATRIX = "matrix"
    """On the matrix; the same."""
    SYNOPSIS = "synopsis"
    """On the synopsis; the same."""


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
    HUNT = "search"
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

    @property
    def action(self) -> str:
        """The action that a binding names."""
        return f"screen.do({self.id!r})"
