"""What the reader chooses before an export from the screen, and what comes of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from notes.errors import ExportError
from reader.exporting.request import ORDERS, Request
from reader.settings.config import FLAVOURS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.exporting.delivery import Delivery
    from reader.exporting.request import Known
    from reader.notebook import Notebook


@dataclass(frozen=True, slots=True)
class Choices:
    """What is to be written, how, and where to."""

    by: str = ORDERS[0]
    flavour: str = FLAVOURS[0]
    query: str = ""
    """Which notes, as in the list of notes; empty: all."""
    output: str = "notes.md"
    """A file, or a folder/."""

    def next(self, field: str) -> Choices:
        """The choices with the next order or flavour."""
        if field == "by":
            return replace(self, by=_after(ORDERS, self.by))
        return replace(self, flavour=_after(FLAVOURS, self.flavour))


@dataclass(frozen=True, slots=True)
class Made:
    """What would be written."""

    notes: int
    """How many notes pass the filter."""
    files: dict[str, str]
    """From a file's name to its text."""
    delivery: Delivery | None = None
    """The same on its way; None where it cannot go there."""
    problem: str = ""
    """Why it cannot, in one line."""


def make(workspace: Known, notebook: Notebook, choices: Choices) -> Made:
    """Make what is chosen; it takes a while for thousands of notes."""
    from reader.exporting.delivery import prepare
    from reader.exporting.markdown import edition
    from reader.exporting.selection import in_order

    wanted = tuple(in_order(workspace, notebook.contents.filter(choices.query)))
    request = Request(workspace, notebook, wanted, choices.by, choices.flavour)
    try:
        delivery = prepare(request, choices.output)
    except ExportError as error:
        name = Path(choices.output).name
        return Made(len(wanted), {name: edition(request).in_one()}, problem=str(error))
    return Made(len(wanted), {name: data.decode() for name, data in delivery.files.items()}, delivery)


def _after(names: Sequence[str], name: str) -> str:
    return names[(names.index(name) + 1) % len(names)]
