"""What the parts of the overviews have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from corpus.model import Report
    from corpus.themes import Theme
    from reader.services.intents import Intent, ShowMatrix, ShowSynopsis
    from reader.services.services import Services
    from reader.settings.commands import Group


class Judged(Protocol):
    """An overview whose cell can be judged: the matrix, or the synopsis."""

    services: Services
    GROUP: Group
    """The commands of this screen."""

    @property
    def cell(self) -> tuple[Theme, Report] | None:
        """The theme and the one report that one stands on; None where there is none, or there are several."""

    @property
    def is_silent(self) -> bool:
        """Whether that report, all of which is there, says nothing of the theme."""

    @property
    def again(self) -> ShowSynopsis | ShowMatrix:
        """What opens it anew where one stands."""

    def say(self, message: str, *, stay: bool = False) -> None:
        """Show a message in the bottom row."""

    def look(self) -> None:
        """Show the notes as they are now."""

    def leave_for(self, intent: Intent) -> None:
        """Close it, to do something else."""
