"""Export: what is written, how and where to, with all of it to be seen before."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

from reader.screens.export.actions import ExportActions
from reader.screens.export.base import ExportBase
from reader.screens.opening_help import show_help

if TYPE_CHECKING:
    from reader.exporting.options import Choices
    from reader.services.services import Services


class ExportScreen(ExportBase):
    """Shows choices above a preview; what can be done here is done by its part."""

    def __init__(self, services: Services, choices: Choices) -> None:
        super().__init__(services, choices)
        self.preparing = ExportActions(self)

    @property
    def handlers(self) -> tuple[Mapping[str, Callable[[ExportScreen], object]], ExportScreen]:
        """What each command does, and who does it."""
        return HANDLERS, self


HANDLERS: Final[Mapping[str, Callable[[ExportScreen], object]]] = {
    "export-write": lambda screen: screen.preparing.write(0),
    "export-force": lambda screen: screen.preparing.write(1),
    "export-copy": lambda screen: screen.preparing.copy(),
    "export-by": lambda screen: screen.preparing.next("by"),
    "export-flavour": lambda screen: screen.preparing.next("flavour"),
    "export-filter": lambda screen: screen.preparing.filter(),
    "export-output": lambda screen: screen.preparing.output(),
    "export-down": lambda screen: screen.preparing.scroll("down"),
    "export-up": lambda screen: screen.preparing.scroll("up"),
    "export-page-down": lambda screen: screen.preparing.scroll("page_down"),
    "export-page-up": lambda screen: screen.preparing.scroll("page_up"),
    "export-start": lambda screen: screen.preparing.scroll("home"),
    "export-end": lambda screen: screen.preparing.scroll("end"),
    "export-leave": lambda screen: screen.preparing.leave(),
    "export-help": show_help,
    "filter-done": lambda screen: screen.give_keys(),
}
"""By a command's id."""
