"""What the parts of the overviews have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from corpus.model import Report
    from corpus.themes import Presence, Silence, Theme
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
    def is_without(self) -> bool:
        """Whether no name of the theme stands in that report, of which there is more than an abstract."""

    @property
    def looked(self) -> Silence | None:
        """What was looked for in that report in vain; None where that is not known, or was not in vain."""

    @property
    def uncounted(self) -> Presence | None:
        """The passage that one stands on, where it is not on the theme."""

    @property
    def counted(self) -> Presence | None:
        """The passage that one stands on, where it is on the theme."""

    @property
    def again(self) -> ShowSynopsis | ShowMatrix:
        """What opens it anew where one stands."""

    def say(self, message: str, *, stay: bool = False) -> None:
        """Show a message in the bottom row."""

    def look(self) -> None:
        """Show the notes as they are now."""

    def leave_for(self, intent: Intent) -> None:
        """Close it, to do something else."""
