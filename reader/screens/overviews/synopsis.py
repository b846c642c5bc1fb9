"""The synopsis: one theme in all reports, in date order, silences shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

from textual import on

from reader.screens.opening_help import show_help
from reader.screens.overviews.synopsis_actions import SynopsisActions
from reader.screens.overviews.synopsis_base import SynopsisBase
from reader.widgets.comparison.synopsis_list import SynopsisList

if TYPE_CHECKING:
    from corpus.themes import Theme
    from reader.services.services import Services


class SynopsisScreen(SynopsisBase):
    """Shows what each report says of a theme, with what the reader made of it."""

    def __init__(self, services: Services, theme: Theme, at: str) -> None:
        super().__init__(services, theme, at)
        self.comparing = SynopsisActions(self)

    @property
    def handlers(self) -> tuple[Mapping[str, Callable[[SynopsisScreen], object]], SynopsisScreen]:
        """What each command does, and who does it."""
        return HANDLERS, self

    @on(SynopsisList.Chosen)
    def _chosen(self) -> None:
        self.comparing.open()


HANDLERS: Final[Mapping[str, Callable[[SynopsisScreen], object]]] = {
    "synopsis-down": lambda screen: screen.comparing.items(1),
    "synopsis-up": lambda screen: screen.comparing.items(-1),
    "synopsis-next": lambda screen: screen.comparing.reports(1),
    "synopsis-previous": lambda screen: screen.comparing.reports(-1),
    "synopsis-page-down": lambda screen: screen.comparing.pages(1),
    "synopsis-page-up": lambda screen: screen.comparing.pages(-1),
    "synopsis-start": lambda screen: screen.comparing.start(),
    "synopsis-end": lambda screen: screen.comparing.end(),
    "synopsis-open": lambda screen: screen.comparing.open(),
    "synopsis-finding": lambda screen: screen.judging.finding(),
    "synopsis-copy": lambda screen: screen.comparing.copy(),
    "synopsis-confirm": lambda screen: screen.judging.confirm(),
    "synopsis-put": lambda screen: screen.judging.put_on(),
    "synopsis-keep": lambda screen: screen.comparing.keep(),
    "synopsis-overturn": lambda screen: screen.judging.overturn(),
    "synopsis-theme": lambda screen: screen.comparing.another(),
    "synopsis-matrix": lambda screen: screen.comparing.matrix(),
    "synopsis-undo": lambda screen: screen.judging.undo(),
    "synopsis-redo": lambda screen: screen.judging.redo(),
    "synopsis-leave": lambda screen: screen.comparing.leave(),
    "synopsis-help": show_help,
}
"""By a command's id."""
